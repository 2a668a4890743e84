#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <systemc>

#include <lif/catalogue/dynamic_model.hpp>

#include "simulation/shell.hpp"
#include "simulation/step_control.hpp"
#include "simulation/step_record.hpp"

namespace lif::testbench {

/// A neuron in one of the shells, with its signals: what a lane of the bench drives and watches.
class NeuronUnderTest {
 public:
  explicit NeuronUnderTest(const DynamicParameters& parameters);
  virtual ~NeuronUnderTest() = default;
  NeuronUnderTest(const NeuronUnderTest&) = delete;
  NeuronUnderTest& operator=(const NeuronUnderTest&) = delete;
  NeuronUnderTest(NeuronUnderTest&&) = delete;
  NeuronUnderTest& operator=(NeuronUnderTest&&) = delete;

  virtual void connect(sc_core::sc_signal_in_if<bool>& clk) = 0;

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

  /// What the signals show now; fills all but the step. Call it once after each step.
  void observe(StepRecord& record);

  /// Inputs of a model of integers that were none.
  std::uint64_t rounded_inputs() const { return rounded_inputs_; }

 protected:
  virtual void write_input(double current) = 0;
  virtual double shown_spike() const = 0;
  virtual double shown_potential() const = 0;
  virtual DynamicState state() const = 0;
  virtual const DynamicModel& model() const = 0;
  virtual void set_parameters(const DynamicParameters& parameters) = 0;
  virtual void set_state(const DynamicState& state) = 0;

  sc_core::sc_signal<bool> rst_n_{sc_core::sc_gen_unique_name("rst_n"), true};

 private:
  double potential_before_reset(const DynamicState& now) const;

  DynamicParameters parameters_;
  std::shared_ptr<const DynamicRule> rule_;  // as the parameters were at first
  DynamicState before_;                      // the state before the step
  DynamicState loaded_;
  bool has_new_parameters_ = false;
  bool has_loads_ = false;
  bool next_rst_n_ = true;
  double input_ = 0;
  std::uint64_t rounded_inputs_ = 0;
};

/// A neuron in this shell, named as its instance.
std::unique_ptr<NeuronUnderTest> make_neuron_under_test(Shell shell, const char* name,
                                                        const DynamicParameters& parameters);

}  // namespace lif::testbench
