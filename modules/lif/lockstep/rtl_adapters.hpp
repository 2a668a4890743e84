#pragma once

#include <lif/lockstep/rtl_word.hpp>
#include <lif/numbers/fixed_point.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/sc_fixed_traits.hpp>

namespace lif {

/// Turns a signal of RTL into the number that a neuron's port takes, for instance a weight of 8 bits in a
/// `std::uint32_t` into an input current:
///
///     lif::FromRtl<std::uint32_t, std::int64_t> weight{"weight", lif::signed_bits(8)};
///     weight.in(rtl_weight);
///     weight.out(current);      // sc_signal<std::int64_t>, to which input_current is bound
///
/// The number follows one delta cycle later. While a bit of the signal is x or z, the number stays.
/// @tparam Rtl    type of the signal; see RtlType
/// @tparam Value  type of the number
template <class Rtl, class Value>
class FromRtl : public sc_core::sc_module {
 public:
  sc_core::sc_in<Rtl> in{"in"};       ///< value of RTL
  sc_core::sc_out<Value> out{"out"};  ///< the same as a number

  LIF_HAS_PROCESS(FromRtl);

  /// @param bits  width and meaning of the signal's bits
  /// @param like  a number of the right format, where the type of `out` has its format at run time
  explicit FromRtl(const sc_core::sc_module_name& instance,
                   const RtlBits& bits = unsigned_bits(RtlType<Rtl>::width), const Value& like = {})
      : sc_core::sc_module(instance), bits_(bits), value_(like) {
    SC_METHOD(convert);
    sensitive << in;
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::FromRtl"; }

 private:
  void convert() {
    const RtlWord word = RtlType<Rtl>::read(in.read());
    if (word.is_known) set(value_, number_of(word, bits_));
    out.write(value_);
  }

  static void set(Value& value, double number) {
    if constexpr (std::is_same_v<Value, DynamicFixed>) {
      value = DynamicFixed(number, DynamicFormat(value.format()));
    } else if constexpr (std::is_same_v<Value, bool>) {
      value = number != 0;
    } else {
      value = NumberTraits<Value>::round(number);
    }
  }

  RtlBits bits_;
  Value value_;
};

/// Turns a number at a neuron's port into a signal of RTL: the opposite of FromRtl. A number between two
/// values of the signal is rounded down, and one out of range loses its upper bits.
/// @tparam Value  type of the number
/// @tparam Rtl    type of the signal; see RtlType
template <class Value, class Rtl>
class ToRtl : public sc_core::sc_module {
 public:
  sc_core::sc_in<Value> in{"in"};   ///< the number
  sc_core::sc_out<Rtl> out{"out"};  ///< the same as RTL takes it

  LIF_HAS_PROCESS(ToRtl);

  /// @param bits  width and meaning of the signal's bits
  explicit ToRtl(const sc_core::sc_module_name& instance,
                 const RtlBits& bits = unsigned_bits(RtlType<Rtl>::width))
      : sc_core::sc_module(instance), bits_(bits) {
    SC_METHOD(convert);
    sensitive << in;
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::ToRtl"; }

 private:
  void convert() {
    Rtl value{};
    RtlType<Rtl>::write(value, word_of(number(in.read()), bits_));
    out.write(value);
  }

  static double number(const Value& value) {
    if constexpr (std::is_same_v<Value, bool>) {
      return value ? 1 : 0;
    } else {
      return NumberTraits<Value>::to_double(value);
    }
  }

  RtlBits bits_;
};

}  // namespace lif
