// A neuron beside RTL: registers written by hand (rtl_stand_in.hpp), and mutants of them, whose first
// difference a loop over integers predicts.
#include <lif/lif.hpp>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "lockstep/rtl_stand_in.hpp"
#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

using LockStepTest = KernelTest;

TEST_F(LockStepTest, AgreesWithRegistersByHand) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.compare_both();
  bench.reset_again = 500;
  bench.run(2000);
  EXPECT_TRUE(bench.lock.matched());
  EXPECT_EQ(bench.lock.cycles(), 2000u);
  EXPECT_EQ(bench.lock.differing_cycles(), 0u);
  EXPECT_EQ(bench.lock.report(), "2000 cycles agree");
  EXPECT_FALSE(bench.lock.first_difference());
}

TEST_F(LockStepTest, FindsAResetThatTakesEffectACycleLate) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.compare_both();
  bench.dut.has_late_reset_n = true;
  bench.run(200);
  ASSERT_TRUE(bench.lock.first_difference());
  EXPECT_EQ(bench.lock.first_difference()->step, 0u);
  ASSERT_EQ(warnings().size(), 1u);
  EXPECT_NE(warnings()[0].find("in reset\n"), std::string::npos) << warnings()[0];
  warnings().clear();
}

TEST_F(LockStepTest, GoesOnAndCounts) {
  LockStepRules rules;
  rules.after = AfterDifference::go_on;
  LockStepBench bench(rules);
  bench.dut.clk(bench.clk);
  bench.compare_both();
  bench.dut.threshold = 1000;  // it never fires
  bench.run(1000);
  EXPECT_EQ(bench.lock.cycles(), 1000u);
  int a = 0;
  int b = 0;
  std::uint64_t differing = 0;
  for (std::size_t cycle = 1; cycle < bench.inputs.size(); ++cycle) {
    const bool fires = right_step(a, bench.inputs[cycle]);
    b = clamped(b - (b >> 3) + bench.inputs[cycle]);
    const bool fires_b = b >= 1000;
    if (fires_b) b = 0;
    differing += a != b || fires != fires_b ? 1 : 0;
  }
  EXPECT_EQ(bench.lock.differing_cycles(), differing);
  EXPECT_EQ(warnings().size(), 1u);
  warnings().clear();
}

TEST_F(LockStepTest, KnowsASpikeThatIsLate) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.dut.spike_lag = 2;
  bench.lock.compare("spike", probe(bench.spike).later(2));
  bench.lock.compare("potential", probe(bench.potential, signed_bits(12)));
  bench.reset_again = 300;
  bench.run(1000);
  EXPECT_TRUE(bench.lock.matched()) << bench.lock.report();
}

TEST_F(LockStepTest, CallsALateSpikeAShift) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.dut.spike_lag = 1;
  bench.compare_both();
  bench.run(1000);
  ASSERT_TRUE(bench.lock.first_difference());
  EXPECT_EQ(bench.lock.first_difference()->cause, Cause::shift);
  ASSERT_EQ(warnings().size(), 1u);
  EXPECT_NE(warnings()[0].find("the same run, shifted in time: the RTL is 1 step later in its spikes only"),
            std::string::npos)
      << warnings()[0];
  warnings().clear();
}

TEST_F(LockStepTest, KnowsASpikeThatIsCombinational) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.dut.is_mealy = true;
  bench.lock.compare("spike", probe(bench.spike).before_edge());
  bench.lock.compare("potential", probe(bench.potential, signed_bits(12)));
  for (int cycle = 0; cycle < 1000; ++cycle) {  // the inputs settle before the edge
    bench.rst_n.write(cycle > 0);
    bench.current.write(static_cast<std::uint32_t>(bench.engine() % 80));
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(false);
  }
  EXPECT_TRUE(bench.lock.matched()) << bench.lock.report();
}

