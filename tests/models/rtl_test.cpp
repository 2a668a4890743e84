// Compares options of rtl.LIF that no golden trace covers with loops as a designer would write them.
#include <lif/models/rtl/lif.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "models/rtl_beside_loop.hpp"

namespace lif::rtl {
namespace {

std::int64_t clamped(std::int64_t value, std::int64_t low, std::int64_t high) {
  return value < low ? low : value > high ? high : value;
}

LIFParameters small() {
  LIFParameters parameters;
  parameters.width = 8;
  parameters.input_width = 8;
  parameters.threshold = 100;
  parameters.leak = Leak::none;
  return parameters;
}

TEST(RtlLif, RefractoryStepsMayIntegrate) {
  LIFParameters parameters = small();
  parameters.refractory_period = 5;
  parameters.refractory_integrate = true;
  std::int64_t v = 0;
  int wait = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v = clamped(v + input, -128, 127);
    const bool fires = wait == 0 && v >= 100;
    if (wait > 0) --wait;
    if (fires) {
      v = 0;
      wait = 5;
    }
    return Row{v, fires};
  });
}

TEST(RtlLif, TheSumMayBeFittedBeforeItLeaks) {
  LIFParameters parameters = small();
  parameters.leak = Leak::shift;
  parameters.leak_shift = 3;
  parameters.leak_order = LeakOrder::after;
  parameters.fit_between = true;
  std::int64_t v = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v = clamped(v + input, -128, 127);
    v = v - (v >> 3);
    const bool fires = v >= 100;
    if (fires) v = 0;
    return Row{v, fires};
  });
}

TEST(RtlLif, AnUnderflowOfTheLeakMayWrapBeforeASaturatingAdd) {
  LIFParameters parameters = small();
  parameters.is_signed = false;
  parameters.overflow = Overflow::wrap;
  parameters.threshold = 200;
  parameters.leak = Leak::subtract;
  parameters.leak_amount = 9;
  parameters.leak_guard = false;
  parameters.fit_between = true;
  std::uint8_t v = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v = static_cast<std::uint8_t>(v - 9);
    v = static_cast<std::uint8_t>(v + input);
    const bool fires = v >= 200;
    if (fires) v = 0;
    return Row{v, fires};
  });
}

// In RTL the input is part of the sum from which the threshold is subtracted.
TEST(RtlLif, ASubtractingResetKeepsTheInput) {
  for (const ThresholdOn threshold_on : {ThresholdOn::new_state, ThresholdOn::old_state}) {
    LIFParameters parameters = small();
    parameters.reset = Reset::subtract;
    parameters.threshold_on = threshold_on;
    std::int64_t potential = 0;
    expect_same(parameters, [&, threshold_on](std::int64_t input) {
      const std::int64_t sum = clamped(potential + input, -128, 127);
      const bool spike = (threshold_on == ThresholdOn::new_state ? sum : potential) >= 100;
      if (!spike) {
        potential = sum;
      } else if (threshold_on == ThresholdOn::new_state) {
        potential = sum - 100;
      } else {
        potential = potential - 100 + input;
      }
      return Row{potential, spike};
    });
  }
}

TEST(RtlLif, AShiftMayLeakByOneAtLeast) {
  LIFParameters parameters = small();
  parameters.leak = Leak::shift;
  parameters.leak_shift = 4;
  parameters.leak_rounding = Rounding::toward_zero;
  parameters.leak_minimum = 2;
  std::int64_t v = 0;
  expect_same(parameters, [&](std::int64_t input) {
    const std::int64_t size = v < 0 ? -v : v;
    const std::int64_t lost = std::min(size, std::max<std::int64_t>(size / 16, 2));
    v = clamped((v < 0 ? v + lost : v - lost) + input, -128, 127);
    const bool fires = v >= 100;
    if (fires) v = 0;
    return Row{v, fires};
  });
}

TEST(RtlLif, ItMayLeakTowardsARestPotential) {
  LIFParameters parameters = small();
  parameters.leak = Leak::subtract;
  parameters.leak_amount = 3;
  parameters.rest_potential = -40;
  parameters.initial_potential = -40;
  parameters.reset = Reset::value;
  parameters.reset_value = -60;
  std::int64_t v = -40;
  expect_same(parameters, [&](std::int64_t input) {
    if (v > -40) {
      v = std::max<std::int64_t>(v - 3, -40);
    } else if (v < -40) {
      v = std::min<std::int64_t>(v + 3, -40);
    }
    v = clamped(v + input, -128, 127);
    const bool fires = v >= 100;
    if (fires) v = -60;
    return Row{v, fires};
  });
}

TEST(RtlLif, WithoutEnableTheSpikeIsLowOrHeld) {
  for (const DisabledSpike disabled : {DisabledSpike::low, DisabledSpike::hold}) {
    LIFParameters parameters = small();
    parameters.disabled_spike = disabled;
    const LIF on(parameters);
    parameters.enable = false;
    const LIF off(parameters);
    LIF::State state = on.initial_state();
    on.step(state, 110);
    ASSERT_TRUE(state.spike);
    off.step(state, 110);
    EXPECT_EQ(state.spike, disabled == DisabledSpike::hold);
    EXPECT_EQ(state.potential, 0);
    on.step(state, 1);
    EXPECT_FALSE(state.spike);
  }
}

TEST(RtlLif, ARestPotentialFitsTheRegister) {
  LIFParameters parameters = small();
  parameters.rest_potential = -129;
  EXPECT_THROW(LIF{parameters}, std::invalid_argument);
}

}  // namespace
}  // namespace lif::rtl
