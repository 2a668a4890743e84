#include "recorders/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace lif::testbench {
namespace {

Statistics statistics_of(const std::vector<int>& spikes, std::size_t listed = 100) {
  Statistics statistics(listed);
  std::uint64_t step = 0;
  for (const int spike : spikes) {
    StepRecord record;
    record.step = step++;
    record.potential = static_cast<double>(step);
    record.spike = spike;
    statistics.record(record);
  }
  statistics.finish(step);
  return statistics;
}

TEST(Statistics, OfIntervals) {
  // Spikes in steps 1, 3 and 7 have the intervals 2 and 4, with a mean of 3 and a standard deviation of 1.
  const Statistics statistics = statistics_of({0, 1, 0, 1, 0, 0, 0, 1});
  EXPECT_EQ(statistics.spikes(), 3U);
  EXPECT_EQ(statistics.first_spike(), 1U);
  EXPECT_EQ(statistics.last_spike(), 7U);
  EXPECT_DOUBLE_EQ(statistics.rate(), 3.0 / 8);
  EXPECT_DOUBLE_EQ(*statistics.interval_mean(), 3);
  EXPECT_DOUBLE_EQ(*statistics.interval_cv(), 1.0 / 3);
}

TEST(Statistics, OfRegularSpikesHaveNoVariation) {
  EXPECT_EQ(statistics_of({1, 0, 1, 0, 1, 0, 1}).interval_cv(), 0.0);
}

TEST(Statistics, NeedTwoSpikesForAnInterval) {
  EXPECT_FALSE(statistics_of({0, 0}).first_spike());
  EXPECT_FALSE(statistics_of({0, 1, 0}).interval_mean());
  EXPECT_FALSE(statistics_of({0, 1, 0}).interval_cv());
}

TEST(Statistics, OfThePotential) {
  const Statistics statistics = statistics_of({0, 0, 0, 0});
  EXPECT_EQ(statistics.lowest_potential(), 1);
  EXPECT_EQ(statistics.highest_potential(), 4);
  EXPECT_EQ(statistics.mean_potential(), 2.5);
}

TEST(Statistics, ListIsLimited) {
  const Statistics statistics = statistics_of({1, 1, 1, 1}, 2);
  EXPECT_EQ(statistics.spikes(), 4U);
  EXPECT_EQ(statistics.spike_steps(), (std::vector<std::uint64_t>{0, 1}));
}

}  // namespace
}  // namespace lif::testbench
