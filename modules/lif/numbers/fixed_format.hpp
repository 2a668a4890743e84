#pragma once

#include <cmath>
#include <cstdint>

namespace lif {

/// How the bits below the last bit of a format are rounded.
enum class Rounding : std::uint8_t {
  toward_zero,   ///< towards zero: cuts bits off the magnitude (SC_TRN_ZERO)
  floor,         ///< downwards: cuts bits off the two's complement (SC_TRN)
  nearest_even,  ///< to the nearest, a tie to the even neighbour (SC_RND_CONV)
  nearest_away,  ///< to the nearest, a tie away from zero (SC_RND_INF)
};

/// What happens to a value outside the range of a format.
enum class Overflow : std::uint8_t {
  saturate,  ///< it becomes the end of the range (SC_SAT)
  wrap,      ///< it loses its upper bits (SC_WRAP)
};

/// A fixed-point format: `width` bits in all, of which `fraction_bits` follow the binary point, so that a
/// value is an integer times 2^-fraction_bits. Limits: width 1 to 53 (a double then represents every value
/// exactly, and recorders and reports use doubles), fraction_bits 0 to 53.
struct FixedFormat {
  static constexpr int widest = 53;           ///< largest `width`
  static constexpr int most_fractional = 53;  ///< largest `fraction_bits`

  std::uint8_t width = 16;                     ///< number of bits in all, 1 to 53
  std::uint8_t fraction_bits = 8;              ///< number of bits after the binary point, 0 to 53
  bool is_signed = true;                       ///< two's complement, or no negative values
  Rounding rounding = Rounding::nearest_even;  ///< how bits below the last one are rounded
  Overflow overflow = Overflow::saturate;      ///< what happens to values out of range

  /// Whether the format keeps the limits.
  constexpr bool is_valid() const {
    return width >= 1 && width <= widest && fraction_bits <= most_fractional;
  }
  /// The smallest integer of the format.
  constexpr std::int64_t lowest_raw() const { return is_signed ? -(std::int64_t{1} << (width - 1)) : 0; }
  /// The largest integer of the format.
  constexpr std::int64_t highest_raw() const {
    return (std::int64_t{1} << (is_signed ? width - 1 : width)) - 1;
  }
  /// The distance between neighbouring values.
  double resolution() const { return std::ldexp(1.0, -fraction_bits); }
  double lowest() const { return std::ldexp(static_cast<double>(lowest_raw()), -fraction_bits); }  ///< value
  double max() const { return std::ldexp(static_cast<double>(highest_raw()), -fraction_bits); }    ///< value

  /// Whether all members of both formats are equal.
  friend constexpr bool operator==(const FixedFormat& a, const FixedFormat& b) {
    return a.width == b.width && a.fraction_bits == b.fraction_bits && a.is_signed == b.is_signed &&
           a.rounding == b.rounding && a.overflow == b.overflow;
  }
};

}  // namespace lif
