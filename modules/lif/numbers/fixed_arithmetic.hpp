#pragma once

#include <cmath>
#include <cstdint>

#include <lif/numbers/fixed_format.hpp>
#include <lif/numbers/number_events.hpp>

namespace lif {

/// The arithmetic of fixed-point numbers, on the integers that represent them. Every result is first computed
/// exactly, then rounded once and fitted to the range once, as in IEEE 1666-2011, clause 7.10.
namespace fixed_arithmetic {

/// An integer type that holds sums, products and shifted operands of all formats exactly.
__extension__ using Wide = __int128;

/// Computes `value / 2^bits`, rounded. `bits` is less than the width of Integer.
template <class Integer>
constexpr Integer shift_right(Integer value, int bits, Rounding rounding) {
  if (bits == 0) return value;
  const auto floor = static_cast<Integer>(value >> bits);
  const auto rest = static_cast<Integer>(value & static_cast<Integer>((Integer{1} << bits) - 1));
  const auto half = static_cast<Integer>(Integer{1} << (bits - 1));
  switch (rounding) {
    case Rounding::toward_zero:
      return floor + (value < 0 && rest != 0 ? 1 : 0);
    case Rounding::nearest_even:
      return floor + (rest > half || (rest == half && (floor & 1) != 0) ? 1 : 0);
    case Rounding::nearest_away:
      return floor + (rest > half || (rest == half && value >= 0) ? 1 : 0);
    case Rounding::floor:
      break;
  }
  return floor;
}

/// The quotient, rounded. Neither operand may be the lowest value of Wide; the divisor must not be 0.
inline Wide divide(Wide dividend, Wide divisor, Rounding rounding) {
  Wide floor = dividend / divisor;
  Wide rest = dividend % divisor;
  if (rest == 0) return floor;
  const bool is_negative = (rest < 0) != (divisor < 0);
  if (is_negative) {
    floor -= 1;
    rest += divisor;
  }
  const Wide magnitude = divisor < 0 ? -divisor : divisor;
  const Wide twice = 2 * (rest < 0 ? -rest : rest);
  switch (rounding) {
    case Rounding::toward_zero:
      return floor + (is_negative ? 1 : 0);
    case Rounding::nearest_even:
      return floor + (twice > magnitude || (twice == magnitude && (floor & 1) != 0) ? 1 : 0);
    case Rounding::nearest_away:
      return floor + (twice > magnitude || (twice == magnitude && !is_negative) ? 1 : 0);
    case Rounding::floor:
      break;
  }
  return floor;
}

/// Keeps only the lower `width` bits of an integer.
template <class Integer>
constexpr std::int64_t wrapped(Integer value, int width, bool is_signed) {
  const std::uint64_t mask = (std::uint64_t{1} << width) - 1;
  const auto low = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) & mask);
  const std::int64_t sign_bit = std::int64_t{1} << (width - 1);
  return is_signed && (low & sign_bit) != 0 ? low - (std::int64_t{1} << width) : low;
}

/// Fits an integer to the range of the format; counts a saturation or wrap where it has to change it.
template <class Integer>
constexpr std::int64_t fit(Integer value, const FixedFormat& format) {
  const std::int64_t lowest = format.lowest_raw();
  const std::int64_t highest = format.highest_raw();
  if (value >= lowest && value <= highest) return static_cast<std::int64_t>(value);
  if (format.overflow == Overflow::saturate) {
    ++number_events().saturations;
    return value < lowest ? lowest : highest;
  }
  ++number_events().wraps;
  return wrapped(value, format.width, format.is_signed);
}

/// The finite value in units of the format's last bit, rounded to an integer that a double represents.
inline double rounded_to_integer(double value, const FixedFormat& format) {
  const double scaled = std::ldexp(value, format.fraction_bits);
  const double floor = std::floor(scaled);
  const double rest = scaled - floor;
  switch (format.rounding) {
    case Rounding::toward_zero:
      return std::trunc(scaled);
    case Rounding::nearest_even:
      return rest > 0.5 || (rest == 0.5 && std::fmod(floor, 2) != 0) ? floor + 1 : floor;
    case Rounding::nearest_away:
      return rest > 0.5 || (rest == 0.5 && value >= 0) ? floor + 1 : floor;
    case Rounding::floor:
      break;
  }
  return floor;
}

/// Whether the finite value fits the format without saturation or wrap.
inline bool holds(double value, const FixedFormat& format) {
  if (!std::isfinite(value)) return false;
  const double raw = rounded_to_integer(value, format);
  return raw >= static_cast<double>(format.lowest_raw()) && raw <= static_cast<double>(format.highest_raw());
}

/// The format's integer for a finite value; counts a saturation or wrap where the value is out of range.
inline std::int64_t from_double(double value, const FixedFormat& format) {
  double raw = rounded_to_integer(value, format);
  constexpr double far = 0x1p62;
  if (std::abs(raw) >= far) {
    // Out of every format's range: keeps the sign, or with wrap the lower bits that would remain.
    const double low_bits = std::isfinite(raw) ? std::fmod(raw, 0x1p53) : 0.0;
    raw = std::copysign(format.overflow == Overflow::saturate ? far : 0x1p54, raw) +
          (format.overflow == Overflow::saturate ? 0.0 : low_bits);
  }
  return fit(static_cast<std::int64_t>(raw), format);
}

}  // namespace fixed_arithmetic

}  // namespace lif
