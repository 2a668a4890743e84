#include <lif/frameworks/nest.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_nest_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_NEST_MODELS) }

}  // namespace lif
