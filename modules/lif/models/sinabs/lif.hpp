#pragma once

#include <cstdint>
#include <optional>

#include <lif/models/model.hpp>
#include <lif/models/pieces/exponential_decay.hpp>
#include <lif/models/sinabs/firing.hpp>
#include <lif/models/states.hpp>

namespace lif::sinabs {

/// Parameters of LIF, with the names and defaults of the framework, which has no default for `tau_mem`.
struct LIFParameters {
  double tau_mem = 10.0;                          ///< membrane time constant in steps
  std::optional<double> tau_syn;                  ///< in steps; if not set: no synaptic current
  double spike_threshold = 1.0;                   ///< the neuron spikes at it or above it
  SpikeFunction spike_fn = SpikeFunction::multi;  ///< number of spikes that a step may have
  ResetFunction reset_fn = ResetFunction::sub;    ///< how spikes reset the potential
  std::optional<double> min_v_mem;                ///< lower limit of the potential
  bool norm_input = true;                         ///< whether the input is multiplied by 1 - alpha_mem
  std::optional<double> alpha_mem;                ///< share kept per step, instead of exp(-1/tau_mem)

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"tau_mem", "membrane time constant, in steps", Range::above(0)}, self.tau_mem);
    visit(QuantityInfo{"tau_syn", "synaptic time constant, in steps; none: no current", Range::above(0)},
          self.tau_syn);
    visit(quantity::spike_threshold, self.spike_threshold);
    visit(quantity::spike_fn, self.spike_fn);
    visit(quantity::reset_fn, self.reset_fn);
    visit(quantity::min_v_mem, self.min_v_mem);
    visit(QuantityInfo{"norm_input", "the input is multiplied with 1 - alpha_mem"}, self.norm_input);
    visit(QuantityInfo{"alpha_mem", "share kept per step; none: exp(-1/tau_mem)"}, self.alpha_mem);
  }
};

/// sinabs.layers.LIF of Sinabs 3.1.3+ (git 904eb89).
///
///     i <- alpha_syn*(i + I)                   decays in the step it arrives; i = I without tau_syn
///     V <- alpha_mem*V + (1 - alpha_mem)*i     or + i without norm_input
///     S <- [V > 0]*trunc(V/spike_threshold)    multi: a count
///     S <- V - spike_threshold >= 0            single
///     V <- V - S*spike_threshold, or 0         in the same step
///     V <- max(V - min_v_mem, 0) + min_v_mem   where there is a limit, after the reset
///
/// alpha = exp(-1/tau) is exponential, not 1 - 1/tau; it is computed in double and rounded once, and its last
/// bit depends on the C library. 1 - alpha is computed from the rounded alpha, in the neuron's floating-point
/// type, or in double for other types.
template <class T = float>
class LIF {
 public:
  using Numbers = NumberSystem<T>;                   ///< number types of its quantities
  using Number = typename Numbers::Potential;        ///< type of the potential
  using Input = typename Numbers::Current;           ///< type of the input current
  using Spike = std::int32_t;                        ///< number of spikes in the step
  using Parameters = LIFParameters;                  ///< given in double
  using State = CurrentState<Number, Input, Spike>;  ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "sinabs.LIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_mem_(numbers.coefficient(
            "alpha_mem", in_range(parameters).alpha_mem.value_or(kept_after(1 / parameters.tau_mem)))),
        alpha_syn_(numbers.coefficient("alpha_syn", kept_after(1 / parameters.tau_syn.value_or(1.0)))),
        gain_(numbers.coefficient(
            "1 - alpha_mem", 1 - static_cast<RealOf<T>>(NumberTraits<Coefficient>::to_double(alpha_mem_)))),
        firing_(parameters, numbers.potential),
        initial_{numbers.potential(0), 0, numbers.current(0)},
        has_synaptic_current_(parameters.tau_syn.has_value()),
        normalises_(parameters.norm_input) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return firing_.threshold(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    if (has_synaptic_current_) {
      state.current += input;
      state.current *= alpha_syn_;
    } else {
      state.current = input;
    }
    Number drive = initial_.potential;
    assign(drive, state.current);
    if (normalises_) drive *= gain_;
    state.potential *= alpha_mem_;
    state.potential += drive;
    const Number before_reset = state.potential;
    state.spike = firing_.fire(state.potential);
    return before_reset;
  }

 private:
  using Coefficient = typename Numbers::Coefficient;

  Coefficient alpha_mem_;
  Coefficient alpha_syn_;
  Coefficient gain_;
  Firing<Number> firing_;
  State initial_;
  bool has_synaptic_current_;
  bool normalises_;
};

}  // namespace lif::sinabs
