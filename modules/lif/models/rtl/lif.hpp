#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/rtl/parameters.hpp>
#include <lif/numbers/fixed_arithmetic.hpp>

namespace lif::rtl {

/// One integer neuron whose parameters cover the variants found in public RTL. V is the register, I the input
/// of the step; the controls are parameters, too:
///
///     not enable:           nothing changes; no spike, or the last one again with disabled_spike = hold
///     counter > 0:          counter <- counter - 1; no spike; V leaks if refractory_leak, and is fit(sum) if
///                           refractory_integrate
///     threshold_on = old:   S <- V over the threshold
///                           V <- reset(V, or leak(V) with leak_on_spike) if S, else fit(sum)
///     threshold_on = new:   S <- fit(sum), or sum with compare_wide, over the threshold
///                           V <- reset(what was compared) if S, else fit(sum)
///     counter <- refractory_period              if S
///
/// where sum = leak(V) + I, or leak(V + I) with leak_order = after. The sum is computed exactly, or with
/// fit_between its inner part is fitted first; fit() saturates or wraps a value into the register. leak(V)
/// stands for rest_potential + leak(V - rest_potential). With update = event, sum = leak(V) in a step with a
/// time reference, V + I in a step with any other event, and V in a step without an event; the threshold is
/// compared in each of these steps.
///
/// reset() gives zero, reset_value, or the input; `subtract` subtracts the threshold from the compared value,
/// and `none` changes nothing. With keep_input the result contains the input of that step: it is added where
/// the compared value does not contain it. Without keep_input the result does not contain the input:
/// `subtract` and `none` then subtract it again where the compared value contains it. The result is fitted
/// under reset_overflow.
///
/// The spike of a step is S (registered, mealy), or with `moore` the comparison of V after the step, even in
/// a reset, in a refractory step and without `enable`; in hardware this is the comparison on which the next
/// edge acts. A mealy output already shows S before the edge of its step, which makes no difference to a
/// module that acts at edges.
class LIF {
 public:
  using Number = std::int64_t;           ///< type of the potential: an integer of up to 32 bits
  using Input = std::int64_t;            ///< type of the input: an integer of up to 32 bits
  using Spike = bool;                    ///< a spike, or none
  using Parameters = LIFParameters;      ///< integers, flags and words
  using Numbers = NumberSystem<Number>;  ///< has nothing to choose: the widths are parameters

  /// The neuron's registers.
  struct State {
    Number potential = 0;                 ///< V
    Spike spike = false;                  ///< spike of the last step
    std::int64_t refractory_counter = 0;  ///< number of steps that still ignore the input

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      constexpr double limit = 4294967295;
      visit(QuantityInfo{"potential", "the register after the step", {-limit, limit}}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"refractory_counter", "steps that still ignore the input", Range::count()},
            self.refractory_counter);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "rtl.LIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LIF(const Parameters& parameters = {}, const Numbers& = {})
      : p_(in_range(parameters)),
        register_(p_.potential_format()),
        after_reset_(register_),
        input_(p_.input_format()) {
    after_reset_.overflow = p_.reset_overflow;
  }

  /// The state at start and after a reset.
  State initial_state() const {
    const NumberEvents before = number_events();
    const bool spike = p_.spike_output == SpikeOutput::moore && is_over(p_.initial_potential);
    number_events() = before;  // the comparison above does not count: no step has been made
    return {p_.initial_potential, spike, 0};
  }
  /// The reason why a state does not fit the register, or "" if it fits.
  std::string problem(const State& state) const {
    if (state.potential >= register_.lowest_raw() && state.potential <= register_.highest_raw()) return {};
    return "potential = " + std::to_string(state.potential) + " does not fit the register: allowed is [" +
           std::to_string(register_.lowest_raw()) + ", " + std::to_string(register_.highest_raw()) + "]";
  }
  /// The threshold that the potential is compared with.
  Number threshold() const { return p_.threshold; }
  /// The highest value of the register that holds the potential.
  double highest_potential() const { return static_cast<double>(register_.highest_raw()); }
  /// The range of inputs that the input's width holds.
  Range input_range() const { return {input_.lowest(), input_.max()}; }

  /// Advances the state by one step; returns the value compared with the threshold, or the potential where
  /// there was no comparison.
  Number step(State& state, const Input& input) const {
    Number seen = state.potential;
    bool fires = false;
    if (p_.enable && state.refractory_counter > 0) {
      --state.refractory_counter;
      if (p_.refractory_integrate) {
        seen = state.potential = fixed_arithmetic::fit(sum(state.potential, input), register_);
      } else if (p_.refractory_leak) {
        seen = state.potential = fixed_arithmetic::fit(leaked(state.potential), register_);
      }
    } else if (p_.enable) {
      seen = p_.threshold_on == ThresholdOn::old_state ? compare_then_advance(state.potential, input, fires)
                                                       : advance_then_compare(state.potential, input, fires);
      if (fires) state.refractory_counter = p_.refractory_period;
    }
    if (p_.spike_output == SpikeOutput::moore) {
      state.spike = is_over(state.potential);
    } else if (p_.enable || p_.disabled_spike == DisabledSpike::low) {
      state.spike = fires;
    }
    return seen;
  }

