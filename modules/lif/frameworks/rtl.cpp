#include <lif/frameworks/rtl.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_rtl_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_RTL_MODELS) }

}  // namespace lif
