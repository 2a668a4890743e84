#include <lif/rtl/rtl_leak.hpp>

namespace lif::systemverilog {

using rtl::Leak;

RtlLeak::RtlLeak(HardwareModule& module, const rtl::LIFParameters& parameters)
    : module_(module),
      path_(module.path()),
      p_(parameters),
      potential_type_(Type::of(parameters.potential_format())) {}

Value RtlLeak::leaked(const std::string& name, const Value& potential) {
  if (p_.leak == Leak::none) return potential;
  path_.comment(words());
  if (p_.rest_potential != 0 && rest_.name.empty()) {
    rest_ = module_.parameter("REST_POTENTIAL", potential_type_, p_.rest_potential,
                              "potential towards which it leaks");
  }
  if (p_.rest_potential == 0) return leaked_to_zero(name, potential);
  const Value distance = path_.subtract(name + "_distance", potential, rest_);
  return path_.add(name, leaked_to_zero(name + "_left", distance), rest_);
}

std::string RtlLeak::words() const {
  const std::string x = p_.rest_potential == 0 ? "V" : "(V - rest)";
  const std::string shift = std::to_string(p_.leak_shift);
  const std::string begin = std::string("leak(V) = ") + (p_.rest_potential == 0 ? "" : "rest + ");
  switch (p_.leak) {
    case Leak::subtract:
      return begin + x + " - amount from 0 and up, + amount below" + (p_.leak_guard ? "; not across 0" : "");
    case Leak::shift:
      return begin + x + " - (" + x + " >> " + shift + ")" +
             (p_.leak_minimum > 0 ? ", by the minimum at least; not across 0" : "");
    case Leak::two_shifts:
      return begin + x + " - (" + x + " >> " + shift + ") - (" + x + " >> " +
             std::to_string(p_.leak_shift_2) + ")";
    case Leak::shift_sum:
      return begin + "the sum of " + x + " >> k for k = " + text_of(p_.leak_shifts);
    case Leak::multiply:
      return begin + "(" + x + " * factor) >> " + std::to_string(p_.leak_fraction_bits);
    case Leak::none:
      break;
  }
  return "";
}

Value RtlLeak::leaked_to_zero(const std::string& name, const Value& x) {
  switch (p_.leak) {
    case Leak::subtract:
      return subtracted(name, x);
    case Leak::shift:
      return shifted_off(name, x);
    case Leak::two_shifts: {
      const Value first = path_.subtract(name + "_once", x, shifted(name + "_lost", x, p_.leak_shift));
      return path_.subtract(name, first, shifted(name + "_lost_too", x, p_.leak_shift_2));
    }
    case Leak::shift_sum:
      return shift_sum(name, x);
    case Leak::multiply: {
      const Value factor =
          amount_parameter(factor_, "LEAK_FACTOR", p_.leak_factor,
                           "what is kept, in units of 2^-" + std::to_string(p_.leak_fraction_bits));
      return path_.shift_right(name, path_.multiply(name + "_product", x, factor), p_.leak_fraction_bits,
                               p_.leak_rounding);
    }
    case Leak::none:
      break;
  }
  return x;
}

Value RtlLeak::subtracted(const std::string& name, const Value& x) {
  const Value by = amount_parameter(amount_, "LEAK_AMOUNT", p_.leak_amount, "what leaks in a step");
  const bool has_negative = x.range.low < 0;
  const Value down = path_.subtract(name + "_down", x, by);
  Value above = p_.leak_guard ? path_.at_least_zero(name + "_from_above", down) : down;
  if (!has_negative) return above;
  const Value zero = Value::constant(0);
  const Value up = path_.add(name + "_up", x, by);
  const Value below =
      p_.leak_guard ? path_.select(name + "_from_below", path_.compare(up, ">", zero), zero, up) : up;
  const Condition is_negative = path_.compare(x, "<", zero);
  return path_.select(name, is_negative, below, above);
}

Value RtlLeak::shifted_off(const std::string& name, const Value& x) {
  const Value lost = shifted(name + "_lost", x, p_.leak_shift);
  if (p_.leak_minimum == 0) return path_.subtract(name, x, lost);
  const Value least =
      amount_parameter(amount_, "LEAK_MINIMUM", p_.leak_minimum, "the least that leaks in a step");
  const Value zero = Value::constant(0);
  const Value ample = path_.subtract(name + "_by_shift", x, lost);
  const Value down = path_.subtract(name + "_down", x, least);
  const Value above = path_.at_least_zero(name + "_from_above", down);
  if (x.range.low >= 0) {
    return path_.select(name, path_.compare(lost, ">=", least), ample, above);
  }
  const Value up = path_.add(name + "_up", x, least);
  const Value below = path_.select(name + "_from_below", path_.compare(up, ">=", zero), zero, up);
  const Condition is_negative = path_.named(name + "_is_negative", path_.compare(x, "<", zero));
  const Value magnitude = path_.select(name + "_magnitude", path_.compare(lost, "<", zero),
                                       path_.subtract(name + "_negated", zero, lost), lost);
  const Value at_least = path_.select(name + "_at_least", is_negative, below, above);
  return path_.select(name, path_.compare(magnitude, ">=", least), ample, at_least);
}

Value RtlLeak::shift_sum(const std::string& name, const Value& x) {
  Value left = Value::constant(0);
  const std::uint32_t mask = p_.leak_shifts.mask;
  for (int shift = 0; shift < 32; ++shift) {
    if ((mask >> shift & 1u) == 0) continue;
    const std::string part = name + "_shift_" + std::to_string(shift);
    const bool is_last = shift == 31 || mask >> (shift + 1) == 0;
    left = path_.add(is_last ? name : name + "_to_" + std::to_string(shift), left, shifted(part, x, shift));
  }
  return left;
}

Value RtlLeak::shifted(const std::string& name, const Value& x, int shift) {
  return path_.shift_right(name, x, shift, p_.leak_rounding);
}

// Parameters of the leak appear with the first leak that needs them. They are as wide as the register at
// least, so that they can be changed.
Value RtlLeak::amount_parameter(Value& place, const std::string& name, std::int64_t value,
                                const std::string& meaning) {
  if (!place.name.empty()) return place;
  const Type type = Type{potential_type_.width, false}.joined(Type::holding({value, value}));
  return place = module_.parameter(name, type, value, meaning);
}

}  // namespace lif::systemverilog
