#include <lif/common/version.hpp>

#define LIF_STRINGIFY_VALUE(value) #value
#define LIF_STRINGIFY(value) LIF_STRINGIFY_VALUE(value)

namespace lif {

const char* version() {
  return LIF_STRINGIFY(LIF_SYSTEMC_VERSION_MAJOR) "." LIF_STRINGIFY(
      LIF_SYSTEMC_VERSION_MINOR) "." LIF_STRINGIFY(LIF_SYSTEMC_VERSION_PATCH);
}

}  // namespace lif
