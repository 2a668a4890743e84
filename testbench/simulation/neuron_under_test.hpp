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

/// A neuron in one kind of module, with its signals, as a lane of the bench drives and observes it.
class NeuronUnderTest {
 public:
  explicit NeuronUnderTest(const DynamicParameters& parameters);
  virtual ~NeuronUnderTest() = default;
  NeuronUnderTest(const NeuronUnderTest&) = delete;
  NeuronUnderTest& operator=(const NeuronUnderTest&) = delete;
  NeuronUnderTest(NeuronUnderTest&&) = delete;
  NeuronUnderTest& operator=(NeuronUnderTest&&) = delete;

  virtual void connect(sc_core::sc_signal_in_if<bool>& clk) = 0;

  /// Writes the input current, with a single rounding to the neuron's number type.
  /// @throws std::domain_error if the current is outside the range that the model takes
  void set_input(double current);

  /// Takes the cell of a control, which takes effect with apply_controls(), or with load_state() if it sets
  /// the state.
  /// @returns whether the cell holds an allowed value
  bool set_control(const StepControl& control, const std::string& cell);

  /// Applies the parameters and the reset that set_control() has taken.
  /// @throws sc_core::sc_report if the parameters do not go together
  void apply_controls();

  /// Loads the state that set_control() has taken. To be called a delta cycle after apply_controls(), so that
  /// a reset that ends with this step is over.
  void load_state();

  /// Reads the signals and fills in all of the record except the step. To be called once after each step.
  void observe(StepRecord& record);

  /// Number of inputs that were rounded to an integer, because the model computes in integers.
  std::uint64_t rounded_inputs() const { return rounded_inputs_; }
  /// Number of inputs other than 0 that the number type rounded to 0.
  std::uint64_t lost_inputs() const { return lost_inputs_; }

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
  std::shared_ptr<const DynamicRule> rule_;  // made from the initial parameters
  DynamicState before_;                      // the state before the step
  DynamicState loaded_;
  bool has_new_parameters_ = false;
  bool has_loads_ = false;
  bool next_rst_n_ = true;
  double input_ = 0;
  std::uint64_t rounded_inputs_ = 0;
  std::uint64_t lost_inputs_ = 0;
};

/// Makes a neuron in this kind of module, with the given instance name.
std::unique_ptr<NeuronUnderTest> make_neuron_under_test(Shell shell, const char* name,
                                                        const DynamicParameters& parameters);

}  // namespace lif::testbench
