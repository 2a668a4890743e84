// The control, which has to compile: a user's module with two neurons.
#include <lif/lif.hpp>

SC_MODULE(Design) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_signal<double> current{"current"};
  sc_core::sc_signal<bool> spike{"spike"};
  lif::LIFNeuron<> neuron{"neuron", {1.0, 0.9}};
  lif::LIFNeuron<sc_dt::sc_fixed<16, 8>> fixed{"fixed"};

  SC_CTOR(Design) {
    neuron.clk(clk);
    neuron.input_current(current);
    neuron.spike(spike);
  }
};
