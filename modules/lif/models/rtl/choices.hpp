#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <lif/models/parameters.hpp>
#include <lif/numbers/fixed_format.hpp>

/// The choices in which public RTL implementations of LIF neurons differ.
namespace lif::rtl {

/// How the potential leaks in a step.
enum class Leak {
  none,        ///< V stays unchanged
  subtract,    ///< leak_amount towards zero, downwards from 0; a negative amount leads away from zero
  shift,       ///< V - (V >> leak_shift)
  two_shifts,  ///< V - (V >> leak_shift) - (V >> leak_shift_2), each truncated separately
  shift_sum,   ///< sum of V >> k over leak_shifts, each truncated separately
  multiply,    ///< (V * leak_factor) >> leak_fraction_bits
};

/// The words that users type for the values.
constexpr std::array<Word<Leak>, 6> words(Leak) {
  return {{{"none", Leak::none},
           {"subtract", Leak::subtract},
           {"shift", Leak::shift},
           {"two_shifts", Leak::two_shifts},
           {"shift_sum", Leak::shift_sum},
           {"multiply", Leak::multiply}}};
}

/// Whether the leak comes before or after the addition of the input.
enum class LeakOrder {
  before,  ///< leak(V) + I
  after,   ///< leak(V + I)
};

/// The words that users type for the values.
constexpr std::array<Word<LeakOrder>, 2> words(LeakOrder) {
  return {{{"before", LeakOrder::before}, {"after", LeakOrder::after}}};
}

/// The potential that is compared with the threshold.
enum class ThresholdOn {
  new_state,  ///< the potential of this step
  old_state,  ///< the register, before this step changes it
};

/// The words that users type for the values.
constexpr std::array<Word<ThresholdOn>, 2> words(ThresholdOn) {
  return {{{"new", ThresholdOn::new_state}, {"old", ThresholdOn::old_state}}};
}

/// Whether a potential that equals the threshold gives a spike.
enum class Comparison { greater, greater_equal };

/// The words that users type for the values; the last two words mean the same as the first two.
constexpr std::array<Word<Comparison>, 4> words(Comparison) {
  return {{{"greater", Comparison::greater},
           {"greater_equal", Comparison::greater_equal},
           {">", Comparison::greater},
           {">=", Comparison::greater_equal}}};
}

/// How a spike resets the potential.
enum class Reset {
  zero,      ///< sets 0
  value,     ///< sets reset_value
  input,     ///< sets this step's input
  subtract,  ///< subtracts the threshold
  none,      ///< changes nothing
};

/// The words that users type for the values.
constexpr std::array<Word<Reset>, 5> words(Reset) {
  return {{{"zero", Reset::zero},
           {"value", Reset::value},
           {"input", Reset::input},
           {"subtract", Reset::subtract},
           {"none", Reset::none}}};
}

/// Whether the input of a step with a spike stays in what the reset leaves.
enum class KeepInput {
  by_reset,  ///< as RTL does that acts on the sum: it stays after `subtract` and `none`, and no other reset
  no,        ///< it is lost
  yes,       ///< it stays
};

/// The words that users type for the values.
constexpr std::array<Word<KeepInput>, 3> words(KeepInput) {
  return {{{"by_reset", KeepInput::by_reset}, {"false", KeepInput::no}, {"true", KeepInput::yes}}};
}

/// The comparison that the spike output of a step shows.
enum class SpikeOutput {
  registered,  ///< the comparison that resets the potential: a flip-flop, set at the edge of the step
  moore,       ///< that of the register after every edge, even of a reset: combinational, from the state only
  mealy,       ///< the comparison that resets the potential: combinational, visible before the edge
  delayed,     ///< the comparison that reset the potential a step before: one more flip-flop
};

/// The words that users type for the values.
constexpr std::array<Word<SpikeOutput>, 4> words(SpikeOutput) {
  return {{{"registered", SpikeOutput::registered},
           {"moore", SpikeOutput::moore},
           {"mealy", SpikeOutput::mealy},
           {"delayed", SpikeOutput::delayed}}};
}

/// The spike output in a step without `enable`.
enum class DisabledSpike {
  low,   ///< no spike
  hold,  ///< the spike of the last step: the flip-flop has the same enable
};

/// The words that users type for the values.
constexpr std::array<Word<DisabledSpike>, 2> words(DisabledSpike) {
  return {{{"low", DisabledSpike::low}, {"hold", DisabledSpike::hold}}};
}

/// The cause of a change of the potential.
enum class Update {
  clock,            ///< every step leaks and integrates
  event,            ///< a step with an event integrates, or leaks if it is a time reference
  event_else_leak,  ///< a step with an event integrates, any other step leaks
  input_else_leak,  ///< a step whose input is not 0 integrates, any other step leaks
};

/// The words that users type for the values.
constexpr std::array<Word<Update>, 4> words(Update) {
  return {{{"clock", Update::clock},
           {"event", Update::event},
           {"event_else_leak", Update::event_else_leak},
           {"input_else_leak", Update::input_else_leak}}};
}

/// How a threshold that a spike has raised comes back.
enum class Adaptation {
  none,    ///< the threshold is constant
  linear,  ///< by adaptation_recovery in each step, down to the constant threshold
  shift,   ///< by the rise >> adaptation_shift in each step
};

/// The words that users type for the values.
constexpr std::array<Word<Adaptation>, 3> words(Adaptation) {
  return {{{"none", Adaptation::none}, {"linear", Adaptation::linear}, {"shift", Adaptation::shift}}};
}

/// A set of right shifts from 0 to 31, which users type as `1+2+3`.
struct ShiftSet {
  std::uint32_t mask = 0b1110;  ///< bit k: V >> k is in the sum
};

/// The set of shifts as users type it.
inline std::string text_of(const ShiftSet& shifts) {
  std::string text;
  for (unsigned k = 0; k < 32; ++k) {
    if ((shifts.mask >> k & 1u) != 0) text += (text.empty() ? "" : "+") + std::to_string(k);
  }
  return text.empty() ? "none" : text;
}

/// Reads a set of shifts that users type.
/// @returns whether the text is such a set; if not, `shifts` stays unchanged
inline bool read_text(ShiftSet& shifts, std::string_view text) {
  ShiftSet read{0};
  while (!text.empty()) {
    const auto plus = text.find('+');
    const std::string_view digits = text.substr(0, plus);
    if (digits.empty() || digits.size() > 2) return false;
    unsigned shift = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return false;
      shift = shift * 10 + static_cast<unsigned>(c - '0');
    }
    if (shift > 31 || (read.mask >> shift & 1u) != 0) return false;
    read.mask |= 1u << shift;
    if (plus == std::string_view::npos) {
      shifts = read;
      return true;
    }
    text.remove_prefix(plus + 1);
  }
  return false;
}

/// The values that read_text() accepts, in words.
inline std::string allowed_texts(const ShiftSet&) { return "different shifts from 0 to 31, as 1+2+3"; }

}  // namespace lif::rtl

namespace lif {

/// The words that users type for the values.
constexpr std::array<Word<Overflow>, 2> words(Overflow) {
  return {{{"saturate", Overflow::saturate}, {"wrap", Overflow::wrap}}};
}

/// The words that users type for the values.
constexpr std::array<Word<Rounding>, 4> words(Rounding) {
  return {{{"floor", Rounding::floor},
           {"zero", Rounding::toward_zero},
           {"nearest-even", Rounding::nearest_even},
           {"nearest-away", Rounding::nearest_away}}};
}

}  // namespace lif
