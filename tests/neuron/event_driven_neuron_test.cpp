// State, parameters, clock and reset of event-driven neurons, and neurons of one group that differ.
#include <lif/lif.hpp>

#include <cstdint>

#include "neuron/event_driven_pair.hpp"
#include "neuron/lif_neuron_bench.hpp"
#include "support/bits.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;
using ::sc_core::SC_ZERO_TIME;

using Bench = LIFNeuronBench<double, EventDrivenNeuron>;

class EventDrivenNeurons : public KernelTest {};

TEST_F(EventDrivenNeurons, OutputsChangeOneDeltaAfterTheEdge) {
  Bench bench;
  bench.input_current.write(2.0);
  sc_start(5, SC_NS);
  bench.clk.write(true);
  sc_start(SC_ZERO_TIME);  // the clock rises
  EXPECT_FALSE(bench.spike.read());
  sc_start(SC_ZERO_TIME);  // the neuron steps and its outputs change
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(sc_core::sc_time_stamp(), sc_core::sc_time(5, SC_NS));
}

TEST_F(EventDrivenNeurons, StateBeforeTheSimulationShowsFromTheStart) {
  Bench bench({1.0, 0.9, 0.0, 0.25, 3});
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  EXPECT_EQ(bench.neuron.steps(), 0u);
  bench.neuron.set_state({0.5, true, 2});
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
  sc_start(SC_ZERO_TIME);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(bench.neuron.state().refractory_remaining, 2);
  bench.step(0.75);
  EXPECT_EQ(bench.potential.read(), 0.0) << "it rests";
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, ResetHoldsTheStateAgainstSetState) {
  Bench bench({1.0, 0.9, 0.0, 0.25});
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

// The reset is low from the first moment, so it has no falling edge.
TEST_F(EventDrivenNeurons, ResetFromTheStartHoldsTheInitialState) {
  sc_signal<bool> clk, rst_n, spike;
  sc_signal<double> input, potential;
  EventDrivenLIFNeuron<> neuron{"neuron", {1.0, 0.9, 0.0, 0.25}};
  neuron.clk(clk);
  neuron.rst_n(rst_n);
  neuron.input_current(input);
  neuron.spike(spike);
  neuron.potential(potential);
  neuron.set_state({0.5, true, 0});
  sc_start(1, SC_NS);
  EXPECT_EQ(potential.read(), 0.25);
  EXPECT_EQ(neuron.state().potential, 0.25);
  EXPECT_FALSE(spike.read());
}

TEST_F(EventDrivenNeurons, StateIsSetAtOnceAndPortsFollowAtTheNextEdge) {
  Bench bench({1.0, 1.0});
  bench.step(0.25);
  bench.neuron.set_state({0.5, true, 0});
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
  EXPECT_TRUE(bench.neuron.state().spike);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, SetStateClearsASpikeThatShows) {
  Bench bench;
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.neuron.set_state({});
  EXPECT_TRUE(bench.spike.read());
  bench.step(0.0);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, ParametersBeforeTheSimulationLeaveTheState) {
  Bench bench({1.0, 0.9, 0.0, 0.25});
  bench.neuron.set_parameters({1.0, 0.5, 0.0, 0.75});
  EXPECT_EQ(bench.neuron.parameters().beta, 0.5);
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.5 * 0.25);
  bench.rst_n.write(false);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.75);
}

TEST_F(EventDrivenNeurons, ParametersOfOneLeaveThoseOfTheOther) {
  Pair<LIF<>> pair;
  pair.first_input.write(0.5);
  pair.second_input.write(0.5);
  pair.edge();
  pair.first.set_parameters({1.0, 0.0});
  pair.edge();
  EXPECT_EQ(pair.first.state().potential, 0.5);
  EXPECT_EQ(pair.second.state().potential, 0.9 * 0.5 + 0.5);
}

TEST_F(EventDrivenNeurons, ResetHoldsWhateverTheClockDoes) {
  Bench bench({1.0, 0.9, 0.0, 0.125});
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.rst_n.write(false);
  sc_start(SC_ZERO_TIME);
  sc_start(SC_ZERO_TIME);
  EXPECT_FALSE(bench.spike.read()) << "at once";
  EXPECT_EQ(bench.potential.read(), 0.125);
  for (int i = 0; i < 3; ++i) bench.step(2.0);
  EXPECT_EQ(bench.potential.read(), 0.125);
  EXPECT_EQ(bench.neuron.steps(), 1u);
}

