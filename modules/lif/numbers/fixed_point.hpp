#pragma once

#include <cstdint>
#include <type_traits>

#include <lif/numbers/fixed_arithmetic.hpp>
#include <lif/numbers/fixed_format.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// A format that the compiler knows: takes no memory, and its shifts and limits become constants.
template <int Width, int FractionBits, Rounding Round, Overflow Over, bool Signed>
class StaticFormat {
  static_assert(Width >= 1 && Width <= FixedFormat::widest, "a fixed-point width is 1 to 53");
  static_assert(FractionBits >= 0 && FractionBits <= FixedFormat::most_fractional,
                "a fixed-point number has 0 to 53 fraction bits");

 public:
  static constexpr bool is_static = true;                                     ///< known when compiling
  using Raw = std::conditional_t<(Width <= 31), std::int32_t, std::int64_t>;  ///< holds the integer

  /// The format itself.
  static constexpr FixedFormat format() {
    return {static_cast<std::uint8_t>(Width), static_cast<std::uint8_t>(FractionBits), Signed, Round, Over};
  }
};

/// A format that is chosen at run time and travels with each value.
class DynamicFormat {
 public:
  static constexpr bool is_static = false;  ///< known when running
  using Raw = std::int64_t;                 ///< holds the integer

  constexpr DynamicFormat() = default;
  constexpr explicit DynamicFormat(const FixedFormat& format) : format_(format) {}

  /// The format itself.
  constexpr const FixedFormat& format() const { return format_; }

 private:
  FixedFormat format_{};
};

/// A fixed-point number. `a += b` and its like compute exactly and then round and fit the result once,
/// to the format of `a`, whatever that of `b`; copying takes value and format as they are. So a sequence
/// of such statements on one variable is a datapath whose register has that variable's format.
///
/// Saturations and wraps are counted in number_events().
template <class Format>
class FixedPoint : private Format {
  using Wide = fixed_arithmetic::Wide;
  template <class Other>
  using ExactWith =
      std::conditional_t<Format::is_static && Other::is_static && sizeof(typename Format::Raw) == 4 &&
                             sizeof(typename Other::Raw) == 4,
                         std::int64_t, Wide>;
  template <class>
  friend class FixedPoint;

 public:
  using Raw = typename Format::Raw;  ///< of the integer that stands for the value
  using Format::format;

  /// Zero.
  constexpr FixedPoint() = default;

  /// The finite value, rounded and fitted to the format.
  explicit FixedPoint(double value, const Format& of = {})
      : Format(of), raw_(static_cast<Raw>(fixed_arithmetic::from_double(value, this->format()))) {}

  /// The value `integer * 2^-fraction_bits`; `integer` has to be within the format's range.
  static constexpr FixedPoint from_raw(std::int64_t integer, const Format& of = {}) {
    FixedPoint number(of, Tag{});
    number.raw_ = static_cast<Raw>(integer);
    return number;
  }
  /// The same in the format of another number.
  static constexpr FixedPoint from_raw(std::int64_t integer, const FixedPoint& like) {
    return from_raw(integer, static_cast<const Format&>(like));
  }

  /// The integer that stands for the value, in a memory place that tracing may watch.
  constexpr const Raw& raw() const { return raw_; }
  /// The value, exactly.
  double to_double() const { return std::ldexp(static_cast<double>(raw_), -format().fraction_bits); }

  /// Takes the other's value, rounded and fitted to this format.
  template <class Other>
  constexpr void assign(const FixedPoint<Other>& other) {
    const int gained = format().fraction_bits - other.format().fraction_bits;
    store(gained >= 0
              ? static_cast<Wide>(other.raw_) * (static_cast<Wide>(1) << gained)
              : fixed_arithmetic::shift_right(static_cast<Wide>(other.raw_), -gained, format().rounding));
  }

  template <class Other>
  constexpr FixedPoint& operator+=(const FixedPoint<Other>& other) {  ///< rounded once
    return add(other, 1);
  }

  template <class Other>
  constexpr FixedPoint& operator-=(const FixedPoint<Other>& other) {  ///< rounded once
    return add(other, -1);
  }