TEST_F(LockStepTest, TellsThatTheInputsDiffer) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.lock.compare("input_current", probe(bench.current, signed_bits(12)));
  bench.compare_both();
  for (int cycle = 0; cycle < 40 && sc_core::sc_get_status() != sc_core::SC_STOPPED; ++cycle) {
    bench.rst_n.write(cycle > 0);
    bench.current.write(static_cast<std::uint32_t>(5 * cycle));  // with the edge: the adapter comes too late
    bench.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(false);
    if (sc_core::sc_get_status() != sc_core::SC_STOPPED) sc_core::sc_start(5, sc_core::SC_NS);
  }
  ASSERT_TRUE(bench.lock.first_difference());
  EXPECT_EQ(bench.lock.first_difference()->step, 1u);
  EXPECT_EQ(bench.lock.first_difference()->cause, Cause::input);
  ASSERT_EQ(warnings().size(), 1u);
  EXPECT_NE(warnings()[0].find("input_current is 0 in the model and 5 in the RTL"), std::string::npos)
      << warnings()[0];
  warnings().clear();
}

TEST_F(LockStepTest, ComparesRegistersInsideAndFurtherValuesOfTheModel) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.compare_both();
  int steps = 0;
  bench.lock.compare("refractory_counter", probe([] { return std::uint8_t{0}; }, unsigned_bits(4)));
  bench.lock.compare(
      "steps", [&] { return static_cast<double>(bench.neuron.steps()); },
      probe([&] { return steps; }, signed_bits(32)));
  for (int cycle = 0; cycle < 50; ++cycle) {
    if (cycle > 0) ++steps;
    bench.rst_n.write(cycle > 0);
    bench.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
  }
  EXPECT_TRUE(bench.lock.matched()) << bench.lock.report();
}

// Copies a clock, as a gate or a buffer in SystemC does: a delta cycle late.
struct ClockBuffer : sc_core::sc_module {
  sc_core::sc_in<bool> in{"in"};
  sc_core::sc_out<bool> out{"out"};

  LIF_HAS_PROCESS(ClockBuffer);

  explicit ClockBuffer(const sc_core::sc_module_name& instance) : sc_core::sc_module(instance) {
    SC_METHOD(copy);
    sensitive << in;
  }

 private:
  void copy() { out.write(in.read()); }
};

TEST_F(LockStepTest, DetectsAClockThatIsADeltaCycleLate) {
  LockStepBench bench;
  sc_core::sc_signal<bool> late_clk("late_clk");
  ClockBuffer buffer("buffer");
  buffer.in(bench.clk);
  buffer.out(late_clk);
  bench.dut.clk(late_clk);
  bench.compare_both();
  const std::string report = report_of("/lif/wiring", [&] { bench.run(10); });
  EXPECT_EQ(report,
            "lock: the clock at dut.clk arrives 1 delta cycle after the edge, because it passes through a "
            "process: an "
            "input that changes at the edge is taken a cycle too early there. Bind that port to the signal "
            "that clk is "
            "bound to");
  EXPECT_EQ(bench.inputs.size(), 1u);  // in the first cycle
  EXPECT_FALSE(bench.lock.matched());
}

TEST_F(LockStepTest, AClockThroughAHierarchyIsNotLate) {
  LockStepBench bench;
  struct Board : sc_core::sc_module {
    sc_core::sc_in<bool> clk{"clk"};
    explicit Board(const sc_core::sc_module_name& instance) : sc_core::sc_module(instance) {}
  } board("board");
  board.clk(bench.clk);
  bench.dut.clk(board.clk);
  bench.compare_both();
  bench.run(50);
  EXPECT_TRUE(bench.lock.matched());
}

TEST_F(LockStepTest, ComparesNothingBeforeTheFirstReset) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.compare_both();
  bench.rst_n.write(true);
  bench.dut.v = 77;  // as a register without a reset
  for (int cycle = 0; cycle < 5; ++cycle) {
    bench.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
  }
  EXPECT_EQ(bench.lock.cycles(), 0u);
  EXPECT_FALSE(bench.lock.matched());
  EXPECT_EQ(bench.lock.report(), "no cycle was compared: the reset has not been active");
  bench.run(20);
  EXPECT_EQ(bench.lock.cycles(), 20u);
  EXPECT_TRUE(bench.lock.matched());
}

