#include <lif/neuron/sinabs_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> sinabs_entries() {
  return {
      real_entry<sinabs::LIF>(
          "V = a*V + (1 - a)*I with a = exp(-1/tau_mem); V/spike_threshold spikes if V >= spike_threshold"),
      real_entry<sinabs::IAF>("V = V + I; V/spike_threshold spikes if V >= spike_threshold"),
      real_entry<sinabs::ExpLeak>("sinabs.LIF that never spikes"),
  };
}

}  // namespace lif::testbench
