#pragma once

#include <lif/models/model.hpp>
#include <lif/models/nir/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of IF, with the names of the format. The format has no dt, so the user has to give it.
struct IFParameters {
  double dt = required;      ///< length of a step
  double r = 1.0;            ///< gain of the input
  double v_threshold = 1.0;  ///< the neuron spikes strictly above it
  double v_reset = 0.0;      ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::r, self.r);
    visit(quantity::v_threshold, self.v_threshold);
    visit(quantity::v_reset, self.v_reset);
  }
};

/// IF of the neuromorphic intermediate representation (NIR 1.0.7): dV/dt = r*I by forward Euler, with a spike
/// where V > v_threshold, which sets V to v_reset.
///
///     V <- V + dt*(r*I)
///     S <- V > v_threshold
///     V <- v_reset                             if S, in the same step
template <class T = double>
class IF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = IFParameters;             ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.IF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IF(const Parameters& parameters, const Numbers& numbers = {})
      : dt_(numbers.coefficient("dt", in_range(parameters).dt)),
        r_(numbers.coefficient("r", parameters.r)),
        threshold_(numbers.potential("v_threshold", parameters.v_threshold)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        initial_{numbers.potential(0), false} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    Number change = initial_.potential;
    assign(change, input);
    change *= r_;
    change *= dt_;
    state.potential += change;
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient dt_;
  typename Numbers::Coefficient r_;
  Number threshold_;
  Number v_reset_;
  State initial_;
};

}  // namespace lif::nir
