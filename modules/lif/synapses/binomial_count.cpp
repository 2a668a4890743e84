#include <lif/synapses/binomial_count.hpp>

#include <algorithm>
#include <cmath>

#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/instruction_set.hpp>

namespace lif {

namespace {

constexpr std::uint32_t lanes = 16;  // random numbers of 128 bits that are drawn at a time
constexpr std::uint32_t bits_at_once = lanes * 128;

// Counts the ones among the first bits of a sequence of random numbers.
struct CountOnes {
  Threefry<>::Words key;
  Threefry<>::Words counter;  // the last word counts random numbers
  std::uint64_t bits;
  std::uint64_t ones = 0;

  [[gnu::always_inline]] void operator()() {
    std::uint64_t sum = 0;
    std::uint64_t left = bits;
    for (std::uint32_t number = 0; left > 0; number += lanes) {
      alignas(64) std::uint32_t words[4][lanes];
      draw(number, words);
      if (left < bits_at_once) keep_first(words, static_cast<std::uint32_t>(left));
      std::uint32_t of_words = 0;
      for (const auto& row : words) {
        for (std::uint32_t lane = 0; lane < lanes; ++lane) of_words += ones_of(row[lane]);
      }
      sum += of_words;
      left -= std::min<std::uint64_t>(left, bits_at_once);
    }
    ones = sum;
  }

 private:
  [[gnu::always_inline]] void draw(std::uint32_t number, std::uint32_t (&words)[4][lanes]) const {
    const Threefry<>::Words key_of_all = key;
    const Threefry<>::Words base = counter;
    LIF_INDEPENDENT_ITERATIONS
    for (std::uint32_t lane = 0; lane < lanes; ++lane) {
      const Threefry<>::Words drawn =
          Threefry<>::draw({base[0], base[1], base[2], number + lane}, key_of_all);
      words[0][lane] = drawn[0];
      words[1][lane] = drawn[1];
      words[2][lane] = drawn[2];
      words[3][lane] = drawn[3];
    }
  }

  // Sets all bits but the first ones to 0. The bits are those of the first word of each lane, then the
  // second.
  [[gnu::always_inline]] static void keep_first(std::uint32_t (&words)[4][lanes], std::uint32_t bits) {
    for (auto& row : words) {
      for (std::uint32_t lane = 0; lane < lanes; ++lane) {
        const std::uint32_t own = bits < 32 ? bits : 32;
        if (own < 32) row[lane] &= (std::uint32_t{1} << own) - 1;
        bits -= own;
      }
    }
  }

  [[gnu::always_inline]] static std::uint32_t ones_of(std::uint32_t word) {
    word -= word >> 1U & 0x55555555U;
    word = (word & 0x33333333U) + (word >> 2U & 0x33333333U);
    word = (word + (word >> 4U)) & 0x0f0f0f0fU;
    return word * 0x01010101U >> 24U;
  }
};

}  // namespace

BinaryFraction BinaryFraction::of(std::uint64_t part, std::uint64_t whole) {
  if (part >= whole) return {~std::uint64_t{0}};
  std::uint64_t digits = 0;
  std::uint64_t rest = part;
  for (int i = 0; i < 64; ++i) {  // long division, one digit at a time
    const bool is_one = rest >= whole - rest;
    digits = digits << 1U | (is_one ? 1U : 0U);
    rest = is_one ? rest - (whole - rest) : rest * 2;
  }
  return {digits};
}

BinaryFraction BinaryFraction::of(double probability) {
  if (!(probability > 0)) return {0};
  if (probability >= 1) return {~std::uint64_t{0}};
  return {static_cast<std::uint64_t>(std::ldexp(probability, 64))};
}

std::uint64_t binomial_count(std::uint64_t trials, BinaryFraction probability, const Threefry<>::Words& key,
                             std::uint32_t first, std::uint32_t second) {
  if (probability.digits == ~std::uint64_t{0}) return trials;
  std::uint64_t successes = 0;
  std::uint64_t open = trials;
  std::uint64_t digits = probability.digits;
  for (std::uint32_t digit = 0; open > 0 && digits != 0; ++digit, digits <<= 1U) {
    CountOnes count{key, {first, second, digit, 0}, open};
    run_vectorised(count);
    if (digits >> 63U == 0) {  // whoever draws a 1 here is above the probability
      open -= count.ones;
    } else {  // whoever draws a 0 here is below
      successes += open - count.ones;
      open = count.ones;
    }
  }
  return successes;
}

}  // namespace lif
