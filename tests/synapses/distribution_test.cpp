// Functions that give the same bits everywhere, against the C library; distributions, against their moments
// and their cumulative distributions.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <lif/synapses/distribution.hpp>
#include <lif/synapses/elementary_functions.hpp>
#include <lif/synapses/threefry.hpp>

#include "support/refusal.hpp"

namespace lif::tests {
namespace {

double probability_by_library(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

TEST(ElementaryFunctions, AreThoseOfTheLibrary) {
  for (double x = -700; x <= 700; x += 0.37) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 2e-12) << x;
  for (double x = 1e-300; x < 1e300; x *= 1.37) {
    EXPECT_NEAR(natural_logarithm(x), std::log(x), 1e-14 + 1e-14 * std::abs(std::log(x))) << x;
  }
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(natural_logarithm(1), 0);
  for (double x = -37; x <= 37; x += 0.011) {
    const double expected = probability_by_library(x);
    EXPECT_NEAR(normal_probability(x) / expected, 1, 1e-11) << x;
  }
}

TEST(ElementaryFunctions, TheQuantileInvertsTheProbability) {
  EXPECT_EQ(normal_quantile(0.5), 0);
  double before = -7;
  for (double p = 0x1p-34; p < 0.5; p *= 1.0007) {
    const double x = normal_quantile(p);
    EXPECT_EQ(normal_quantile(1 - p), -normal_quantile(1 - (1 - p))) << p;
    EXPECT_GE(x, before - 2e-7) << p;
    before = x;
    // To first order, the error of x is that of p divided by the density at x.
    const double density = std::exp(-0.5 * x * x) / std::sqrt(2 * std::acos(-1.0));
    EXPECT_NEAR((probability_by_library(x) - p) / density, 0, 1e-7) << p;
  }
}

std::vector<double> values_of(const Distribution& distribution) {
  const Threefry<>::Words key = random_key(1, 2, Draw::synapse);
  std::vector<std::uint32_t> words;
  for (std::uint32_t i = 0; i < 50000; ++i) {
    for (const std::uint32_t word : Threefry<>::draw(random_counter(i, 0), key)) words.push_back(word);
  }
  std::vector<double> values(words.size());
  distribution.draw(words.data(), words.size(), values.data());
  return values;
}

/// The largest difference between a sample's cumulative distribution and the expected one.
template <class Cumulative>
double distance(std::vector<double> values, const Cumulative& cumulative) {
  std::sort(values.begin(), values.end());
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(values.size());
    largest = std::max(largest, std::abs(cumulative(values[i]) - share));
  }
  return largest;
}

// The distance of 200 000 values is above 0.0044 in one case of a thousand (Kolmogorov).
constexpr double largest_distance = 0.0044;

TEST(Distribution, HasItsCumulativeDistribution) {
  const auto normal = [](double x) { return probability_by_library((x - 3) / 2); };
  EXPECT_LT(distance(values_of(Distribution::normal(3, 2)), normal), largest_distance);
  const auto lognormal = [](double x) { return probability_by_library((std::log(x) + 1) / 0.5); };
  EXPECT_LT(distance(values_of(Distribution::lognormal(-1, 0.5)), lognormal), largest_distance);
  const auto uniform = [](double x) { return (x + 2) / 7; };
  EXPECT_LT(distance(values_of(Distribution::uniform(-2, 5)), uniform), largest_distance);
}

TEST(Distribution, LimitsRedrawOrClip) {
  const Distribution redrawn = Distribution::normal(3, 2).within({2, 4});
  const double below = probability_by_library(-0.5);
  const auto cumulative = [&](double x) {
    return (probability_by_library((x - 3) / 2) - below) / (1 - 2 * below);
  };
  const std::vector<double> values = values_of(redrawn);
  EXPECT_LT(distance(values, cumulative), largest_distance);
  EXPECT_GE(*std::min_element(values.begin(), values.end()), 2);
  EXPECT_LE(*std::max_element(values.begin(), values.end()), 4);
  EXPECT_NEAR(redrawn.lowest(), 2, 1e-6);
  EXPECT_NEAR(redrawn.highest(), 4, 1e-6);

  const std::vector<double> clipped =
      values_of(Distribution::normal(3, 2).within({2, 4, OutsideLimits::clip}));
  const auto at = [&](double limit) {
    return static_cast<double>(std::count(clipped.begin(), clipped.end(), limit)) / 200000;
  };
  EXPECT_NEAR(at(2), below, 0.005);
  EXPECT_NEAR(at(4), below, 0.005);
  EXPECT_EQ(values_of(Distribution::constant(7).within({0, 5, OutsideLimits::clip}))[0], 5);
}

TEST(Distribution, OfOneValueIsAConstant) {
  for (const Distribution& one :
       {Distribution::constant(1.5), Distribution::normal(1.5, 0), Distribution::uniform(1.5, 1.5)}) {
    EXPECT_TRUE(one.is_constant());
    EXPECT_EQ(one.center(), 1.5);
    EXPECT_EQ(values_of(one)[9], 1.5);
  }
  EXPECT_FALSE(Distribution::normal(0, 1).is_constant());
  EXPECT_EQ(Distribution::uniform(1, 4).center(), 2.5);
}

TEST(Distribution, ParametersOutOfRangeAreRefused) {
  EXPECT_EQ(refusal_of([] { Distribution::normal(NAN, 1); }), "mean = nan: allowed is a finite number");
  EXPECT_EQ(refusal_of([] { Distribution::normal(0, -1); }),
            "std = -1 is out of range: allowed is 0 or more");
  EXPECT_EQ(refusal_of([] { Distribution::uniform(2, 1); }), "min = 2 is above max = 1");
  EXPECT_EQ(refusal_of([] { Distribution::lognormal(590, 2); }),
            "mean = 590 and std = 2 of a logarithm are out of range: allowed is |mean| + 7*std <= 600");
  EXPECT_EQ(refusal_of([] { Distribution::normal(0, 1).within({3, 2}); }), "min = 3 is above max = 2");
  EXPECT_EQ(refusal_of([] {
              Distribution::normal(0, 1).within({20, 30});
            }),
            "hardly any value lies within min = 20 and max = 30: redrawing would not end");
  EXPECT_EQ(refusal_of([] {
              Distribution::constant(1).within({2, 3});
            }),
            "hardly any value lies within min = 2 and max = 3: redrawing would not end");
}

}  // namespace
}  // namespace lif::tests
