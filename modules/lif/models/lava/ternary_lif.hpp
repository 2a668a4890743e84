#pragma once

#include <string>

#include <lif/models/lava/dynamics.hpp>
#include <lif/models/pieces/comparison.hpp>

namespace lif::lava {

/// Parameters of TernaryLIF, with the names and defaults of the framework.
template <class T>
struct TernaryLIFParameters : DynamicsParameters<T> {
  typename ThresholdParameter<T>::Type vth_hi = 10;   ///< strictly above it the spike is +1
  typename ThresholdParameter<T>::Type vth_lo = -10;  ///< strictly below it the spike is -1

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    DynamicsParameters<T>::describe(self, visit);
    visit(QuantityInfo{"vth_hi", "the spike is +1 strictly above", ThresholdParameter<T>::signed_range},
          self.vth_hi);
    visit(QuantityInfo{"vth_lo", "the spike is -1 strictly below", ThresholdParameter<T>::signed_range},
          self.vth_lo);
  }

  /// The reason why the framework refuses the thresholds, or "".
  std::string problem() const {
    if (vth_lo <= vth_hi) return {};
    return "vth_lo = " + value_text(vth_lo) + " is above vth_hi = " + value_text(vth_hi);
  }
};

/// lava.proc.lif TernaryLIF of lava-nc 0.9.0+ (git b6822fb): PyTernLifModelFloat, or with T = std::int32_t
/// PyTernLifModelFixed.
///
///     u and v advance as Dynamics says
///     S <- +1 if v > vth_hi, -1 if v < vth_lo, else 0
///     v <- 0                                   if S; u stays
template <class T = double>
class TernaryLIF {
 public:
  using Numbers = NumberSystem<T>;                   ///< number types of its quantities
  using Number = typename Dynamics<T>::Number;       ///< type of the potential
  using Input = typename Dynamics<T>::Input;         ///< type of the input current
  using Spike = std::int32_t;                        ///< -1, 0 or 1
  using Parameters = TernaryLIFParameters<T>;        ///< real numbers or integers, as T is
  using State = CurrentState<Number, Input, Spike>;  ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lava.TernaryLIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit TernaryLIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : dynamics_(in_range(parameters), numbers),
        upper_(Dynamics<T>::scaled_threshold("vth_hi", parameters.vth_hi, numbers)),
        lower_(Dynamics<T>::scaled_threshold("vth_lo", parameters.vth_lo, numbers)),
        initial_{numbers.potential(0), 0, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The upper threshold.
  const Number& threshold() const { return upper_; }
  /// The range of inputs that the model accepts.
  static Range input_range() { return accepted_inputs<T>(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    dynamics_.advance_current(state.current, input);
    dynamics_.advance_potential(state.potential, state.current);
    const Number before_reset = state.potential;
    const bool is_above = strictly_above(state.potential, upper_);
    const bool is_below = strictly_above(lower_, state.potential);
    state.spike = static_cast<Spike>(is_above) - static_cast<Spike>(is_below);
    if (state.spike != 0) state.potential = initial_.potential;
    return before_reset;
  }

 private:
  Dynamics<T> dynamics_;
  Number upper_;
  Number lower_;
  State initial_;
};

}  // namespace lif::lava
