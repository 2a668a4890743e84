#include <lif/neuron/nest_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> nest_entries() {
  return {
      real_entry<nest::IafPscDelta>(
          "exact integration; a spike that arrives moves V at once; spike if V >= V_th; mV, ms, pA"),
      real_entry<nest::IafPscExp>(
          "exact integration with exponential synaptic currents; spike if V >= V_th; mV, ms, pA"),
  };
}

}  // namespace lif::testbench
