#include <lif/lockstep/rtl_word.hpp>

#include <cmath>

#include <lif/numbers/fixed_arithmetic.hpp>

namespace lif {

namespace {

constexpr int full_width = 64;

std::uint64_t mask_of(int width) {
  return width >= full_width ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
}

}  // namespace

double number_of(const RtlWord& word, const RtlBits& bits) {
  const std::uint64_t value = word.bits & mask_of(bits.width);
  const bool is_negative = bits.is_signed && (value >> (bits.width - 1) & 1) != 0;
  const double magnitude =
      is_negative ? -static_cast<double>((~value & mask_of(bits.width)) + 1) : static_cast<double>(value);
  return bits.fraction_bits == 0 ? magnitude : std::ldexp(magnitude, -bits.fraction_bits);
}

std::uint64_t word_of(double number, const RtlBits& bits) {
  const double scaled = std::floor(std::ldexp(number, bits.fraction_bits));
  return static_cast<std::uint64_t>(static_cast<fixed_arithmetic::Wide>(scaled)) & mask_of(bits.width);
}

}  // namespace lif
