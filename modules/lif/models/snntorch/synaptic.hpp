#pragma once

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/with_recurrence.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of Synaptic, with the names of the framework; it gives `alpha` and `beta` no defaults.
struct SynapticParameters {
  double alpha = 0.8;                                         ///< clamped to [0, 1]
  double beta = 0.9;                                          ///< clamped to [0, 1]
  double threshold = 1.0;                                     ///< strictly above it spikes
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< what a spike does
  bool reset_delay = true;                                    ///< it does so one step later

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

/// The rule of snnTorch's current-based neurons, 0.9.4 (git 634fc22). `i + I` is two additions where the
/// input comes WithRecurrence.
///
///     R <- V > threshold
///     i <- alpha*i + I
///     U <- beta*V + i                          with the new current
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  this step's input is lost too; i never is
///     S <- U > threshold
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = S - R
template <class T, class InputType>
class SynapticRule {
 public:
  using Numbers = NumberSystem<T>;              ///< of its quantities
  using Number = typename Numbers::Potential;   ///< of the potential
  using Current = typename Numbers::Current;    ///< of the synaptic current
  using Input = InputType;                      ///< of the input current
  using Spike = bool;                           ///< a spike, or none
  using Parameters = SynapticParameters;        ///< given in double
  using State = CurrentState<Number, Current>;  ///< before the reset where that is delayed

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit SynapticRule(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_(numbers.coefficient("alpha", clamped_share(in_range(parameters).alpha))),
        beta_(numbers.coefficient("beta", clamped_share(parameters.beta))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false, numbers.current(0)},
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// At start and after a reset.
  const State& initial_state() const { return initial_; }
  /// What the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before a reset at once.
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

/// snntorch.Synaptic: see SynapticRule.
template <class T = float>
class Synaptic : public SynapticRule<T, typename NumberSystem<T>::Current> {
 public:
  using SynapticRule<T, typename NumberSystem<T>::Current>::SynapticRule;
  /// As users type it.
  static constexpr const char* name() { return "snntorch.Synaptic"; }
};

/// A neuron of a layer of snntorch.RSynaptic(all_to_all=True), where what comes back from its own layer is
/// added to the current last: see SynapticRule.
template <class T = float>
class RecurrentSynaptic : public SynapticRule<T, WithRecurrence<typename NumberSystem<T>::Current>> {
 public:
  using SynapticRule<T, WithRecurrence<typename NumberSystem<T>::Current>>::SynapticRule;
  /// As reports say it.
  static constexpr const char* name() { return "snntorch.RSynaptic"; }
};

}  // namespace lif::snntorch
