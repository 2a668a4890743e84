#pragma once

#include <lif/lif.hpp>

namespace lif::tests {

/// Two event-driven neurons on one clock.
template <class Model>
struct Pair {
  Pair() : first("first"), second("second") {
    for (auto* neuron : {&first, &second}) neuron->clk(clk);
    first.input_current(first_input);
    second.input_current(second_input);
    first.spike(first_spike);
    second.spike(second_spike);
    second.potential(second_potential);
  }

  void edge() {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  sc_core::sc_signal<bool> clk{"clk"};
  sc_core::sc_signal<InputOf<Model>> first_input{"first_input"}, second_input{"second_input"};
  sc_core::sc_signal<typename Model::Spike> first_spike{"first_spike"}, second_spike{"second_spike"};
  sc_core::sc_signal<typename Model::Number> second_potential{"second_potential"};
  EventDrivenNeuron<Model> first, second;
};

}  // namespace lif::tests
