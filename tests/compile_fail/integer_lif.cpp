// The default model with integers, of which beta = 0.9 is none.
#include <lif/lif.hpp>

int sc_main(int, char**) {
  const lif::LIFNeuron<int> neuron("neuron");
  return static_cast<int>(neuron.steps());
}