  template <class Other>
  constexpr FixedPoint& operator*=(const FixedPoint<Other>& other) {  ///< rounded once
    using Exact = ExactWith<Other>;
    if constexpr (!Format::is_static) {
      // One predictable branch saves the wide multiplication where both are narrow.
      if (format().width <= 31 && other.format().width <= 31) {
        return store(fixed_arithmetic::shift_right(
            static_cast<std::int64_t>(raw_) * static_cast<std::int64_t>(other.raw_),
            other.format().fraction_bits, format().rounding));
      }
    }
    return store(fixed_arithmetic::shift_right(
        static_cast<Exact>(static_cast<Exact>(raw_) * static_cast<Exact>(other.raw_)),
        other.format().fraction_bits, format().rounding));
  }

  /// Rounded once; the divisor is not 0.
  template <class Other>
  FixedPoint& operator/=(const FixedPoint<Other>& other) {
    const Wide dividend = static_cast<Wide>(raw_) * (static_cast<Wide>(1) << other.format().fraction_bits);
    return store(fixed_arithmetic::divide(dividend, other.raw_, format().rounding));
  }

  template <class Other>
  constexpr bool operator==(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) == 0;
  }
  template <class Other>
  constexpr bool operator!=(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) != 0;
  }
  template <class Other>
  constexpr bool operator<(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) < 0;
  }
  template <class Other>
  constexpr bool operator>(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) > 0;
  }
  template <class Other>
  constexpr bool operator<=(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) <= 0;
  }
  template <class Other>
  constexpr bool operator>=(const FixedPoint<Other>& other) const {  ///< of the values
    return difference(other) >= 0;
  }

 private:
  struct Tag {};
  constexpr FixedPoint(const Format& of, Tag) : Format(of) {}

  template <class Exact>
  constexpr FixedPoint& store(Exact value) {
    raw_ = static_cast<Raw>(fixed_arithmetic::fit(value, format()));
    return *this;
  }

  template <class Other>
  constexpr FixedPoint& add(const FixedPoint<Other>& other, int sign) {
    const int own = format().fraction_bits;
    const int others = other.format().fraction_bits;
    if (own == others) {
      return store(static_cast<std::int64_t>(raw_) + sign * static_cast<std::int64_t>(other.raw_));
    }
    const int finest = own > others ? own : others;
    const Wide sum = static_cast<Wide>(raw_) * (static_cast<Wide>(1) << (finest - own)) +
                     static_cast<Wide>(other.raw_) * sign * (static_cast<Wide>(1) << (finest - others));
    return store(fixed_arithmetic::shift_right(sum, finest - own, format().rounding));
  }

  template <class Other>
  constexpr Wide difference(const FixedPoint<Other>& other) const {
    const int own = format().fraction_bits;
    const int others = other.format().fraction_bits;
    if (own == others) return static_cast<Wide>(raw_) - other.raw_;
    const int finest = own > others ? own : others;
    return static_cast<Wide>(raw_) * (static_cast<Wide>(1) << (finest - own)) -
           static_cast<Wide>(other.raw_) * (static_cast<Wide>(1) << (finest - others));
  }

  Raw raw_ = 0;
};

/// See lif::assign for other types.
template <class Format, class Other>
constexpr void assign(FixedPoint<Format>& target, const FixedPoint<Other>& value) {
  target.assign(value);
}

/// Signed fixed point with `Width` bits in all, `FractionBits` of them after the binary point.
template <int Width, int FractionBits, Rounding Round = Rounding::nearest_even,
          Overflow Over = Overflow::saturate>
using Fixed = FixedPoint<StaticFormat<Width, FractionBits, Round, Over, true>>;

/// Unsigned fixed point: all bits are magnitude.
template <int Width, int FractionBits, Rounding Round = Rounding::nearest_even,
          Overflow Over = Overflow::saturate>
using UFixed = FixedPoint<StaticFormat<Width, FractionBits, Round, Over, false>>;

/// Fixed point whose format is chosen at run time: the same bits as Fixed of that format.
using DynamicFixed = FixedPoint<DynamicFormat>;

template <class Format>
struct NumberTraits<FixedPoint<Format>> {
  static constexpr bool is_specialized = true;
  static constexpr bool has_events = true;

  static FixedPoint<Format> round(double value, const Format& format = {}) {
    return FixedPoint<Format>(value, format);
  }
  static bool holds(double value, const Format& format = {}) {
    return fixed_arithmetic::holds(value, format.format());
  }
  static bool is_finite(const FixedPoint<Format>&) { return true; }
  static double to_double(const FixedPoint<Format>& value) { return value.to_double(); }
  static double lowest(const Format& format = {}) { return format.format().lowest(); }
  static double max(const Format& format = {}) { return format.format().max(); }
};

}  // namespace lif
