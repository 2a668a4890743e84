#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include <lif/models/rtl/choices.hpp>

namespace lif::rtl {

/// Parameters of LIF: the choices that describe a public RTL neuron. All quantities are integers.
struct LIFParameters {
  std::int32_t width = 16;                             ///< bits of the potential, 1 to 32
  bool is_signed = true;                               ///< signedness of the potential: `signed`
  Overflow overflow = Overflow::saturate;              ///< treatment of a sum that the potential cannot hold
  std::int32_t input_width = 16;                       ///< bits of the input, 1 to 32
  bool input_is_signed = true;                         ///< signedness of the input: `input_signed`
  std::int64_t threshold = 1000;                       ///< compared as an integer of any width
  Comparison comparison = Comparison::greater_equal;   ///< `>` or `>=`
  ThresholdOn threshold_on = ThresholdOn::new_state;   ///< the potential that is compared
  bool compare_wide = false;                           ///< compares the sum before it is fitted to `width`
  Leak leak = Leak::shift;                             ///< how the potential leaks
  LeakOrder leak_order = LeakOrder::before;            ///< leak before or after the input is added
  bool fit_between = false;                            ///< fits the value between the two to `width`
  std::int64_t rest_potential = 0;                     ///< potential towards which it leaks
  std::int64_t leak_amount = 1;                        ///< for Leak::subtract
  bool leak_guard = true;                              ///< for Leak::subtract: it stops at zero
  std::int32_t leak_shift = 4;                         ///< for Leak::shift and Leak::two_shifts
  std::int32_t leak_shift_2 = 6;                       ///< for Leak::two_shifts
  std::int64_t leak_minimum = 0;                       ///< for Leak::shift: the least amount that leaks
  ShiftSet leak_shifts;                                ///< for Leak::shift_sum
  std::int64_t leak_factor = 230;                      ///< for Leak::multiply
  std::int32_t leak_fraction_bits = 8;                 ///< for Leak::multiply
  Rounding leak_rounding = Rounding::floor;            ///< rounding of the shifts and the product
  Reset reset = Reset::zero;                           ///< how a spike resets the potential
  std::int64_t reset_value = 0;                        ///< for Reset::value
  KeepInput keep_input = KeepInput::by_reset;          ///< keeps the input of a step with a spike
  bool leak_on_spike = false;                          ///< with threshold_on = old: leak in the spike step
  Overflow reset_overflow = Overflow::wrap;            ///< treatment of a reset's result
  SpikeOutput spike_output = SpikeOutput::registered;  ///< the comparison that the spike shows
  std::int32_t refractory_period = 0;                  ///< steps after a spike that ignore the input
  bool refractory_leak = false;                        ///< the refractory steps leak
  bool refractory_integrate = false;                   ///< refractory steps leak, integrate, cannot spike
  Update update = Update::clock;                       ///< what makes the potential change
  std::int64_t initial_potential = 0;                  ///< at start and while reset
  bool enable = true;                                  ///< control: without it nothing changes
  DisabledSpike disabled_spike = DisabledSpike::low;   ///< the spike output without enable
  bool synaptic_event = true;                          ///< control for Update::event and event_else_leak
  bool time_reference = false;                         ///< control for Update::event
  bool input_register = false;                         ///< the input passes a register, one step long
  Adaptation adaptation = Adaptation::none;            ///< whether and how the threshold adapts
  std::int64_t adaptation_jump = 0;                    ///< by how much a spike raises the threshold
  std::int64_t adaptation_recovery = 1;                ///< for Adaptation::linear: amount per step
  std::int32_t adaptation_shift = 4;                   ///< for Adaptation::shift
  std::int64_t adaptation_cap = 65535;                 ///< the most that the threshold rises

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    constexpr double limit = 4294967295;  // of 32 bits, signed or not
    const Range integer{-limit, limit};
    visit(QuantityInfo{"width", "bits of the potential", {1, 32}}, self.width);
    visit(QuantityInfo{"signed", "the potential is two's complement"}, self.is_signed);
    visit(QuantityInfo{"overflow", "of a sum that the potential cannot hold"}, self.overflow);
    visit(QuantityInfo{"input_width", "bits of the input", {1, 32}}, self.input_width);
    visit(QuantityInfo{"input_signed", "the input is two's complement"}, self.input_is_signed);
    visit(QuantityInfo{"threshold", "compared with the potential as an integer", integer}, self.threshold);
    visit(QuantityInfo{"comparison", "how the potential has to be to spike"}, self.comparison);
    visit(QuantityInfo{"threshold_on", "compare this step's potential, or the register before it"},
          self.threshold_on);
    visit(QuantityInfo{"compare_wide", "with threshold_on new: compare the sum before it is fitted to width"},
          self.compare_wide);
    visit(QuantityInfo{"leak",
                       "V; V - leak_amount; V - (V >> leak_shift), twice; sum of V >> leak_shifts; V*factor"},
          self.leak);
    visit(QuantityInfo{"leak_order", "leak before or after the input is added"}, self.leak_order);
    visit(QuantityInfo{"fit_between",
                       "what the first of the two leaves is fitted to width, and then the second"},
          self.fit_between);
    visit(QuantityInfo{"rest_potential", "towards which it leaks", integer}, self.rest_potential);
    visit(QuantityInfo{"leak_amount", "subtracted from 0 and up, added below (leak subtract)", integer},
          self.leak_amount);
    visit(QuantityInfo{"leak_guard", "the subtraction stops at zero (leak subtract)"}, self.leak_guard);
    visit(QuantityInfo{"leak_shift", "bits (leak shift, two_shifts)", {0, 31}}, self.leak_shift);
    visit(QuantityInfo{"leak_shift_2", "bits of the second shift (leak two_shifts)", {0, 31}},
          self.leak_shift_2);
    visit(QuantityInfo{"leak_minimum", "it leaks by so much at least, up to rest (leak shift)", {0, limit}},
          self.leak_minimum);
    visit(QuantityInfo{"leak_shifts", "bits, each V >> k truncated by itself (leak shift_sum)"},
          self.leak_shifts);
    visit(QuantityInfo{"leak_factor", "in units of 2^-leak_fraction_bits (leak multiply)", integer},
          self.leak_factor);
    visit(QuantityInfo{"leak_fraction_bits", "of leak_factor (leak multiply)", {0, 31}},
          self.leak_fraction_bits);
    visit(QuantityInfo{"leak_rounding", "of the shifts and the product"}, self.leak_rounding);
    visit(QuantityInfo{"reset", "what a spike does to the potential"}, self.reset);
    visit(QuantityInfo{"reset_value", "potential after a spike (reset value)", integer}, self.reset_value);
    visit(QuantityInfo{"keep_input",
                       "the step's input stays in what a spike leaves; by_reset: after subtract and none"},
          self.keep_input);
    visit(QuantityInfo{"leak_on_spike", "the step of a spike leaks (threshold_on old)"}, self.leak_on_spike);
    visit(QuantityInfo{"reset_overflow", "of what a reset leaves; overflow is that of the sum alone"},
          self.reset_overflow);
    visit(
        QuantityInfo{"spike_output",
                     "the comparison that reset, now or delayed by a step; moore: of the register after it"},
        self.spike_output);
    visit(QuantityInfo{"refractory_period", "steps after a spike that ignore the input", Range::count()},
          self.refractory_period);
    visit(QuantityInfo{"refractory_leak", "refractory steps leak"}, self.refractory_leak);
    visit(QuantityInfo{"refractory_integrate", "refractory steps leak and integrate, and cannot spike"},
          self.refractory_integrate);
    visit(QuantityInfo{"update", "every step, or steps with an event or input; else: others leak"},
          self.update);
    visit(QuantityInfo{"initial_potential", "at start and while reset", integer}, self.initial_potential);
    visit(QuantityInfo{"enable", "control: without it nothing moves"}, self.enable);
    visit(
        QuantityInfo{"disabled_spike", "the spike in a step without enable: none, or that of the last step"},
        self.disabled_spike);
    visit(QuantityInfo{"synaptic_event", "control (update event...): this step has an event"},
          self.synaptic_event);
    visit(QuantityInfo{"time_reference", "control (update event): the event leaks, the input is ignored"},
          self.time_reference);
    visit(QuantityInfo{"input_register", "a step takes the input of the step before"}, self.input_register);
    visit(QuantityInfo{"adaptation", "how the threshold, raised by a spike, comes back"}, self.adaptation);
    visit(QuantityInfo{"adaptation_jump", "by which a spike raises the threshold", {0, limit}},
          self.adaptation_jump);
    visit(QuantityInfo{"adaptation_recovery", "by which it falls in a step (adaptation linear)", {0, limit}},
          self.adaptation_recovery);
    visit(QuantityInfo{"adaptation_shift", "it falls by the rise >> this (adaptation shift)", {0, 31}},
          self.adaptation_shift);
    visit(QuantityInfo{"adaptation_cap", "the most that the threshold rises", {0, limit}},
          self.adaptation_cap);
  }

