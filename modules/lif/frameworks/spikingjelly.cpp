#include <lif/frameworks/spikingjelly.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_spikingjelly_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_SPIKINGJELLY_MODELS) }

}  // namespace lif
