#include <lif/lif.hpp>

#include <cmath>
#include <string>

#include "neuron/lif_neuron_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;

class ClockedNeuron : public KernelTest {};

TEST_F(ClockedNeuron, LowCurrentNeverSpikes) {
  LIFNeuronBench<> bench;
  for (int step = 0; step < 500; ++step) {
    bench.step(0.09);
    ASSERT_FALSE(bench.spike.read());
    ASSERT_NEAR(bench.potential.read(), 0.9 * (1 - std::pow(0.9, step + 1)), 1e-12);
  }
}

TEST_F(ClockedNeuron, HighCurrentSpikesPeriodically) {
  LIFNeuronBench<> bench;
  for (int step = 0; step < 500; ++step) {
    bench.step(0.2);
    ASSERT_EQ(bench.spike.read(), step % 7 == 6) << "step " << step;
  }
}

TEST_F(ClockedNeuron, OutputsShowTheInitialStateFromTheStart) {
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.25});
  sc_start(sc_core::SC_ZERO_TIME);
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25) << "no edge, no step";
  EXPECT_EQ(bench.neuron.steps(), 0U);
}

TEST_F(ClockedNeuron, StepsOnRisingEdgesOnly) {
  LIFNeuronBench<> bench;
  bench.step(0.5);
  EXPECT_EQ(bench.potential.read(), 0.5);
  bench.clk.write(false);
  bench.wait();
  bench.input_current.write(0.1);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_EQ(bench.neuron.steps(), 1U);
}

TEST_F(ClockedNeuron, OutputsChangeOneDeltaAfterTheEdge) {
  LIFNeuronBench<> bench;
  bench.input_current.write(2.0);
  sc_start(5, SC_NS);
  bench.clk.write(true);
  sc_start(sc_core::SC_ZERO_TIME);  // the clock rises
  EXPECT_FALSE(bench.spike.read());
  sc_start(sc_core::SC_ZERO_TIME);  // the neuron steps and its outputs change
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(sc_core::sc_time_stamp(), sc_core::sc_time(5, SC_NS));
}

TEST_F(ClockedNeuron, SpikesInSuccessiveStepsAreOneLevel) {
  LIFNeuronBench<> bench;
  int changes = 0;
  bool last = false;
  for (const double current : {0.0, 2.0, 2.0, 2.0, 0.0}) {
    bench.step(current);
    changes += bench.spike.read() != last ? 1 : 0;
    last = bench.spike.read();
    EXPECT_EQ(last, current > 1);
  }
  EXPECT_EQ(changes, 2);
}

TEST_F(ClockedNeuron, ResetIsAsynchronousAndHolds) {
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.125, 3});
  bench.step(0.5);
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.rst_n.write(false);
  bench.wait();  // no edge
  EXPECT_FALSE(bench.spike.read());
  EXPECT_EQ(bench.potential.read(), 0.125);
  EXPECT_EQ(bench.neuron.state().refractory_remaining, 0);
  bench.step(0.5);
  EXPECT_EQ(bench.potential.read(), 0.125) << "an edge during reset is no step";
  bench.rst_n.write(true);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.125) << "the release of reset is no step";
  EXPECT_EQ(bench.neuron.steps(), 2U);
  bench.step(0.5);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.125 + 0.5);
}

TEST_F(ClockedNeuron, ResetAtTheEdgeWins) {
  LIFNeuronBench<> bench;
  bench.step(0.5);
  bench.clk.write(false);
  bench.wait();
  bench.rst_n.write(false);
  bench.clk.write(true);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.0);
  EXPECT_EQ(bench.neuron.steps(), 1U);
}

TEST_F(ClockedNeuron, ResetFromTheStartHoldsTheInitialState) {
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.25});
  bench.rst_n.write(false);
  for (int i = 0; i < 3; ++i) bench.step(5.0);
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(ClockedNeuron, OptionalPortsMayStayUnbound) {
  sc_signal<bool> clk, spike;
  sc_signal<double> current;
  LIFNeuron<> neuron{"neuron", {1.0, 0.9}};
  neuron.clk(clk);
  neuron.input_current(current);
  neuron.spike(spike);
  current.write(2.0);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_TRUE(spike.read());
  EXPECT_FALSE(neuron.rst_n.is_bound());
  EXPECT_FALSE(neuron.potential.is_bound());
}

