#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace lif {

/// Tells whether all of many numbers are finite. It collects the answer without branches, so that a loop over
/// the numbers is vectorised. Numbers of types other than float and double are always finite.
template <class T, class Enable = void>
class FiniteCheck {
 public:
  /// Does nothing, because the number is finite.
  void see(const T&) {}
  /// Does nothing, because the number is finite.
  void see_and_mark(const T&, T&) {}
  /// Always true.
  bool all_finite() const { return true; }
};

/// The check of numbers of type float or double, which may be infinite or NaN.
template <class T>
class FiniteCheck<T, std::enable_if_t<std::is_floating_point_v<T>>> {
 public:
  /// Checks one number.
  void see(T value) { bits_ |= fault_of(value); }

  /// Checks one number, and makes `mark` NaN if the number is not finite.
  void see_and_mark(T value, T& mark) {
    const Bits fault = fault_of(value);
    bits_ |= fault;
    const Bits marked = bits_of(mark) | fault;
    std::memcpy(&mark, &marked, sizeof mark);
  }

  /// Whether all numbers so far were finite.
  bool all_finite() const { return bits_ == 0; }

 private:
  using Bits = std::conditional_t<sizeof(T) == sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;

  // The bits of the value minus itself: of 0 if the value is finite, of NaN otherwise. Combined with the bits
  // of any other number, those of NaN give a NaN again.
  static Bits fault_of(T value) { return bits_of(value - value); }  // NOLINT(misc-redundant-expression)

  static Bits bits_of(T value) {
    Bits bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  }

  Bits bits_ = 0;
};

}  // namespace lif
