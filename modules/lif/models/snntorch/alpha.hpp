#pragma once

#include <cmath>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>

namespace lif::snntorch {

/// Parameters of Alpha, with the names of the framework; it gives `alpha` and `beta` no defaults.
struct AlphaParameters {
  double alpha = 0.9;                                     ///< of the exciting current; above beta
  double beta = 0.8;                                      ///< of the inhibiting current
  double threshold = 1.0;                                 ///< strictly above it spikes
  ResetMechanism reset_mechanism = ResetMechanism::zero;  ///< what a spike does, one step later

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

  /// The framework's rule.
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
/// tau is computed in the neuron's number type where that is a floating-point type, in double elsewhere;
/// the last bit of its logarithms is the C library's.
template <class T = float>
class Alpha {
 public:
  using Numbers = NumberSystem<T>;             ///< of its quantities
  using Number = typename Numbers::Potential;  ///< of the potential
  using Input = typename Numbers::Current;     ///< of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = AlphaParameters;          ///< given in double

  /// What the neuron remembers from step to step.
  struct State {
    Number potential{};   ///< before the reset, which is delayed
    Spike spike = false;  ///< of the last step
    Input syn_exc{};      ///< exciting synaptic current
    Input syn_inh{};      ///< inhibiting synaptic current, negative

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      visit(QuantityInfo{"potential", "membrane potential after the step"}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"syn_exc", "exciting synaptic current after the step"}, self.syn_exc);
      visit(QuantityInfo{"syn_inh", "inhibiting synaptic current after the step"}, self.syn_inh);
    }
  };

  /// As users type it.
  static constexpr const char* name() { return "snntorch.Alpha"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Alpha(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_(numbers.coefficient("alpha", in_range(parameters).alpha)),
        beta_(numbers.coefficient("beta", parameters.beta)),
        tau_(numbers.coefficient("tau_alpha", tau_alpha(parameters))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        initial_{numbers.potential(0), false, numbers.current(0), numbers.current(0)},
        mechanism_(parameters.reset_mechanism) {}

  /// At start and after a reset.
  const State& initial_state() const { return initial_; }
  /// What the potential is compared with.
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
