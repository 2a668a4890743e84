#pragma once

#include <cmath>
#include <systemc>

#include <lif/neuron/clocked_neuron.hpp>

#include "simulation/step_record.hpp"

namespace lif::testbench {

/// A clocked neuron of any model with its signals, behind one interface.
class NeuronUnderTest {
 public:
  virtual ~NeuronUnderTest() = default;

  virtual void connect(sc_core::sc_signal_in_if<bool>& clk, sc_core::sc_signal_in_if<bool>& rst_n) = 0;

  /// Writes the input current, rounded once to the neuron's number type.
  virtual void set_input(double current) = 0;

  /// What the signals show now; fills all but the step.
  virtual StepRecord observe() const = 0;
};

template <class Model>
class NeuronUnderTestOf : public NeuronUnderTest {
  using Number = typename Model::Number;
  using Traits = NumberTraits<Number>;

 public:
  NeuronUnderTestOf(const char* name, const typename Model::Parameters& parameters)
      : neuron_(name, parameters) {
    neuron_.input_current(input_current_);
    neuron_.spike(spike_);
    neuron_.potential(potential_);
  }

  void connect(sc_core::sc_signal_in_if<bool>& clk, sc_core::sc_signal_in_if<bool>& rst_n) override {
    neuron_.clk(clk);
    neuron_.rst_n(rst_n);
  }

  void set_input(double current) override { input_current_.write(Traits::round(current)); }

  StepRecord observe() const override {
    StepRecord record;
    record.input = Traits::to_double(input_current_.read());
    record.potential = Traits::to_double(potential_.read());
    record.potential_before_reset = Traits::to_double(neuron_.potential_before_reset());
    record.spike = static_cast<double>(spike_.read());
    return record;
  }

 private:
  sc_core::sc_signal<Number> input_current_;
  sc_core::sc_signal<typename Model::Spike> spike_;
  sc_core::sc_signal<Number> potential_;
  ClockedNeuron<Model> neuron_;
};

}  // namespace lif::testbench
