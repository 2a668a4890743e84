// The core at transaction level as a module, beside the clocked one between a sender and a receiver: random
// cores with random events, which are put and taken at edges of a clock.
#include <lif/core/transaction_core.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>
#include <lif/core/clocked_core.hpp>
#include <lif/frameworks/all.hpp>

#include "core/random_core.hpp"

namespace lif::core::tests {
namespace {

std::string unique(const char* name) { return sc_core::sc_gen_unique_name(name); }

/// A FIFO that is filled and a FIFO that is emptied at random edges, with a core in between.
class Surroundings : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Surroundings);

  Surroundings(const sc_core::sc_module_name& name, const RandomCore& one, CoreState& core,
               sc_core::sc_clock& clk)
      : sc_core::sc_module(name), state(core), words_(one.words), engine_(one.seed), rest_(engine_() % 40) {
    SC_METHOD(step);
    dont_initialize();
    sensitive << clk.posedge_event();
  }

  aer::EventFifo input{unique("input").c_str(), 3};
  aer::EventFifo output{unique("output").c_str(), 1000};
  Lives lives;
  CoreState& state;
  std::string log;  // of what was put and taken, and when

 private:
  void step() {
    const std::string now = " " + sc_core::sc_time_stamp().to_string() + "\n";
    if (next_ < words_.size() && engine_() % (1 + rest_) == 0) {
      const bool is_put = input.put(words_[next_]);
      log += (is_put ? "put " : "full ") + std::to_string(words_[next_]) + now;
      next_ += is_put ? 1U : 0U;
    }
    if (engine_() % 3 != 0) return;
    if (const auto neuron = output.get()) log += "got " + std::to_string(*neuron) + now;
  }

  std::vector<std::uint64_t> words_;
  RandomEngine engine_;
  std::uint64_t rest_;
  std::size_t next_ = 0;
};

struct Clocked {
  Clocked(const RandomCore& one, CoreState& state, sc_core::sc_clock& clk)
      : around(unique("around").c_str(), one, state, clk),
        core(unique("core").c_str(), state, &around.lives),
        sender(unique("sender").c_str(), around.input, one.sender),
        receiver(unique("receiver").c_str(), around.output, one.receiver.acknowledge_cycles,
                 one.receiver.release_cycles) {
    for (sc_core::sc_in<bool>* port : {&core.clk, &sender.clk, &receiver.clk}) port->bind(clk);
    sender.connect(to_core);
    sender.quiet(quiet);
    core.connect_input(to_core);
    core.connect_output(from_core);
    core.quiet(quiet);
    receiver.connect(from_core);
  }

  Surroundings around;
  aer::Link<aer::FourPhase> to_core{unique("to_core").c_str()}, from_core{unique("from_core").c_str()};
  sc_core::sc_signal<bool> quiet;
  ClockedCore core;
  aer::FourPhaseSender sender;
  aer::FourPhaseReceiver receiver;
};

struct Timed {
  Timed(const RandomCore& one, CoreState& state, sc_core::sc_clock& clk)
      : around(unique("around").c_str(), one, state, clk),
        core(unique("core").c_str(), state, clk.period(), one.sender, one.receiver, &around.lives) {
    core.input(around.input);
    core.output(around.output);
  }

  Surroundings around;
  TransactionCore core;
};

// The lives of events that were served before a time: an operation that is under way at the end is ahead at
// transaction level.
std::map<EventId, std::string> lives_before(const Lives& lives, Cycle end) {
  std::map<EventId, std::string> all;
  for (const auto& [id, life] : lives.lives) {
    const std::size_t served = life.find(" served ");
    if (served == std::string::npos) continue;
    if (std::stoull(life.substr(life.find(' ', served + 8))) < end) all[id] = life;
  }
  return all;
}

TEST(TransactionCore, TakesAndGivesEventsInTheCyclesOfTheClockedOne) {
  const Catalogue catalogue = every_framework();
  sc_core::sc_clock clk("clk", sc_core::sc_time(10, sc_core::SC_NS));
  RandomEngine engine(12);
  std::vector<std::unique_ptr<CoreState>> states;
  std::vector<std::unique_ptr<Clocked>> clocked;
  std::vector<std::unique_ptr<Timed>> timed;
  for (int i = 0; i < 100; ++i) {
    RandomCore one = random_core(engine);
    one.parameters.overflow = aer::OverflowPolicy::drop_newest;  // a deadlock is told at another time
    for (int level = 0; level < 2; ++level) states.push_back(one.make(catalogue));
    clocked.push_back(std::make_unique<Clocked>(one, *states[states.size() - 2], clk));
    timed.push_back(std::make_unique<Timed>(one, *states.back(), clk));
  }
  sc_core::sc_start(sc_core::sc_time(80, sc_core::SC_US));
  std::size_t compared = 0;
  std::size_t spikes = 0;
  for (std::size_t i = 0; i < clocked.size(); ++i) {
    const Surroundings& a = clocked[i]->around;
    const Surroundings& b = timed[i]->around;
    EXPECT_EQ(a.log, b.log) << i;
    const auto expected = lives_before(a.lives, 6000);
    EXPECT_EQ(lives_before(b.lives, 6000), expected) << i;
    compared += expected.size();
    spikes += a.log.find("got") != std::string::npos ? 1U : 0U;
    if (HasFailure()) break;
  }
  EXPECT_GT(compared, 4000u);
  EXPECT_GT(spikes, 50u);
}

TEST(TransactionCore, AnOutputWithoutRoomIsReported) {
  RandomEngine engine(1);
  const auto state = [&] {
    TinyOdinMemory memory;
    return make_tiny_odin({}, memory, every_framework());  // thresholds of 0: every neuron fires
  }();
  aer::EventFifo input("input", 4);
  aer::EventFifo output("output", 2);
  TransactionCore core("core", *state, sc_core::sc_time(1, sc_core::SC_NS));
  core.input(input);
  core.output(output);
  input.put(3);
  try {
    sc_core::sc_start(sc_core::sc_time(1, sc_core::SC_US));
    FAIL() << "no report";
  } catch (const sc_core::sc_report& report) {
    EXPECT_NE(std::string(report.get_msg()).find("the output has no room for the spike of neuron 2"),
              std::string::npos)
        << report.get_msg();
  }
}

}  // namespace
}  // namespace lif::core::tests
