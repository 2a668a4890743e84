#include <lif/numbers/shortest_text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace lif {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr int mantissa_bits = 52;
constexpr int exponent_bias = 1023;

constexpr std::array<std::uint64_t, 20> powers_of_ten = [] {
  std::array<std::uint64_t, 20> powers{};
  std::uint64_t power = 1;
  for (std::uint64_t& place : powers) {
    place = power;
    power *= 10;
  }
  return powers;
}();

/// Numbers from here on have 17 digits with less decimals than the index.
constexpr std::array<double, 20> first_with_less{1e17, 1e16, 1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9,  1e8,
                                                 1e7,  1e6,  1e5,  1e4,  1e3,  1e2,  1e1,  1e0,  1e-1, 1e-2};

constexpr std::array<char, 200> digit_pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

/// The shortest number of those that round to a double, and of these the nearest, as 17 digits at most.
///
/// The double is mantissa / 2^shift. Times a power of ten that makes it a number of 17 digits, it is exact in
/// 128 bits, and so are the ends of the interval of numbers that round to it, which is 1 to 23 wide there: it
/// holds one multiple of 100 at most, and a few of 10.
std::uint64_t shortest_digits(std::uint64_t mantissa, int shift, std::uint64_t power) {
  // In units of 2^-(shift + 1), half the distance to the next double is the power itself.
  const Wide scaled = Wide{mantissa} * power * 2;
  const std::uint64_t unit = std::uint64_t{1} << static_cast<unsigned>(shift + 1);
  const std::uint64_t is_open = mantissa & 1U;  // an end of the interval rounds to the even neighbour
  const auto highest =
      static_cast<std::uint64_t>((scaled + power - is_open) >> static_cast<unsigned>(shift + 1));
  const auto lowest =
      static_cast<std::uint64_t>((scaled - power + is_open + (unit - 1)) >> static_cast<unsigned>(shift + 1));
  const std::uint64_t hundreds = highest - highest % 100;

  const auto whole = static_cast<std::uint64_t>(scaled >> static_cast<unsigned>(shift + 1));
  const std::uint64_t rest = static_cast<std::uint64_t>(scaled) & (unit - 1);
  const std::uint64_t half = unit / 2;
  // All are computed and then chosen from without a branch, as none could be predicted. In the middle of two
  // the even one is taken.
  const auto bit = [](bool condition) { return static_cast<std::uint64_t>(condition); };
  const std::uint64_t one = whole + (bit(rest > half) | (bit(rest == half) & whole & 1U));
  const std::uint64_t digit = whole % 10;
  const std::uint64_t below = whole - digit;
  const std::uint64_t is_up = bit(digit > 5) | (bit(digit == 5) & (bit(rest > 0) | bit(below % 20 == 10)));
  const std::uint64_t ten = below + 10 * is_up;
  const auto choose = [&](std::uint64_t coarse, std::uint64_t candidate, std::uint64_t fine) {
    const std::uint64_t mask = 0 - bit(coarse >= lowest);
    return (candidate & mask) | (fine & ~mask);
  };
  return choose(hundreds, hundreds, choose(highest - highest % 10, ten, one));
}

void write_pair(char* place, std::uint32_t value) {
  std::memcpy(place, &digit_pairs[std::size_t{2} * value], 2);
}

void write_eight_digits(char* place, std::uint32_t value) {
  const std::uint32_t high = value / 10'000;
  const std::uint32_t low = value % 10'000;
  write_pair(place, high / 100);
  write_pair(place + 2, high % 100);
  write_pair(place + 4, low / 100);
  write_pair(place + 6, low % 100);
}

/// So many digits, 12 to 19, of a fraction, without zeros at its end.
char* write_fraction(char* place, std::uint64_t fraction, int decimals) {
  const std::uint64_t padded = fraction * powers_of_ten[static_cast<std::size_t>(19 - decimals)];
  constexpr std::uint64_t eight_digits = 100'000'000;
  const std::uint64_t high = padded / 1'000;
  const auto last = static_cast<std::uint32_t>(padded % 1'000);
  write_eight_digits(place, static_cast<std::uint32_t>(high / eight_digits));
  write_eight_digits(place + 8, static_cast<std::uint32_t>(high % eight_digits));
  place[16] = static_cast<char>('0' + last / 100);
  write_pair(place + 17, last % 100);
  char* end = place + decimals;
  end -= end[-1] == '0' ? 1 : 0;  // for every second number or so, which cannot be predicted
  while (end[-1] == '0') --end;
  return end;
}

}  // namespace

char* write_shortest(char* first, double value) {
  constexpr double lowest = 1e-3;  // outside, the text may have an exponent
  constexpr double highest = 1e5;
  const double magnitude = std::abs(value);
  std::uint64_t bits = 0;
  std::memcpy(&bits, &magnitude, sizeof bits);
  const std::uint64_t fraction_bits = bits & ((std::uint64_t{1} << mantissa_bits) - 1);
  // A power of two is nearer to the double below it than to the one above.
  if (!(magnitude >= lowest && magnitude < highest) || fraction_bits == 0) {
    return std::to_chars(first, first + longest_double_text, value).ptr;
  }
  const int exponent = static_cast<int>(bits >> mantissa_bits) - exponent_bias;
  // 1233/4096 is log10(2): the decimals of the power of two below, of which the number may need one less.
  int decimals = std::min(16 - ((exponent * 1233) >> 12), 19);
  if (magnitude >= first_with_less[static_cast<std::size_t>(decimals)]) --decimals;
  const std::uint64_t power = powers_of_ten[static_cast<std::size_t>(decimals)];
  const std::uint64_t digits =
      shortest_digits(fraction_bits | std::uint64_t{1} << mantissa_bits, mantissa_bits - exponent, power);
  // A rounded number may have reached the next whole one.
  auto whole = static_cast<std::uint64_t>(magnitude);
  std::uint64_t fraction = digits - whole * power;
  if (fraction >= power) {
    ++whole;
    fraction -= power;
  }
  if (value < 0) *first++ = '-';
  if (whole < 10) {
    *first++ = static_cast<char>('0' + whole);
  } else {
    first = std::to_chars(first, first + 6, whole).ptr;
  }
  if (fraction == 0) return first;
  *first++ = '.';
  return write_fraction(first, fraction, decimals);
}

}  // namespace lif
