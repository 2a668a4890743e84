#pragma once

#include <lif/models/nir/parameters.hpp>
#include <lif/models/pieces/euler_membrane.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of LI, with the names of the format. The format has no dt, so the user has to give it.
struct LIParameters {
  double dt = required;  ///< length of a step
  double tau = 0.01;     ///< membrane time constant, in the unit of dt
  double r = 1.0;        ///< gain of the input
  double v_leak = 0.0;   ///< potential without input

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::tau, self.tau);
    visit(quantity::r, self.r);
    visit(quantity::v_leak, self.v_leak);
  }
};

/// LI of the neuromorphic intermediate representation (NIR 1.0.7): a leaky integrator that never spikes;
/// networks read its potential at the end. tau dV/dt = (v_leak - V) + r*I by forward Euler:
///
///     V <- V + (dt/tau) * ((v_leak - V) + r*I)
///
/// V starts at 0.
template <class T = double>
class LI {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< always none
  using Parameters = LIParameters;             ///< given in double
  using State = PotentialState<Number>;        ///< there is no reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.LI"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LI(const Parameters& parameters, const Numbers& numbers = {})
      : membrane_(in_range(parameters).dt, parameters.tau, parameters.r, parameters.v_leak, numbers),
        initial_{numbers.potential(0), false} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }

  /// Advances the state by one step; returns the potential.
  Number step(State& state, const Input& input) const {
    membrane_.advance(state.potential, input);
    state.spike = false;
    return state.potential;
  }

 private:
  EulerMembrane<T> membrane_;
  State initial_;
};

}  // namespace lif::nir
