// The timed core beside the trace of the public core: every stamp and every potential.
#include <lif/core/rule_neurons.hpp>
#include <lif/core/timed_sender.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "core/random_core.hpp"
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
    ASSERT_TRUE(sent->acknowledge);
    stamps.push_back({"in_ack", *sent->acknowledge, input.address});
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

// Every event of 150 random cores is accounted for, after each input and at the end.
TEST(TimedCore, EventsAddUp) {
  const Catalogue catalogue = every_framework();
  std::mt19937_64 engine(9);
  std::uint64_t dropped = 0;
  std::size_t stuck_cores = 0;
  for (int round = 0; round < 150; ++round) {
    RandomCore one = random_core(engine);
    one.words.push_back(0xff);  // a source, and with few neurons one that is in the memory alone
    const auto state = one.make(catalogue);
    Lives lives;
    TimedCore core(*state, one.receiver, &lives);
    TimedSender sender(core, one.sender, 1, 20'000);
    for (const std::uint64_t word : one.words) {
      const auto sent = sender.send(word);
      if (!sent || !sent->acknowledge) break;
      ASSERT_EQ(state->breach(), "") << round;
    }
    if (!state->is_stuck()) sender.settle();
    ASSERT_EQ(state->breach(), "") << round;
    dropped += state->fifo().counts().dropped;
    // What was told of each event is a whole life: it ends served, dropped, waiting, or outside the core.
    std::uint64_t waiting = 0;
    std::uint64_t stuck_ticks = 0;  // a tick is told when it begins, a time reference when it ends
    for (const auto& [id, life] : lives.lives) {
      const auto has = [&life = life](const char* word) { return life.find(word) != std::string::npos; };
      const int ends = (has(" served ") ? 1 : 0) + (has(" dropped ") ? 1 : 0);
      const bool leaves = has(" fired ") && one.parameters.is_open_loop;
      stuck_ticks += has(" ticked ") && ends == 0 ? 1U : 0U;
      waiting += ends == 0 && !leaves && !has(" ticked ") ? 1U : 0U;
      ASSERT_LE(ends, 1) << life;
      const int births = (has(" taken ") ? 1 : 0) + (has(" fired ") ? 1 : 0) + (has(" ticked ") ? 1 : 0);
      ASSERT_EQ(births, 1) << life;
    }
    ASSERT_EQ(waiting, state->fifo().size()) << round;
    const std::size_t stuck = state->in_flight() - state->fifo().size();
    stuck_cores += state->is_stuck() ? 1U : 0U;
    ASSERT_EQ(lives.lives.size(),
              state->counts().inputs + state->counts().outputs + state->counts().ticks - stuck + stuck_ticks);
    ASSERT_LE(stuck_ticks, stuck);
  }
  EXPECT_GT(dropped, 200u);
  EXPECT_GT(stuck_cores, 5u);
}

/// Counts the events that each time reference overtakes in the FIFO.
class Overtaken : public CoreObserver {
 public:
  void queued(EventId id, Cycle cycle) override { waiting_[id] = cycle; }
  void dropped(EventId id, std::uint64_t /*address*/, DropPlace /*place*/, Cycle /*cycle*/) override {
    waiting_.erase(id);
  }
  void served(EventId id, Cycle begin, Cycle /*end*/, std::size_t /*deliveries*/) override {
    if (waiting_.erase(id) > 0) return;
    ++references;
    for (const auto& [other, cycle] : waiting_) events += cycle <= begin ? 1U : 0U;
  }

  std::size_t references = 0;
  std::size_t events = 0;

 private:
  std::map<EventId, Cycle> waiting_;
};

TEST(TimedCore, OnlyWithoutABarrierTimeReferencesOvertakeEvents) {
  const auto overtaken = [](ReferenceOrder order, Arbitration arbitration) {
    CoreParameters parameters;
    parameters.neurons = 64;
    parameters.reference_order = order;
    parameters.arbitration = arbitration;
    const auto state = traced_core(parameters);
    Overtaken observer;
    TimedCore core(*state, {}, &observer);
    TimedSender sender(core, {}, 21);
    for (const Stamp& input : golden_stamps()) {
      if (input.kind != "in_req") continue;
      EXPECT_TRUE(sender.send(input.address).value().acknowledge);
    }
    EXPECT_TRUE(sender.settle());
    EXPECT_EQ(observer.references, 195u);
    return observer.events;
  };
  EXPECT_GT(overtaken(ReferenceOrder::on_request, Arbitration::input_first), 1000u);
  EXPECT_GT(overtaken(ReferenceOrder::on_request, Arbitration::round_robin), 10u);
  EXPECT_EQ(overtaken(ReferenceOrder::on_request, Arbitration::fifo_first), 0u);
  EXPECT_EQ(overtaken(ReferenceOrder::barrier, Arbitration::input_first), 0u);
  EXPECT_EQ(overtaken(ReferenceOrder::barrier, Arbitration::round_robin), 0u);
}

TEST(CoreState, ArbitratesBetweenInputAndFifo) {
  const std::uint64_t spike = 3;
  const std::uint64_t reference = 0x1ff;
  for (const Arbitration rule :
       {Arbitration::input_first, Arbitration::fifo_first, Arbitration::round_robin}) {
    CoreParameters parameters;
    parameters.arbitration = rule;
    parameters.timing.fifo_depth = 4;
    const auto state = traced_core(parameters);
    EXPECT_EQ(state->next(std::nullopt), Service::none);
    EXPECT_EQ(state->next(spike), Service::enqueue);  // an empty FIFO has nothing to serve
    state->enqueue(spike);
    const bool is_input_first = rule == Arbitration::input_first;
    EXPECT_EQ(state->next(spike), is_input_first ? Service::enqueue : Service::pop);
    EXPECT_EQ(state->next(reference), is_input_first ? Service::reference : Service::pop);
    state->enqueue(spike);
    Operation sweep = state->serve_head();
    while (!sweep.is_done()) state->visit(sweep, sweep.end);
    state->finish(sweep);
    EXPECT_EQ(state->next(spike), rule == Arbitration::fifo_first ? Service::pop : Service::enqueue);
    EXPECT_EQ(state->next(std::nullopt), Service::pop);
    while (!state->fifo().is_full()) state->enqueue(spike);
    EXPECT_EQ(state->next(reference), Service::pop);  // a full FIFO comes first
  }
}

// A core of two neurons whose FIFO has room for one event, so that it is full while that event is served.
std::unique_ptr<CoreState> core_that_sticks() {
  CoreParameters parameters;
  parameters.neurons = 2;
  parameters.overflow = aer::OverflowPolicy::stall;
  parameters.timing.fifo_depth = 1;
  TinyOdinMemory memory;
  for (TinyOdinMemory::Neuron& neuron : memory.neuron) neuron.threshold = 5;
  memory.synapses.set(7, 1, 6);
  return make_tiny_odin(parameters, memory, every_framework());
}

TEST(TimedCore, ADeadlockSaysWhoWaitsForWhom) {
  const auto state = core_that_sticks();
  TimedCore core(*state, {});
  TimedSender sender(core, {}, 1, 1000);
  EXPECT_TRUE(sender.send(3).value().acknowledge);
  EXPECT_EQ(state->deadlock(), "");
  EXPECT_TRUE(sender.send(7).value().acknowledge);
  EXPECT_FALSE(sender.send(3).value().acknowledge);
  EXPECT_TRUE(state->is_stuck());
  EXPECT_EQ(
      state->deadlock(),
      "the spike of neuron 1 waits for room in the FIFO, which holds 1 of 1 entries; the FIFO waits for "
      "the end of the service of event 1; and that service waits for the spike");
  EXPECT_EQ(state->breach(), "");
  EXPECT_EQ(state->in_flight(), 1u);
  EXPECT_FALSE(sender.settle());
  state->clear();
  EXPECT_FALSE(state->is_stuck());
}

// The FIFO of a core that answers nothing but its own spikes never runs empty, so that a barrier never comes.
TEST(TimedCore, AnAcknowledgeThatNeverComesIsNotWaitedForForEver) {
  CoreParameters parameters;
  parameters.neurons = 1;
  parameters.reference_order = ReferenceOrder::barrier;
  TinyOdinMemory memory;
  memory.neuron[0].threshold = 1;
  memory.synapses.set(0, 0, 7);
  const auto state = make_tiny_odin(parameters, memory, every_framework());
  TimedCore core(*state, {});
  TimedSender sender(core, {}, 1, 5000);
  EXPECT_TRUE(sender.send(0).value().acknowledge);
  EXPECT_FALSE(sender.send(0x1ff).value().acknowledge);
  EXPECT_GT(core.now(), 5000u);
  EXPECT_EQ(state->deadlock(), "");
}

TEST(CoreState, ALeakIsFoundAtItsPlace) {
  const auto state = traced_core();
  state->enqueue(28);
  EXPECT_EQ(state->breach(), "");
  Operation sweep = state->serve_head();
  state->visit(sweep, 10);  // and not the others
  state->finish(sweep);
  EXPECT_EQ(state->breach(), "datapath: neurons that events were sent to, and visits of neurons: 64 and 10");
  // The core itself finds it at the end of the window.
  Operation reference = state->serve_reference(0x1ff);
  state->visit(reference, reference.end);
  try {
    state->finish(reference);
    FAIL() << "no error";
  } catch (const std::logic_error& error) {
    EXPECT_NE(std::string(error.what()).find("events do not add up at the datapath"), std::string::npos);
  }
}

TEST(CoreState, EventsToWhatTheCoreLacksAreDroppedAndCounted) {
  std::vector<NeuronRules> rules(3);
  const auto rule = every_framework().configure("rtl.tinyODIN").make_rule();
  for (NeuronRules& one : rules) one = {rule, rule};
  CoreParameters parameters;
  parameters.neurons = 3;
  CoreState state(parameters, std::make_unique<RuleNeurons>(rules), std::make_unique<SynapseMatrix>(5, 3, 4),
                  &tiny_odin_event);
  for (const std::uint64_t word :
       {std::uint64_t{4}, std::uint64_t{0x212}, std::uint64_t{0x204}, std::uint64_t{0x1ff}}) {
    EXPECT_NE(state.next(word), Service::none);
    if (state.next(word) == Service::reference) continue;
    EXPECT_FALSE(state.enqueue(word).is_outside) << word;
  }
  for (const std::uint64_t word :
       {std::uint64_t{5}, std::uint64_t{0x213}, std::uint64_t{0x205}, std::uint64_t{0x103}}) {
    EXPECT_EQ(state.next(word), Service::enqueue) << word;
    EXPECT_TRUE(state.enqueue(word).is_outside) << word;
  }
  EXPECT_EQ(state.counts().outside, 4u);
  EXPECT_EQ(state.fifo().size(), 3u);
  EXPECT_EQ(state.breach(), "");
}

TEST(CoreState, SizesThatDoNotFitAreRefused) {
  EXPECT_THROW(RuleNeurons({}), std::invalid_argument);
  const auto rule = every_framework().configure("rtl.tinyODIN").make_rule();
  const auto other = every_framework().configure("rtl.LIF").make_rule();
  EXPECT_THROW(RuleNeurons({{rule, other}}), std::invalid_argument);
  const auto make = [&](std::size_t swept, std::size_t width) {
    CoreParameters parameters;
    parameters.neurons = swept;
    CoreState(parameters, std::make_unique<RuleNeurons>(std::vector<NeuronRules>(4, {rule, rule})),
              std::make_unique<SynapseMatrix>(4, width, 4), &tiny_odin_event);
  };
  make(4, 4);
  EXPECT_THROW(make(5, 4), std::invalid_argument);
  EXPECT_THROW(make(0, 4), std::invalid_argument);
  EXPECT_THROW(make(4, 3), std::invalid_argument);
}

}  // namespace
}  // namespace lif::core::tests
