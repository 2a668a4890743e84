#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of RLeaky, with the names of the framework; it gives `beta` no default.
struct RLeakyParameters {
  double beta = 0.9;                                          ///< clamped to [0, 1]
  double V = 1.0;                                             ///< weight of the neuron's own last spike
  double threshold = 1.0;                                     ///< strictly above it spikes
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< what a spike does
  bool reset_delay = true;                                    ///< it does so one step later

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::beta, self.beta);
    visit(QuantityInfo{"V", "weight of the neuron's own spike, one step later"}, self.V);
    visit(quantity::threshold, self.threshold);
    visit(quantity::reset_mechanism, self.reset_mechanism);
    visit(quantity::reset_delay, self.reset_delay);
  }
};

/// snntorch.RLeaky(all_to_all=False) of snnTorch 0.9.4 (git 634fc22): Leaky with its own spike fed back.
///
///     R <- V > threshold
///     U <- (beta*V + I) + weight*S             S of the last step; weight is the parameter V
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  unlike Leaky: this step's input is lost too
///     S <- U > threshold
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = S - R
template <class T = float>
class RLeaky {
 public:
  using Numbers = NumberSystem<T>;             ///< of its quantities
  using Number = typename Numbers::Potential;  ///< of the potential
  using Input = typename Numbers::Current;     ///< of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = RLeakyParameters;         ///< given in double
  using State = PotentialState<Number>;        ///< before the reset where that is delayed

  /// As users type it.
  static constexpr const char* name() { return "snntorch.RLeaky"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit RLeaky(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", clamped_share(in_range(parameters).beta))),
        weight_(numbers.current("V", parameters.V)),
        no_current_(numbers.current(0)),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false},
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// At start and after a reset.
  const State& initial_state() const { return initial_; }
  /// What the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before a reset at once.
  Number step(State& state, const Input& input) const {
    const bool was_above = state.potential > threshold_;
    Number potential = state.potential;
    potential *= beta_;
    potential += input;
    potential += state.spike ? weight_ : no_current_;
    if (was_above) apply_reset(mechanism_, potential, threshold_);
    const Number before_reset = potential;
    state.spike = strictly_above(potential, threshold_);
    if (!is_delayed_) reset_at_once(mechanism_, potential, threshold_, state.spike, was_above);
    state.potential = potential;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient beta_;
  Input weight_;
  Input no_current_;
  Number threshold_;
  State initial_;
  ResetMechanism mechanism_;
  bool is_delayed_;
};

}  // namespace lif::snntorch
