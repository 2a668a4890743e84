#pragma once

#include <cmath>
#include <limits>

namespace lif {

/// What the models and shells need to know of a number type.
///
/// A number type can be added, subtracted, multiplied, compared and assigned,
/// and converts explicitly from `double`; for a SystemC module it also needs what a value in an
/// sc_signal needs (`==`, `<<`, `sc_trace`). A specialisation provides:
///
/// | member                        | meaning                                            |
/// |-------------------------------|----------------------------------------------------|
/// | `T round(double)`             | the nearest value under the type's own rounding    |
/// | `bool holds(double)`          | `round()` neither overflows, wraps nor saturates   |
/// | `bool is_finite(const T&)`    | false for NaN and infinity                         |
/// | `double to_double(const T&)`  | the exact value (for reports and recorders)        |
/// | `double lowest()`, `max()`    | the range                                          |
template <class T, class Enable = void>
struct NumberTraits {
  static constexpr bool is_specialized = false;  ///< true in every specialisation
};

namespace detail {

// The traits of the floating-point types.
template <class T>
struct FloatingTraits {
  static constexpr bool is_specialized = true;

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

}  // namespace lif
