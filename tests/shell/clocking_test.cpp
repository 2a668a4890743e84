// Compares neurons and populations, for each choice of clock edge, reset timing and reset level, with a
// neuron that is written by hand as a hardware designer would write it.
#include <lif/lif.hpp>

#include <deque>
#include <random>
#include <vector>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

/// V = beta*V + I with its reset, written by hand.
struct ByHand : sc_core::sc_module {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> reset{"reset"};
  sc_core::sc_in<double> current{"current"};
  sc_core::sc_out<bool> spike{"spike"};
  sc_core::sc_out<double> potential{"potential"};

  LIF_HAS_PROCESS(ByHand);

  ByHand(const sc_core::sc_module_name& instance, bool falls, bool waits_for_clock, bool resets_when_high)
      : sc_core::sc_module(instance), falls_(falls), waits_(waits_for_clock), level_(resets_when_high) {
    SC_METHOD(act);
    dont_initialize();
    sensitive << clk;
    if (!waits_) sensitive << reset;
  }

 private:
  void act() {
    const bool is_edge = clk.event() && clk.read() != falls_;
    if (waits_ && !is_edge) return;
    if (reset.read() == level_) {
      value_ = 0;
      spike.write(false);
      potential.write(0);
    } else if (is_edge) {
      value_ = 0.9 * value_ + current.read();
      const bool fires = value_ > 1.0;
      if (fires) value_ = 0;
      spike.write(fires);
      potential.write(value_);
    }
  }

  bool falls_, waits_, level_;
  double value_ = 0;
};

/// The neuron written by hand and the library's modules, with one choice of clock and reset.
struct Choice {
  Choice(const Clocking& clocking, sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& reset,
         sc_core::sc_signal<double>& current, FrameChannel<double>& frame)
      : by_hand(sc_core::sc_gen_unique_name("by_hand"), clocking.edge == ClockEdge::falling,
                clocking.timing == ResetTiming::synchronous, clocking.active_level == ResetLevel::high),
        clocked(sc_core::sc_gen_unique_name("clocked"), {}, {}, clocking),
        event_driven(sc_core::sc_gen_unique_name("event_driven"), {}, {}, clocking),
        population(sc_core::sc_gen_unique_name("population"), 1, LIF<>::Parameters{}, {}, clocking) {
    by_hand.clk(clk);
    by_hand.reset(reset);
    by_hand.current(current);
    by_hand.spike(spikes[0]);
    by_hand.potential(potentials[0]);
    bind(clocked, clk, reset, current, 1);
    bind(event_driven, clk, reset, current, 2);
    population.clk(clk);
    population.rst_n(reset);
    population.input_current(frame);
    population.spike(spike_frame);
    population.potential(potential_frame);
  }

  template <class Neuron>
  void bind(Neuron& neuron, sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& reset,
            sc_core::sc_signal<double>& current, std::size_t place) {
    neuron.clk(clk);
    neuron.rst_n(reset);
    neuron.input_current(current);
    neuron.spike(spikes[place]);
    neuron.potential(potentials[place]);
  }

  void compare(int step) const {
    for (const std::size_t other : {1u, 2u}) {
      ASSERT_EQ(spikes[other].read(), spikes[0].read()) << other << " step " << step;
      ASSERT_EQ(potentials[other].read(), potentials[0].read()) << other << " step " << step;
    }
    ASSERT_EQ(spike_frame.read().values()[0], spikes[0].read()) << "population, step " << step;
    ASSERT_EQ(potential_frame.read().values()[0], potentials[0].read()) << "population, step " << step;
  }

  ByHand by_hand;
  LIFNeuron<> clocked;
  EventDrivenLIFNeuron<> event_driven;
  LIFPopulation<> population;
  sc_core::sc_signal<bool> spikes[3];
  sc_core::sc_signal<double> potentials[3];
  FrameChannel<bool> spike_frame{sc_core::sc_gen_unique_name("spikes"), 1};
  FrameChannel<double> potential_frame{sc_core::sc_gen_unique_name("potentials"), 1};
};

using ClockingOf = KernelTest;

TEST_F(ClockingOf, EveryChoiceDoesWhatAProcessByHandDoes) {
  sc_core::sc_signal<bool> clk("clk"), reset("reset");
  sc_core::sc_signal<double> current("current");
  FrameChannel<double> frame("frame", 1);
  std::deque<Choice> choices;
  for (const ClockEdge edge : {ClockEdge::rising, ClockEdge::falling}) {
    for (const ResetTiming timing : {ResetTiming::asynchronous, ResetTiming::synchronous}) {
      for (const ResetLevel level : {ResetLevel::low, ResetLevel::high}) {
        choices.emplace_back(Clocking{edge, timing, level}, clk, reset, current, frame);
      }
    }
  }
  std::mt19937_64 engine(3);
  int spikes = 0;
  sc_core::sc_start(1, sc_core::SC_NS);
  for (int step = 0; step < 3000; ++step) {
    // One thing changes at a time: clock, reset or input.
    const auto kind = engine() % 16;
    if (kind < 10) {
      clk.write(!clk.read());
    } else if (kind == 10) {
      reset.write(!reset.read());
    } else {
      const double value = static_cast<double>(engine() % 1000) / 1500.0;
      current.write(value);
      Frame<double> next(1);
      next.fill([&](std::size_t) { return value; });
      frame.write(next);
    }
    sc_core::sc_start(1, sc_core::SC_NS);
    for (const Choice& choice : choices) {
      choice.compare(step);
      ASSERT_FALSE(HasFatalFailure());
      spikes += choice.spikes[0].read() ? 1 : 0;
    }
  }
  EXPECT_GT(spikes, 500);
}

TEST_F(ClockingOf, AnActiveHighResetIsNamedSo) {
  LIFNeuron<> neuron{"neuron", {}, {}, {ClockEdge::rising, ResetTiming::synchronous, ResetLevel::high}};
  EXPECT_STREQ(neuron.rst.basename(), "rst");
  EXPECT_EQ(&neuron.rst, &neuron.rst_n);
  const LIFNeuron<> usual{"usual"};
  EXPECT_STREQ(usual.rst_n.basename(), "rst_n");
}

}  // namespace
}  // namespace lif::tests
