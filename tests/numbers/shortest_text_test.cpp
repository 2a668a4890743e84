#include <lif/numbers/shortest_text.hpp>

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

namespace lif {
namespace {

void expect_same_bytes(double value) {
  char ours[longest_double_text + 8];
  char theirs[40];
  const std::string text(ours, write_shortest(ours, value));
  ASSERT_EQ(text, std::string(theirs, std::to_chars(theirs, theirs + sizeof theirs, value).ptr));
}

/// A number and those next to it.
void expect_same_bytes_around(double value, int neighbours) {
  double below = value;
  double above = value;
  for (int i = 0; i < neighbours; ++i) {
    expect_same_bytes(below);
    expect_same_bytes(above);
    below = std::nextafter(below, -std::numeric_limits<double>::infinity());
    above = std::nextafter(above, std::numeric_limits<double>::infinity());
  }
}

TEST(ShortestText, OfRandomNumbersIsTheStandardLibrarys) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 500'000; ++i) {
    const double fraction = static_cast<double>(random() >> 11U) * 0x1p-53;
    expect_same_bytes(fraction * std::pow(10.0, static_cast<int>(random() % 11) - 5));
    expect_same_bytes(-fraction);
  }
}

// Where texts are short, and where two candidates are equally near.
TEST(ShortestText, OfFewBitsOrFewDigitsIsTheStandardLibrarys) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 200'000; ++i) {
    expect_same_bytes(std::ldexp(static_cast<double>(random() >> (11 + random() % 53)),
                                 static_cast<int>(random() % 80) - 70));
    expect_same_bytes_around(
        static_cast<double>(random() % 1'000'000) / std::pow(10.0, static_cast<int>(random() % 9)), 2);
    expect_same_bytes(10'000 + std::ldexp(i, -20));
    expect_same_bytes(1 + std::ldexp(i, -40));
    expect_same_bytes(std::ldexp(i, -12));
  }
}

TEST(ShortestText, OfNumbersAroundPowersIsTheStandardLibrarys) {
  for (int exponent = -20; exponent < 20; ++exponent) {
    expect_same_bytes_around(std::ldexp(1.0, exponent), 100);
    expect_same_bytes_around(std::pow(10.0, exponent), 100);
    expect_same_bytes_around(-std::pow(10.0, exponent), 100);
  }
}

TEST(ShortestText, OfTheExtremesIsTheStandardLibrarys) {
  using Limits = std::numeric_limits<double>;
  for (const double value : {0.0, -0.0, Limits::max(), Limits::lowest(), Limits::min(), Limits::denorm_min(),
                             -Limits::denorm_min(), -2.2250738585072014e-308}) {
    expect_same_bytes(value);
  }
}

}  // namespace
}  // namespace lif
