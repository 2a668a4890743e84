#pragma once

#include <array>

#include <lif/models/model.hpp>
#include <lif/models/norse/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/euler_leak.hpp>
#include <lif/models/states.hpp>

namespace lif::norse {

/// How a spike resets the potential.
enum class ResetMethod { value, subtract };

/// The words that users type: reset_value and reset_subtract of the framework.
constexpr std::array<Word<ResetMethod>, 2> words(ResetMethod) {
  return {{{"value", ResetMethod::value}, {"subtract", ResetMethod::subtract}}};
}

/// Parameters of LIFBox, with the names and defaults of the framework.
struct LIFBoxParameters {
  double tau_mem_inv = 100.0;                     ///< inverse membrane time constant, 1/s
  double dt = 0.001;                              ///< length of a step, s
  double v_leak = 0.0;                            ///< potential without input
  double v_th = 1.0;                              ///< the neuron spikes strictly above it
  double v_reset = 0.0;                           ///< potential after a spike
  ResetMethod reset_method = ResetMethod::value;  ///< reset to v_reset, or subtraction of v_th

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(norse::tau_mem_inv, self.tau_mem_inv);
    visit(norse::dt, self.dt);
    visit(norse::v_leak, self.v_leak);
    visit(norse::v_th, self.v_th);
    visit(norse::v_reset, self.v_reset);
    visit(QuantityInfo{"reset_method", "a spike sets v_reset, or subtracts v_th"}, self.reset_method);
  }
};

/// norse LIFBoxCell (lif_box_feed_forward_step) of Norse 1.1.0+ (git 065a3b4): no synaptic current.
///
///     V <- V + (dt*tau_mem_inv) * ((I + v_leak) - V)
///     S <- V - v_th > 0
///     V <- v_reset, or V - v_th                if S, in the same step
///
/// V starts at v_leak. In algebra this is beta*V + I with beta = 1 - dt*tau_mem_inv and an input gain of
/// dt*tau_mem_inv, but the bits differ. dt*tau_mem_inv is one product in the neuron's floating-point type, or
/// in double for other types.
template <class T = float>
class LIFBox {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LIFBoxParameters;         ///< given in double
  using State = PotentialState<Number>;        ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "norse.LIFBox"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIFBox(const Parameters& parameters = {}, const Numbers& numbers = {})
      : rate_(numbers.coefficient("dt*tau_mem_inv", static_cast<RealOf<T>>(in_range(parameters).dt) *
                                                        static_cast<RealOf<T>>(parameters.tau_mem_inv))),
        v_leak_(numbers.potential("v_leak", parameters.v_leak)),
        threshold_(numbers.potential("v_th", parameters.v_th)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        method_(parameters.reset_method) {}

  /// The state at start and after a reset.
  State initial_state() const { return {v_leak_, false}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    relax_towards_drive(state.potential, v_leak_, input, rate_);
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike && method_ == ResetMethod::value) state.potential = v_reset_;
    if (state.spike && method_ == ResetMethod::subtract) state.potential -= threshold_;
    return before_reset;
  }

 private:
  typename Numbers::Coefficient rate_;
  Number v_leak_;
  Number threshold_;
  Number v_reset_;
  ResetMethod method_;
};

}  // namespace lif::norse
