#include <lif/neuron/norse_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> norse_entries() {
  return {
      real_entry<norse::LIFBox>("V = V + dt*tau_mem_inv*((I + v_leak) - V); spike if V > v_th"),
      real_entry<norse::LIF>("LIFBox driven by a synaptic current that decays after its use"),
      real_entry<norse::LIFRefrac>("norse.LIF that rests for rho_reset steps after a spike"),
      real_entry<norse::IAF>("V = V + I; spike if V > v_th"),
      real_entry<norse::CubaLIF>("what Norse's importer makes of NIR's CubaLIF: LIFBox driven by a current"),
  };
}

}  // namespace lif::testbench
