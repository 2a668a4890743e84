// A neuron of your RTL beside a model of the library, compared in every cycle. With the argument `broken`,
// the RTL has a fault, and you see the report.

#include <lif/lif.hpp>

#include <iostream>
#include <string>

#include "Vbroken_neuron.h"
#include "Vshift_neuron.h"
#include "bench.hpp"

namespace {

/// The rule of shift_neuron.sv in the words of rtl.LIF.
lif::rtl::LIFParameters rule() {
  lif::rtl::LIFParameters parameters;
  parameters.width = 8;
  parameters.is_signed = false;
  parameters.input_width = 8;
  parameters.input_is_signed = false;
  parameters.threshold = 200;
  parameters.leak = lif::rtl::Leak::shift;
  parameters.leak_shift = 3;
  return parameters;
}

template <class Rtl>
int run() {
  sc_core::sc_clock clk{"clk", 10, sc_core::SC_NS, 0.5, 5, sc_core::SC_NS};
  sc_core::sc_signal<bool> rst_n{"rst_n"}, spike{"spike"}, rtl_spike{"rtl_spike"};
  sc_core::sc_signal<std::uint32_t> current{"current"}, membrane{"membrane"};
  sc_core::sc_signal<std::int64_t> model_current{"model_current"};

  Stimulus stimulus{"stimulus"};
  stimulus.clk(clk);
  stimulus.rst_n(rst_n);
  stimulus.current(current);

  lif::FromRtl<std::uint32_t, std::int64_t> adapter{"adapter", lif::unsigned_bits(8)};
  adapter.in(current);
  adapter.out(model_current);

  lif::rtl::LIFNeuron neuron{"neuron", rule()};
  neuron.clk(clk);
  neuron.rst_n(rst_n);
  neuron.input_current(model_current);
  neuron.spike(spike);

  Rtl dut{"dut"};
  dut.clk(clk);
  dut.rst_n(rst_n);
  dut.current(current);
  dut.spike(rtl_spike);
  dut.membrane(membrane);

  lif::LockStep lock{"lock", neuron, dut};
  lock.clk(clk);
  lock.rst_n(rst_n);
  lock.compare("spike", lif::probe(rtl_spike));
  lock.compare("potential", lif::probe(membrane, lif::unsigned_bits(8)));

  sc_core::sc_start(1, sc_core::SC_MS);
  std::cout << lock.report() << "\n";
  return lock.matched() ? 0 : 1;
}

}  // namespace

int sc_main(int argc, char** argv) {
  const bool is_broken = argc > 1 && std::string(argv[1]) == "broken";
  return is_broken ? run<Vbroken_neuron>() : run<Vshift_neuron>();
}
