#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>

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
/// compared in each of these steps. Other updates choose between V + I and leak(V) in every step:
/// event_else_leak by the event, input_else_leak by whether the input is 0.
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
/// module that acts at edges. With `delayed`, a step shows the S of the step before; both flip-flops stand
/// still without `enable`.
///
/// With `adaptation`, each spike raises the threshold of the steps after it by adaptation_jump, up to
/// adaptation_cap above `threshold`; every other step lowers it again, even a refractory one:
///
///     A <- min(A + adaptation_jump, adaptation_cap)                      if S, else
///     A <- max(A - adaptation_recovery, 0), or A - (A >> adaptation_shift)
///
/// The threshold of a step is threshold + A, and that is also what `subtract` subtracts. With input_register,
/// I is the input of the step before, and 0 in the first step; the controls belong to the step itself.
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
    std::int64_t adaptation = 0;          ///< A: how far the threshold is raised
    bool pending_spike = false;           ///< for SpikeOutput::delayed: the spike that the next step shows
    Input registered_input = 0;           ///< with input_register: the input that the next step takes

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      constexpr double limit = 4294967295;
      visit(QuantityInfo{"potential", "the register after the step", {-limit, limit}}, self.potential);
      visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
      visit(QuantityInfo{"refractory_counter", "steps that still ignore the input", Range::count()},
            self.refractory_counter);
      visit(QuantityInfo{"adaptation", "rise of the threshold", {0, limit}, Role::bookkeeping},
            self.adaptation);
      visit(QuantityInfo{"pending_spike",
                         "spike that the next step shows (spike_output delayed)",
                         {},
                         Role::bookkeeping},
            self.pending_spike);
      visit(QuantityInfo{"registered_input",
                         "input that the next step takes (input_register)",
                         {-limit, limit},
                         Role::bookkeeping},
            self.registered_input);
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
    const bool spike = p_.spike_output == SpikeOutput::moore && is_over(p_.initial_potential, p_.threshold);
    number_events() = before;  // the comparison above does not count: no step has been made
    return {p_.initial_potential, spike};
  }
  /// The reason why a state does not fit the register, or "" if it fits.
  std::string problem(const State& state) const {
    std::string found = misfit("potential", state.potential, register_);
    if (found.empty()) found = misfit("registered_input", state.registered_input, input_);
    const std::int64_t highest = p_.adaptation == Adaptation::none ? 0 : p_.adaptation_cap;
    if (found.empty() && state.adaptation > highest) {
      found = "adaptation = " + std::to_string(state.adaptation) + " is out of range: allowed is [0, " +
              std::to_string(highest) + "]";
    }
    return found;
  }
  /// The threshold that the potential is compared with, before any spike raises it.
  Number threshold() const { return p_.threshold; }
  /// The highest value of the register that holds the potential.
  double highest_potential() const { return static_cast<double>(register_.highest_raw()); }
  /// The range of inputs that the input's width holds.
  Range input_range() const { return {input_.lowest(), input_.max()}; }

  /// Advances the state by one step; returns the value compared with the threshold, or the potential where
  /// there was no comparison.
  Number step(State& state, const Input& given) const {
    Input input = given;
    if (p_.input_register && p_.enable) std::swap(input, state.registered_input);
    const Number threshold = p_.threshold + state.adaptation;
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
      seen = p_.threshold_on == ThresholdOn::old_state
                 ? compare_then_advance(state.potential, input, threshold, fires)
                 : advance_then_compare(state.potential, input, threshold, fires);
      if (fires) state.refractory_counter = p_.refractory_period;
    }
    if (p_.adaptation != Adaptation::none && p_.enable) state.adaptation = adapted(state.adaptation, fires);
    show(state, fires);
    return seen;
  }

 private:
  // Holds sums before they are fitted: even a product of 34 and 33 bits fits.
  using Wide = fixed_arithmetic::Wide;

  // Sets the spike output after a step in which the neuron fired, or not.
  void show(State& state, bool fires) const {
    if (p_.spike_output == SpikeOutput::moore) {
      state.spike = is_over(state.potential, p_.threshold + state.adaptation);
    } else if (!p_.enable) {
      if (p_.disabled_spike == DisabledSpike::low) state.spike = false;
    } else if (p_.spike_output == SpikeOutput::delayed) {
      state.spike = state.pending_spike;
      state.pending_spike = fires;
    } else {
      state.spike = fires;
    }
  }

  std::int64_t adapted(std::int64_t adaptation, bool fires) const {
    if (fires) return std::min(adaptation + p_.adaptation_jump, p_.adaptation_cap);
    if (p_.adaptation == Adaptation::shift) return adaptation - (adaptation >> p_.adaptation_shift);
    return std::max<std::int64_t>(adaptation - p_.adaptation_recovery, 0);
  }

  // Why a value of the state does not fit its register, or "".
  static std::string misfit(const char* name, std::int64_t value, const FixedFormat& format) {
    if (value >= format.lowest_raw() && value <= format.highest_raw()) return {};
    return std::string(name) + " = " + std::to_string(value) + " does not fit the register: allowed is [" +
           std::to_string(format.lowest_raw()) + ", " + std::to_string(format.highest_raw()) + "]";
  }

  Number compare_then_advance(Number& potential, Input input, Number threshold, bool& fires) const {
    const Number compared = potential;
    fires = is_over(compared, threshold);
    if (fires) {
      potential = reset(p_.leak_on_spike ? leaked(compared) : Wide{compared}, input, threshold, false);
    } else {
      potential = fixed_arithmetic::fit(sum(compared, input), register_);
    }
    return compared;
  }

  Number advance_then_compare(Number& potential, Input input, Number threshold, bool& fires) const {
    const Wide wide = sum(potential, input);
    const Number stored = fixed_arithmetic::fit(wide, register_);
    const Wide compared = p_.compare_wide ? wide : Wide{stored};
    fires = is_over(compared, threshold);
    potential = fires ? reset(compared, input, threshold, integrates(input)) : stored;
    return shown(compared);
  }

  bool is_over(Wide potential, Number threshold) const {
    if (potential == threshold) ++number_events().exact_threshold_hits;
    return p_.comparison == Comparison::greater ? potential > threshold : potential >= threshold;
  }

  // A sum that is compared before it is fitted may have 67 bits; the value shown has 64.
  static Number shown(Wide potential) {
    constexpr Wide highest = std::numeric_limits<Number>::max();
    return static_cast<Number>(potential > highest ? highest : potential < -highest ? -highest : potential);
  }

  // Whether a step with this input adds it to the potential.
  bool integrates(Input input) const {
    switch (p_.update) {
      case Update::event:
        return p_.synaptic_event && !p_.time_reference;
      case Update::event_else_leak:
        return p_.synaptic_event;
      case Update::input_else_leak:
        return input != 0;
      case Update::clock:
        break;
    }
    return true;
  }

  // Whether a step leaks, given whether it integrates.
  bool leaks(bool integrates) const {
    switch (p_.update) {
      case Update::event:
        return p_.synaptic_event && p_.time_reference;
      case Update::event_else_leak:
      case Update::input_else_leak:
        return !integrates;
      case Update::clock:
        break;
    }
    return true;
  }

  Wide sum(Wide potential, Input input) const {
    const bool adds = integrates(input);
    const Wide added = adds ? input : 0;
    if (!leaks(adds)) return potential + added;
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
      case Leak::two_shifts:
        return potential - shifted(potential, p_.leak_shift) - shifted(potential, p_.leak_shift_2);
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
  Number reset(Wide potential, Input input, Number threshold, bool has_input) const {
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
        left = potential - threshold + kept - (has_input ? input : 0);
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
