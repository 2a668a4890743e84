// Binomial counts have the exact probabilities of the binomial distribution, and dealt counts add up however
// they are asked for.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <lif/synapses/binomial_count.hpp>

#include "support/instruction_sets.hpp"

namespace lif::tests {
namespace {

const Threefry<>::Words key = random_key(5, 0, Draw::dealing);

TEST(BinaryFraction, HasTheDigitsOfAQuotient) {
  EXPECT_EQ(BinaryFraction::of(1, 2).digits, std::uint64_t{1} << 63U);
  EXPECT_EQ(BinaryFraction::of(3, 4).digits, std::uint64_t{3} << 62U);
  EXPECT_EQ(BinaryFraction::of(1, 3).digits, 0x5555555555555555U);
  EXPECT_EQ(BinaryFraction::of(0, 3).digits, 0U);
  EXPECT_EQ(BinaryFraction::of(3, 3).digits, ~std::uint64_t{0});
  EXPECT_EQ(BinaryFraction::of(0.375).digits, std::uint64_t{3} << 61U);
  EXPECT_EQ(BinaryFraction::of(1.0).digits, ~std::uint64_t{0});
  EXPECT_EQ(BinaryFraction::of(0.0).digits, 0U);
}

TEST(BinomialCount, HasItsProbabilities) {
  constexpr std::uint32_t draws = 20000;
  for (const double p : {0.07, 0.3, 0.5, 0.81}) {
    constexpr std::size_t trials = 9;
    std::vector<double> observed(trials + 1);
    for (std::uint32_t i = 0; i < draws; ++i)
      ++observed[binomial_count(trials, BinaryFraction::of(p), key, i, 0)];
    double chi_square = 0;
    double probability = std::pow(1 - p, trials);
    for (std::size_t k = 0; k <= trials; ++k) {
      const double expected = probability * draws;
      if (expected > 0.5) chi_square += (observed[k] - expected) * (observed[k] - expected) / expected;
      probability *= static_cast<double>(trials - k) / static_cast<double>(k + 1) * p / (1 - p);
    }
    EXPECT_LT(chi_square, 30) << p;  // with 9 degrees of freedom, above it in one case of 2000
  }
}

TEST(BinomialCount, OfManyTrialsHasMeanAndSpread) {
  constexpr std::uint64_t trials = 1'000'003;
  const double p = 0.37;
  double sum = 0;
  double squares = 0;
  constexpr std::uint32_t draws = 400;
  for (std::uint32_t i = 0; i < draws; ++i) {
    const double off =
        static_cast<double>(binomial_count(trials, BinaryFraction::of(p), key, 0, i)) - trials * p;
    sum += off;
    squares += off * off;
  }
  const double spread = std::sqrt(trials * p * (1 - p));
  EXPECT_LT(std::abs(sum / draws), 4 * spread / std::sqrt(draws));
  EXPECT_NEAR(std::sqrt(squares / draws) / spread, 1, 0.15);
}

TEST(BinomialCount, OfCertaintyIsCertain) {
  EXPECT_EQ(binomial_count(1000, BinaryFraction::of(1.0), key, 0, 0), 1000U);
  EXPECT_EQ(binomial_count(1000, BinaryFraction::of(0.0), key, 0, 0), 0U);
  EXPECT_EQ(binomial_count(0, BinaryFraction::of(0.5), key, 0, 0), 0U);
}

TEST(BinomialCount, IsTheSameInEveryInstructionSet) {
  const std::uint64_t expected = binomial_count(123'457, BinaryFraction::of(0.3), key, 7, 8);
  in_each_instruction_set(
      [&] { EXPECT_EQ(binomial_count(123'457, BinaryFraction::of(0.3), key, 7, 8), expected); });
}

TEST(DealtCounts, AddUpAndDoNotDependOnTheRange) {
  const auto sizes_until = [](std::size_t place) { return std::uint64_t{10} * place + place % 2; };
  constexpr std::size_t places = 13;
  const auto all = dealt_counts(100'000, places, sizes_until, key, 3, 0, places);
  EXPECT_EQ(std::accumulate(all.begin(), all.end(), std::uint64_t{0}), 100'000U);
  for (std::size_t place = 0; place < places; ++place) {
    const double share = static_cast<double>(sizes_until(place + 1) - sizes_until(place)) /
                         static_cast<double>(sizes_until(places));
    EXPECT_NEAR(static_cast<double>(all[place]), share * 100'000, 5 * std::sqrt(share * 100'000));
  }
  for (std::size_t first = 0; first < places; ++first) {
    for (std::size_t end = first + 1; end <= places; ++end) {
      EXPECT_EQ(dealt_counts(100'000, places, sizes_until, key, 3, first, end),
                std::vector<std::uint64_t>(all.begin() + static_cast<std::ptrdiff_t>(first),
                                           all.begin() + static_cast<std::ptrdiff_t>(end)));
    }
  }
  EXPECT_NE(dealt_counts(100'000, places, sizes_until, key, 4, 0, places), all);
}

}  // namespace
}  // namespace lif::tests
