// A float signal on the input of a double neuron.
#include <lif/lif.hpp>

void connect(lif::LIFNeuron<double>& neuron, sc_core::sc_signal<float>& current) {
  neuron.input_current(current);
}
