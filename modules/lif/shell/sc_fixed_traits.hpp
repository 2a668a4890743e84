#pragma once

#include <cmath>
#include <type_traits>

#include <lif/numbers/number_traits.hpp>
#include <lif/shell/compat.hpp>

#ifdef SC_INCLUDE_FX

namespace lif {

/// Makes sc_fixed, sc_ufixed and their _fast forms usable as the number type of a neuron. Every product and
/// every sum is converted to the type at once, under the type's own quantisation and overflow modes.
template <class T>
struct NumberTraits<T, std::enable_if_t<std::is_base_of_v<sc_dt::sc_fxnum, T> ||
                                        std::is_base_of_v<sc_dt::sc_fxnum_fast, T>>> {
  static constexpr bool is_specialized = true;  ///< these types are number types
  static constexpr bool has_events = false;     ///< their saturations and wraps are not counted

  /// The number for a value, under the type's own quantisation and overflow modes.
  static T round(double value) { return T(value); }
  /// Always true: fixed-point numbers are finite.
  static bool is_finite(const T&) { return true; }
  /// The value as a double, which is exact for widths of up to 53 bits.
  static double to_double(const T& value) { return value.to_double(); }

  /// Whether the value is within the range, and round() changes it by resolution() at most.
  static bool holds(double value) {
    return value >= lowest() && value <= max() && std::abs(to_double(round(value)) - value) <= resolution();
  }

  /// The distance between neighbouring values.
  static double resolution() { return std::ldexp(1.0, T().iwl() - T().wl()); }
  /// The smallest value of the type; 0 if it is unsigned.
  static double lowest() { return is_signed() ? to_double(round(-std::ldexp(1.0, T().iwl() - 1))) : 0.0; }
  /// The largest value of the type.
  static double max() { return std::ldexp(1.0, T().iwl() - (is_signed() ? 1 : 0)) - resolution(); }

 private:
  static bool is_signed() { return T(-resolution()).to_double() < 0; }
};

}  // namespace lif

#endif
