#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <random>

#include <lif/models/rtl/lif.hpp>

namespace lif::rtl {

/// What a neuron shows after a step.
struct Row {
  std::int64_t potential;
  bool spike;
};

/// Runs the model on random input, in a third of the steps 0, and compares each step with `reference`, a loop
/// as a designer would write it, which gets the same input.
inline void expect_same(const LIFParameters& parameters, const std::function<Row(std::int64_t)>& reference) {
  const LIF model(parameters);
  LIF::State state = model.initial_state();
  std::mt19937_64 engine(3);
  int spikes = 0;
  for (int step = 0; step < 4000; ++step) {
    const bool is_silent = engine() % 3 == 0;
    const std::int64_t input = is_silent ? 0 : static_cast<std::int64_t>(engine() % 61) - 15;
    model.step(state, input);
    const Row expected = reference(input);
    ASSERT_EQ(state.potential, expected.potential) << step;
    ASSERT_EQ(state.spike, expected.spike) << step;
    spikes += expected.spike ? 1 : 0;
  }
  EXPECT_GT(spikes, 20);
}

}  // namespace lif::rtl
