#include <lif/frameworks/own.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_own_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_OWN_MODELS) }

}  // namespace lif
