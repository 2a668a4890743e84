#include <systemc>

#include <lif/neuron/lif_neuron.hpp>

#include "benchmark/case.hpp"
#include "benchmark/stopwatch.hpp"

namespace lif::testbench {

Figures run_neuron_case(const CaseOptions&) {
  constexpr double steps = 2e6;
  sc_core::sc_clock clk("clk", 10, sc_core::SC_NS);
  sc_core::sc_signal<double> current("current", 0.2);
  sc_core::sc_signal<bool> spike("spike");
  LIFNeuron<> neuron("neuron");
  neuron.clk(clk);
  neuron.input_current(current);
  neuron.spike(spike);
  sc_core::sc_start(10, sc_core::SC_NS);
  const Stopwatch watch;
  sc_core::sc_start(10 * steps, sc_core::SC_NS);
  return {{"ns_per_step", watch.cpu() / steps * 1e9}};
}

}  // namespace lif::testbench
