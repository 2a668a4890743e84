#pragma once

#include <string>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>

namespace lif {

/// Parameters of ALIF, given in double; each is rounded once to the neuron's number type.
struct ALIFParameters {
  double threshold = 1.0;            ///< threshold of a neuron that has not spiked yet
  double beta = 0.9;                 ///< share of the potential kept per step
  double adaptation_decay = 0.95;    ///< share of the adaptation kept per step
  double adaptation_strength = 0.2;  ///< amount that one spike adds to the threshold of the next step
  double reset_potential = 0.0;      ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"threshold", "threshold without adaptation"}, self.threshold);
    visit(QuantityInfo{"beta", "share of the potential kept per step", {0, 1}}, self.beta);
    visit(QuantityInfo{"adaptation_decay", "share of the adaptation kept per step", {0, 1}},
          self.adaptation_decay);
    visit(QuantityInfo{"adaptation_strength", "what a spike adds to the threshold of the next step"},
          self.adaptation_strength);
    visit(QuantityInfo{"reset_potential", "potential after a spike"}, self.reset_potential);
  }
};

/// A leaky integrate-and-fire neuron with an adaptive threshold: each spike raises the threshold, which then
/// decays back. Under a constant current its firing rate starts high and settles, as it does in many cortical
/// neurons.
///
///     V <- beta*V + I
///     A <- threshold + adaptation_strength*a
///     S <- V > A
///     V <- reset_potential                     if S
///     a <- adaptation_decay*a + S
///
/// Each product and each sum is rounded to T, in the order written. The equations are those of the adaptive
/// neuron in Bellec et al., "Long short-term memory and learning-to-learn in networks of spiking neurons",
/// Advances in Neural Information Processing Systems 31, 2018 (section 2: B(t) = b0 + beta*b(t)), with the
/// default model's strict comparison and its reset to a potential in the step of the spike.
///
/// @tparam T a number type, or NumberTypes for one per kind of quantity
template <class T = double>
class ALIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = ALIFParameters;           ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State {
    Number potential{};   ///< potential after the reset
    Spike spike = false;  ///< spike of the last step
    Number adaptation{};  ///< sum over past spikes, each decayed by every step since

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      visit(QuantityInfo{"potential", "membrane potential after the reset"}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"adaptation", "decaying sum of the spikes"}, self.adaptation);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lif.ALIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit ALIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", in_range(parameters).beta)),
        adaptation_decay_(numbers.coefficient("adaptation_decay", parameters.adaptation_decay)),
        adaptation_strength_(numbers.coefficient("adaptation_strength", parameters.adaptation_strength)),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        reset_potential_(numbers.potential("reset_potential", parameters.reset_potential)),
        zero_(numbers.potential(0)),
        one_(numbers.potential("one spike", 1)) {}

  /// The state at start and after a reset.
  State initial_state() const { return {zero_, false, zero_}; }
  /// The threshold without adaptation, rounded to T.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    Number potential = state.potential;
    potential *= beta_;
    potential += input;
    Number raised = state.adaptation;
    raised *= adaptation_strength_;
    raised += threshold_;
    state.spike = strictly_above(potential, raised);
    state.potential = state.spike ? reset_potential_ : potential;
    state.adaptation *= adaptation_decay_;
    state.adaptation += state.spike ? one_ : zero_;
    return potential;
  }

 private:
  typename Numbers::Coefficient beta_;
  typename Numbers::Coefficient adaptation_decay_;
  typename Numbers::Coefficient adaptation_strength_;
  Number threshold_;
  Number reset_potential_;
  Number zero_;
  Number one_;
};

}  // namespace lif
