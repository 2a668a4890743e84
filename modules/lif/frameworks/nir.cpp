#include <lif/frameworks/nir.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_nir_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_NIR_MODELS) }

}  // namespace lif
