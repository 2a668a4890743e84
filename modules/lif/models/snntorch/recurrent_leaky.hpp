#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/with_recurrence.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of RecurrentLeaky, with the names of the framework, which has no default for `beta`.
struct RecurrentLeakyParameters {
  double beta = 0.9;                                          ///< share kept per step, clamped to [0, 1]
  double threshold = 1.0;                                     ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< how a spike resets the potential
  bool reset_delay = true;                                    ///< whether the reset is one step late

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::beta, self.beta);
    visit(quantity::threshold, self.threshold);
    visit(quantity::reset_mechanism, self.reset_mechanism);
    visit(quantity::reset_delay, self.reset_delay);
  }
};

/// A neuron of a layer of snntorch.RLeaky(all_to_all=True) of snnTorch 0.9.4 (git 634fc22): the feedback from
/// its own layer, F, is a separate input.
///
///     R <- V > threshold
///     U <- (beta*V + I) + F
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  unlike in Leaky, this step's input is lost, too
///     S <- U > threshold
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = S - R
template <class T = float>
class RecurrentLeaky {
 public:
  using Numbers = NumberSystem<T>;                          ///< number types of its quantities
  using Number = typename Numbers::Potential;               ///< type of the potential
  using Input = WithRecurrence<typename Numbers::Current>;  ///< the input current, and F
  using Spike = bool;                                       ///< a spike, or none
  using Parameters = RecurrentLeakyParameters;              ///< given in double
  using State = PotentialState<Number>;                     ///< state before the reset, if it is delayed

  /// The model's name in reports.
  static constexpr const char* name() { return "snntorch.RLeaky"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit RecurrentLeaky(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", clamped_share(in_range(parameters).beta))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false},
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before an immediate reset.
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
