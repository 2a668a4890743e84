#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include <lif/models/model.hpp>
#include <lif/models/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/numbers/number_system.hpp>

namespace lif {

/// Parameters of LIF. They are given in double and rounded once to the neuron's number type `T`. The
/// potential is dimensionless; by default its unit is `threshold`.
template <class T = double>
struct LIFParameters {
  double threshold = 1.0;             ///< the neuron spikes when its potential is strictly above
  double beta = 0.9;                  ///< share of the potential kept per step, [0, 1]
  double reset_potential = 0.0;       ///< potential after a spike
  double initial_potential = 0.0;     ///< potential at start and after a reset
  std::int32_t refractory_steps = 0;  ///< steps after a spike in which input is ignored, 0 or more

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"threshold", "spikes when the potential is strictly above"}, self.threshold);
    visit(QuantityInfo{"beta", "share of the potential kept per step (0 no memory, 1 no leak)", {0, 1}},
          self.beta);
    visit(QuantityInfo{"reset_potential", "potential after a spike"}, self.reset_potential);
    visit(QuantityInfo{"initial_potential", "potential at start and after a reset"}, self.initial_potential);
    visit(QuantityInfo{"refractory_steps", "steps after a spike that ignore the input", Range::count()},
          self.refractory_steps);
  }

  /// A sentence that warns about legal but unlikely values, or "".
  std::string doubt() const {
    const std::string start = "threshold = " + to_text(threshold) + " is below ";
    if (threshold < reset_potential) {
      return start + "reset_potential = " + to_text(reset_potential) +
             ": a reset leaves the neuron above it, and it may fire for ever";
    }
    if (threshold < 0 && beta < 1) {
      return start + "0, where the potential rests: the neuron fires for ever without input";
    }
    return {};
  }
};

/// The default model: leaky integration, a strict threshold, and a reset in the step of the spike.
///
///     V <- beta*V + I          one multiplication, one addition, each rounded to T
///     S <- V > threshold
///     V <- reset_potential     if S
///
/// This is the discrete LIF neuron with beta = exp(-dt/tau) and the input scaled by the user, as derived in
/// Eshraghian et al., "Training spiking neural networks using lessons from deep learning", Proc. IEEE 111(9),
/// 2023, but with the reset in the step of the spike. With `refractory_steps = n` the potential rests at
/// `reset_potential` and the input is ignored for n steps after a spike.
///
/// @tparam T a number type, or NumberTypes for one per kind of quantity
template <class T = double>
class LIF {
  static_assert(
      !std::is_integral_v<T>,
      "the default model computes in real numbers, and beta = 0.9 is no integer: choose double, float, "
      "lif::Fixed<W, F>, or an integer model such as lif::rtl::LIF");

 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFParameters<T>;         ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State {
    Number potential{};                     ///< potential after the reset
    Spike spike = false;                    ///< spike of the last step
    std::int32_t refractory_remaining = 0;  ///< number of steps that will still ignore their input

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      visit(QuantityInfo{"potential", "membrane potential after the reset"}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"refractory_remaining", "steps that still ignore the input", Range::count(),
                         Role::bookkeeping},
            self.refractory_remaining);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "lif"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", in_range(parameters).beta)),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        reset_potential_(numbers.potential("reset_potential", parameters.reset_potential)),
        initial_potential_(numbers.potential("initial_potential", parameters.initial_potential)),
        refractory_steps_(parameters.refractory_steps) {}

  /// The state at start and after a reset.
  State initial_state() const { return {initial_potential_, false, 0}; }
  /// The threshold that the potential is compared with, rounded to T.
  const Number& threshold() const { return threshold_; }

  /// True without refractory steps: every step then integrates its input.
  bool is_never_refractory() const { return refractory_steps_ == 0; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    const bool rests = state.refractory_remaining > 0;
    Number potential = reset_potential_;
    if (!rests) {
      potential = state.potential;
      potential *= beta_;
      potential += input;
    }
    state.spike = strictly_above(potential, threshold_) & !rests;
    state.potential = state.spike ? reset_potential_ : potential;
    state.refractory_remaining =
        state.spike ? refractory_steps_ : state.refractory_remaining - static_cast<std::int32_t>(rests);
    return potential;
  }

 private:
  typename Numbers::Coefficient beta_;
  Number threshold_;
  Number reset_potential_;
  Number initial_potential_;
  std::int32_t refractory_steps_;
};

}  // namespace lif