TEST_F(EventDrivenNeurons, StepWithTheirOwnClockAlone) {
  sc_signal<bool> clocks[2], spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second"};
  first.clk(clocks[0]);
  first.spike(spikes[0]);
  second.clk(clocks[1]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second}) neuron->input_current(input);
  input.write(0.5);
  sc_start(1, SC_NS);
  for (const int moved : {0, 1, 1}) {
    clocks[moved].write(true);
    sc_start(1, SC_NS);
    clocks[moved].write(false);
    sc_start(1, SC_NS);
  }
  EXPECT_EQ(first.steps(), 1u);
  EXPECT_EQ(second.steps(), 2u);
  EXPECT_EQ(first.state().potential, 0.5);
  EXPECT_EQ(second.state().potential, 0.9 * 0.5 + 0.5);
}

TEST_F(EventDrivenNeurons, ResetWithTheirOwnResetAlone) {
  sc_signal<bool> clk, resets[2], spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second"}, without{"without"};
  sc_signal<bool> spike_of_without;
  without.spike(spike_of_without);
  first.rst_n(resets[0]);
  first.spike(spikes[0]);
  second.rst_n(resets[1]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second, &without}) {
    neuron->clk(clk);
    neuron->input_current(input);
  }
  input.write(0.5);
  resets[0].write(true);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(first.steps(), 1u);
  EXPECT_EQ(second.steps(), 0u);
  EXPECT_EQ(without.steps(), 1u);
  resets[0].write(false);
  sc_start(1, SC_NS);
  EXPECT_EQ(first.state().potential, 0.0);
  EXPECT_EQ(without.state().potential, 0.5);
}

// After four steps in which the input changed, the group polls: it reads the input itself.
TEST_F(EventDrivenNeurons, ReadNegativeZerosWhilePolling) {
  Bench bench({1.0, 0.9, 0.0, -0.0});
  for (int i = 0; i < 10; ++i) bench.step(i % 2);
  bench.neuron.set_state({-0.0, false, 0});
  bench.input_current.write(0.0);
  bench.wait();
  bench.step(0.0);
  EXPECT_EQ(bits(bench.neuron.state().potential), bits(0.0));
  bench.neuron.set_state({-0.0, false, 0});
  bench.input_current.write(1.0);  // an sc_signal that is 0 would not take -0
  bench.wait();
  bench.step(-0.0);
  EXPECT_EQ(bits(bench.input_current.read()), bits(-0.0));
  EXPECT_EQ(bits(bench.neuron.state().potential), bits(-0.0));
}

// The parameters of the two neurons differ only in the sign of a zero.
TEST_F(EventDrivenNeurons, ResetToTheirOwnZero) {
  sc_signal<bool> clk, spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second", {1.0, 0.9, -0.0}};
  first.spike(spikes[0]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second}) {
    neuron->clk(clk);
    neuron->input_current(input);
  }
  input.write(2.0);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(bits(first.state().potential), bits(0.0));
  EXPECT_EQ(bits(second.state().potential), bits(-0.0));
}

TEST_F(EventDrivenNeurons, FormatsOfTheirOwn) {
  using Model = LIF<DynamicFixed>;
  const auto numbers_of = [](std::uint8_t width) {
    const NumberMaker<DynamicFixed> make(FixedFormat{width, 4, true, Rounding::floor, Overflow::saturate});
    return NumbersOf<Model>{make, make, make};
  };
  const NumbersOf<Model> narrow = numbers_of(8), wide = numbers_of(20);
  sc_signal<bool> clk, spikes[2];
  sc_signal<DynamicFixed> inputs[2]{{"narrow_input", narrow.current(0)}, {"wide_input", wide.current(0)}};
  LIFParameters<DynamicFixed> parameters;
  parameters.threshold = 7.9;
  parameters.beta = 1;
  EventDrivenNeuron<Model> first{"first", parameters, narrow}, second{"second", parameters, wide};
  first.clk(clk);
  second.clk(clk);
  first.input_current(inputs[0]);
  second.input_current(inputs[1]);
  first.spike(spikes[0]);
  second.spike(spikes[1]);
  inputs[0].write(narrow.current(-5));
  inputs[1].write(wide.current(-5));
  for (int i = 0; i < 2; ++i) {
    sc_start(1, SC_NS);
    clk.write(true);
    sc_start(1, SC_NS);
    clk.write(false);
  }
  EXPECT_EQ(first.state().potential.to_double(), -8.0) << "8 bits saturate";
  EXPECT_EQ(second.state().potential.to_double(), -10.0);
}

TEST_F(EventDrivenNeurons, TellWhatTheyAre) {
  Bench bench;
  EXPECT_STREQ(bench.neuron.kind(), "lif::EventDrivenNeuron");
  EXPECT_EQ(bench.neuron.model().threshold(), 1.0);
}

}  // namespace
}  // namespace lif::tests
