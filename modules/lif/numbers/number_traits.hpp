#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace lif {

/// The properties of a number type that models and modules need.
///
/// A number type has comparisons and the operators `+=`, `-=`, `*=` (and `/=` for models that divide), each
/// of which rounds to the type of its left side at once. For a SystemC module it also needs everything that a
/// value in an sc_signal needs (`==`, `<<`, `sc_trace`). A specialisation provides:
///
/// | member                        | meaning                                                        |
/// |-------------------------------|----------------------------------------------------------------|
/// | `bool has_events`             | its arithmetic adds to number_events()                         |
/// | `T round(double)`             | the nearest value under the type's own rounding                |
/// | `bool holds(double)`          | `round()` neither overflows, wraps nor saturates               |
/// | `bool is_finite(const T&)`    | false for NaN and infinity                                     |
/// | `double to_double(const T&)`  | the exact value (for reports and recorders)                    |
/// | `double lowest()`, `max()`    | the range                                                      |
template <class T, class Enable = void>
struct NumberTraits {
  static constexpr bool is_specialized = false;  ///< true in every specialisation
};

namespace detail {

// The traits of the floating-point types.
template <class T>
struct FloatingTraits {
  static constexpr bool is_specialized = true;
  static constexpr bool has_events = false;

  static constexpr T round(double value) { return static_cast<T>(value); }
  static bool holds(double value) { return std::isfinite(static_cast<T>(value)); }
  static bool is_finite(T value) { return std::isfinite(value); }
  static constexpr double to_double(T value) { return static_cast<double>(value); }
  static constexpr double lowest() { return std::numeric_limits<T>::lowest(); }
  static constexpr double max() { return std::numeric_limits<T>::max(); }
};

}  // namespace detail

template <>
struct NumberTraits<double> : detail::FloatingTraits<double> {};

template <>
struct NumberTraits<float> : detail::FloatingTraits<float> {};

namespace detail {

// The traits of the integers in which integer models count; these models define their own widths. The limits
// are those of the type, or of the integers that a double holds exactly, where these are fewer.
template <class T>
struct IntegerTraits {
  static constexpr bool is_specialized = true;
  static constexpr bool has_events = true;

  /// The nearest integer: a tie goes to the even neighbour, a value out of range to the end of the range.
  static T round(double value) {
    if (!(value > lowest())) return static_cast<T>(lowest());
    if (value > max()) return static_cast<T>(max());
    const double floor = std::floor(value);
    const bool is_up = value - floor > 0.5 || (value - floor == 0.5 && std::fmod(floor, 2) != 0);
    return static_cast<T>(is_up ? floor + 1 : floor);
  }
  static bool holds(double value) { return value >= lowest() && value <= max(); }
  static bool is_finite(T) { return true; }
  static constexpr double to_double(T value) { return static_cast<double>(value); }
  static constexpr double lowest() { return -max() - (sizeof(T) < sizeof(double) ? 1 : 0); }
  static constexpr double max() { return sizeof(T) < sizeof(double) ? 0x7fffffffp0 : 0x1p53; }
};

}  // namespace detail

template <>
struct NumberTraits<std::int32_t> : detail::IntegerTraits<std::int32_t> {};

template <>
struct NumberTraits<std::int64_t> : detail::IntegerTraits<std::int64_t> {};

/// Takes another quantity's value, rounded to the type of `target`; use it instead of `=` where formats
/// differ.
template <class T, class U>
constexpr void assign(T& target, const U& value) {
  target = T(value);
}

/// A number, a spike or a count of any type as a double, which holds each of their values exactly.
template <class Value>
double exact_double(const Value& value) {
  if constexpr (NumberTraits<Value>::is_specialized) {
    return NumberTraits<Value>::to_double(value);
  } else {
    return static_cast<double>(value);
  }
}

}  // namespace lif
