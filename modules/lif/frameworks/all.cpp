#include <lif/frameworks/all.hpp>

namespace lif {

Catalogue every_framework() {
  Catalogue catalogue;
  add_own_models(catalogue);
  add_snntorch_models(catalogue);
  add_norse_models(catalogue);
  add_spikingjelly_models(catalogue);
  add_sinabs_models(catalogue);
  add_lava_models(catalogue);
  add_nest_models(catalogue);
  add_nir_models(catalogue);
  add_sanafe_models(catalogue);
  add_rtl_models(catalogue);
  return catalogue;
}

}  // namespace lif
