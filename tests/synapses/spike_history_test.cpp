#include <gtest/gtest.h>

#include <cstdint>

#include <lif/synapses/spike_history.hpp>

namespace lif::tests {
namespace {

TEST(SpikeHistory, KeepsTheLastSteps) {
  SpikeHistory history(3, 2);
  for (std::uint32_t step = 0; step < 10; ++step) {
    for (std::uint32_t part = 0; part < 2; ++part) history.begin_step(step, part) = {step, step + part};
    for (std::uint32_t back = 0; back < 3; ++back) {
      const std::int64_t past = std::int64_t{step} - back;
      const SpikeHistory::Events none;
      const auto then = static_cast<std::uint32_t>(past);
      EXPECT_EQ(history.events(past, 0), past < 0 ? none : (SpikeHistory::Events{then, then}));
      EXPECT_EQ(history.events(past, 1), past < 0 ? none : (SpikeHistory::Events{then, then + 1}));
    }
  }
  history.clear();
  EXPECT_TRUE(history.events(9, 0).empty());
}

}  // namespace
}  // namespace lif::tests
