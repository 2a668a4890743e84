#pragma once

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <systemc>

#include <lif/neuron/clocked_neuron.hpp>

#include "options/parameters.hpp"
#include "simulation/step_control.hpp"
#include "simulation/step_record.hpp"

namespace lif::testbench {

/// A clocked neuron of any model with its signals, behind one interface.
class NeuronUnderTest {
 public:
  virtual ~NeuronUnderTest() = default;

  virtual void connect(sc_core::sc_signal_in_if<bool>& clk) = 0;

  /// Writes the input current, rounded once to the neuron's number type.
  /// @throws std::domain_error where it is beyond the inputs that the model takes
  virtual void set_input(double current) = 0;

  /// Takes a control's cell; it has its effect with apply_controls().
  /// @returns whether it is a value of the control
  virtual bool set_control(const StepControl& control, const std::string& cell) = 0;

  /// Lets the parameters and the reset that were set since take effect.
  /// @throws sc_core::sc_report where the parameters do not go together
  virtual void apply_controls() = 0;

  /// Loads the state that was set since; a delta cycle after apply_controls(), so that a reset that ends
  /// with this step has ended.
  virtual void load_state() = 0;

  /// What the signals show now; fills all but the step.
  virtual void observe(StepRecord& record) const = 0;

  /// Saturations, wraps and exact threshold hits so far, those of the input's conversion included.
  virtual NumberEvents events() const = 0;

  /// Inputs of a model of integers that were none.
  virtual std::uint64_t rounded_inputs() const = 0;
};

template <class Model>
class NeuronUnderTestOf : public NeuronUnderTest {
  using Traits = NumberTraits<typename Model::Number>;
  using InputTraits = NumberTraits<InputOf<Model>>;

 public:
  NeuronUnderTestOf(const char* name, const typename Model::Parameters& parameters,
                    const NumbersOf<Model>& numbers)
      : numbers_(numbers), parameters_(parameters), neuron_(name, parameters, numbers) {
    neuron_.rst_n(rst_n_);
    neuron_.input_current(input_current_);
    neuron_.spike(spike_);
    neuron_.potential(potential_);
  }

  void connect(sc_core::sc_signal_in_if<bool>& clk) override { neuron_.clk(clk); }

  void set_input(double current) override {
    if constexpr (has_input_range<Model>) {
      const Range range = neuron_.model().input_range();
      if (!range.contains(std::round(current)))
        throw std::domain_error("an input of " + to_text(current) + ": allowed is " + to_text(range));
    }
    if constexpr (std::is_integral_v<InputOf<Model>>)
      rounded_inputs_ += current != std::trunc(current) ? 1 : 0;
    const NumberEvents before = number_events();
    input_current_.write(numbers_.current(current));
    input_events_ += number_events() - before;
  }

  bool set_control(const StepControl& control, const std::string& cell) override {
    switch (control.target) {
      case StepControl::Target::rst_n:
      case StepControl::Target::reset: {
        const auto value = parse_bool(cell);
        if (value) next_rst_n_ = *value == (control.target == StepControl::Target::rst_n);
        return value.has_value();
      }
      case StepControl::Target::state:
        if (cell.empty()) return true;
        if (!has_loads_) loaded_ = neuron_.state();
        has_loads_ = true;
        return set_member(loaded_, control.name, cell);
      case StepControl::Target::parameter:
        break;
    }
    has_new_parameters_ = true;
    return set_member(parameters_, control.name, cell);
  }

  void apply_controls() override {
    rst_n_.write(next_rst_n_);
    if (has_new_parameters_) neuron_.set_parameters(parameters_);
    has_new_parameters_ = false;
  }

  void load_state() override {
    if (has_loads_ && rst_n_.read()) neuron_.set_state(loaded_);
    has_loads_ = false;
  }

  void observe(StepRecord& record) const override {
    record.rst_n = rst_n_.read();
    record.input = InputTraits::to_double(input_current_.read());
    record.potential = Traits::to_double(potential_.read());
    record.potential_before_reset = Traits::to_double(neuron_.potential_before_reset());
    record.threshold = Traits::to_double(neuron_.threshold());
    record.spike = as_double(spike_.read());
    std::size_t index = 0;
    Model::State::describe(neuron_.state(), [&](const QuantityInfo& info, const auto& variable) {
      if (!is_further(neuron_.state(), info, variable)) return;
      if (index == record.further.size()) record.further.emplace_back();
      record.further[index++] = as_double(variable);
    });
  }

  NumberEvents events() const override {
    NumberEvents all = neuron_.events();
    return all += input_events_;
  }

  std::uint64_t rounded_inputs() const override { return rounded_inputs_; }

  /// Whether recorders show a variable beside potential and spike.
  template <class Variable>
  static bool is_further(const typename Model::State& state, const QuantityInfo& info,
                         const Variable& variable) {
    const void* place = &variable;
    return info.role == Role::quantity && place != &state.potential && place != &state.spike;
  }

  /// A number of any type.
  template <class Value>
  static double as_double(const Value& value) {
    if constexpr (NumberTraits<Value>::is_specialized) {
      return NumberTraits<Value>::to_double(value);
    } else {
      return static_cast<double>(value);
    }
  }

 private:
  template <class Aggregate>
  bool set_member(Aggregate& aggregate, const std::string& name, const std::string& cell) {
    bool is_set = false;
    Aggregate::describe(aggregate, [&](const QuantityInfo& info, auto& member) {
      if (name == info.name) is_set = set_value(member, cell, info.range);
    });
    return is_set;
  }

  template <class Member>
  bool set_value(Member& member, const std::string& cell, const Range& range) {
    if constexpr (std::is_same_v<Member, DynamicFixed>) {
      double value = 0;
      if (!assign_text(value, cell, range)) return false;
      assign(member, DynamicFixed(value, DynamicFormat(member.format())));
      return true;
    }
    if constexpr (std::is_arithmetic_v<Member> || std::is_enum_v<Member> ||
                  std::is_same_v<Member, std::optional<double>> || has_own_text<Member>) {
      return assign_text(member, cell, range);
    }
    return false;
  }

  NumbersOf<Model> numbers_;
  typename Model::Parameters parameters_;
  typename Model::State loaded_{};
  bool has_new_parameters_ = false;
  bool has_loads_ = false;
  bool next_rst_n_ = true;
  NumberEvents input_events_;
  std::uint64_t rounded_inputs_ = 0;
  sc_core::sc_signal<bool> rst_n_{sc_core::sc_gen_unique_name("rst_n"), true};
  sc_core::sc_signal<InputOf<Model>> input_current_;
  sc_core::sc_signal<typename Model::Spike> spike_;
  sc_core::sc_signal<typename Model::Number> potential_;
  ClockedNeuron<Model> neuron_;
};

}  // namespace lif::testbench
