#include <lif/frameworks/sinabs.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_sinabs_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_SINABS_MODELS) }

}  // namespace lif
