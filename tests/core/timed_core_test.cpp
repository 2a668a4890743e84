// The timed core beside the trace of the public core: every stamp and every potential.
#include <lif/core/timed_sender.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "core/tiny_odin_trace.hpp"

namespace lif::core::tests {
namespace {

constexpr aer::SenderTiming waits_for_quiet{12, 0};

TEST(TimedCore, GivesTheStampsAndStatesOfThePublicCore) {
  const std::vector<Stamp> golden = golden_stamps();
  const std::vector<std::string> states = golden_states();
  const auto state = traced_core();
  TimedCore core(*state, {});
  TimedSender sender(core, waits_for_quiet, golden.front().cycle);
  std::vector<Stamp> stamps;
  std::size_t inputs = 0;
  for (const Stamp& input : golden) {
    if (input.kind != "in_req") continue;
    const auto sent = sender.send(input.address);
    ASSERT_TRUE(sent);
    stamps.push_back({"in_req", sent->request, input.address});
    stamps.push_back({"in_ack", sent->acknowledge, input.address});
    ASSERT_TRUE(sender.settle());
    for (const TimedSpike& spike : core.take_spikes())
      stamps.push_back({"out", spike.cycle, spike.spike.neuron});
    ASSERT_EQ(potentials(*state), states.at(inputs)) << "after input " << inputs;
    ++inputs;
  }
  std::stable_sort(stamps.begin(), stamps.end(),
                   [](const Stamp& a, const Stamp& b) { return a.cycle < b.cycle; });
  EXPECT_EQ(inputs, 1200u);
  ASSERT_EQ(stamps.size(), golden.size());
  for (std::size_t i = 0; i < golden.size(); ++i)
    ASSERT_EQ(to_text(stamps[i]), to_text(golden[i])) << "stamp " << i;
}

// The public core gave 858 spikes to a sender that waits, and 550, with 126 events lost in its full FIFO, to
// one that does not.
TEST(TimedCore, ASenderThatDoesNotWaitGetsOtherSpikes) {
  const auto state = traced_core();
  TimedCore core(*state, {});
  TimedSender sender(core, {}, 21);
  for (const Stamp& input : golden_stamps()) {
    if (input.kind != "in_req") continue;
    ASSERT_TRUE(sender.send(input.address));
  }
  ASSERT_TRUE(sender.settle());
  EXPECT_EQ(core.take_spikes().size(), 550u);
  EXPECT_EQ(state->fifo().counts().dropped, 126u);
  EXPECT_EQ(state->fifo().counts().highest, 128u);
}

}  // namespace
}  // namespace lif::core::tests
