#include <lif/neuron/spikingjelly_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> spikingjelly_entries() {
  return {
      real_entry<spikingjelly::LIFNode>("V = V + (I - (V - v_reset))/tau; spike if V >= v_threshold"),
      real_entry<spikingjelly::IFNode>("V = V + I; spike if V >= v_threshold"),
      real_entry<spikingjelly::CUBALIFNode>(
          "i = i*c_decay + I; V = V*v_decay + i; spike if V >= v_threshold"),
  };
}

}  // namespace lif::testbench
