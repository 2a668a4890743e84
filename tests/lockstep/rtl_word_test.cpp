// Values of RTL in all types that carry them, and adapters between them and the neuron's ports.
#include <lif/lif.hpp>

#include <type_traits>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using RtlAdapters = KernelTest;

TEST(RtlWordTest, EveryTypeGivesItsNumber) {
  const auto number = [](const auto& value, const RtlBits& bits) {
    using T = std::decay_t<decltype(value)>;
    const RtlWord word = RtlType<T>::read(value);
    EXPECT_TRUE(word.is_known);
    return number_of(word, bits);
  };
  EXPECT_EQ(number(true, unsigned_bits(1)), 1);
  EXPECT_EQ(number(std::uint8_t{0xf0}, signed_bits(8)), -16);
  EXPECT_EQ(number(std::uint16_t{0x0fff}, signed_bits(12)), -1);
  EXPECT_EQ(number(std::uint32_t{0xfffff800u}, signed_bits(12)), -2048);  // the upper bits have no meaning
  EXPECT_EQ(number(std::uint32_t{0x00000800u}, unsigned_bits(12, 4)), 128);
  EXPECT_EQ(number(~std::uint64_t{0}, signed_bits(64)), -1);
  EXPECT_EQ(number(sc_dt::sc_uint<12>(0x9ff), signed_bits(12)), 0x9ff - 0x1000);
  EXPECT_EQ(number(sc_dt::sc_int<12>(-3), signed_bits(12, 1)), -1.5);
  EXPECT_EQ(number(sc_dt::sc_biguint<40>(5), unsigned_bits(40)), 5);
  EXPECT_EQ(number(sc_dt::sc_bigint<40>(-5), signed_bits(40)), -5);
  EXPECT_EQ(number(sc_dt::sc_bv<5>("10001"), signed_bits(5)), -15);
  EXPECT_EQ(number(sc_dt::sc_lv<5>("10001"), unsigned_bits(5)), 17);
  EXPECT_EQ(number(sc_dt::sc_logic('1'), unsigned_bits(1)), 1);
  EXPECT_FALSE(RtlType<sc_dt::sc_lv<5>>::read(sc_dt::sc_lv<5>("1x001")).is_known);
  EXPECT_FALSE(RtlType<sc_dt::sc_logic>::read(sc_dt::sc_logic('z')).is_known);
  for (const double value : {-8.0, -0.25, 0.0, 3.75, 7.75}) {
    EXPECT_EQ(number_of({word_of(value, signed_bits(6, 2)), true}, signed_bits(6, 2)), value);
  }
  EXPECT_EQ(word_of(9, unsigned_bits(3)), 1u);        // it loses its upper bits
  EXPECT_EQ(word_of(-0.3, signed_bits(8, 0)), 255u);  // and is rounded down
}

TEST_F(RtlAdapters, TurnNumbersIntoSignalsOfRtlAndBack) {
  sc_core::sc_signal<double> number("number", -1.25);
  sc_core::sc_signal<sc_dt::sc_lv<8>> word("word");
  sc_core::sc_signal<Fixed<16, 8>> back("back");
  ToRtl<double, sc_dt::sc_lv<8>> to("to", signed_bits(8, 4));
  to.in(number);
  to.out(word);
  FromRtl<sc_dt::sc_lv<8>, Fixed<16, 8>> from("from", signed_bits(8, 4));
  from.in(word);
  from.out(back);
  sc_core::sc_start(1, sc_core::SC_NS);
  EXPECT_EQ(word.read().to_string(), "11101100");
  EXPECT_EQ(back.read().to_double(), -1.25);
  number.write(3.5);
  sc_core::sc_start(1, sc_core::SC_NS);
  EXPECT_EQ(back.read().to_double(), 3.5);
}

}  // namespace
}  // namespace lif::tests
