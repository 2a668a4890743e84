#pragma once

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>

#include <lif/common/compat.hpp>
#include <lif/common/floating_point.hpp>
#include <lif/common/optional_port.hpp>
#include <lif/common/report.hpp>
#include <lif/models/model.hpp>
#include <lif/models/parameters.hpp>
#include <lif/neuron/fixed_point_signals.hpp>
#include <lif/neuron/sc_fixed_traits.hpp>
#include <lif/numbers/number_events.hpp>

namespace lif {

/// One neuron as a clocked SystemC module: any model, one step per rising edge of `clk`.
///
/// At a rising edge the neuron reads `input_current`, advances its model by one step, and writes
/// `spike` and `potential`, which show one delta cycle later and hold until the next edge. `spike`
/// is written when its value changes. While `rst_n` is low the initial state holds, at once and
/// without a clock; an edge then makes no step. From the start of simulation to the first edge the
/// outputs show the initial state.
///
/// Errors are SC_REPORT_ERRORs of the types in lif::message_type. One at run time leaves state and
/// outputs as they were before the step.
///
/// @tparam Model see lif::is_model
template <class Model>
class ClockedNeuron : public sc_core::sc_module {
  static_assert(is_model<Model>());

 public:
  using Number = typename Model::Number;          ///< of the potential
  using Input = InputOf<Model>;                   ///< of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< of the output
  using Parameters = typename Model::Parameters;  ///< of the model
  using State = typename Model::State;            ///< of the model

  sc_core::sc_in<bool> clk{"clk"};                       ///< one step per rising edge
  OptionalIn<bool> rst_n{"rst_n"};                       ///< asynchronous reset, active low; may stay unbound
  sc_core::sc_in<Input> input_current{"input_current"};  ///< read at the edge; finite
  sc_core::sc_out<Spike> spike{"spike"};                 ///< spike of the last step
  OptionalOut<Number> potential{"potential"};            ///< after the reset; may stay unbound

  LIF_HAS_PROCESS(ClockedNeuron);

  /// Checks the parameters (error `/lif/parameters`) and the floating-point environment
  /// (`/lif/numbers`), and warns where the neuron would fire for ever.
  /// @param numbers  the formats, where the number type has them chosen at run time
  explicit ClockedNeuron(const sc_core::sc_module_name& instance, const Parameters& parameters = {},
                         const Numbers& numbers = {})
      : sc_core::sc_module(instance),
        parameters_(parameters),
        numbers_(numbers),
        model_(first_model()),
        state_(model_.initial_state()),
        potential_before_reset_(state_.potential),
        shown_spike_(state_.spike) {
    if constexpr (has_threshold<Model>) threshold_ = model_.threshold();
    SC_METHOD(step_or_reset);
    dont_initialize();
    sensitive << clk.pos() << rst_n.neg();
  }

  /// The rule at work.
  const Model& model() const { return model_; }

  /// As given to the constructor, or to set_parameters() since.
  const Parameters& parameters() const { return parameters_; }

  /// Replaces the parameters from the next step on; the state stays. Values out of range are an error
  /// (`/lif/parameters`), and the old ones stay.
  void set_parameters(const Parameters& parameters) {
    try {
      model_ = make_model<Model>(parameters, numbers_);
    } catch (const std::invalid_argument& error) {
      report_error(message_type::parameters, name(), error.what());
      return;
    }
    parameters_ = parameters;
    if constexpr (has_threshold<Model>) threshold_ = model_.threshold();
  }

  /// The state after the last step.
  const State& state() const { return state_; }

  /// The potential of the last step before a spike reset it: what crossed the threshold.
  const Number& potential_before_reset() const { return potential_before_reset_; }

  /// What the potential is compared with; zero for a model that has no threshold.
  const Number& threshold() const { return threshold_; }

  /// Saturations, wraps and exact hits of the threshold in all steps so far; for number types without
  /// such events, zeros.
  const NumberEvents& events() const { return events_; }

  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// Replaces the state at once; the ports follow at the next edge. Call it between steps.
  /// Values out of range or not finite, or beyond the model's register, and a reset that holds the state, are
  /// an error (`/lif/state`); the old state stays.
  void set_state(const State& state) {
    if (is_reset()) {
      report_error(message_type::state, name(), "rst_n is low and holds the initial state: release it first");
      return;
    }
    try {
      in_range(state);
    } catch (const std::invalid_argument& error) {
      report_error(message_type::state, name(), error.what());
      return;
    }
    const std::string problem = problem_of(model_, state);
    if (!problem.empty()) {
      report_error(message_type::state, name(), problem);
      return;
    }
    state_ = state;
  }

  /// Registers state, potential before the reset and threshold with a SystemC trace file, below the
  /// instance's name. The ports are signals of the surrounding design: trace those there.
  void trace(sc_core::sc_trace_file* file) const override {
    using sc_core::sc_trace;  // number types of other namespaces bring their own
    const std::string scope = std::string(name()) + ".";
    State::describe(state_, [&](const QuantityInfo& info, const auto& variable) {
      sc_trace(file, variable, scope + info.name);
    });
    sc_trace(file, potential_before_reset_, scope + "potential_before_reset");
    if constexpr (has_threshold<Model>) sc_trace(file, threshold_, scope + "threshold");
  }

  /// For sc_object's users.
  const char* kind() const override { return "lif::ClockedNeuron"; }

