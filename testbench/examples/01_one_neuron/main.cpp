// One neuron on a clock: a constant current goes in, spikes come out.

#include <lif/lif.hpp>

#include <iostream>

int sc_main(int, char**) {
  using namespace sc_core;

  // The first rising edge comes after 5 ns, so that the signals below are set before it.
  sc_clock clk{"clk", 10, SC_NS, 0.5, 5, SC_NS, true};
  sc_signal<double> current{"current"};
  sc_signal<bool> spike{"spike"};
  sc_signal<double> potential{"potential"};

  lif::LIFNeuron<> neuron{"neuron", {1.0, 0.9}};  // threshold, beta
  neuron.clk(clk);
  neuron.input_current(current);
  neuron.spike(spike);
  neuron.potential(potential);  // this port may stay unbound

  lif::VcdTraceFile waveform{"one_neuron.vcd"};  // or SystemC's own trace file
  sc_trace(&waveform, clk, "clk");
  sc_trace(&waveform, current, "current");
  neuron.trace(&waveform);  // potential, potential_before_reset, spike ... below "neuron"

  current.write(0.2);
  for (int step = 0; step < 21; ++step) {
    sc_start(10, SC_NS);
    std::cout << "step " << step << "  potential " << potential.read() << (spike.read() ? "  spike" : "")
              << "\n";
  }

  waveform.close();
  return 0;
}
