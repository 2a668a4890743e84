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
  static constexpr bool is_specialized = true;
  static constexpr bool has_events = false;

  static T round(double value) { return T(value); }
  static bool is_finite(const T&) { return true; }
  static double to_double(const T& value) { return value.to_double(); }

  static bool holds(double value) {
    return value >= lowest() && value <= max() && std::abs(to_double(round(value)) - value) <= resolution();
  }

  static double resolution() { return std::ldexp(1.0, T().iwl() - T().wl()); }
  static double lowest() { return is_signed() ? to_double(round(-std::ldexp(1.0, T().iwl() - 1))) : 0.0; }
  static double max() { return std::ldexp(1.0, T().iwl() - (is_signed() ? 1 : 0)) - resolution(); }

 private:
  static bool is_signed() { return T(-resolution()).to_double() < 0; }
};

}  // namespace lif

#endif
