#pragma once

#include <cmath>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>

namespace lif::snntorch {

/// Parameters of Alpha, with the names of the framework, which has no defaults for `alpha` and `beta`.
struct AlphaParameters {
  double alpha = 0.9;                                     ///< share of excitatory current kept; > beta
  double beta = 0.8;                                      ///< share of the inhibitory current kept
  double threshold = 1.0;                                 ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::zero;  ///< how a spike resets it, one step later

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"alpha", "share of the exciting current kept per step; above beta", {0, 1, true}},
          self.alpha);
    visit(QuantityInfo{"beta", "share of the inhibiting current kept per step", {0, 1, true}}, self.beta);
    visit(quantity::threshold, self.threshold);
    visit(QuantityInfo{"reset_mechanism", "what a spike does to the states, one step later"},
          self.reset_mechanism);
  }

  /// The reason why the framework refuses the parameters, or "".
  std::string problem() const {
    if (alpha > beta) return {};
    return "alpha = " + to_text(alpha) + " has to be greater than beta = " + to_text(beta);
  }
};

/// snntorch.Alpha of snnTorch 0.9.4 (git 634fc22): the response to an event rises and falls like an
/// alpha function.
///
///     R <- V > threshold
///     e <- alpha*e + I;  i <- beta*i - I
///     V <- tau*(e + i)                         tau = ln(alpha)/(ln(beta) - ln(alpha)) + 1
///     zero:      e, i and V <- X - R*X
///     subtract:  e <- e - R*threshold;  i <- i - R*i;  V <- V - R*(-i_old)
///     S <- V > threshold                       the reset is always one step late
///
/// tau is computed in the neuron's number type where that is a floating-point type, otherwise in double; the
/// last bit of its logarithms depends on the C library.
template <class T = float>
class Alpha {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = AlphaParameters;          ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State {
    Number potential{};   ///< potential before the reset, which is delayed
    Spike spike = false;  ///< spike of the last step
    Input syn_exc{};      ///< excitatory synaptic current
    Input syn_inh{};      ///< inhibitory synaptic current, negative

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      visit(QuantityInfo{"potential", "membrane potential after the step"}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"syn_exc", "exciting synaptic current after the step"}, self.syn_exc);
      visit(QuantityInfo{"syn_inh", "inhibiting synaptic current after the step"}, self.syn_inh);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "snntorch.Alpha"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Alpha(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_(numbers.coefficient("alpha", in_range(parameters).alpha)),
        beta_(numbers.coefficient("beta", parameters.beta)),
        tau_(numbers.coefficient("tau_alpha", tau_alpha(parameters))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false, numbers.current(0), numbers.current(0)},
        mechanism_(parameters.reset_mechanism) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential.
  Number step(State& state, const Input& input) const {
    const bool was_above = state.potential > threshold_;
    const Input old_inhibition = state.syn_inh;
    state.syn_exc *= alpha_;
    state.syn_exc += input;
    state.syn_inh *= beta_;
    state.syn_inh -= input;
    Input sum = state.syn_exc;
    sum += state.syn_inh;
    assign(state.potential, sum);
    state.potential *= tau_;
    if (was_above) reset(state, old_inhibition);
    state.spike = strictly_above(state.potential, threshold_);
    return state.potential;
  }

 private:
  static double tau_alpha(const Parameters& parameters) {
    using Real = RealOf<T>;
    const Real log_alpha = std::log(static_cast<Real>(parameters.alpha));
    const Real log_beta = std::log(static_cast<Real>(parameters.beta));
    return log_alpha / (log_beta - log_alpha) + 1;
  }

  void reset(State& state, const Input& old_inhibition) const {
    const auto clear = [](auto& variable) {
      const auto all = variable;
      variable -= all;
    };
    if (mechanism_ == ResetMechanism::zero) {
      clear(state.syn_exc);
      clear(state.syn_inh);
      clear(state.potential);
    } else if (mechanism_ == ResetMechanism::subtract) {
      state.syn_exc -= times_spike(threshold_);
      clear(state.syn_inh);
      state.potential += old_inhibition;
    }
  }

  typename Numbers::Coefficient alpha_;
  typename Numbers::Coefficient beta_;
  typename Numbers::Coefficient tau_;
  Number threshold_;
  State initial_;
  ResetMechanism mechanism_;
};

}  // namespace lif::snntorch
