#pragma once

#include <cstdint>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/snntorch/state_quantiser.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of Leaky, with the names of the framework, which has no default for `beta`.
struct LeakyParameters {
  double beta = 0.9;                                          ///< share kept per step, clamped to [0, 1]
  double threshold = 1.0;                                     ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< how a spike resets the potential
  bool reset_delay = true;                                    ///< whether the reset is one step late
  double graded_spikes_factor = 1.0;                          ///< value of a spike
  std::int32_t state_quant_bits = 0;                          ///< 2^bits levels, or 0 for none

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::beta, self.beta);
    visit(quantity::threshold, self.threshold);
    visit(quantity::reset_mechanism, self.reset_mechanism);
    visit(quantity::reset_delay, self.reset_delay);
    visit(QuantityInfo{"graded_spikes_factor", "value of a spike"}, self.graded_spikes_factor);
    visit(QuantityInfo{"state_quant_bits", "snap the potential to 2^bits levels; 0: off", {0, 16}},
          self.state_quant_bits);
  }
};

/// snntorch.Leaky of snnTorch 0.9.4 (git 634fc22).
///
///     R <- V > threshold                       the stored potential
///     subtract:  U <- (beta*V + I) - R*threshold
///     zero:      U <- beta*((1-R)*V) + I       the old potential is lost, the new input stays
///     none:      U <- beta*V + I
///     U <- nearest level                       with state_quant_bits
///     S <- graded_spikes_factor * (U > threshold)
///     V <- U                                   with reset_delay
///     V <- U - D*threshold or U - D*U          without; D = [U > threshold] - R
///
/// Quirks: with `reset_delay`, the potential in the step of the spike is the one *before* its reset. The
/// subtracted threshold is not multiplied by beta. Without `reset_delay`, `subtract` can leave the stored
/// potential above the threshold; if the next step then ends below it, the threshold is added back. `zero`
/// gives the spikes of the default model. With state_quant_bits, a potential that is reset at once is not
/// quantised again after the reset. In double, the subtracted amount and the value of a spike are rounded to
/// float, because spikes are float in the framework.
template <class T = float>
class Leaky {
 public:
  using Numbers = NumberSystem<T>;              ///< number types of its quantities
  using Number = typename Numbers::Potential;   ///< type of the potential
  using Input = typename Numbers::Current;      ///< type of the input current
  using Spike = Number;                         ///< 0 or graded_spikes_factor
  using Parameters = LeakyParameters;           ///< given in double
  using State = PotentialState<Number, Spike>;  ///< state before the reset, if it is delayed

  /// The model's name, as users type it.
  static constexpr const char* name() { return "snntorch.Leaky"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Leaky(const Parameters& parameters = {}, const Numbers& numbers = {})
      : beta_(numbers.coefficient("beta", clamped_share(in_range(parameters).beta))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        zero_(numbers.potential(0)),
        spike_value_(times_spike(numbers.potential("graded_spikes_factor", parameters.graded_spikes_factor))),
        quantiser_(parameters.state_quant_bits, parameters.threshold, numbers.potential),
        mechanism_(parameters.reset_mechanism),
        is_delayed_(parameters.reset_delay) {}

  /// The state at start and after a reset.
  State initial_state() const { return {zero_, zero_}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before an immediate reset.
  Number step(State& state, const Input& input) const {
    const bool was_above = state.potential > threshold_;
    Number potential = state.potential;
    if (was_above && mechanism_ == ResetMechanism::zero) potential = zero_;
    potential *= beta_;
    potential += input;
    if (was_above && mechanism_ == ResetMechanism::subtract) potential -= times_spike(threshold_);
    if (quantiser_.is_on()) potential = quantiser_.nearest(potential);
    const Number before_reset = potential;
    const bool fired = strictly_above(potential, threshold_);
    if (!is_delayed_) reset_at_once(mechanism_, potential, threshold_, fired, was_above);
    state.potential = potential;
    state.spike = fired ? spike_value_ : zero_;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient beta_;
  Number threshold_;
  Number zero_;
  Number spike_value_;
  StateQuantiser<Number> quantiser_;
  ResetMechanism mechanism_;
  bool is_delayed_;
};

}  // namespace lif::snntorch
