// Threefry gives the words that its authors published. Poisson counts have the right distribution, and each
// depends only on seed, stream, neuron and step.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include <lif/synapses/poisson_counts.hpp>

#include "support/instruction_sets.hpp"
#include "support/refusal.hpp"

namespace lif::tests {
namespace {

using Words = Threefry<>::Words;

// From the file kat_vectors of the Random123 distribution, version 1.09.
constexpr Words zeros{0, 0, 0, 0};
constexpr Words ones{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff};
constexpr Words pi{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
constexpr Words more_of_pi{0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89};

TEST(Threefry, KnownAnswersOfThirteenRounds) {
  EXPECT_EQ(Threefry<13>::draw(zeros, zeros), (Words{0x531c7e4f, 0x39491ee5, 0x2c855a92, 0x3d6abf9a}));
  EXPECT_EQ(Threefry<13>::draw(ones, ones), (Words{0xc4189358, 0x1c9cc83a, 0xd5881c67, 0x6a0a89e0}));
  EXPECT_EQ(Threefry<13>::draw(pi, more_of_pi), (Words{0x4aa71d8f, 0x734738c2, 0x431fc6a8, 0xae6debf1}));
}

TEST(Threefry, KnownAnswersOfTwentyRounds) {
  EXPECT_EQ(Threefry<20>::draw(zeros, zeros), (Words{0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8}));
  EXPECT_EQ(Threefry<20>::draw(ones, ones), (Words{0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732}));
  EXPECT_EQ(Threefry<20>::draw(pi, more_of_pi), (Words{0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84}));
}

TEST(Threefry, KnownAnswersOfSeventyTwoRounds) {
  EXPECT_EQ(Threefry<72>::draw(zeros, zeros), (Words{0x93171da6, 0x9220326d, 0xb392b7b1, 0xff58a002}));
  EXPECT_EQ(Threefry<72>::draw(ones, ones), (Words{0x60743f3d, 0x9961e684, 0xaab21c34, 0x8c65fb7d}));
  EXPECT_EQ(Threefry<72>::draw(pi, more_of_pi), (Words{0x09930adf, 0x7f27bd55, 0x9ed68ce1, 0x97f803f6}));
}

TEST(Threefry, EveryBitOfSeedStreamPurposeAndCounterCounts) {
  std::vector<Words> drawn;
  const auto draw = [&](std::uint64_t seed, std::uint32_t stream, Draw purpose, std::uint64_t first,
                        std::uint64_t second) {
    drawn.push_back(Threefry<>::draw(random_counter(first, second), random_key(seed, stream, purpose)));
  };
  draw(0, 0, Draw::connection, 0, 0);
  for (unsigned bit = 0; bit < 64; ++bit) {
    draw(std::uint64_t{1} << bit, 0, Draw::connection, 0, 0);
    draw(0, 0, Draw::connection, std::uint64_t{1} << bit, 0);
    draw(0, 0, Draw::connection, 0, std::uint64_t{1} << bit);
    if (bit < 32) draw(0, 1U << bit, Draw::connection, 0, 0);
  }
  for (const Draw purpose : {Draw::poisson, Draw::poisson_tail, Draw::synapse}) draw(0, 0, purpose, 0, 0);
  std::sort(drawn.begin(), drawn.end());
  EXPECT_EQ(std::adjacent_find(drawn.begin(), drawn.end()), drawn.end());
}

constexpr std::size_t steps_in_block = PoissonCounts::steps_in_block;

/// Draws the counts of neurons from `first` on, in the steps of some blocks: by step, then by neuron.
std::vector<std::uint8_t> draw(const PoissonCounts& counts, std::size_t first, std::size_t neurons,
                               std::uint64_t first_block, std::size_t blocks) {
  const std::size_t stride = (neurons + 63) / 64 * 64;
  std::vector<std::uint8_t> rows(steps_in_block * stride);
  std::vector<std::uint8_t> drawn;
  for (std::size_t block = 0; block < blocks; ++block) {
    counts.draw(first, first + neurons, first_block + block, rows.data(), stride);
    for (std::size_t step = 0; step < steps_in_block; ++step) {
      const auto row = rows.begin() + static_cast<std::ptrdiff_t>(step * stride);
      drawn.insert(drawn.end(), row, row + static_cast<std::ptrdiff_t>(neurons));
    }
  }
  return drawn;
}

/// P(X = k), computed from its logarithm.
long double probability(double mean, std::size_t k) {
  const auto n = static_cast<long double>(k);
  return std::exp(n * std::log(static_cast<long double>(mean)) - static_cast<long double>(mean) -
                  std::lgamma(n + 1));
}

/// Pearson's chi-square statistic of counts against the distribution: its distance from its mean in standard
/// deviations.
double excess_of_chi_square(const std::vector<std::uint8_t>& drawn, double mean) {
  std::vector<double> observed(257);
  for (const std::uint8_t count : drawn) observed[count] += 1;
  double statistic = 0;
  double bins = 0;
  double expected_so_far = 0;
  double in_bin = 0;
  double observed_in_bin = 0;
  const auto all = static_cast<double>(drawn.size());
  const auto close_bin = [&] {
    statistic += (observed_in_bin - in_bin) * (observed_in_bin - in_bin) / in_bin;
    bins += 1;
    in_bin = observed_in_bin = 0;
  };
  for (std::size_t k = 0; k < 256; ++k) {
    const double expected = all * static_cast<double>(probability(mean, k));
    in_bin += expected;
    expected_so_far += expected;
    observed_in_bin += observed[k];
    if (in_bin > 20 && all - expected_so_far > 20) close_bin();
  }
  in_bin += all - expected_so_far;
  close_bin();
  const double freedom = bins - 1;
  return (statistic - freedom) / std::sqrt(2 * freedom);
}

TEST(PoissonCounts, AreThoseOfTheDistribution) {
  for (const double mean : {0.01, 0.5, 2.0, 10.0, 50.0}) {
    const std::vector<std::uint8_t> drawn = draw(PoissonCounts(mean, 7, 3), 0, 4096, 0, 64);
    EXPECT_LT(std::abs(excess_of_chi_square(drawn, mean)), 4) << mean;
    // The test is sensitive enough to reject a mean that is 5 % larger.
    EXPECT_GT(excess_of_chi_square(drawn, mean * 1.05), 4) << mean;
  }
}

/// Pearson's correlation coefficient times the square root of the number of pairs, which has a standard
/// normal distribution if the two are independent.
double correlation(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  const std::size_t size = std::min(a.size(), b.size());
  double sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const double x = a[i];
    const double y = b[i];
    sum_a += x;
    sum_b += y;
    sum_aa += x * x;
    sum_bb += y * y;
    sum_ab += x * y;
  }
  const auto n = static_cast<double>(size);
  return (sum_ab - sum_a * sum_b / n) /
         std::sqrt((sum_aa - sum_a * sum_a / n) * (sum_bb - sum_b * sum_b / n)) * std::sqrt(n);
}

std::vector<std::uint8_t> shifted(const std::vector<std::uint8_t>& drawn, std::size_t by) {
  return {drawn.begin() + static_cast<std::ptrdiff_t>(by), drawn.end()};
}

TEST(PoissonCounts, OfNeuronsAndStepsAreIndependent) {
  constexpr std::size_t neurons = 1024;
  for (const double mean : {0.5, 4.0}) {
    const std::vector<std::uint8_t> drawn = draw(PoissonCounts(mean, 1, 0), 0, neurons, 0, 64);
    for (const std::size_t apart : {1U, 2U, 32U, 64U, 127U, 128U, 129U}) {
      EXPECT_LT(std::abs(correlation(drawn, shifted(drawn, apart))), 4) << "neurons " << apart << " apart";
    }
    for (const std::size_t apart : {1U, 2U, 3U, 4U, 8U}) {
      EXPECT_LT(std::abs(correlation(drawn, shifted(drawn, apart * neurons))), 4)
          << "steps " << apart << " apart";
    }
  }
}

TEST(PoissonCounts, OfSeedsAndStreamsAreIndependent) {
  constexpr std::uint64_t high = std::uint64_t{1} << 32U;
  const auto of = [](std::uint64_t seed, std::uint32_t stream) {
    return draw(PoissonCounts(1.5, seed, stream), 0, 1024, 0, 64);
  };
  const std::vector<std::uint8_t> drawn = of(1, 0);
  EXPECT_LT(std::abs(correlation(drawn, of(2, 0))), 4);
  EXPECT_LT(std::abs(correlation(drawn, of(1 + high, 0))), 4);
  EXPECT_LT(std::abs(correlation(drawn, of(1, 1))), 4);
  EXPECT_LT(std::abs(correlation(drawn, of(0, 1))), 4);
  EXPECT_EQ(drawn, of(1, 0));
}

/// Inverts the distribution with the same 48 random bits, one count at a time.
class Inversion {
 public:
  Inversion(double mean, std::uint64_t seed, std::uint32_t stream)
      : key_(random_key(seed, stream, Draw::poisson)),
        tail_key_(random_key(seed, stream, Draw::poisson_tail)) {
    long double cumulative = 0;
    for (std::size_t k = 0; k < 256; ++k) {
      cumulative += probability(mean, k);
      const long double scaled = cumulative * 0x1p48L;
      if (scaled >= 0x1p48L - 1) break;
      borders_.push_back(static_cast<std::uint64_t>(scaled));
    }
  }

