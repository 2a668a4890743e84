// Mutants of RTL in lock step: each is found in the cycle that a loop over integers predicts.
#include <lif/lif.hpp>

#include <functional>
#include <string>
#include <vector>

#include "lockstep/rtl_stand_in.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

// What a mutant does in a cycle: gets and sets V; returns whether it fires.
using Step = std::function<bool(int& v, int input)>;

// The first cycle in which two neurons differ, over these inputs; the first of them falls into a reset.
std::uint64_t first_difference(const std::vector<int>& inputs, const Step& mutant) {
  int a = 0;
  int b = 0;
  for (std::size_t cycle = 1; cycle < inputs.size(); ++cycle) {
    const bool spike_a = right_step(a, inputs[cycle]);
    const bool spike_b = mutant(b, inputs[cycle]);
    if (a != b || spike_a != spike_b) return cycle;
  }
  return 0;
}

class LockStepMutant : public KernelTest {
 protected:
  // Runs a mutant; expects the first difference where the loop says, and the simulation stopped after it.
  void expect_found(const std::function<void(RtlStandIn&)>& mutate, const Step& mutant, Cause cause) {
    LockStepBench bench;
    bench.dut.clk(bench.clk);
    bench.compare_both();
    mutate(bench.dut);
    bench.run(2000);
    const std::uint64_t expected = first_difference(bench.inputs, mutant);
    ASSERT_GT(expected, 0u);
    EXPECT_FALSE(bench.lock.matched());
    ASSERT_TRUE(bench.lock.first_difference());
    EXPECT_EQ(bench.lock.first_difference()->step, expected);
    EXPECT_EQ(bench.lock.first_difference()->cause, cause) << bench.lock.report();
    EXPECT_EQ(bench.inputs.size(), expected + 33);  // 32 cycles are watched for the cause
    ASSERT_EQ(warnings().size(), 1u);
    EXPECT_EQ(warnings()[0].rfind("/lif/lockstep lock: cycle " + std::to_string(expected) + " (", 0), 0u)
        << warnings()[0];
    EXPECT_NE(warnings()[0].find(std::string("it looks like ") + meaning_of(cause)), std::string::npos)
        << warnings()[0];
    warnings().clear();
  }
};

TEST_F(LockStepMutant, AnotherComparison) {
  expect_found([](RtlStandIn& dut) { dut.has_strict_comparison = true; },
               [](int& v, int input) {
                 v = clamped(v - (v >> 3) + input);
                 const bool fires = v > 100;
                 if (fires) v = 0;
                 return fires;
               },
               Cause::comparison);
}

TEST_F(LockStepMutant, AnotherLeak) {
  expect_found([](RtlStandIn& dut) { dut.leak_shift = 4; },
               [](int& v, int input) {
                 v = clamped(v - (v >> 4) + input);
                 const bool fires = v >= 100;
                 if (fires) v = 0;
                 return fires;
               },
               Cause::update);
}

TEST_F(LockStepMutant, AnotherThreshold) {
  expect_found([](RtlStandIn& dut) { dut.threshold = 130; },
               [](int& v, int input) {
                 v = clamped(v - (v >> 3) + input);
                 const bool fires = v >= 130;
                 if (fires) v = 0;
                 return fires;
               },
               Cause::threshold);
}

TEST_F(LockStepMutant, LeaksAfterTheInput) {
  expect_found([](RtlStandIn& dut) { dut.leaks_after = true; },
               [](int& v, int input) {
                 v = clamped(v + input - ((v + input) >> 3));
                 const bool fires = v >= 100;
                 if (fires) v = 0;
                 return fires;
               },
               Cause::update);
}

TEST_F(LockStepMutant, ResetsACycleLate) {
  bool fired = false;
  expect_found([](RtlStandIn& dut) { dut.is_reset_late = true; },
               [&fired](int& v, int input) {
                 const int next = clamped(v - (v >> 3) + input);
                 v = fired ? 0 : next;
                 fired = next >= 100;
                 return fired;
               },
               Cause::reset);
}

}  // namespace
}  // namespace lif::tests
