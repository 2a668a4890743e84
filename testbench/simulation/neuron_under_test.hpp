#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <systemc>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/neuron/clocked_neuron.hpp>

#include "simulation/step_control.hpp"
#include "simulation/step_record.hpp"

namespace lif::testbench {

/// A clocked neuron with its signals: what a lane of the bench drives and watches.
class NeuronUnderTest {
 public:
  NeuronUnderTest(const char* name, const DynamicParameters& parameters);

  void connect(sc_core::sc_signal_in_if<bool>& clk) { neuron_.clk(clk); }

  /// Writes the input current, rounded once to the neuron's number type.
  /// @throws std::domain_error where it is beyond the inputs that the model takes
  void set_input(double current);

  /// Takes a control's cell; it has its effect with apply_controls().
  /// @returns whether it is a value of the control
  bool set_control(const StepControl& control, const std::string& cell);

  /// Lets the parameters and the reset that were set since take effect.
  /// @throws sc_core::sc_report where the parameters do not go together
  void apply_controls();

  /// Loads the state that was set since; a delta cycle after apply_controls(), so that a reset that ends
  /// with this step has ended.
  void load_state();

  /// What the signals show now; fills all but the step.
  void observe(StepRecord& record) const;

  /// Inputs of a model of integers that were none.
  std::uint64_t rounded_inputs() const { return rounded_inputs_; }

 private:
  DynamicParameters parameters_;
  std::shared_ptr<const DynamicRule> rule_;  // as the parameters were at first
  DynamicState loaded_;
  bool has_new_parameters_ = false;
  bool has_loads_ = false;
  bool next_rst_n_ = true;
  std::uint64_t rounded_inputs_ = 0;
  sc_core::sc_signal<bool> rst_n_{sc_core::sc_gen_unique_name("rst_n"), true};
  sc_core::sc_signal<double> input_current_;
  sc_core::sc_signal<double> spike_;
  sc_core::sc_signal<double> potential_;
  ClockedNeuron<DynamicModel> neuron_;
};

}  // namespace lif::testbench
