#pragma once

#include <cstdint>
#include <type_traits>

#include <lif/shell/compat.hpp>

namespace lif {

/// The lowest 64 bits of a value as RTL has it.
struct RtlWord {
  std::uint64_t bits = 0;  ///< the bits; those above the value's width have no meaning
  bool is_known = true;    ///< false where a bit is x or z
};

/// The width and the meaning of a value of RTL, which its C++ type does not tell: a signed port of 12 bits
/// arrives as an unsigned integer of 32.
struct RtlBits {
  int width = 1;           ///< number of bits, 1 to 64
  bool is_signed = false;  ///< two's complement
  int fraction_bits = 0;   ///< bits after the binary point: the value is an integer times 2^-fraction_bits
};

/// An unsigned value of `width` bits, `fraction_bits` of them after the binary point.
constexpr RtlBits unsigned_bits(int width, int fraction_bits = 0) { return {width, false, fraction_bits}; }
/// A signed value of `width` bits, `fraction_bits` of them after the binary point.
constexpr RtlBits signed_bits(int width, int fraction_bits = 0) { return {width, true, fraction_bits}; }

/// The number that a word stands for. It is exact for values of at most 53 bits.
double number_of(const RtlWord& word, const RtlBits& bits);

/// The word of a number: rounded down to a multiple of 2^-fraction_bits, and wrapped to the width.
std::uint64_t word_of(double number, const RtlBits& bits);

/// How the types that carry values of RTL are read and written: `bool`, integers of 8 to 64 bits, sc_logic,
/// sc_uint, sc_int, sc_biguint, sc_bigint, sc_bv and sc_lv of at most 64 bits.
template <class T, class Enable = void>
struct RtlType;

/// Signals of one bit.
template <>
struct RtlType<bool> {
  static constexpr int width = 1;                                                  ///< number of bits
  static RtlWord read(bool value) { return {value ? 1u : 0u, true}; }              ///< its word
  static void write(bool& value, std::uint64_t bits) { value = (bits & 1) != 0; }  ///< from its word
};

/// Integers of C++, as Verilator uses them for ports.
template <class T>
struct RtlType<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static constexpr int width = static_cast<int>(8 * sizeof(T));                       ///< number of bits
  static RtlWord read(T value) { return {static_cast<std::uint64_t>(value), true}; }  ///< its word
  static void write(T& value, std::uint64_t bits) { value = static_cast<T>(bits); }   ///< from its word
};

/// Signals of one bit that may be x or z.
template <>
struct RtlType<sc_dt::sc_logic> {
  static constexpr int width = 1;  ///< number of bits
  /// Its word.
  static RtlWord read(const sc_dt::sc_logic& value) {
    return {value == sc_dt::SC_LOGIC_1 ? 1u : 0u, value.is_01()};
  }
  /// From its word.
  static void write(sc_dt::sc_logic& value, std::uint64_t bits) { value = sc_dt::sc_logic((bits & 1) != 0); }
};

namespace detail {

// SystemC's types of a width: the class template and that width.
template <template <int> class Vector, int Width>
struct RtlVector {
  static_assert(Width <= 64, "a value of RTL beside a neuron has at most 64 bits: compare a part of it");
  static constexpr int width = Width;
  static RtlWord read(const Vector<Width>& value) {
    if constexpr (std::is_base_of_v<sc_dt::sc_lv_base, Vector<Width>>) {
      if (!value.is_01()) return {0, false};
    }
    return {value.to_uint64(), true};
  }
  static void write(Vector<Width>& value, std::uint64_t bits) { value = static_cast<sc_dt::uint64>(bits); }
};

}  // namespace detail

/// SystemC's sc_uint.
template <int W>
struct RtlType<sc_dt::sc_uint<W>> : detail::RtlVector<sc_dt::sc_uint, W> {};
/// SystemC's sc_int.
template <int W>
struct RtlType<sc_dt::sc_int<W>> : detail::RtlVector<sc_dt::sc_int, W> {};
/// SystemC's sc_biguint.
template <int W>
struct RtlType<sc_dt::sc_biguint<W>> : detail::RtlVector<sc_dt::sc_biguint, W> {};
/// SystemC's sc_bigint.
template <int W>
struct RtlType<sc_dt::sc_bigint<W>> : detail::RtlVector<sc_dt::sc_bigint, W> {};
/// SystemC's sc_bv.
template <int W>
struct RtlType<sc_dt::sc_bv<W>> : detail::RtlVector<sc_dt::sc_bv, W> {};
/// SystemC's sc_lv.
template <int W>
struct RtlType<sc_dt::sc_lv<W>> : detail::RtlVector<sc_dt::sc_lv, W> {};

}  // namespace lif
