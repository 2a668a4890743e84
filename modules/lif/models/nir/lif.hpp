#pragma once

#include <lif/models/nir/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/euler_membrane.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of LIF, with the names of the format. The format has no dt, so the user has to give it.
struct LIFParameters {
  double dt = required;      ///< length of a step
  double tau = 0.01;         ///< membrane time constant, in the unit of dt
  double r = 1.0;            ///< gain of the input
  double v_leak = 0.0;       ///< potential without input
  double v_threshold = 1.0;  ///< the neuron spikes strictly above it
  double v_reset = 0.0;      ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::tau, self.tau);
    visit(quantity::r, self.r);
    visit(quantity::v_leak, self.v_leak);
    visit(quantity::v_threshold, self.v_threshold);
    visit(quantity::v_reset, self.v_reset);
  }
};

/// LIF of the neuromorphic intermediate representation (NIR 1.0.7): tau dV/dt = (v_leak - V) + r*I, with a
/// spike where V > v_threshold, which sets V to v_reset. The format defines a differential equation; this
/// model integrates it by forward Euler, as snnTorch, Norse and SpikingJelly do.
///
///     V <- V + (dt/tau) * ((v_leak - V) + r*I)
///     S <- V > v_threshold
///     V <- v_reset                             if S, in the same step
///
/// V starts at 0. Importers differ in r, v_reset and the form of the leak; this model ignores none of them.
template <class T = double>
class LIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFParameters;            ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.LIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters, const Numbers& numbers = {})
      : membrane_(in_range(parameters).dt, parameters.tau, parameters.r, parameters.v_leak, numbers),
        threshold_(numbers.potential("v_threshold", parameters.v_threshold)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        initial_{numbers.potential(0), false} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    membrane_.advance(state.potential, input);
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  EulerMembrane<T> membrane_;
  Number threshold_;
  Number v_reset_;
  State initial_;
};

}  // namespace lif::nir
