#pragma once

#include <lif/models/lava/dynamics.hpp>
#include <lif/models/pieces/comparison.hpp>

namespace lif::lava {

/// Parameters of LIF, with the names and defaults of the framework.
template <class T>
struct LIFParameters : DynamicsParameters<T> {
  typename ThresholdParameter<T>::Type vth = 10;  ///< the neuron spikes strictly above it

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    DynamicsParameters<T>::describe(self, visit);
    visit(QuantityInfo{"vth", "spikes when the potential is strictly above", ThresholdParameter<T>::range},
          self.vth);
  }
};

/// lava.proc.lif LIF of lava-nc 0.9.0+ (git b6822fb): PyLifModelFloat, or with T = std::int32_t
/// PyLifModelBitAcc, which computes as Loihi does.
///
///     u and v advance as Dynamics says
///     S <- v > vth                             integers: v > vth << 6
///     v <- 0                                   if S; u stays
///
/// Quirks of the integer form: u wraps where v saturates, and even with du = 0 the current loses 1/4096.
template <class T = double>
class LIF {
 public:
  using Numbers = NumberSystem<T>;              ///< number types of its quantities
  using Number = typename Dynamics<T>::Number;  ///< type of the potential
  using Input = typename Dynamics<T>::Input;    ///< type of the input current
  using Spike = bool;                           ///< a spike, or none
  using Parameters = LIFParameters<T>;          ///< real numbers or integers, as T is
  using State = CurrentState<Number, Input>;    ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lava.LIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : dynamics_(in_range(parameters), numbers),
        threshold_(Dynamics<T>::scaled_threshold("vth", parameters.vth, numbers)),
        initial_{numbers.potential(0), false, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }
  /// The range of inputs that the model accepts.
  static Range input_range() { return accepted_inputs<T>(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    dynamics_.advance_current(state.current, input);
    dynamics_.advance_potential(state.potential, state.current);
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = initial_.potential;
    return before_reset;
  }

 private:
  Dynamics<T> dynamics_;
  Number threshold_;
  State initial_;
};

}  // namespace lif::lava
