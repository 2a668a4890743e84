#pragma once

#include <lif/models/lava/lif.hpp>

namespace lif::lava {

/// Parameters of LIFReset, with the names and defaults of the framework.
template <class T>
struct LIFResetParameters : LIFParameters<T> {
  std::int32_t reset_interval = 1;  ///< number of steps from one reset to the next
  std::int32_t reset_offset = 0;    ///< the step of the first reset, counted from 1

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    LIFParameters<T>::describe(self, visit);
    visit(QuantityInfo{"reset_interval", "steps from reset to reset", {1, 2147483647}}, self.reset_interval);
    visit(QuantityInfo{"reset_offset", "reset when the step, counted from 1, is this modulo the interval",
                       Range::count()},
          self.reset_offset);
  }
};

/// lava.proc.lif LIFReset of lava-nc 0.9.0+ (git b6822fb): LIF with a state that is cleared at regular steps.
///
///     u, v <- 0 before step t                  if t mod reset_interval = reset_offset mod reset_interval
///
/// t counts from 1. The default interval of 1 clears the state before every step.
template <class T = double>
class LIFReset {
  using Unreset = LIF<T>;

 public:
  using Numbers = NumberSystem<T>;           ///< number types of its quantities
  using Number = typename Unreset::Number;   ///< type of the potential
  using Input = typename Unreset::Input;     ///< type of the input current
  using Spike = bool;                        ///< a spike, or none
  using Parameters = LIFResetParameters<T>;  ///< real numbers or integers, as T is

  /// The state that the neuron keeps from one step to the next.
  struct State : Unreset::State {
    std::int32_t phase = 0;  ///< number of steps done, modulo the interval

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      Unreset::State::describe(self, visit);
      visit(QuantityInfo{"phase", "steps done, modulo reset_interval", Range::count(), Role::bookkeeping},
            self.phase);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lava.LIFReset"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIFReset(const Parameters& parameters = {}, const Numbers& numbers = {})
      : neuron_(in_range(parameters), numbers),
        interval_(parameters.reset_interval),
        offset_(parameters.reset_offset % parameters.reset_interval) {}

  /// The state at start and after a reset.
  State initial_state() const { return {neuron_.initial_state(), 0}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return neuron_.threshold(); }
  /// The range of inputs that the model accepts.
  static Range input_range() { return accepted_inputs<T>(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.phase = state.phase + 1 >= interval_ ? 0 : state.phase + 1;
    if (state.phase == offset_) {
      state.current = neuron_.initial_state().current;
      state.potential = neuron_.initial_state().potential;
    }
    return neuron_.step(state, input);
  }

 private:
  Unreset neuron_;
  std::int32_t interval_;
  std::int32_t offset_;
};

}  // namespace lif::lava
