#include <lif/frameworks/snntorch.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_snntorch_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_SNNTORCH_MODELS) }

}  // namespace lif
