#pragma once

#include <lif/models/model.hpp>
#include <lif/models/nir/parameters.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of I, with the names of the format. The format has no dt, so the user has to give it.
struct IParameters {
  double dt = required;  ///< length of a step
  double r = 1.0;        ///< gain of the input

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::r, self.r);
  }
};

/// I of the neuromorphic intermediate representation (NIR 1.0.7): an integrator that never spikes, by forward
/// Euler of dV/dt = r*I.
///
///     V <- V + dt*(r*I)
///
/// V starts at 0.
template <class T = double>
class I {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< always none
  using Parameters = IParameters;              ///< given in double
  using State = PotentialState<Number>;        ///< there is no reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.I"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit I(const Parameters& parameters, const Numbers& numbers = {})
      : dt_(numbers.coefficient("dt", in_range(parameters).dt)),
        r_(numbers.coefficient("r", parameters.r)),
        initial_{numbers.potential(0), false} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }

  /// Advances the state by one step; returns the potential.
  Number step(State& state, const Input& input) const {
    Number change = initial_.potential;
    assign(change, input);
    change *= r_;
    change *= dt_;
    state.potential += change;
    state.spike = false;
    return state.potential;
  }

 private:
  typename Numbers::Coefficient dt_;
  typename Numbers::Coefficient r_;
  State initial_;
};

}  // namespace lif::nir