TEST_F(ClockedNeuron, StateIsSetAtOnceAndPortsFollowAtTheNextEdge) {
  LIFNeuronBench<> bench({1.0, 1.0});
  bench.step(0.25);
  LIFNeuron<>::State state = bench.neuron.state();
  EXPECT_EQ(state.potential, 0.25);
  state.potential = 0.5;
  bench.neuron.set_state(state);
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.5);
}

TEST_F(ClockedNeuron, ResetHoldsTheStateAgainstSetState) {
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.25});
  bench.rst_n.write(false);
  bench.neuron.set_state({0.5, true, 0});  // before the simulation starts
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
  EXPECT_EQ(report_of(message_type::state,
                      [&] {
                        bench.neuron.set_state({0.7, false, 0});
                      }),
            "neuron: rst_n is low and holds the initial state: release it first");
  bench.rst_n.write(true);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.25);
}

TEST_F(ClockedNeuron, SetStateClearsASpikeThatShows) {
  LIFNeuronBench<> bench;
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.neuron.set_state({});
  EXPECT_TRUE(bench.spike.read());
  bench.step(0.0);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(ClockedNeuron, PotentialBeforeResetShowsTheCrossing) {
  LIFNeuronBench<> bench;
  bench.step(0.5);
  EXPECT_EQ(bench.neuron.potential_before_reset(), 0.5);
  bench.step(1.0);
  EXPECT_EQ(bench.neuron.potential_before_reset(), 0.9 * 0.5 + 1.0);
  EXPECT_EQ(bench.potential.read(), 0.0);
  EXPECT_EQ(bench.neuron.threshold(), 1.0);
}

TEST_F(ClockedNeuron, SpikeOfOneNeuronReachesTheNextAStepLater) {
  sc_signal<bool> clk, first_spike, second_spike;
  sc_signal<double> first_current, second_current;
  LIFNeuron<> first{"first"}, second{"second"};
  for (auto* neuron : {&first, &second}) neuron->clk(clk);
  first.input_current(first_current);
  first.spike(first_spike);
  second.input_current(second_current);
  second.spike(second_spike);
  for (const int step : {0, 1, 2}) {
    first_current.write(step == 0 ? 2.0 : 0.0);
    second_current.write(first_spike.read() ? 1.5 : 0.0);
    sc_start(5, SC_NS);
    clk.write(true);
    sc_start(5, SC_NS);
    EXPECT_EQ(first_spike.read(), step == 0);
    EXPECT_EQ(second_spike.read(), step == 1);
    clk.write(false);
  }
}

/// A user's module that passes its own ports on.
SC_MODULE(Wrapper) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_in<bool> rst_n{"rst_n"};
  sc_core::sc_in<double> current{"current"};
  sc_core::sc_out<bool> spike{"spike"};
  sc_core::sc_out<double> potential{"potential"};
  LIFNeuron<> neuron{"neuron", {1.0, 0.5}};

  SC_CTOR(Wrapper) {
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    neuron.input_current(current);
    neuron.spike(spike);
    neuron.potential(potential);
  }
};

TEST_F(ClockedNeuron, BindsToThePortsOfItsParent) {
  Wrapper wrapper{"wrapper"};
  sc_signal<bool> clk, rst_n{"rst_n", true}, spike;
  sc_signal<double> current, potential;
  wrapper.clk(clk);
  wrapper.rst_n(rst_n);
  wrapper.current(current);
  wrapper.spike(spike);
  wrapper.potential(potential);
  current.write(0.5);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(potential.read(), 0.5);
  rst_n.write(false);
  sc_start(1, SC_NS);
  EXPECT_EQ(potential.read(), 0.0);
  EXPECT_STREQ(wrapper.neuron.name(), "wrapper.neuron");
}

}  // namespace
}  // namespace lif::tests
