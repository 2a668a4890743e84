#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/spikingjelly/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::spikingjelly {

/// Parameters of IFNode, with the names and defaults of the framework.
struct IFNodeParameters {
  double v_threshold = 1.0;             ///< the neuron spikes at it or above it
  std::optional<double> v_reset = 0.0;  ///< potential after a spike; if not set: subtract the threshold

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(spikingjelly::v_threshold, self.v_threshold);
    visit(spikingjelly::v_reset, self.v_reset);
  }
};

/// spikingjelly.activation_based.neuron.IFNode (git afb1322): a neuron without leak.
///
///     H <- V + I
///     S <- H - v_threshold >= 0                a potential that equals the threshold gives a spike
///     V <- v_reset, or H - v_threshold         if S, in the same step
template <class T = float>
class IFNode {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = IFNodeParameters;         ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "spikingjelly.IFNode"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IFNode(const Parameters& parameters = {}, const Numbers& numbers = {})
      : threshold_(numbers.potential("v_threshold", in_range(parameters).v_threshold)),
        reset_(parameters.v_reset, numbers.potential) {}

  /// The state at start and after a reset.
  State initial_state() const { return {reset_.value(), false}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.potential += input;
    const Number before_reset = state.potential;
    state.spike = at_or_above(state.potential, threshold_);
    if (state.spike) reset_.apply(state.potential, threshold_);
    return before_reset;
  }

 private:
  Number threshold_;
  Reset<Number> reset_;
};

}  // namespace lif::spikingjelly