  /// The format of the register that holds the potential.
  constexpr FixedFormat potential_format() const {
    return {static_cast<std::uint8_t>(width), 0, is_signed, Rounding::floor, overflow};
  }
  /// The format of the input.
  constexpr FixedFormat input_format() const {
    return {static_cast<std::uint8_t>(input_width), 0, input_is_signed, Rounding::floor, Overflow::wrap};
  }

  /// Whether the input of a step with a spike stays in what the reset leaves.
  constexpr bool keeps_input() const {
    if (keep_input != KeepInput::by_reset) return keep_input == KeepInput::yes;
    return reset == Reset::subtract || reset == Reset::none;
  }

  /// A sentence that warns about a threshold that the resting neuron meets, or "".
  std::string doubt() const {
    const bool is_met =
        comparison == Comparison::greater ? rest_potential > threshold : rest_potential >= threshold;
    if (!is_met) return {};
    return "threshold = " + std::to_string(threshold) +
           " is met by rest_potential = " + std::to_string(rest_potential) + ": the neuron may fire for ever";
  }

  /// A sentence naming a value that the register cannot hold, or "".
  std::string problem() const {
    const FixedFormat format = potential_format();
    const auto check = [&](const char* name, std::int64_t value) -> std::string {
      if (value >= format.lowest_raw() && value <= format.highest_raw()) return {};
      return std::string(name) + " = " + std::to_string(value) + " does not fit the potential: allowed is [" +
             std::to_string(format.lowest_raw()) + ", " + std::to_string(format.highest_raw()) + "]";
    };
    for (const auto& [name, value] :
         {std::pair{"initial_potential", initial_potential}, std::pair{"reset_value", reset_value},
          std::pair{"rest_potential", rest_potential}}) {
      std::string found = check(name, value);
      if (!found.empty()) return found;
    }
    return {};
  }
};

}  // namespace lif::rtl
