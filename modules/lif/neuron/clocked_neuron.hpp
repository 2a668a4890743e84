#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include <lif/neuron/neuron_module.hpp>
#include <lif/numbers/number_events.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// One neuron as a clocked SystemC module, for any model: it makes one step per active edge of `clk`, which
/// is the rising edge unless the clocking says otherwise.
///
/// At the edge the neuron reads `input_current`, advances its model by one step, and writes `spike` and
/// `potential`, which show one delta cycle later and hold until the next edge. `spike` is written only when
/// its value changes. While the reset is active the initial state holds (at once and without a clock, where
/// the reset is asynchronous), and an edge makes no step. From the start of simulation to the first edge the
/// outputs show the initial state.
///
/// Errors are SC_REPORT_ERRORs of the types in lif::message_type. A run-time error leaves state and outputs
/// as they were before the step.
///
/// @tparam Model see lif::is_model
template <class Model>
class ClockedNeuron : public NeuronModule<Model> {
  using Base = NeuronModule<Model>;

 public:
  using typename Base::Input;
  using typename Base::Number;
  using typename Base::Numbers;
  using typename Base::Parameters;
  using typename Base::Spike;
  using typename Base::State;

  LIF_HAS_PROCESS(ClockedNeuron);

  /// Checks the parameters (error `/lif/parameters`) and the floating-point environment (`/lif/numbers`), and
  /// warns where the neuron would fire for ever.
  /// @param numbers   number formats, where the number type has them chosen at run time
  /// @param clocking  edge of the clock, timing and level of the reset
  explicit ClockedNeuron(const sc_core::sc_module_name& instance, const Parameters& parameters = {},
                         const Numbers& numbers = {}, const Clocking& clocking = {})
      : ClockedNeuron(WithoutProcess{}, instance, parameters, numbers, clocking) {
    SC_METHOD(step_or_reset);
    this->step_at_edges();
  }

  /// The state after the last step.
  const State& state() const { return state_; }

  /// The potential of the last step before any reset by a spike: the value that crosses the threshold.
  const Number& potential_before_reset() const { return potential_before_reset_; }

  /// The threshold that the potential is compared with; zero for a model that has no threshold.
  const Number& threshold() const { return threshold_; }

  /// Saturations, wraps and exact hits of the threshold in all steps so far; all zero for number types
  /// without such events.
  const NumberEvents& events() const { return events_; }

  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// Registers state, potential before the reset and threshold with a SystemC trace file, below the
  /// instance's name. The ports' values belong to signals of the surrounding design: trace them there.
  void trace(sc_core::sc_trace_file* file) const override {
    using sc_core::sc_trace;  // number types from other namespaces bring their own sc_trace
    const std::string scope = std::string(this->name()) + ".";
    trace_state(file, state_, scope);
    sc_trace(file, potential_before_reset_, scope + "potential_before_reset");
    if constexpr (has_threshold<Model>) sc_trace(file, threshold_, scope + "threshold");
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::ClockedNeuron"; }

 protected:
  struct WithoutProcess {};  ///< selects the constructor for a module with a process of its own

  /// For a module that registers a process of its own, which calls step_or_reset().
  ClockedNeuron(WithoutProcess, const sc_core::sc_module_name& instance, const Parameters& parameters,
                const Numbers& numbers, const Clocking& clocking)
      : Base(instance, parameters, numbers, clocking),
        state_(model_.initial_state()),
        potential_before_reset_(state_.potential),
        shown_spike_(state_.spike) {
    adopt_threshold();
  }

  /// The body of the process: runs at an active edge and at an asynchronous reset.
  void step_or_reset() {
    if (input_channel_ == nullptr) return;
    if (this->is_reset()) {
      reset();
    } else {
      step();
    }
  }

  /// Makes the outputs show the initial state.
  void start_of_simulation() override {
    if (spike_channel_ == nullptr) return;
    if (this->is_reset()) state_ = model_.initial_state();
    spike_channel_->write(state_.spike);
    shown_spike_ = state_.spike;
    show();
  }

  void adopt_model() override { adopt_threshold(); }
  void adopt_state(const State& state) override { state_ = state; }

 private:
  using Base::input_channel_;
  using Base::model_;
  using Base::potential_channel_;
  using Base::spike_channel_;

  void adopt_threshold() {
    if constexpr (has_threshold<Model>) threshold_ = model_.threshold();
  }

  void reset() {
    state_ = model_.initial_state();
    potential_before_reset_ = state_.potential;
    show();
  }

  [[gnu::always_inline]] void step() {
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
    [[maybe_unused]] const NumberEvents events_before =
        has_number_events<Model>() ? number_events() : NumberEvents{};
    const Number before_reset = model_.step(next, current);
    if (!Traits::is_finite(before_reset)) {
      return report_value("the membrane potential", before_reset, "any finite number");
    }
    if (const char* name = not_finite_in(next)) return report_not_finite(name);
    if constexpr (has_number_events<Model>()) events_ += number_events() - events_before;
    state_ = next;
    potential_before_reset_ = before_reset;
    ++steps_;
    show();
  }

  // The name of the first floating-point variable of the state that is not finite, or null. The potential
  // needs no check here: it was checked before the reset, or is now a parameter.
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
  [[gnu::noinline, gnu::cold]] void report_value(const char* what, const Value& value,
                                                 const std::string& allowed) const {
    Base::report_value(what, to_text(NumberTraits<Value>::to_double(value)), steps_, allowed);
  }

  [[gnu::noinline, gnu::cold]] void report_not_finite(const char* variable) const {
    report_error(message_type::input, this->name(),
                 std::string("the state's ") + variable + " is no longer finite" + this->at_step(steps_) +
                     ": the input drives it out of the number type's range");
  }

  State state_;
  Number potential_before_reset_;
  std::uint64_t steps_ = 0;
  Spike shown_spike_;

  Number threshold_{};
  NumberEvents events_;
};

}  // namespace lif
