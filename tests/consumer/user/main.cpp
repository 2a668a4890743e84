// A user's program, which defines SC_INCLUDE_FX itself and includes SystemC's headers before the library's.
#define SC_INCLUDE_FX
#include <systemc>

#include <lif/lif.hpp>

#include <cstdio>

int sc_main(int, char**) {
  lif::require_exact_floating_point();  // needs flags that the package has to bring
  sc_core::sc_signal<bool> clk, spike, fixed_spike;
  sc_core::sc_signal<double> current;
  sc_core::sc_signal<sc_dt::sc_fixed<16, 8>> fixed_current;
  lif::LIFNeuron<> neuron{"neuron", {1.0, 0.9}};
  neuron.clk(clk);
  neuron.input_current(current);
  neuron.spike(spike);
  lif::LIFNeuron<sc_dt::sc_fixed<16, 8>> fixed{"fixed"};
  fixed.clk(clk);
  fixed.input_current(fixed_current);
  fixed.spike(fixed_spike);

  int spikes = 0;
  current.write(0.2);
  for (int step = 0; step < 70; ++step) {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    spikes += spike.read() ? 1 : 0;
  }
  std::printf("lif-systemc %s: %d spikes\n", lif::version(), spikes);
  return spikes == 10 ? 0 : 1;
}
