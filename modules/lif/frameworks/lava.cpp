#include <lif/frameworks/lava.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_lava_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_LAVA_MODELS) }

}  // namespace lif
