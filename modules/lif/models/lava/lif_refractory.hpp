#pragma once

#include <lif/models/lava/lif.hpp>

namespace lif::lava {

/// Parameters of LIFRefractory, with the names and defaults of the framework.
template <class T>
struct LIFRefractoryParameters : LIFParameters<T> {
  std::int32_t refractory_period = 1;  ///< steps after a spike in which the potential rests

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    LIFParameters<T>::describe(self, visit);
    visit(
        QuantityInfo{
            "refractory_period", "steps after a spike in which the potential rests", {1, 2147483647}},
        self.refractory_period);
  }
};

/// lava.proc.lif LIFRefractory of lava-nc 0.9.0+ (git b6822fb), which exists only in floating point.
///
/// It is LIF with one difference: for `refractory_period` steps after a spike only the current integrates,
/// while the potential stays 0 and there is no spike. The sum is grouped as v*(1 - dv) + (u + bias_mant).
template <class T = double>
class LIFRefractory {
 public:
  using Numbers = NumberSystem<T>;                ///< number types of its quantities
  using Number = typename Dynamics<T>::Number;    ///< type of the potential
  using Input = typename Dynamics<T>::Input;      ///< type of the input current
  using Spike = bool;                             ///< a spike, or none
  using Parameters = LIFRefractoryParameters<T>;  ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State : CurrentState<Number, Input> {
    std::int32_t refractory_remaining = 0;  ///< number of steps for which the potential will still rest

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      CurrentState<Number, Input>::describe(self, visit);
      visit(QuantityInfo{"refractory_remaining", "steps in which the potential still rests", Range::count(),
                         Role::bookkeeping},
            self.refractory_remaining);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lava.LIFRefractory"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIFRefractory(const Parameters& parameters = {}, const Numbers& numbers = {})
      : dynamics_(in_range(parameters), numbers),
        threshold_(Dynamics<T>::scaled_threshold("vth", parameters.vth, numbers)),
        initial_{{numbers.potential(0), false, numbers.current(0)}, 0},
        period_(parameters.refractory_period) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    dynamics_.advance_current(state.current, input);
    if (state.refractory_remaining > 0) {
      --state.refractory_remaining;
    } else {
      dynamics_.advance_potential_by_sum(state.potential, state.current);
    }
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) {
      state.potential = initial_.potential;
      state.refractory_remaining = period_;
    }
    return before_reset;
  }

 private:
  Dynamics<T> dynamics_;
  Number threshold_;
  State initial_;
  std::int32_t period_;
};

}  // namespace lif::lava
