// RTL that no parameters should describe, beside a model of your own: adaptive_neuron.hpp.

#include <lif/lif.hpp>

#include <iostream>

#include "Vadaptive_neuron.h"
#include "adaptive_neuron.hpp"
#include "bench.hpp"

int sc_main(int, char**) {
  sc_core::sc_clock clk{"clk", 10, sc_core::SC_NS, 0.5, 5, sc_core::SC_NS};
  sc_core::sc_signal<bool> rst_n{"rst_n"}, spike{"spike"}, rtl_spike{"rtl_spike"};
  sc_core::sc_signal<std::uint32_t> current{"current"}, membrane{"membrane"}, threshold{"threshold"};
  sc_core::sc_signal<std::int32_t> model_current{"model_current"};

  Stimulus stimulus{"stimulus"};
  stimulus.clk(clk);
  stimulus.rst_n(rst_n);
  stimulus.current(current);

  lif::FromRtl<std::uint32_t, std::int32_t> adapter{"adapter", lif::unsigned_bits(8)};
  adapter.in(current);
  adapter.out(model_current);

  lif::ClockedNeuron<AdaptiveNeuron> neuron{"neuron"};
  neuron.clk(clk);
  neuron.rst_n(rst_n);
  neuron.input_current(model_current);
  neuron.spike(spike);

  Vadaptive_neuron dut{"dut"};
  dut.clk(clk);
  dut.rst_n(rst_n);
  dut.current(current);
  dut.spike(rtl_spike);
  dut.membrane(membrane);
  dut.threshold(threshold);

  lif::LockStep lock{"lock", neuron, dut};
  lock.clk(clk);
  lock.rst_n(rst_n);
  lock.compare("spike", lif::probe(rtl_spike));
  lock.compare("potential", lif::probe(membrane, lif::unsigned_bits(8)));
  lock.compare("threshold", lif::probe(threshold, lif::unsigned_bits(8)));

  sc_core::sc_start(1, sc_core::SC_MS);
  std::cout << lock.report() << "\n";
  return lock.matched() ? 0 : 1;
}
