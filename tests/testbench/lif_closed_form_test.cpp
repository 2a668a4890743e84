#include "analysis/lif_closed_form.hpp"

#include <gtest/gtest.h>

#include <lif/models/lif.hpp>

namespace lif::testbench {
namespace {

/// The step of the first spike and the interval from it to the second, or -1. They are simulated in long
/// double, whose rounding errors are far below those of the closed form.
std::pair<std::int64_t, std::int64_t> simulated(const LifClosedForm& form, double current, int most_steps) {
  long double potential = form.initial_potential;
  std::int64_t first = -1, blocked = 0;
  for (std::int64_t step = 0; step < most_steps; ++step) {
    if (blocked > 0) {
      --blocked;
      continue;
    }
    potential = potential * static_cast<long double>(form.beta) + static_cast<long double>(current);
    if (!(potential > static_cast<long double>(form.threshold))) continue;
    if (first >= 0) return {first, step - first};
    first = step;
    potential = form.reset_potential;
    blocked = form.refractory_steps;
  }
  return {first, -1};
}

TEST(LifClosedForm, AgreesWithSimulationOverAWideRange) {
  constexpr int most_steps = 20'000;
  for (const double beta : {0.0, 0.1, 0.5, 0.9, 0.99, 0.999, 1.0}) {
    for (const double reset : {0.0, -0.7, 0.4}) {
      for (const std::int64_t refractory : {0, 4}) {
        const LifClosedForm form{beta, 1.0, reset, 0.2, refractory};
        for (int i = -5; i < 200; ++i) {
          const double current = (1 - beta) * 0.98 + i * 0.0117;
          const auto [first, interval] = simulated(form, current, most_steps);
          EXPECT_EQ(form.first_step(current).value_or(-1), first)
              << "beta " << beta << " current " << current;
          EXPECT_EQ(form.interval(current).value_or(-1), interval)
              << "beta " << beta << " reset " << reset << " current " << current;
        }
      }
    }
  }
}

TEST(LifClosedForm, NeverAtOrBelowTheRheobase) {
  const LifClosedForm form;
  EXPECT_FALSE(form.first_step(0.1));
  EXPECT_FALSE(form.first_step(0.05));
  EXPECT_FALSE(form.first_step(-1));
  EXPECT_TRUE(form.first_step(0.1001));
  EXPECT_EQ(form.rate(0.1), 0);
  EXPECT_EQ(form.interval(0.2), 7);
  EXPECT_DOUBLE_EQ(form.rate(0.2), 1.0 / 7);
}

TEST(LifClosedForm, NegativeThresholdFiresWithoutCurrent) {
  LifClosedForm form;
  form.threshold = -1;
  EXPECT_EQ(form.interval(0), 1);
}

}  // namespace
}  // namespace lif::testbench
