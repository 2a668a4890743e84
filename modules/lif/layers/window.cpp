#include <lif/layers/window.hpp>

namespace lif {

std::size_t WindowAxis::outputs() const {
  const std::size_t reach = input + padding + trailing;
  const std::size_t extent = dilation * (kernel - 1) + 1;
  return reach < extent ? 0 : (reach - extent) / stride + 1;
}

}  // namespace lif
