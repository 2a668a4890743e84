// What event-driven neurons report, and how they go on when a report is silenced.
#include <lif/lif.hpp>

#include <cmath>
#include <limits>

#include "neuron/event_driven_pair.hpp"
#include "neuron/lif_neuron_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;

using Bench = LIFNeuronBench<double, EventDrivenNeuron>;

class EventDrivenNeuronReports : public KernelTest {};

TEST_F(EventDrivenNeuronReports, RefusesBadParametersBeforeItExists) {
  EXPECT_EQ(report_of(message_type::parameters,
                      [] {
                        EventDrivenLIFNeuron<> neuron("soma", {1.0, 1.5});
                      }),
            "soma: beta = 1.5 is out of range: allowed is [0, 1]");
}

TEST_F(EventDrivenNeuronReports, WarnsOfANeuronThatFiresForEver) {
  EventDrivenLIFNeuron<> neuron("soma", {-1.0});
  ASSERT_EQ(warnings().size(), 1u);
  EXPECT_EQ(warnings()[0].rfind("/lif/parameters soma: threshold = -1 is below", 0), 0u) << warnings()[0];
  warnings().clear();
}

TEST_F(EventDrivenNeuronReports, UnboundInputCurrentIsNamed) {
  sc_signal<bool> clk, spike;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port input_current is not connected: bind it to a signal of the neuron's number type");
}

TEST_F(EventDrivenNeuronReports, UnboundClockIsNamed) {
  sc_signal<bool> spike;
  sc_signal<double> current;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port clk is not connected: bind it to a clock: sc_signal<bool> or sc_clock");
}

TEST_F(EventDrivenNeuronReports, UnboundSpikeIsNamed) {
  sc_signal<bool> clk;
  sc_signal<double> current;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.clk(clk);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port spike is not connected: bind it to a signal of the neuron's spike type");
}

TEST_F(EventDrivenNeuronReports, SilencedWiringErrorsLeaveANeuronThatNeverSteps) {
  sc_core::sc_report_handler::set_actions(message_type::wiring, sc_core::SC_DO_NOTHING);
  sc_core::sc_report_handler::set_actions(sc_core::SC_ID_COMPLETE_BINDING_, sc_core::SC_DO_NOTHING);
  sc_signal<bool> clk, spike;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(neuron.steps(), 0u);
  EXPECT_EQ(neuron.state().potential, 0.0);
  warnings().clear();  // SystemC warns that its process is sensitive to nothing
}

TEST_F(EventDrivenNeuronReports, CurrentThatIsNotFiniteNamesTheStep) {
  Bench bench;
  bench.step(0.5);
  bench.step(0.0);
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(nan); }),
            "neuron: input_current is nan at step 2 (25 ns): allowed is any finite number");
}

TEST_F(EventDrivenNeuronReports, PotentialThatOverflowsNamesTheStep) {
  Bench bench({1.7e308, 1.0});
  bench.step(1e308);
  EXPECT_EQ(
      report_of(message_type::input, [&] { bench.step(1e308); }),
      "neuron: the membrane potential is no longer finite at step 1 (15 ns): allowed is any finite number");
}

TEST_F(EventDrivenNeuronReports, TheInstanceOfTheGroupIsNamed) {
  Pair<LIF<>> pair;
  pair.edge();
  pair.second_input.write(-std::numeric_limits<double>::infinity());
  EXPECT_EQ(report_of(message_type::input, [&] { pair.edge(); }),
            "second: input_current is -inf at step 1 (15 ns): allowed is any finite number");
}

TEST_F(EventDrivenNeuronReports, InputsOfARangeAreNamedWithIt) {
  Pair<rtl::LIF> pair;
  pair.second_input.write(32768);
  EXPECT_EQ(report_of(message_type::input, [&] { pair.edge(); }),
            "second: input_current is 32768 at step 0 (5 ns): allowed is [-32768, 32767]");
}

TEST_F(EventDrivenNeuronReports, ASilencedErrorOfOneLeavesTheOthersAlone) {
  sc_core::sc_report_handler::set_actions(message_type::input, sc_core::SC_DO_NOTHING);
  Pair<LIF<>> pair;
  pair.first_input.write(nan);
  pair.second_input.write(2.0);
  pair.edge();
  EXPECT_TRUE(std::isnan(pair.first.state().potential));
  EXPECT_TRUE(pair.second_spike.read()) << "it shows in the step itself";
  EXPECT_FALSE(pair.first_spike.read());
  pair.first_input.write(0.0);
  pair.second_input.write(0.5);
  pair.edge();
  EXPECT_TRUE(std::isnan(pair.first.state().potential)) << "until a reset";
  EXPECT_FALSE(pair.second_spike.read());
  EXPECT_EQ(pair.second_potential.read(), 0.5);
  pair.first.set_state({});
  pair.edge();
  EXPECT_EQ(pair.first.state().potential, 0.0);
  EXPECT_EQ(pair.second_potential.read(), 0.9 * 0.5 + 0.5);
  EXPECT_EQ(pair.second.steps(), 3u);
}

TEST_F(EventDrivenNeuronReports, SetStateRefusesValuesOutOfRange) {
  Bench bench;
  bench.step(0.5);
  EXPECT_EQ(report_of(message_type::state,
                      [&] {
                        bench.neuron.set_state({nan, false, 0});
                      }),
            "neuron: potential = nan is out of range: allowed is any finite number");
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
}

TEST_F(EventDrivenNeuronReports, SetParametersRefusesValuesOutOfRange) {
  Bench bench;
  bench.step(0.5);
  EXPECT_EQ(report_of(message_type::parameters,
                      [&] {
                        bench.neuron.set_parameters({1.0, 1.5});
                      }),
            "neuron: beta = 1.5 is out of range: allowed is [0, 1]");
  EXPECT_EQ(bench.neuron.parameters().beta, 0.9);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.5);
}

}  // namespace
}  // namespace lif::tests
