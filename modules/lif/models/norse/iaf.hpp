#pragma once

#include <lif/models/model.hpp>
#include <lif/models/norse/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/states.hpp>

namespace lif::norse {

/// Parameters of IAF, with the names and defaults of the framework.
struct IAFParameters {
  double v_th = 1.0;     ///< the neuron spikes strictly above it
  double v_reset = 0.0;  ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(norse::v_th, self.v_th);
    visit(norse::v_reset, self.v_reset);
  }
};

/// norse IAFCell (iaf_feed_forward_step) of Norse 1.1.0+ (git 065a3b4): a neuron without leak, where dt has
/// no effect. V starts at v_reset.
///
///     V <- V + I
///     S <- V - v_th > 0
///     V <- v_reset                             if S, in the same step
template <class T = float>
class IAF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = IAFParameters;            ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "norse.IAF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IAF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : threshold_(numbers.potential("v_th", in_range(parameters).v_th)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        initial_{v_reset_, false} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.potential += input;
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  Number threshold_;
  Number v_reset_;
  State initial_;
};

}  // namespace lif::norse
