#include <lif/lif.hpp>

#ifdef __SSE__
#include <xmmintrin.h>
#endif

#include <limits>
#include <string>

#include "neuron/lif_neuron_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;

class ClockedNeuronReports : public KernelTest {};

TEST_F(ClockedNeuronReports, RefusesBadParametersBeforeItExists) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::string beta = report_of(message_type::parameters, [] {
    LIFNeuron<> neuron("soma", {1.0, 1.5});
  });
  EXPECT_EQ(beta, "soma: beta = 1.5 is out of range: allowed is [0, 1]");
  const std::string threshold =
      report_of(message_type::parameters, [&] { LIFNeuron<> neuron("soma2", {nan}); });
  EXPECT_EQ(threshold, "soma2: threshold = nan is out of range: allowed is any finite number");
  const std::string refractory = report_of(message_type::parameters, [] {
    LIFNeuron<> neuron("soma3", {1, 0.9, 0, 0, -2});
  });
  EXPECT_EQ(refractory, "soma3: refractory_steps = -2 is out of range: allowed is [0, 2147483647]");
}

TEST_F(ClockedNeuronReports, WarnsOfANeuronThatFiresForEver) {
  LIFNeuron<> neuron("soma", {-1.0});
  ASSERT_EQ(warnings().size(), 1U);
  EXPECT_EQ(warnings()[0],
            "/lif/parameters soma: threshold = -1 is below reset_potential = 0: a reset leaves the neuron "
            "above it, and it may fire for ever");
  warnings().clear();
}

TEST_F(ClockedNeuronReports, RefusesToRunWhereSubnormalsAreFlushed) {
#ifdef __SSE__
  const unsigned before = _mm_getcsr();
  _mm_setcsr(before | 1U << 15U);  // flush to zero
  const std::string refusal = report_of(message_type::numbers, [] { LIFNeuron<> neuron("soma"); });
  _mm_setcsr(before);
  EXPECT_EQ(refusal.rfind("soma: subnormal numbers are flushed to zero", 0), 0U) << refusal;
#endif
}

TEST_F(ClockedNeuronReports, SilencedWiringErrorsLeaveANeuronThatNeverSteps) {
  sc_core::sc_report_handler::set_actions(message_type::wiring, sc_core::SC_DO_NOTHING);
  sc_core::sc_report_handler::set_actions(sc_core::SC_ID_COMPLETE_BINDING_, sc_core::SC_DO_NOTHING);
  sc_signal<bool> clk, spike;
  LIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(neuron.steps(), 0U);
}

TEST_F(ClockedNeuronReports, UnboundInputCurrentIsNamed) {
  sc_signal<bool> clk, spike;
  LIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port input_current is not connected: bind it to a signal of the neuron's number type");
}

TEST_F(ClockedNeuronReports, UnboundClockIsNamed) {
  sc_signal<bool> spike;
  sc_signal<double> current;
  LIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port clk is not connected: bind it to a clock: sc_signal<bool> or sc_clock");
}

TEST_F(ClockedNeuronReports, UnboundSpikeIsNamed) {
  sc_signal<bool> clk;
  sc_signal<double> current;
  LIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.clk(clk);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port spike is not connected: bind it to a signal of the neuron's spike type");
}

TEST_F(ClockedNeuronReports, CurrentThatIsNotFiniteNamesTheStep) {
  LIFNeuronBench<> bench;
  bench.step(0.5);
  bench.step(0.0);
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(std::numeric_limits<double>::quiet_NaN()); }),
            "neuron: input_current is nan at step 2 (25 ns): allowed is any finite number");
  EXPECT_EQ(bench.neuron.state().potential, 0.9 * 0.5) << "the state is that of the last good step";
}

TEST_F(ClockedNeuronReports, CurrentThatIsNotFiniteIsNamedWhileRefractoryToo) {
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.0, 5});
  bench.step(2.0);
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(std::numeric_limits<double>::infinity()); }),
            "neuron: input_current is inf at step 1 (15 ns): allowed is any finite number");
}

TEST_F(ClockedNeuronReports, PotentialThatOverflowsNamesTheStep) {
  LIFNeuronBench<> bench({1.7e308, 1.0});
  bench.step(1e308);
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(1e308); }),
            "neuron: the membrane potential is inf at step 1 (15 ns): allowed is any finite number");
}

TEST_F(ClockedNeuronReports, SilencedErrorsLeaveStateAndOutputs) {
  sc_core::sc_report_handler::set_actions(message_type::input, sc_core::SC_DO_NOTHING);
  LIFNeuronBench<> bench;
  bench.step(0.5);
  bench.step(std::numeric_limits<double>::quiet_NaN());
  EXPECT_EQ(bench.potential.read(), 0.5);
  bench.step(0.25);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.5 + 0.25);
}

TEST_F(ClockedNeuronReports, SetStateRefusesValuesOutOfRange) {
  LIFNeuronBench<> bench;
  LIFNeuron<>::State state;
  state.potential = std::numeric_limits<double>::infinity();
  EXPECT_EQ(report_of(message_type::state, [&] { bench.neuron.set_state(state); }),
            "neuron: potential = inf is out of range: allowed is any finite number");
  state = {};
  state.refractory_remaining = -1;
  EXPECT_EQ(report_of(message_type::state, [&] { bench.neuron.set_state(state); }),
            "neuron: refractory_remaining = -1 is out of range: allowed is [0, 2147483647]");
  EXPECT_EQ(bench.neuron.state().potential, 0.0);
}

}  // namespace
}  // namespace lif::tests
