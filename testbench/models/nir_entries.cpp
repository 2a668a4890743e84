#include <lif/neuron/nir_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> nir_entries() {
  return {
      real_entry<nir::LIF>(
          "V = V + dt/tau*((v_leak - V) + r*I); spike if V > v_threshold; dt has to be given"),
      real_entry<nir::IF>("V = V + dt*r*I; spike if V > v_threshold; dt has to be given"),
      real_entry<nir::LI>("nir.LIF that never spikes"),
      real_entry<nir::CubaLIF>("nir.LIF driven by a synaptic current"),
      real_entry<nir::I>("V = V + dt*r*I, for ever; dt has to be given"),
      real_entry<nir::CubaLI>("nir.CubaLIF that never spikes"),
  };
}

}  // namespace lif::testbench
