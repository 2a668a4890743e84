#include <lif/neuron/snntorch_neurons.hpp>

#include "models/entries.hpp"
#include "models/model_form.hpp"

namespace lif::testbench {

std::vector<ModelEntry> snntorch_entries() {
  return {
      real_entry<snntorch::Leaky>(
          "V = beta*V + I; spike if V > threshold; the reset is one step late, or at once"),
      real_entry<snntorch::Synaptic>(
          "i = alpha*i + I; V = beta*V + i; spike if V > threshold; reset as Leaky"),
      real_entry<snntorch::RLeaky>("Leaky with its own last spike fed back with weight V"),
      real_entry<snntorch::Lapicque>(
          "an RC circuit in forward Euler; spike if V > threshold; the reset is one step late"),
      real_entry<snntorch::Alpha>("the response to an event rises and falls; spike if V > threshold"),
  };
}

}  // namespace lif::testbench
