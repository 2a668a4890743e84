#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/with_recurrence.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of RecurrentLeaky, with the names of the framework; it gives `beta` no default.
struct RecurrentLeakyParameters {
  double beta = 0.9;                                          ///< clamped to [0, 1]
  double threshold = 1.0;                                     ///< strictly above it spikes
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< what a spike does
  bool reset_delay = true;                                    ///< it does so one step later

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::beta, self.beta);
    visit(quantity::threshold, self.threshold);
    visit(quantity::reset_mechanism, self.reset_mechanism);
    visit(quantity::reset_delay, self.reset_delay);
  }
};

/// A neuron of a layer of snntorch.RLeaky(all_to_all=True) of snnTorch 0.9.4 (git 634fc22): what comes back
/// from its own layer, F, is an input of its own.
///
///     R <- V > threshold
///     U <- (beta*V + I) + F
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  unlike Leaky: this step's input is lost too
///     S <- U > threshold
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = S - R
template <class T = float>
class RecurrentLeaky {
 public:
  using Numbers = NumberSystem<T>;                          ///< of its quantities
  using Number = typename Numbers::Potential;               ///< of the potential
  using Input = WithRecurrence<typename Numbers::Current>;  ///< the input current, and F
  using Spike = bool;                                       ///< a spike, or none
  using Parameters = RecurrentLeakyParameters;              ///< given in double
  using State = PotentialState<Number>;                     ///< before the reset where that is delayed

  /// As reports say it.
  static constexpr const char* name() { return "snntorch.RLeaky"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit RecurrentLeaky(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", clamped_share(in_range(parameters).beta))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false},
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// At start and after a reset.
  const State& initial_state() const { return initial_; }
  /// What the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before a reset at once.
  Number step(State& state, const Input& inputs) const {
    const bool was_above = state.potential > threshold_;
    Number potential = state.potential;
    potential *= beta_;
    potential += inputs;
    if (was_above) apply_reset(mechanism_, potential, threshold_);
    const Number before_reset = potential;
    state.spike = strictly_above(potential, threshold_);
    if (!is_delayed_) reset_at_once(mechanism_, potential, threshold_, state.spike, was_above);
    state.potential = potential;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient beta_;
  Number threshold_;
  State initial_;
  ResetMechanism mechanism_;
  bool is_delayed_;
};

}  // namespace lif::snntorch
