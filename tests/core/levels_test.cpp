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
constexpr Cycle horizon = 6000;  // up to which every core works

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
  if (!sender.finish(horizon)) return std::nullopt;
  for (const TimedSpike& spike : core.take_spikes())
    stamps.push_back({"out", spike.cycle, spike.spike.neuron});
  return stamps;
}

/// What a clocked core has done in the first cycle from the horizon on in which it rests: ticks go on after
/// that.
class Snapshot : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Snapshot);

  Snapshot(const sc_core::sc_module_name& name, ClockedBench& bench, const CoreState& state, const Lives& all)
      : sc_core::sc_module(name), bench_(bench), state_(state), lives_(all) {
    SC_METHOD(look);
    dont_initialize();
    sensitive << bench.clk.negedge_event();
  }

  bool is_taken = false;
  std::vector<Stamp> stamps;
  std::map<EventId, std::string> lives;
  std::string states;
  CoreCounts counts;
  std::uint64_t dropped = 0;

 private:
  void look() {
    if (is_taken || ++cycle_ < horizon || !bench_.sender.is_done() || !bench_.quiet.read()) return;
    is_taken = true;
    stamps = bench_.stamps;
    lives = lives_.lives;
    states = potentials(state_);
    counts = state_.counts();
    dropped = state_.fifo().counts().dropped;
    EXPECT_EQ(state_.breach(), "");
  }

  ClockedBench& bench_;
  const CoreState& state_;
  const Lives& lives_;
  Cycle cycle_ = 0;
};

TEST(CoreLevels, GiveTheSameStampsDropsAndStates) {
  const Catalogue catalogue = every_framework();
  std::mt19937_64 engine(2);
  std::vector<RandomCore> cases;
  std::vector<std::unique_ptr<CoreState>> timed_states, clocked_states;
  std::vector<std::vector<Stamp>> expected;
  std::vector<std::unique_ptr<Lives>> timed_lives, clocked_lives;
  std::size_t drops = 0;
  std::size_t spikes = 0;
  std::uint64_t ticks = 0;
  std::uint64_t missed = 0;
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
  std::vector<std::unique_ptr<Snapshot>> shots;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto source = [&cases, &next, i]() -> std::optional<aer::Offer> {
      if (next[i] == cases[i].words.size()) return std::nullopt;
      return cases[i].words[next[i]++];
    };
    benches.push_back(std::make_unique<ClockedBench>(sc_core::sc_gen_unique_name("bench"), *clocked_states[i],
                                                     source, cases[i].sender, first, cases[i].receiver,
                                                     clocked_lives[i].get()));
    shots.push_back(std::make_unique<Snapshot>(sc_core::sc_gen_unique_name("shot"), *benches.back(),
                                               *clocked_states[i], *clocked_lives[i]));
  }
  const auto is_over = [](const auto& shot) { return shot->is_taken; };
  for (int part = 0; part < 1000 && !std::all_of(shots.begin(), shots.end(), is_over); ++part)
    sc_core::sc_start(sc_core::sc_time(10, sc_core::SC_US));
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Snapshot& clocked = *shots[i];
    const CoreState& expected_state = *timed_states[i];
    EXPECT_TRUE(clocked.is_taken) << i;
    EXPECT_EQ(texts(clocked.stamps), texts(expected[i])) << i;
    EXPECT_EQ(clocked.lives, timed_lives[i]->lives) << i;
    EXPECT_EQ(clocked.states, potentials(expected_state)) << i;
    EXPECT_EQ(clocked.dropped, expected_state.fifo().counts().dropped) << i;
    EXPECT_EQ(clocked.counts.synaptic_events, expected_state.counts().synaptic_events) << i;
    EXPECT_EQ(clocked.counts.ticks, expected_state.counts().ticks) << i;
    EXPECT_EQ(clocked.counts.missed_ticks, expected_state.counts().missed_ticks) << i;
    ticks += clocked.counts.ticks;
    missed += clocked.counts.missed_ticks;
    if (HasFailure()) break;
  }
  EXPECT_GT(ticks, 200u);
  EXPECT_GT(missed, 10u);
}

}  // namespace
}  // namespace lif::core::tests
