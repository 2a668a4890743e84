#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/with_recurrence.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of Synaptic, with the names of the framework, which has no defaults for `alpha` and `beta`.
struct SynapticParameters {
  double alpha = 0.8;                                         ///< share kept per step, clamped to [0, 1]
  double beta = 0.9;                                          ///< share kept per step, clamped to [0, 1]
  double threshold = 1.0;                                     ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< how a spike resets the potential
  bool reset_delay = true;                                    ///< whether the reset is one step late

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::alpha, self.alpha);
    visit(quantity::beta, self.beta);
    visit(quantity::threshold, self.threshold);
    visit(quantity::reset_mechanism, self.reset_mechanism);
    visit(quantity::reset_delay, self.reset_delay);
  }
};

/// The rule of the current-based neurons of snnTorch 0.9.4 (git 634fc22). `i + I` is two additions where the
/// input is a WithRecurrence.
///
///     R <- V > threshold
///     i <- alpha*i + I
///     U <- beta*V + i                          with the new current
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  this step's input is lost, too; i is never reset
///     S <- U > threshold
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = S - R
template <class T, class InputType>
class SynapticRule {
 public:
  using Numbers = NumberSystem<T>;              ///< number types of its quantities
  using Number = typename Numbers::Potential;   ///< type of the potential
  using Current = typename Numbers::Current;    ///< type of the synaptic current
  using Input = InputType;                      ///< type of the input current
  using Spike = bool;                           ///< a spike, or none
  using Parameters = SynapticParameters;        ///< given in double
  using State = CurrentState<Number, Current>;  ///< state before the reset, if it is delayed

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit SynapticRule(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_(numbers.coefficient("alpha", clamped_share(in_range(parameters).alpha))),
        beta_(numbers.coefficient("beta", clamped_share(parameters.beta))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false, numbers.current(0)},
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before an immediate reset.
  Number step(State& state, const Input& input) const {
    const bool was_above = state.potential > threshold_;
    state.current *= alpha_;
    state.current += input;
    Number potential = state.potential;
    potential *= beta_;
    potential += state.current;
    if (was_above) apply_reset(mechanism_, potential, threshold_);
    const Number before_reset = potential;
    state.spike = strictly_above(potential, threshold_);
    if (!is_delayed_) reset_at_once(mechanism_, potential, threshold_, state.spike, was_above);
    state.potential = potential;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient alpha_;
  typename Numbers::Coefficient beta_;
  Number threshold_;
  State initial_;
  ResetMechanism mechanism_;
  bool is_delayed_;
};

/// snntorch.Synaptic of snnTorch 0.9.4; see SynapticRule for the rule.
template <class T = float>
class Synaptic : public SynapticRule<T, typename NumberSystem<T>::Current> {
 public:
  using SynapticRule<T, typename NumberSystem<T>::Current>::SynapticRule;
  /// The model's name, as users type it.
  static constexpr const char* name() { return "snntorch.Synaptic"; }
};

/// A neuron of a layer of snntorch.RSynaptic(all_to_all=True), where the feedback from its own layer is added
/// to the current last; see SynapticRule for the rule.
template <class T = float>
class RecurrentSynaptic : public SynapticRule<T, WithRecurrence<typename NumberSystem<T>::Current>> {
 public:
  using SynapticRule<T, WithRecurrence<typename NumberSystem<T>::Current>>::SynapticRule;
  /// The model's name in reports.
  static constexpr const char* name() { return "snntorch.RSynaptic"; }
};

}  // namespace lif::snntorch
