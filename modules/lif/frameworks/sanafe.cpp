#include <lif/frameworks/sanafe.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_sanafe_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_SANAFE_MODELS) }

}  // namespace lif