 private:
  // Holds sums before they are fitted: even a product of 34 and 33 bits fits.
  using Wide = fixed_arithmetic::Wide;

  Number compare_then_advance(Number& potential, Input input, bool& fires) const {
    const Number compared = potential;
    fires = is_over(compared);
    if (fires) {
      potential = reset(p_.leak_on_spike ? leaked(compared) : Wide{compared}, input, false);
    } else {
      potential = fixed_arithmetic::fit(sum(compared, input), register_);
    }
    return compared;
  }

  Number advance_then_compare(Number& potential, Input input, bool& fires) const {
    const Wide wide = sum(potential, input);
    const Number stored = fixed_arithmetic::fit(wide, register_);
    const Wide compared = p_.compare_wide ? wide : Wide{stored};
    fires = is_over(compared);
    potential = fires ? reset(compared, input, integrates()) : stored;
    return shown(compared);
  }

  bool is_over(Wide potential) const {
    if (potential == p_.threshold) ++number_events().exact_threshold_hits;
    return p_.comparison == Comparison::greater ? potential > p_.threshold : potential >= p_.threshold;
  }

  // A sum that is compared before it is fitted may have 67 bits; the value shown has 64.
  static Number shown(Wide potential) {
    constexpr Wide highest = std::numeric_limits<Number>::max();
    return static_cast<Number>(potential > highest ? highest : potential < -highest ? -highest : potential);
  }

  bool leaks() const { return p_.update == Update::clock || (p_.synaptic_event && p_.time_reference); }
  bool integrates() const { return p_.update == Update::clock || (p_.synaptic_event && !p_.time_reference); }

  Wide sum(Wide potential, Input input) const {
    const Wide added = integrates() ? input : 0;
    if (!leaks()) return potential + added;
    return p_.leak_order == LeakOrder::before ? between(leaked(potential)) + added
                                              : leaked(between(potential + added));
  }

  Wide between(Wide potential) const {
    return p_.fit_between ? Wide{fixed_arithmetic::fit(potential, register_)} : potential;
  }

  Wide leaked(Wide potential) const {
    return p_.rest_potential + leaked_to_zero(potential - p_.rest_potential);
  }

  Wide leaked_to_zero(Wide potential) const {
    switch (p_.leak) {
      case Leak::subtract: {
        const Wide left = potential < 0 ? potential + p_.leak_amount : potential - p_.leak_amount;
        const bool has_crossed = potential < 0 ? left > 0 : left < 0;
        return p_.leak_guard && has_crossed ? 0 : left;
      }
      case Leak::shift: {
        const Wide lost = shifted(potential, p_.leak_shift);
        const Wide least = potential < 0 ? -Wide{p_.leak_minimum} : Wide{p_.leak_minimum};
        if ((lost < 0 ? -lost : lost) >= p_.leak_minimum) return potential - lost;
        return (potential < 0 ? potential >= least : potential <= least) ? Wide{0} : potential - least;
      }
      case Leak::shift_sum: {
        Wide left = 0;
        for (int shift = 0; shift < 32; ++shift) {
          if ((p_.leak_shifts.mask >> shift & 1u) != 0) left += shifted(potential, shift);
        }
        return left;
      }
      case Leak::multiply:
        return fixed_arithmetic::shift_right(potential * p_.leak_factor, p_.leak_fraction_bits,
                                             p_.leak_rounding);
      case Leak::none:
        break;
    }
    return potential;
  }

  Wide shifted(Wide potential, int shift) const {
    return fixed_arithmetic::shift_right(potential, shift, p_.leak_rounding);
  }

  // The potential after a spike; `has_input` tells whether `potential` already contains the step's input.
  Number reset(Wide potential, Input input, bool has_input) const {
    const Input kept = p_.keeps_input() ? input : 0;
    Wide left = potential;
    switch (p_.reset) {
      case Reset::zero:
        left = kept;
        break;
      case Reset::value:
        left = p_.reset_value + kept;
        break;
      case Reset::input:
        left = input;
        break;
      case Reset::subtract:
        left = potential - p_.threshold + kept - (has_input ? input : 0);
        break;
      case Reset::none:
        left = potential + kept - (has_input ? input : 0);
        break;
    }
    return fixed_arithmetic::fit(left, after_reset_);
  }

  Parameters p_;
  FixedFormat register_;
  FixedFormat after_reset_;
  FixedFormat input_;
};

}  // namespace lif::rtl
