#pragma once

#include <cstdint>
#include <type_traits>

#include <lif/numbers/fixed_arithmetic.hpp>
#include <lif/numbers/fixed_format.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// A format that is known at compile time: it takes no memory, and its shifts and limits become constants.
template <int Width, int FractionBits, Rounding Round, Overflow Over, bool Signed>
class StaticFormat {
  static_assert(Width >= 1 && Width <= FixedFormat::widest, "a fixed-point width is 1 to 53");
  static_assert(FractionBits >= 0 && FractionBits <= FixedFormat::most_fractional,
                "a fixed-point number has 0 to 53 fraction bits");

 public:
  static constexpr bool is_static = true;                                     ///< known at compile time
  using Raw = std::conditional_t<(Width <= 31), std::int32_t, std::int64_t>;  ///< type of the integer

  /// The format as an object.
  static constexpr FixedFormat format() {
    return {static_cast<std::uint8_t>(Width), static_cast<std::uint8_t>(FractionBits), Signed, Round, Over};
  }
};

/// A format that is chosen at run time and travels with each value.
class DynamicFormat {
 public:
  static constexpr bool is_static = false;  ///< chosen at run time
  using Raw = std::int64_t;                 ///< type of the integer

  constexpr DynamicFormat() = default;
  /// Takes a format that keeps the limits of FixedFormat, which is not checked.
  constexpr explicit DynamicFormat(const FixedFormat& format) : format_(format) {}

  /// The format as an object.
  constexpr const FixedFormat& format() const { return format_; }

 private:
  FixedFormat format_{};
};

/// A fixed-point number. `a += b` and similar operations compute exactly and then round and fit the result
/// once to the format of `a`, whatever the format of `b`. Copying keeps value and format unchanged. So a
/// sequence of such statements on one variable describes a datapath whose register has that variable's
/// format.
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
  using Raw = typename Format::Raw;  ///< type of the integer that represents the value
  using Format::format;

  /// Makes the number 0.
  constexpr FixedPoint() = default;

  /// Makes the number from a finite value, rounded and fitted to the format.
  explicit FixedPoint(double value, const Format& of = {})
      : Format(of), raw_(static_cast<Raw>(fixed_arithmetic::from_double(value, this->format()))) {}

  /// Makes the value `integer * 2^-fraction_bits`; `integer` has to be within the format's range.
  static constexpr FixedPoint from_raw(std::int64_t integer, const Format& of = {}) {
    FixedPoint number(of, Tag{});
    number.raw_ = static_cast<Raw>(integer);
    return number;
  }
  /// Makes the value `integer * 2^-fraction_bits` in the format of another number.
  static constexpr FixedPoint from_raw(std::int64_t integer, const FixedPoint& like) {
    return from_raw(integer, static_cast<const Format&>(like));
  }

  /// The integer that represents the value; the reference stays valid, so that tracing may watch it.
  constexpr const Raw& raw() const { return raw_; }
  /// The exact value.
  double to_double() const { return std::ldexp(static_cast<double>(raw_), -format().fraction_bits); }

  /// Takes another number's value, rounded and fitted to this format.
  template <class Other>
  constexpr void assign(const FixedPoint<Other>& other) {
    const int gained = format().fraction_bits - other.format().fraction_bits;
    store(gained >= 0
              ? static_cast<Wide>(other.raw_) * (static_cast<Wide>(1) << gained)
              : fixed_arithmetic::shift_right(static_cast<Wide>(other.raw_), -gained, format().rounding));
  }

  template <class Other>
  constexpr FixedPoint& operator+=(const FixedPoint<Other>& other) {  ///< adds; rounded once
    return add(other, 1);
  }

  template <class Other>
  constexpr FixedPoint& operator-=(const FixedPoint<Other>& other) {  ///< subtracts; rounded once
    return add(other, -1);
  }

  template <class Other>
  constexpr FixedPoint& operator*=(const FixedPoint<Other>& other) {  ///< multiplies; rounded once
    using Exact = ExactWith<Other>;
    if constexpr (!Format::is_static) {
      // A predictable branch avoids the wide multiplication where both numbers are narrow.
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

  /// Divides; rounded once. The divisor must not be 0.
  template <class Other>
  FixedPoint& operator/=(const FixedPoint<Other>& other) {
    const Wide dividend = static_cast<Wide>(raw_) * (static_cast<Wide>(1) << other.format().fraction_bits);
    return store(fixed_arithmetic::divide(dividend, other.raw_, format().rounding));
  }

  template <class Other>
  constexpr bool operator==(const FixedPoint<Other>& other) const {  ///< compares the values
    return difference(other) == 0;
  }
  template <class Other>
  constexpr bool operator!=(const FixedPoint<Other>& other) const {  ///< compares the values
    return difference(other) != 0;
  }
  template <class Other>
  constexpr bool operator<(const FixedPoint<Other>& other) const {  ///< compares the values
    return difference(other) < 0;
  }
  template <class Other>
  constexpr bool operator>(const FixedPoint<Other>& other) const {  ///< compares the values
    return difference(other) > 0;
  }
  template <class Other>
  constexpr bool operator<=(const FixedPoint<Other>& other) const {  ///< compares the values
    return difference(other) <= 0;
  }
  template <class Other>
  constexpr bool operator>=(const FixedPoint<Other>& other) const {  ///< compares the values
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

/// Takes another number's value, rounded and fitted to the format of `target`; lif::assign for other types is
/// in number_traits.hpp.
template <class Format, class Other>
constexpr void assign(FixedPoint<Format>& target, const FixedPoint<Other>& value) {
  target.assign(value);
}

/// Signed fixed point with `Width` bits in all, `FractionBits` of them after the binary point.
template <int Width, int FractionBits, Rounding Round = Rounding::nearest_even,
          Overflow Over = Overflow::saturate>
using Fixed = FixedPoint<StaticFormat<Width, FractionBits, Round, Over, true>>;

/// Unsigned fixed point with `Width` bits in all, `FractionBits` of them after the binary point.
template <int Width, int FractionBits, Rounding Round = Rounding::nearest_even,
          Overflow Over = Overflow::saturate>
using UFixed = FixedPoint<StaticFormat<Width, FractionBits, Round, Over, false>>;

/// Fixed point with a format chosen at run time; it gives the same bits as Fixed with that format.
using DynamicFixed = FixedPoint<DynamicFormat>;

/// Makes Fixed, UFixed and DynamicFixed usable as the number type of a neuron.
template <class Format>
struct NumberTraits<FixedPoint<Format>> {
  static constexpr bool is_specialized = true;  ///< these types are number types
  static constexpr bool has_events = true;      ///< saturations and wraps are counted in number_events()

  /// The number for a finite value, under the format's rounding and overflow.
  static FixedPoint<Format> round(double value, const Format& format = {}) {
    return FixedPoint<Format>(value, format);
  }
  /// Whether the value is finite and fits the format without saturation or wrap.
  static bool holds(double value, const Format& format = {}) {
    return fixed_arithmetic::holds(value, format.format());
  }
  /// Always true: fixed-point numbers are finite.
  static bool is_finite(const FixedPoint<Format>&) { return true; }
  /// The exact value.
  static double to_double(const FixedPoint<Format>& value) { return value.to_double(); }
  /// The smallest value of the format.
  static double lowest(const Format& format = {}) { return format.format().lowest(); }
  /// The largest value of the format.
  static double max(const Format& format = {}) { return format.format().max(); }
};

}  // namespace lif
