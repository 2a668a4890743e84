// Compares rules of rtl.LIF that public RTL has in combination with others with loops as a designer would
// write them.
#include <lif/models/rtl/lif.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

#include "models/rtl_beside_loop.hpp"

namespace lif::rtl {
namespace {

LIFParameters small() {
  LIFParameters parameters;
  parameters.width = 9;
  parameters.input_width = 8;
  parameters.threshold = 100;
  parameters.leak = Leak::none;
  return parameters;
}

TEST(RtlAddedRules, LeakOnlyWithoutInput) {
  LIFParameters parameters = small();
  parameters.update = Update::input_else_leak;
  parameters.leak = Leak::shift;
  parameters.leak_shift = 3;
  std::int64_t v = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v = input != 0 ? v + input : v - (v >> 3);
    const bool fires = v >= 100;
    if (fires) v = 0;
    return Row{v, fires};
  });
}

TEST(RtlAddedRules, TwoShiftsAreTruncatedSeparately) {
  LIFParameters parameters = small();
  parameters.leak = Leak::two_shifts;
  parameters.leak_shift = 3;
  parameters.leak_shift_2 = 5;
  std::int64_t v = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v = v - (v >> 3) - (v >> 5) + input;
    const bool fires = v >= 100;
    if (fires) v = 0;
    return Row{v, fires};
  });
}

TEST(RtlAddedRules, ADelayedSpikeShowsAStepLater) {
  LIFParameters parameters = small();
  parameters.spike_output = SpikeOutput::delayed;
  std::int64_t v = 0;
  bool fired = false;
  expect_same(parameters, [&](std::int64_t input) {
    const bool shown = fired;
    v += input;
    fired = v >= 100;
    if (fired) v = 0;
    return Row{v, shown};
  });
}

TEST(RtlAddedRules, ADelayedSpikeWaitsForEnable) {
  LIFParameters parameters = small();
  parameters.spike_output = SpikeOutput::delayed;
  LIFParameters disabled = parameters;
  disabled.enable = false;
  const LIF neuron(parameters);
  LIF::State state = neuron.initial_state();
  neuron.step(state, 120);
  EXPECT_FALSE(state.spike);
  LIF(disabled).step(state, 0);
  EXPECT_FALSE(state.spike);
  neuron.step(state, 0);
  EXPECT_TRUE(state.spike);
  LIF(disabled).step(state, 0);
  EXPECT_FALSE(state.spike);  // disabled_spike = low
  disabled.disabled_spike = DisabledSpike::hold;
  state.spike = true;
  LIF(disabled).step(state, 0);
  EXPECT_TRUE(state.spike);
}

TEST(RtlAddedRules, TheInputPassesARegister) {
  LIFParameters parameters = small();
  parameters.input_register = true;
  parameters.reset = Reset::input;
  std::int64_t v = 0;
  std::int64_t held = 0;
  expect_same(parameters, [&](std::int64_t input) {
    v += held;
    const bool fires = v >= 100;
    if (fires) v = held;
    held = input;
    return Row{v, fires};
  });
}

/// An adaptive threshold with the recovery that `recovered` computes from the rise.
void expect_adaptation(LIFParameters parameters, const std::function<std::int64_t(std::int64_t)>& recovered) {
  parameters.adaptation_jump = 30;
  parameters.adaptation_cap = 70;
  parameters.refractory_period = 2;
  parameters.reset = Reset::subtract;
  std::int64_t v = 0;
  std::int64_t threshold = 100;
  int wait = 0;
  expect_same(parameters, [&](std::int64_t input) {
    bool fires = false;
    if (wait > 0) {
      --wait;
    } else {
      v = std::clamp<std::int64_t>(v + input, -256, 255);
      fires = v >= threshold;
      if (fires) {
        v -= threshold;
        wait = 2;
      }
    }
    threshold = fires ? std::min<std::int64_t>(threshold + 30, 170) : 100 + recovered(threshold - 100);
    return Row{v, fires};
  });
}

TEST(RtlAddedRules, TheThresholdRecoversLinearly) {
  LIFParameters parameters = small();
  parameters.adaptation = Adaptation::linear;
  parameters.adaptation_recovery = 2;
  expect_adaptation(parameters, [](std::int64_t rise) { return std::max<std::int64_t>(0, rise - 2); });
}

TEST(RtlAddedRules, TheThresholdRecoversByAShift) {
  LIFParameters parameters = small();
  parameters.adaptation = Adaptation::shift;
  parameters.adaptation_shift = 2;
  expect_adaptation(parameters, [](std::int64_t rise) { return rise - rise / 4; });
}

TEST(RtlAddedRules, AStateOutOfRangeIsNamed) {
  LIFParameters parameters = small();
  LIF::State state;
  state.adaptation = 1;
  EXPECT_EQ(LIF(parameters).problem(state), "adaptation = 1 is out of range: allowed is [0, 0]");
  parameters.adaptation = Adaptation::linear;
  parameters.adaptation_cap = 70;
  state.adaptation = 71;
  EXPECT_EQ(LIF(parameters).problem(state), "adaptation = 71 is out of range: allowed is [0, 70]");
  state.adaptation = 70;
  EXPECT_EQ(LIF(parameters).problem(state), "");
  state.registered_input = 128;
  EXPECT_EQ(LIF(parameters).problem(state),
            "registered_input = 128 does not fit the register: allowed is [-128, 127]");
}

}  // namespace
}  // namespace lif::rtl
