// SynapticNetwork and SynapticFabric with each choice of clock edge, reset timing and reset level: they show
// the spikes of the step that a counter by hand has reached.
#include <lif/lif.hpp>

#include <deque>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include "network/spikes_of.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

constexpr std::size_t neurons = 40;
constexpr std::uint64_t seed = 9;

FixedInDegree connector() { return FixedInDegree({0, neurons}, 6, seed, 4); }

std::unique_ptr<SynapticEngine<float>> make_engine() {
  auto engine = std::make_unique<SynapticEngine<float>>(seed, 1);
  engine->add<LIF<float>>("all", neurons, {}, 0.05);
  engine->drive(0, 1.2, 0.2);
  engine->connect(0, 0, make_uniform_projection(connector(), neurons, engine->partition(0), 2, 3));
  return engine;
}

SynapticInputs<float> make_inputs() {
  SynapticInputs<float> inputs(Partition(neurons, 1), 0.05);
  inputs.add_poisson(1.2, 0.2, seed, 0);
  inputs.add(make_uniform_projection(connector(), neurons, inputs.neurons(), 2, 3), 0);
  return inputs;
}

/// The number of steps since the start or the last reset.
struct Counter : sc_core::sc_module {
  sc_core::sc_in<bool> clk{"clk"}, reset{"reset"};
  std::int64_t steps = 0;

  LIF_HAS_PROCESS(Counter);

  Counter(const sc_core::sc_module_name& instance, const Clocking& clocking)
      : sc_core::sc_module(instance), clocking_(clocking) {
    SC_METHOD(count);
    dont_initialize();
    sensitive << clk << reset;
  }

 private:
  void count() {
    const bool is_edge = clk.event() && clk.read() == (clocking_.edge == ClockEdge::rising);
    const bool is_reset = reset.read() == (clocking_.active_level == ResetLevel::high);
    if (is_reset && (is_edge || clocking_.timing == ResetTiming::asynchronous)) {
      steps = 0;
    } else if (is_edge && !is_reset) {
      ++steps;
    }
  }

  Clocking clocking_;
};

struct Choice {
  Choice(const Clocking& clocking, sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& reset)
      : counter(sc_core::sc_gen_unique_name("counter"), clocking),
        network(sc_core::sc_gen_unique_name("network"), make_engine(), clocking),
        fabric(sc_core::sc_gen_unique_name("fabric"), make_inputs(), spikes, currents, clocking) {
    counter.clk(clk);
    counter.reset(reset);
    network.clk(clk);
    network.rst(reset);
    network.spikes[0](frame);
    fabric.clk(clk);
    fabric.rst(reset);
    for (std::size_t i = 0; i < neurons; ++i) {
      auto& neuron = *modules.emplace_back(std::make_unique<LIFNeuron<float>>(
          sc_core::sc_gen_unique_name("neuron"), LIFParameters<float>{}, NumbersOf<LIF<float>>{}, clocking));
      neuron.clk(clk);
      neuron.rst(reset);
      neuron.input_current(currents[i]);
      neuron.spike(spikes[i]);
    }
  }

  Counter counter;
  SynapticNetwork<float> network;
  FrameChannel<bool> frame{sc_core::sc_gen_unique_name("frame"), neurons};
  SignalBank<bool> spikes{sc_core::sc_gen_unique_name("spikes"), neurons};
  SignalBank<float> currents{sc_core::sc_gen_unique_name("currents"), neurons};
  SynapticFabric<float> fabric;
  std::vector<std::unique_ptr<LIFNeuron<float>>> modules;
};

using SynapticClocking = KernelTest;

TEST_F(SynapticClocking, EveryChoiceShowsTheStepThatACounterByHandHasReached) {
  constexpr std::int64_t longest = 400;
  std::vector<std::vector<std::uint32_t>> expected;  // by the steps made
  expected.emplace_back();
  const auto engine = make_engine();
  while (engine->steps() < longest) {
    const std::int64_t from = engine->steps();
    engine->visit();
    for (std::int64_t step = from; step < engine->steps(); ++step)
      expected.push_back(spikes_of(*engine, 0, step));
  }

  sc_core::sc_signal<bool> clk("clk"), reset("reset");
  std::deque<Choice> choices;
  for (const ClockEdge edge : {ClockEdge::rising, ClockEdge::falling}) {
    for (const ResetTiming timing : {ResetTiming::asynchronous, ResetTiming::synchronous}) {
      for (const ResetLevel level : {ResetLevel::low, ResetLevel::high}) {
        choices.emplace_back(Clocking{edge, timing, level}, clk, reset);
      }
    }
  }
  std::mt19937_64 random(3);
  std::size_t all_spikes = 0;
  sc_core::sc_start(1, sc_core::SC_NS);
  for (int moment = 0; moment < 600; ++moment) {
    if (random() % 16 == 0) {
      reset.write(!reset.read());
    } else {
      clk.write(!clk.read());
    }
    sc_core::sc_start(1, sc_core::SC_NS);
    for (Choice& choice : choices) {
      const auto steps = static_cast<std::size_t>(choice.counter.steps);
      ASSERT_EQ(choice.network.steps(), choice.counter.steps) << moment;
      ASSERT_EQ(choice.frame.read().events(), expected.at(steps)) << moment;
      std::vector<std::uint32_t> shown;
      for (std::uint32_t i = 0; i < neurons; ++i) {
        if (choice.spikes[i].read()) shown.push_back(i);
      }
      ASSERT_EQ(shown, expected.at(steps)) << "fabric, " << moment;
      all_spikes += shown.size();
    }
  }
  EXPECT_GT(all_spikes, 2000U);
}

}  // namespace
}  // namespace lif::tests
