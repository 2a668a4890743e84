// Two neurons in a design of your own: the spikes of the first drive the second through a synapse.

#include <lif/lif.hpp>

#include <iostream>

/// A synapse: while the spike is high, which is one step, the current is the synaptic weight.
SC_MODULE(Synapse) {
  sc_core::sc_in<bool> spike{"spike"};
  sc_core::sc_out<double> current{"current"};

  Synapse(const sc_core::sc_module_name& name, double weight) : sc_core::sc_module(name), weight_(weight) {
    SC_METHOD(transmit);
    sensitive << spike;
  }
  LIF_HAS_PROCESS(Synapse);

 private:
  void transmit() { current.write(spike.read() ? weight_ : 0.0); }

  double weight_;
};

/// Your design: a stimulus goes in, the spikes of both neurons come out.
SC_MODULE(TwoNeurons) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> rst_n{"rst_n"};
  sc_core::sc_in<double> stimulus{"stimulus"};
  sc_core::sc_out<bool> first_spike{"first_spike"};
  sc_core::sc_out<bool> second_spike{"second_spike"};

  lif::LIFNeuron<> first{"first", {1.0, 0.9}};
  Synapse synapse{"synapse", 0.6};
  sc_core::sc_signal<double> synaptic_current{"synaptic_current"};
  lif::LIFNeuron<> second{"second", {1.0, 0.9}};

  SC_CTOR(TwoNeurons) {
    for (lif::LIFNeuron<>* neuron : {&first, &second}) {
      neuron->clk(clk);
      neuron->rst_n(rst_n);
    }
    first.input_current(stimulus);
    first.spike(first_spike);
    synapse.spike(first_spike);
    synapse.current(synaptic_current);
    second.input_current(synaptic_current);
    second.spike(second_spike);
  }
};

int sc_main(int, char**) {
  using namespace sc_core;

  sc_clock clk{"clk", 10, SC_NS, 0.5, 5, SC_NS, true};
  sc_signal<bool> rst_n{"rst_n", false};
  sc_signal<double> stimulus{"stimulus"};
  sc_signal<bool> first_spike{"first_spike"}, second_spike{"second_spike"};

  TwoNeurons design{"design"};
  design.clk(clk);
  design.rst_n(rst_n);
  design.stimulus(stimulus);
  design.first_spike(first_spike);
  design.second_spike(second_spike);

  stimulus.write(0.3);
  sc_start(20, SC_NS);  // two clock edges during the reset, which make no steps
  rst_n.write(true);
  for (int step = 0; step < 32; ++step) {
    sc_start(10, SC_NS);
    if (first_spike.read()) std::cout << "step " << step << "  first neuron\n";
    if (second_spike.read()) std::cout << "step " << step << "  second neuron\n";
  }
  return 0;
}