  std::size_t count(std::size_t neuron, std::uint64_t step) {
    const std::uint32_t word = Threefry<>::draw(random_counter(neuron / 2, step / 4), key_)[step % 4];
    const std::uint64_t high = neuron % 2 == 0 ? word & 0xffffU : word >> 16U;
    const std::uint64_t low = Threefry<>::draw(random_counter(neuron, step), tail_key_)[0];
    const std::uint64_t bits = high << 32U | low;
    const auto border = std::upper_bound(borders_.begin(), borders_.end(), bits);
    const bool is_tie = (border != borders_.end() && *border >> 32U == high) ||
                        (border != borders_.begin() && *(border - 1) >> 32U == high);
    if (is_tie) ++ties_;
    return static_cast<std::size_t>(border - borders_.begin());
  }

  /// The number of counts that the upper 16 bits did not decide.
  std::size_t ties() const { return ties_; }

 private:
  Words key_;
  Words tail_key_;
  std::vector<std::uint64_t> borders_;  // P(X <= k) in units of 2^-48, ascending
  std::size_t ties_ = 0;
};

TEST(PoissonCounts, InvertTheDistribution) {
  constexpr std::size_t neurons = 700;
  for (const double mean : {1e-9, 0.01, 0.7, 2.0, 13.0, 50.0}) {
    const PoissonCounts counts(mean, 99, 5);
    Inversion inversion(mean, 99, 5);
    for (const std::size_t first : {std::size_t{0}, std::size_t{64}, std::size_t{1} << 33U}) {
      for (const std::uint64_t block : {std::uint64_t{0}, std::uint64_t{17}, std::uint64_t{1} << 35U}) {
        const std::vector<std::uint8_t> drawn = draw(counts, first, neurons, block, 8);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
          const std::size_t neuron = first + i % neurons;
          const std::uint64_t step = block * steps_in_block + i / neurons;
          ASSERT_EQ(drawn[i], inversion.count(neuron, step))
              << "mean " << mean << " neuron " << neuron << " step " << step;
        }
      }
    }
    EXPECT_TRUE(mean < 0.5 || inversion.ties() > 5) << mean;
  }
}

TEST(PoissonCounts, AreTheSameInEveryInstructionSet) {
  for (const double mean : {0.01, 2.0, 50.0}) {
    const PoissonCounts counts(mean, 3, 1);
    const std::vector<std::uint8_t> expected = draw(counts, 64, 1000, 5, 16);
    in_each_instruction_set([&] { EXPECT_EQ(draw(counts, 64, 1000, 5, 16), expected) << mean; });
  }
}

TEST(PoissonCounts, AreTheSameHoweverTheyAreDivided) {
  constexpr std::size_t neurons = 1000;
  constexpr std::size_t stride = 1024;
  constexpr std::uint8_t untouched = 0xa5;
  const PoissonCounts counts(3, 11, 2);
  const std::vector<std::uint8_t> whole = draw(counts, 0, neurons, 0, 4);
  for (const std::uint64_t block : {3U, 1U, 0U, 2U}) {
    std::vector<std::uint8_t> rows(steps_in_block * stride, untouched);
    const std::vector<std::size_t> borders{0, 64, 128, 320, 896, neurons};
    for (std::size_t part = borders.size() - 1; part-- > 0;) {
      counts.draw(borders[part], borders[part + 1], block, rows.data() + borders[part], stride);
    }
    for (std::size_t step = 0; step < steps_in_block; ++step) {
      for (std::size_t i = 0; i < stride; ++i) {
        const std::uint8_t expected =
            i < neurons ? whole[(block * steps_in_block + step) * neurons + i] : untouched;
        ASSERT_EQ(rows[step * stride + i], expected) << "block " << block << " step " << step << " at " << i;
      }
    }
  }
}

TEST(PoissonCounts, MeansOutOfRangeAreRefused) {
  const auto refusal = [](double mean) { return refusal_of([&] { PoissonCounts(mean, 1, 0); }); };
  EXPECT_EQ(refusal(0), "mean = 0 events a step is out of range: allowed is (0, 50]");
  EXPECT_EQ(refusal(-0.5), "mean = -0.5 events a step is out of range: allowed is (0, 50]");
  EXPECT_EQ(refusal(50.1), "mean = 50.1 events a step is out of range: allowed is (0, 50]");
  EXPECT_EQ(refusal(std::numeric_limits<double>::quiet_NaN()),
            "mean = nan events a step is out of range: allowed is (0, 50]");
  EXPECT_EQ(refusal(std::numeric_limits<double>::infinity()),
            "mean = inf events a step is out of range: allowed is (0, 50]");
  EXPECT_EQ(PoissonCounts(50, 1, 0).mean(), 50);
  EXPECT_NO_THROW(PoissonCounts(std::numeric_limits<double>::denorm_min(), 1, 0));
}

}  // namespace
}  // namespace lif::tests
