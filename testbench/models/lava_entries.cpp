#include <lif/neuron/lava_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> lava_entries() {
  return {
      real_and_integer_entry<lava::LIF>(
          "u = u*(1 - du) + I; v = v*(1 - dv) + u + bias; spike if v > vth; int: the bits of Loihi"),
      real_and_integer_entry<lava::LIFReset>("lava.LIF whose states are cleared every reset_interval steps"),
      real_entry<lava::LIFRefractory>(
          "lava.LIF whose potential rests for refractory_period steps after a spike"),
      real_and_integer_entry<lava::TernaryLIF>("lava.LIF that spikes +1 above vth_hi and -1 below vth_lo"),
  };
}

}  // namespace lif::testbench
