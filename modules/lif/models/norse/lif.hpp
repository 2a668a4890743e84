#pragma once

#include <lif/models/model.hpp>
#include <lif/models/norse/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/euler_leak.hpp>
#include <lif/models/states.hpp>

namespace lif::norse {

/// Parameters of LIF, with the names and defaults of the framework.
struct LIFParameters {
  double tau_syn_inv = 200.0;  ///< inverse synaptic time constant, 1/s
  double tau_mem_inv = 100.0;  ///< inverse membrane time constant, 1/s
  double dt = 0.001;           ///< length of a step, s
  double v_leak = 0.0;         ///< potential without input
  double v_th = 1.0;           ///< the neuron spikes strictly above it
  double v_reset = 0.0;        ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(norse::tau_syn_inv, self.tau_syn_inv);
    visit(norse::tau_mem_inv, self.tau_mem_inv);
    visit(norse::dt, self.dt);
    visit(norse::v_leak, self.v_leak);
    visit(norse::v_th, self.v_th);
    visit(norse::v_reset, self.v_reset);
  }
};

/// norse LIFCell (lif_feed_forward_step) of Norse 1.1.0+ (git 065a3b4): a current-based neuron.
///
///     i <- i + I                               the input jumps first
///     V <- V + (dt*tau_mem_inv) * ((v_leak - V) + i)
///     i <- i + (-dt*tau_syn_inv) * i           and decays after its use (snnTorch: before)
///     S <- V - v_th > 0
///     V <- v_reset                             if S, in the same step
///
/// V starts at v_leak. The two products with dt are one operation each in the neuron's floating-point type,
/// or in double for other types.
template <class T = float>
class LIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFParameters;            ///< given in double
  using State = CurrentState<Number, Input>;   ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "norse.LIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : membrane_rate_(
            numbers.coefficient("dt*tau_mem_inv", static_cast<RealOf<T>>(in_range(parameters).dt) *
                                                      static_cast<RealOf<T>>(parameters.tau_mem_inv))),
        synaptic_rate_(numbers.coefficient(
            "dt*tau_syn_inv",
            static_cast<RealOf<T>>(parameters.dt) * static_cast<RealOf<T>>(parameters.tau_syn_inv))),
        v_leak_(numbers.potential("v_leak", parameters.v_leak)),
        threshold_(numbers.potential("v_th", parameters.v_th)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        initial_{v_leak_, false, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.current += input;
    relax_with_current(state.potential, v_leak_, state.current, membrane_rate_);
    Input lost = state.current;
    lost *= synaptic_rate_;
    state.current -= lost;
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient membrane_rate_;
  typename Numbers::Coefficient synaptic_rate_;
  Number v_leak_;
  Number threshold_;
  Number v_reset_;
  State initial_;
};

}  // namespace lif::norse
