#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace lif {

/// Whether all of many numbers are finite, gathered without a branch, so that a loop over them is vectorised.
/// Numbers of types other than float and double always are.
template <class T, class Enable = void>
class FiniteCheck {
 public:
  /// Nothing to look at.
  void see(const T&) {}
  /// Likewise.
  void see_and_mark(const T&, T&) {}
  /// True.
  bool all_finite() const { return true; }
};

template <class T>
class FiniteCheck<T, std::enable_if_t<std::is_floating_point_v<T>>> {
 public:
  /// Takes one number in.
  void see(T value) { bits_ |= fault_of(value); }

  /// Takes one number in, and makes `mark` NaN where it is not finite.
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

  // Those of the value's difference with itself: 0 if it is finite, those of NaN otherwise. With any other
  // number's bits the latter make a NaN again.
  static Bits fault_of(T value) { return bits_of(value - value); }  // NOLINT(misc-redundant-expression)

  static Bits bits_of(T value) {
    Bits bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
  }

  Bits bits_ = 0;
};

}  // namespace lif
