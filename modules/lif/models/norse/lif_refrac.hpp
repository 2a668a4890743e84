#pragma once

#include <lif/models/norse/lif.hpp>

namespace lif::norse {

/// Parameters of LIFRefrac, with the names and defaults of the framework.
struct LIFRefracParameters : LIFParameters {
  double rho_reset = 5.0;  ///< number of steps after a spike in which the potential rests

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    LIFParameters::describe(self, visit);
    visit(QuantityInfo{"rho_reset", "steps after a spike in which the potential rests", {0}}, self.rho_reset);
  }
};

/// norse LIFRefracCell (lif_refrac_feed_forward_step) of Norse 1.1.0+ (git 065a3b4): LIF, then
///
///     M <- rho > 0                             refractory
///     V <- V before the step                   if M
///     S <- S and not M
///     rho <- rho_reset if S, else max(rho - M, 0)
///
/// While the neuron is refractory, the potential is frozen and the synaptic current continues to integrate.
/// After a spike exactly ceil(rho_reset) steps are blocked.
template <class T = float>
class LIFRefrac {
  using Unlimited = LIF<T>;

 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFRefracParameters;      ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State : Unlimited::State {
    double rho = 0;  ///< number of steps that are still refractory

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      Unlimited::State::describe(self, visit);
      visit(QuantityInfo{"rho", "steps that are still refractory", {0}}, self.rho);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "norse.LIFRefrac"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIFRefrac(const Parameters& parameters = {}, const Numbers& numbers = {})
      : neuron_(in_range(parameters), numbers), rho_reset_(parameters.rho_reset) {}

  /// The state at start and after a reset.
  State initial_state() const { return {neuron_.initial_state(), 0.0}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return neuron_.threshold(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    const Number frozen = state.potential;
    const bool is_refractory = state.rho > 0;
    const Number before_reset = neuron_.step(state, input);
    if (is_refractory) {
      state.potential = frozen;
      state.spike = false;
      state.rho = state.rho > 1 ? state.rho - 1 : 0;
      return frozen;
    }
    if (state.spike) state.rho = rho_reset_;
    return before_reset;
  }

 private:
  Unlimited neuron_;
  double rho_reset_;
};

}  // namespace lif::norse
