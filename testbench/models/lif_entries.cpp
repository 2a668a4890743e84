#include <lif/neuron/lif_neuron.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> lif_entries() {
  return {
      real_entry<LIF>(
          "V = beta*V + I; spike if V > threshold; a spike sets V to reset_potential in the same step"),
  };
}

}  // namespace lif::testbench
