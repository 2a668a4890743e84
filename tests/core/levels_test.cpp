// The clocked core and the timed one: random networks, delays, depths and streams, with the same stamps and
// states.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include <lif/core/timed_sender.hpp>

#include "core/clocked_bench.hpp"
#include "core/random_core.hpp"

namespace lif::core::tests {
namespace {

std::vector<std::string> texts(std::vector<Stamp> stamps) {
  std::stable_sort(stamps.begin(), stamps.end(), [](const Stamp& a, const Stamp& b) {
    return a.cycle != b.cycle ? a.cycle < b.cycle : a.kind < b.kind;
  });
  std::vector<std::string> all;
  all.reserve(stamps.size());
  for (const Stamp& stamp : stamps) all.push_back(to_text(stamp));
  return all;
}

constexpr Cycle first = 5;

// What the timed core gives; nothing if the core does not come to rest.
std::optional<std::vector<Stamp>> timed(const RandomCore& one, CoreState& state, CoreObserver& observer) {
  TimedCore core(state, one.receiver, &observer);
  TimedSender sender(core, one.sender, first, 20'000);
  std::vector<Stamp> stamps;
  for (const std::uint64_t word : one.words) {
    const auto sent = sender.send(word);
    if (!sent) return std::nullopt;
    stamps.push_back({"in_req", sent->request, word});
    if (!sent->acknowledge) return std::nullopt;
    stamps.push_back({"in_ack", *sent->acknowledge, word});
  }
  if (!sender.settle()) return std::nullopt;
  for (const TimedSpike& spike : core.take_spikes())
    stamps.push_back({"out", spike.cycle, spike.spike.neuron});
  return stamps;
}

TEST(CoreLevels, GiveTheSameStampsDropsAndStates) {
  const Catalogue catalogue = every_framework();
  std::mt19937_64 engine(2);
  std::vector<RandomCore> cases;
  std::vector<std::unique_ptr<CoreState>> timed_states, clocked_states;
  std::vector<std::vector<Stamp>> expected;
  std::vector<std::unique_ptr<Lives>> timed_lives, clocked_lives;
  std::size_t drops = 0;
  std::size_t spikes = 0;
  std::size_t steps = 0;  // spikes of neurons that step with time references alone
  while (cases.size() < 120) {
    RandomCore one = random_core(engine);
    auto state = one.make(catalogue);
    auto lives = std::make_unique<Lives>();
    auto stamps = timed(one, *state, *lives);
    if (!stamps) continue;
    EXPECT_EQ(state->breach(), "");
    timed_lives.push_back(std::move(lives));
    clocked_lives.push_back(std::make_unique<Lives>());
    drops += state->fifo().counts().dropped;
    (one.is_tiny_odin ? spikes : steps) += state->counts().outputs;
    expected.push_back(std::move(*stamps));
    clocked_states.push_back(one.make(catalogue));
    timed_states.push_back(std::move(state));
    cases.push_back(std::move(one));
  }
  EXPECT_GT(drops, 100u);
  EXPECT_GT(spikes, 2000u);
  EXPECT_GT(steps, 1000u);

  std::vector<std::size_t> next(cases.size());
  std::vector<std::unique_ptr<ClockedBench>> benches;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto source = [&cases, &next, i]() -> std::optional<aer::Offer> {
      if (next[i] == cases[i].words.size()) return std::nullopt;
      return cases[i].words[next[i]++];
    };
    benches.push_back(std::make_unique<ClockedBench>(sc_core::sc_gen_unique_name("bench"), *clocked_states[i],
                                                     source, cases[i].sender, first, cases[i].receiver,
                                                     clocked_lives[i].get()));
  }
  const auto is_over = [](const auto& bench) { return bench->sender.is_done() && bench->quiet.read(); };
  for (int part = 0; part < 1000 && !std::all_of(benches.begin(), benches.end(), is_over); ++part)
    sc_core::sc_start(sc_core::sc_time(10, sc_core::SC_US));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_TRUE(is_over(benches[i])) << i;
    EXPECT_EQ(texts(benches[i]->stamps), texts(expected[i])) << i;
    EXPECT_EQ(clocked_lives[i]->lives, timed_lives[i]->lives) << i;
    EXPECT_EQ(clocked_states[i]->breach(), "") << i;
    EXPECT_EQ(potentials(*clocked_states[i]), potentials(*timed_states[i])) << i;
    EXPECT_EQ(clocked_states[i]->fifo().counts().dropped, timed_states[i]->fifo().counts().dropped) << i;
    EXPECT_EQ(clocked_states[i]->counts().synaptic_events, timed_states[i]->counts().synaptic_events) << i;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace lif::core::tests
