#include <lif/frameworks/norse.hpp>

#include <lif/frameworks/catalogue_entries.hpp>

namespace lif {

void add_norse_models(Catalogue& catalogue) { LIF_ADD_MODELS(catalogue, LIF_NORSE_MODELS) }

}  // namespace lif
