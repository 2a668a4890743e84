#pragma once

#include <lif/lif.hpp>

namespace lif::tests {

/// A neuron of the default rule with every port bound, and a clock that the test moves edge by edge.
template <class T = double, template <class> class Shell = ClockedNeuron>
struct LIFNeuronBench {
  explicit LIFNeuronBench(const LIFParameters<T>& parameters = {}) : neuron("neuron", parameters) {
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    neuron.input_current(input_current);
    neuron.spike(spike);
    neuron.potential(potential);
  }

  /// Makes one rising edge with this current, after which the outputs show the step.
  void step(double current) {
    input_current.write(NumberTraits<T>::round(current));
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  /// Lets time pass without an edge.
  static void wait() { sc_core::sc_start(1, sc_core::SC_NS); }

  sc_core::sc_signal<bool> clk{"clk"};
  sc_core::sc_signal<bool> rst_n{"rst_n", true};
  sc_core::sc_signal<T> input_current{"input_current"};
  sc_core::sc_signal<bool> spike{"spike"};
  sc_core::sc_signal<T> potential{"potential"};
  Shell<LIF<T>> neuron;
};

}  // namespace lif::tests
