#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/spikingjelly/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::spikingjelly {

/// Parameters of LIFNode, with the names and defaults of the framework.
struct LIFNodeParameters {
  double tau = 2.0;                     ///< membrane time constant in steps, above 1
  bool decay_input = true;              ///< whether the input is divided by tau, too
  double v_threshold = 1.0;             ///< the neuron spikes at it or above it
  std::optional<double> v_reset = 0.0;  ///< potential after a spike; if not set: subtract the threshold

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"tau", "membrane time constant, in steps", Range::above(1)}, self.tau);
    visit(QuantityInfo{"decay_input", "the input is divided by tau too"}, self.decay_input);
    visit(spikingjelly::v_threshold, self.v_threshold);
    visit(spikingjelly::v_reset, self.v_reset);
  }
};

/// spikingjelly.activation_based.neuron.LIFNode (git afb1322) with its torch backend.
///
///     decay_input:      H <- V + (I - (V - v_reset))/tau
///     not decay_input:  H <- (V - (V - v_reset)/tau) + I
///     S <- H - v_threshold >= 0                a potential that equals the threshold gives a spike
///     V <- v_reset, or H - v_threshold         if S, in the same step
///
/// v_reset is also the potential at the start and the one towards which the neuron leaks; with `none` both
/// are 0 and the reset is soft. The leak is a division, not a product with 1/tau: the framework's fused CUDA
/// kernels use the product, and their last bits differ.
template <class T = float>
class LIFNode {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFNodeParameters;        ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "spikingjelly.LIFNode"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIFNode(const Parameters& parameters = {}, const Numbers& numbers = {})
      : tau_(numbers.coefficient("tau", in_range(parameters).tau)),
        threshold_(numbers.potential("v_threshold", parameters.v_threshold)),
        reset_(parameters.v_reset, numbers.potential),
        decays_input_(parameters.decay_input) {}

  /// The state at start and after a reset.
  State initial_state() const { return {reset_.value(), false}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    Number distance = state.potential;
    distance -= reset_.value();
    if (decays_input_) {
      Number change = reset_.value();
      assign(change, input);
      change -= distance;
      change /= tau_;
      state.potential += change;
    } else {
      distance /= tau_;
      state.potential -= distance;
      state.potential += input;
    }
    const Number before_reset = state.potential;
    state.spike = at_or_above(state.potential, threshold_);
    if (state.spike) reset_.apply(state.potential, threshold_);
    return before_reset;
  }

 private:
  typename Numbers::Coefficient tau_;
  Number threshold_;
  Reset<Number> reset_;
  bool decays_input_;
};

}  // namespace lif::spikingjelly
