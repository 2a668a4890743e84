#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/spikingjelly/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::spikingjelly {

/// Parameters of CUBALIFNode, with the names and defaults of the framework.
struct CUBALIFNodeParameters {
  double c_decay = 0.5;                 ///< share of the current kept per step
  double v_decay = 0.75;                ///< share of the potential kept per step
  double v_threshold = 1.0;             ///< the neuron spikes at it or above it
  std::optional<double> v_reset = 0.0;  ///< potential after a spike; if not set: subtract the threshold

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"c_decay", "share of the synaptic current kept per step"}, self.c_decay);
    visit(QuantityInfo{"v_decay", "share of the potential kept per step"}, self.v_decay);
    visit(spikingjelly::v_threshold, self.v_threshold);
    visit(spikingjelly::v_reset, self.v_reset);
  }
};

/// spikingjelly.activation_based.neuron.CUBALIFNode of SpikingJelly 2.0.0: a current-based neuron.
///
///     i <- i*c_decay + I
///     H <- V*v_decay + i                       with the new current
///     S <- H - v_threshold >= 0                a potential that equals the threshold gives a spike
///     V <- v_reset, or H - v_threshold         if S, in the same step
///
/// V starts at v_reset, but decays towards 0, not towards v_reset.
template <class T = float>
class CUBALIFNode {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = CUBALIFNodeParameters;    ///< given in double
  using State = CurrentState<Number, Input>;   ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "spikingjelly.CUBALIFNode"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit CUBALIFNode(const Parameters& parameters = {}, const Numbers& numbers = {})
      : c_decay_(numbers.coefficient("c_decay", in_range(parameters).c_decay)),
        v_decay_(numbers.coefficient("v_decay", parameters.v_decay)),
        threshold_(numbers.potential("v_threshold", parameters.v_threshold)),
        reset_(parameters.v_reset, numbers.potential),
        initial_{reset_.value(), false, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.current *= c_decay_;
    state.current += input;
    state.potential *= v_decay_;
    state.potential += state.current;
    const Number before_reset = state.potential;
    state.spike = at_or_above(state.potential, threshold_);
    if (state.spike) reset_.apply(state.potential, threshold_);
    return before_reset;
  }

 private:
  typename Numbers::Coefficient c_decay_;
  typename Numbers::Coefficient v_decay_;
  Number threshold_;
  Reset<Number> reset_;
  State initial_;
};

}  // namespace lif::spikingjelly
