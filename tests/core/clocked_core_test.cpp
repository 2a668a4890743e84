// The clocked core beside the trace of the public core: every stamp and every potential.
#include <gtest/gtest.h>

#include "core/clocked_bench.hpp"

namespace lif::core::tests {
namespace {

TEST(ClockedCore, GivesTheStampsAndStatesOfThePublicCore) {
  const std::vector<Stamp> golden = golden_stamps();
  const std::vector<std::string> states = golden_states();
  const auto state = traced_core();
  std::vector<std::uint64_t> inputs;
  for (const Stamp& stamp : golden) {
    if (stamp.kind == "in_req") inputs.push_back(stamp.address);
  }
  std::size_t next = 0;
  std::size_t wrong_states = 0;
  aer::SenderTiming timing;
  timing.idle_cycles = 12;
  ClockedBench bench(
      "bench", *state,
      [&]() -> std::optional<aer::Offer> {
        if (next > 0 && potentials(*state) != states.at(next - 1)) ++wrong_states;
        if (next == inputs.size()) return std::nullopt;
        return inputs[next++];
      },
      timing, golden.front().cycle);
  for (int part = 0; part < 100 && !bench.sender.is_done(); ++part)
    sc_core::sc_start(sc_core::sc_time(100, sc_core::SC_US));
  EXPECT_TRUE(bench.sender.is_done());
  EXPECT_EQ(wrong_states, 0u);
  ASSERT_EQ(bench.stamps.size(), golden.size());
  for (std::size_t i = 0; i < golden.size(); ++i)
    ASSERT_EQ(to_text(bench.stamps[i]), to_text(golden[i])) << "stamp " << i;
}

}  // namespace
}  // namespace lif::core::tests