TEST_F(LockStepTest, WatchesAnEventDrivenNeuronAndOneOfAPopulation) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  bench.compare_both();
  sc_core::sc_signal<bool> spike("event_spike");
  EventDrivenNeuron<rtl::LIF> event_driven("event_driven", stand_in_parameters());
  event_driven.clk(bench.clk);
  event_driven.rst_n(bench.rst_n);
  event_driven.input_current(bench.model_current);
  event_driven.spike(spike);
  LockStep event_lock("event_lock", event_driven, bench.dut);
  FrameChannel<std::int64_t> currents("currents", 3);
  FrameChannel<bool> spikes("spikes", 3);
  Population<rtl::LIF> population("population", 3, stand_in_parameters());
  population.clk(bench.clk);
  population.rst_n(bench.rst_n);
  population.input_current(currents);
  population.spike(spikes);
  LockStep member_lock("member_lock", population, 1, bench.dut);
  for (LockStep* lock : {&event_lock, &member_lock}) {
    lock->clk(bench.clk);
    lock->rst_n(bench.rst_n);
    lock->compare("spike", probe(bench.spike));
    lock->compare("potential", probe(bench.potential, signed_bits(12)));
  }
  for (int cycle = 0; cycle < 500; ++cycle) {
    const auto input = static_cast<std::int64_t>(bench.engine() % 80);
    bench.rst_n.write(cycle > 0);
    bench.current.write(static_cast<std::uint32_t>(input));
    Frame<std::int64_t> frame(3);
    frame.fill([&](std::size_t i) { return i == 1 ? input : 7; });
    currents.write(frame);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    bench.clk.write(false);
  }
  for (const LockStep* lock : {&bench.lock, &event_lock, &member_lock}) {
    EXPECT_TRUE(lock->matched()) << lock->report();
    EXPECT_EQ(lock->cycles(), 498u);  // the reset ends within the first one, and the last one has not ended
  }
}

TEST_F(LockStepTest, RefusesWhatItCannotCompare) {
  LockStepBench bench;
  bench.dut.clk(bench.clk);
  EXPECT_EQ(
      report_of("/lif/parameters", [&] { bench.lock.compare("membrane", probe(bench.spike)); }),
      "lock: the neuron's state has no 'membrane': it has potential, spike, refractory_counter, adaptation, "
      "pending_spike, registered_input");
  EXPECT_EQ(report_of("/lif/parameters",
                      [&] { bench.lock.compare("potential", probe(bench.potential, signed_bits(65))); }),
            "lock: 'potential' has 65 bits: allowed is 1 to 64");
  EXPECT_EQ(report_of("/lif/parameters", [&] { bench.lock.compare("spike", probe(bench.spike).later(-1)); }),
            "lock: 'spike' is -1 cycles late: allowed is 0 to 1000");
  EXPECT_EQ(report_of("/lif/wiring", [&] { sc_core::sc_start(1, sc_core::SC_NS); }),
            "lock: nothing is compared: call compare() before the simulation starts");
}

TEST_F(LockStepTest, RegistersWhatItSawWithATraceFile) {
  const TemporaryFolder folder;
  LockStepRules rules;
  rules.after = AfterDifference::go_on;
  LockStepBench bench(rules);
  bench.dut.clk(bench.clk);
  bench.compare_both();
  bench.dut.leak_shift = 4;
  VcdTraceFile file(folder / "lock.vcd");
  bench.lock.trace(&file);
  bench.run(60);
  file.close();
  ASSERT_TRUE(bench.lock.first_difference());
  const Divergence first = *bench.lock.first_difference();
  const VcdFile vcd = read_vcd(folder / "lock.vcd");
  const auto at = [&](const std::string& name, std::uint64_t cycle) {
    return std::stod(
        vcd.value_at("SystemC.lock." + name, (10 * cycle + 7) * 1000));  // after the falling edge
  };
  EXPECT_EQ(at("potential.model", first.step), first.a);
  EXPECT_EQ(at("potential.rtl", first.step), first.b);
  EXPECT_EQ(at("differs", first.step), 1);
  EXPECT_EQ(at("differs", first.step - 1), 0);
  EXPECT_EQ(at("potential.model", first.step - 1), at("potential.rtl", first.step - 1));
  EXPECT_GT(bench.lock.differing_cycles(), 1u);
  ASSERT_EQ(warnings().size(), 1u);
  warnings().clear();
}

}  // namespace
}  // namespace lif::tests
