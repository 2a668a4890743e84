#pragma once

#include <lif/models/model.hpp>
#include <lif/models/snntorch/recurrent_leaky.hpp>

namespace lif::snntorch {

/// Parameters of RLeaky, with the names of the framework, which has no default for `beta`.
struct RLeakyParameters {
  double beta = 0.9;                                          ///< share kept per step, clamped to [0, 1]
  double V = 1.0;                                             ///< weight of the neuron's own last spike
  double threshold = 1.0;                                     ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< how a spike resets the potential
  bool reset_delay = true;                                    ///< whether the reset is one step late

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

/// snntorch.RLeaky(all_to_all=False) of snnTorch 0.9.4 (git 634fc22): RecurrentLeaky with the neuron's own
/// spike fed back, F = V*S with S of the last step and V the parameter of that name. In double, F is rounded
/// to float, because spikes are float in the framework.
template <class T = float>
class RLeaky {
 public:
  using Numbers = NumberSystem<T>;                  ///< number types of its quantities
  using Number = typename Numbers::Potential;       ///< type of the potential
  using Input = typename Numbers::Current;          ///< type of the input current
  using Spike = bool;                               ///< a spike, or none
  using Parameters = RLeakyParameters;              ///< given in double
  using State = typename RecurrentLeaky<T>::State;  ///< state before the reset, if it is delayed

  /// The model's name, as users type it.
  static constexpr const char* name() { return "snntorch.RLeaky"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit RLeaky(const Parameters& parameters = {}, const Numbers& numbers = {})
      : core_({in_range(parameters).beta, parameters.threshold, parameters.reset_mechanism,
               parameters.reset_delay},
              numbers),
        weight_(times_spike(numbers.current("V", parameters.V))),
        no_current_(numbers.current(0)) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return core_.initial_state(); }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return core_.threshold(); }

  /// Advances the state by one step; returns the potential before an immediate reset.
  Number step(State& state, const Input& input) const {
    return core_.step(state, {input, state.spike ? weight_ : no_current_});
  }

 private:
  RecurrentLeaky<T> core_;
  Input weight_;
  Input no_current_;
};

}  // namespace lif::snntorch