 protected:
  /// Parents may still bind in their own before_end_of_elaboration(): it runs earlier.
  void before_end_of_elaboration() override {
    require_bound(clk, "clk", "a clock: sc_signal<bool> or sc_clock");
    require_bound(input_current, "input_current", "a signal of the neuron's number type");
    require_bound(spike, "spike", "a signal of the neuron's spike type");
  }

  /// Looks up what the ports are bound to.
  void end_of_elaboration() override {
    if (input_current.size() == 0 || spike.size() == 0) return;  // reported already; it never steps
    input_channel_ = input_current.operator->();
    spike_channel_ = spike.operator->();
    potential_channel_ = potential.is_bound() ? potential.operator->() : nullptr;
    rst_n_channel_ = rst_n.is_bound() ? rst_n.operator->() : nullptr;
  }

  /// Lets the outputs show the initial state.
  void start_of_simulation() override {
    if (spike_channel_ == nullptr) return;
    if (is_reset()) state_ = model_.initial_state();
    spike_channel_->write(state_.spike);
    shown_spike_ = state_.spike;
    show();
  }

 private:
  Model first_model() const {
    try {
      require_exact_floating_point();
    } catch (const std::runtime_error& error) {
      report_error(message_type::numbers, name(), error.what());
    }
    try {
      Model model = make_model<Model>(parameters_, numbers_);
      const std::string doubt = doubt_about<Model>(parameters_);
      if (!doubt.empty()) report_warning(message_type::parameters, name(), doubt);
      return model;
    } catch (const std::invalid_argument& error) {
      report_error(message_type::parameters, name(), error.what());
      throw;  // there is no neuron with such parameters, even where the user silenced the report
    }
  }

  template <class Port>
  void require_bound(Port& port, const char* port_name, const char* cure) {
    if (port.bind_count() > 0) return;
    report_error(message_type::wiring, name(),
                 std::string("port ") + port_name + " is not connected: bind it to " + cure);
  }

  bool is_reset() const { return rst_n_channel_ != nullptr && !rst_n_channel_->read(); }

  void step_or_reset() {
    if (input_channel_ == nullptr) return;
    if (is_reset()) {
      reset();
    } else {
      step();
    }
  }

  void reset() {
    state_ = model_.initial_state();
    potential_before_reset_ = state_.potential;
    show();
  }

  void step() {
    using Traits = NumberTraits<Number>;
    const Input& current = input_channel_->read();
    if constexpr (has_input_range<Model>) {
      const Range range = model_.input_range();
      if (!range.contains(NumberTraits<Input>::to_double(current))) {
        return report_value("input_current", current, to_text(range));
      }
    } else if (!NumberTraits<Input>::is_finite(current)) {
      return report_value("input_current", current, "any finite number");
    }
    State next = state_;
    [[maybe_unused]] const NumberEvents events_before = Traits::has_events ? number_events() : NumberEvents{};
    const Number before_reset = model_.step(next, current);
    if (!Traits::is_finite(before_reset)) {
      return report_value("the membrane potential", before_reset, "any finite number");
    }
    if (const char* name = not_finite_in(next)) return report_not_finite(name);
    if constexpr (Traits::has_events) events_ += number_events() - events_before;
    state_ = next;
    potential_before_reset_ = before_reset;
    ++steps_;
    show();
  }

  // The first floating-point variable of the state that is not finite, or null. The potential itself is
  // what was checked before the reset, or a parameter.
  static const char* not_finite_in(const State& state) {
    const char* found = nullptr;
    State::describe(state, [&](const QuantityInfo& info, const auto& variable) {
      using Variable = std::decay_t<decltype(variable)>;
      if constexpr (std::is_floating_point_v<Variable>) {
        if (static_cast<const void*>(&variable) == static_cast<const void*>(&state.potential)) return;
        if (!NumberTraits<Variable>::is_finite(variable) && found == nullptr) found = info.name;
      }
    });
    return found;
  }

  void show() {
    if (state_.spike != shown_spike_) {
      spike_channel_->write(state_.spike);
      shown_spike_ = state_.spike;
    }
    if (potential_channel_ != nullptr) potential_channel_->write(state_.potential);
  }

  template <class Value>
  void report_value(const char* what, const Value& value, const std::string& allowed) const {
    report_error(message_type::input, name(),
                 std::string(what) + " is " + to_text(NumberTraits<Value>::to_double(value)) + at_step() +
                     ": allowed is " + allowed);
  }

  void report_not_finite(const char* variable) const {
    report_error(message_type::input, name(),
                 std::string("the state's ") + variable + " is no longer finite" + at_step() +
                     ": the input drives it out of the number type's range");
  }

  std::string at_step() const {
    return " at step " + std::to_string(steps_) + " (" + sc_core::sc_time_stamp().to_string() + ")";
  }

  Parameters parameters_;
  Numbers numbers_;
  Number threshold_{};
  NumberEvents events_;

  // What a step touches, side by side: with many neurons the cost of a step is that of cache lines, and
  // each port would add its own.
  const sc_core::sc_signal_in_if<Input>* input_channel_ = nullptr;
  sc_core::sc_signal_inout_if<Spike>* spike_channel_ = nullptr;
  sc_core::sc_signal_inout_if<Number>* potential_channel_ = nullptr;  // null where unbound
  const sc_core::sc_signal_in_if<bool>* rst_n_channel_ = nullptr;     // null where unbound
  Model model_;
  State state_;
  Number potential_before_reset_;
  std::uint64_t steps_ = 0;
  Spike shown_spike_;
};

}  // namespace lif
