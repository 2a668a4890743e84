// A core on a bus: what software does with it.
#include <lif/bus/core_device.hpp>

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>

#include "bus/bus_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::bus::tests {
namespace {

using sc_core::SC_MS;
using sc_core::SC_NS;
using sc_core::sc_time;
using sc_core::SC_US;
using Command = CoreRegister;

const sc_time forever(10, SC_MS);

core::EventCode code() { return core::EventCode(aer::EventLayout::parse("type:2,address:6")); }

class CoreDeviceTest : public lif::tests::KernelTest {
 protected:
  void SetUp() override {
    KernelTest::SetUp();
    lif::tests::has_threads = true;
  }
};

/// Runs a program against one device.
std::unique_ptr<Bench> run_program(CoreParts parts, const Initiator::Program& program,
                                   const CoreSurroundings& surroundings = {}) {
  auto bench = std::make_unique<Bench>("bench", std::move(parts), sc_time(2, SC_US), program, surroundings);
  sc_core::sc_start(sc_time(50, SC_MS));
  EXPECT_TRUE(bench->initiator.is_done) << "the program did not come to its end";
  return bench;
}

TEST_F(CoreDeviceTest, InterruptsAtTheTimeOfTheSpike) {
  CoreParts parts = matrix_parts(2, 1, 8, code());
  dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, 0, 100);
  bool came = false;
  sc_time rose;
  std::uint32_t pending = 0;
  std::uint32_t cycle = 0;
  bool is_low = false;
  run_program(std::move(parts), [&](Initiator& self) {
    self.write(Command::interrupt_enable, interrupt_bit::output);
    self.write(Command::control, control_bit::run);
    self.pass(sc_time(500, SC_NS));
    self.write(Command::inject, static_cast<std::uint32_t>(code().spike(0)));
    self.write(Command::inject, static_cast<std::uint32_t>(code().all_references()));
    came = self.wait_for_interrupt(forever);
    rose = sc_core::sc_time_stamp();
    pending = self.read(Command::interrupt_pending);
    self.read(Command::output);
    cycle = self.read(Command::output_cycle_low);
    self.write(Command::interrupt_pending, interrupt_bit::output);
    self.synchronise();
    self.pass(sc_time(1, SC_NS));
    self.synchronise();
    is_low = !self.interrupt.read();
    EXPECT_FALSE(self.wait_for_interrupt(sc_time(10, SC_US))) << "nothing more happens";
  });
  EXPECT_TRUE(came);
  EXPECT_TRUE(is_low);
  EXPECT_NE(pending & interrupt_bit::output, 0U);
  EXPECT_EQ(rose.value() / sc_time(10, SC_NS).value() + 1, cycle) << "at the edge at which it arrived";
}

TEST_F(CoreDeviceTest, QuietComesWhenAllIsServedAndAllSpikesHaveArrived) {
  CoreParts parts = matrix_parts(2, 3, 8, code());
  for (std::size_t j = 0; j < 3; ++j) dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, j, 100);
  run_program(std::move(parts), [&](Initiator& self) {
    self.write(Command::interrupt_enable, interrupt_bit::quiet);
    self.write(Command::control, control_bit::run);
    EXPECT_TRUE(self.wait_for_interrupt(forever)) << "there is nothing to do at first";
    self.write(Command::interrupt_pending, interrupt_bit::quiet);
    for (const std::uint64_t word : {code().spike(0), code().all_references()})
      self.write(Command::inject, static_cast<std::uint32_t>(word));
    EXPECT_EQ(self.read(Command::status) & status_bit::quiet, 0U);
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    EXPECT_NE(self.read(Command::status) & status_bit::quiet, 0U);
    EXPECT_EQ(self.read(Command::output_level), 3U);
    self.write(Command::interrupt_pending, interrupt_bit::quiet);
    self.write(Command::tick, 1);
    EXPECT_TRUE(self.wait_for_interrupt(forever)) << "a tick is something to do";
    EXPECT_EQ(self.read(Command::tick), 1U);
    EXPECT_NE(self.read(Command::interrupt_pending) & interrupt_bit::tick, 0U);
  });
}

TEST_F(CoreDeviceTest, AResetTakesOverParametersAndLosesNothingUncounted) {
  CoreParts parts = matrix_parts(2, 2, 8, code());
  dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, 0, 8);  // half of the threshold
  CoreSurroundings surroundings;
  surroundings.inject_depth = 8;
  const auto bench = run_program(
      std::move(parts),
      [&](Initiator& self) {
        // Threshold and beta are the first parameters: each a number in two words.
        const std::uint64_t neuron = 4096;
        const auto first = neuron + 4 * ProgrammableNeurons::first_parameter;
        double threshold = 0.25;
        self.access(tlm::TLM_WRITE_COMMAND, first, &threshold, 8);
        EXPECT_NE(self.read(Command::status) & status_bit::changed, 0U);
        const auto fires = [&] {
          self.write(Command::control, control_bit::run);
          for (const std::uint64_t word : {code().spike(0), code().all_references()})
            self.write(Command::inject, static_cast<std::uint32_t>(word));
          self.pass(sc_time(10, SC_US));
          return (self.read(Command::output) & output_valid) != 0;
        };
        EXPECT_FALSE(fires()) << "the threshold is still 1";
        self.write(Command::control, control_bit::reset);
        self.pass(sc_time(1, SC_US));
        EXPECT_EQ(self.read(Command::status) & (status_bit::changed | status_bit::reset_waits), 0U);
        EXPECT_TRUE(fires());

        // A reset while words wait: it comes when the word in service is done.
        for (int i = 0; i < 6; ++i) self.write(Command::inject, static_cast<std::uint32_t>(code().spike(0)));
        self.write(Command::control, control_bit::reset | control_bit::run);
        self.pass(sc_time(5, SC_US));
        EXPECT_EQ(self.read(Command::inject_level), 0U);
        self.write(Command::control, control_bit::capture);
        const std::uint64_t of_inputs = self.counter(CoreCounter::inputs);
        const std::uint64_t lost = self.counter(CoreCounter::reset_lost);
        EXPECT_EQ(of_inputs + lost, 10U) << "words that were written";
        EXPECT_GT(lost, 0U);
        double potential = -1;
        self.access(tlm::TLM_READ_COMMAND, neuron + 4 * ProgrammableNeurons::potential_low, &potential, 8);
        EXPECT_EQ(potential, 0);
      },
      surroundings);
  EXPECT_EQ(offset_of_neurons(bench->device.map()), 4096U);
  EXPECT_EQ(bench->device.state().breach(), "");
}

TEST_F(CoreDeviceTest, AParameterThatIsNotAllowedIsSaidAndChangesNothing) {
  const auto bench = run_program(matrix_parts(2, 3, 8, code()), [&](Initiator& self) {
    const std::uint64_t stride =
        4 * (ProgrammableNeurons::first_parameter) +
        4 * ParameterWords(every_framework().configure("lif", "fixed:16.6", {}).entries()).registers().size();
    const std::uint64_t beta = 4096 + 2 * stride + 4 * ProgrammableNeurons::first_parameter + 8;
    double value = 1.5;
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, beta, &value, 8), tlm::TLM_OK_RESPONSE);
    self.write(Command::interrupt_enable, interrupt_bit::invalid);
    self.write(Command::control, control_bit::reset);
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    EXPECT_EQ(self.read(Command::invalid_neuron), 2U);
  });
  ASSERT_TRUE(bench->device.problem());
  EXPECT_EQ(bench->device.problem()->text, "beta = 1.5 is not allowed: allowed is a number within [0, 1]");
}

TEST_F(CoreDeviceTest, WritesToMemoriesAreRefusedWhileItRuns) {
  run_program(matrix_parts(2, 3, 8, code()), [&](Initiator& self) {
    std::uint16_t weight = 7;
    const std::uint64_t weights = 8192;
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, weights, &weight, 2), tlm::TLM_OK_RESPONSE);
    self.write(Command::control, control_bit::run);
    weight = 9;
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, weights, &weight, 2), tlm::TLM_COMMAND_ERROR_RESPONSE);
    EXPECT_EQ(self.access(tlm::TLM_READ_COMMAND, weights, &weight, 2), tlm::TLM_OK_RESPONSE);
    EXPECT_EQ(weight, 7);
    EXPECT_EQ(self.read(Command::interrupt_pending) & interrupt_bit::refused, interrupt_bit::refused);
    std::uint32_t word = 1;
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, 4096, &word, 4), tlm::TLM_COMMAND_ERROR_RESPONSE);
    // Still refused after it stopped, until what is in service is over.
    self.write(Command::inject, static_cast<std::uint32_t>(code().spike(0)));
    self.pass(sc_time(50, SC_NS));
    self.write(Command::control, 0);
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, weights, &weight, 2), tlm::TLM_COMMAND_ERROR_RESPONSE);
    EXPECT_NE(self.read(Command::status) & status_bit::busy, 0U);
    self.pass(sc_time(1, SC_US));
    EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, weights, &weight, 2), tlm::TLM_OK_RESPONSE);
  });
}

TEST_F(CoreDeviceTest, FullFifosLoseWordsAndSpikesAndCountThem) {
  CoreParts parts = matrix_parts(2, 3, 8, code());
  for (std::size_t j = 0; j < 3; ++j) dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, j, 100);
  CoreSurroundings surroundings;
  surroundings.inject_depth = 2;
  surroundings.output_depth = 1;
  run_program(
      std::move(parts),
      [&](Initiator& self) {
        std::array<std::uint32_t, 5> words{};
        words.fill(static_cast<std::uint32_t>(code().spike(0)));
        EXPECT_EQ(self.access(tlm::TLM_WRITE_COMMAND, 4 * static_cast<std::uint64_t>(Command::inject),
                              words.data(), 20, 4),
                  tlm::TLM_OK_RESPONSE);
        EXPECT_EQ(self.read(Command::inject_level), 2U);
        EXPECT_NE(self.read(Command::interrupt_pending) & interrupt_bit::inject_lost, 0U);
        self.write(Command::control, control_bit::run);
        self.pass(sc_time(5, SC_US));
        self.write(Command::inject, static_cast<std::uint32_t>(code().all_references()));
        self.pass(sc_time(5, SC_US));
        EXPECT_NE(self.read(Command::interrupt_pending) & interrupt_bit::output_lost, 0U);
        EXPECT_EQ(self.read(Command::output), output_valid | 0U);
        EXPECT_EQ(self.read(Command::output), 0U) << "an empty FIFO gives no spike";
        self.write(Command::control, control_bit::run | control_bit::capture);
        EXPECT_EQ(self.counter(CoreCounter::inject_lost), 3U);
        EXPECT_EQ(self.counter(CoreCounter::output_lost), 2U);
        EXPECT_EQ(self.counter(CoreCounter::outputs), 3U);
      },
      surroundings);
}

TEST_F(CoreDeviceTest, ADeadlockInterruptsAndAResetEndsIt) {
  CoreParts parts = matrix_parts(2, 3, 8, code());
  parts.parameters.is_open_loop = false;
  parts.parameters.overflow = aer::OverflowPolicy::stall;
  parts.parameters.timing.fifo_depth = 1;
  for (std::size_t j = 0; j < 3; ++j) dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, j, 100);
  const auto bench = run_program(std::move(parts), [&](Initiator& self) {
    self.write(Command::interrupt_enable, interrupt_bit::deadlock);
    self.write(Command::control, control_bit::run);
    for (const std::uint64_t word : {code().spike(0), code().all_references()})
      self.write(Command::inject, static_cast<std::uint32_t>(word));
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    EXPECT_NE(self.read(Command::status) & status_bit::deadlock, 0U);
    self.write(Command::control, control_bit::run | control_bit::reset);
    self.pass(sc_time(1, SC_US));
    EXPECT_EQ(self.read(Command::status) & status_bit::deadlock, 0U);
    // Events add up again from there on, and another deadlock is told again.
    self.write(Command::interrupt_pending, interrupt_bit::deadlock | interrupt_bit::quiet);
    self.write(Command::interrupt_enable, interrupt_bit::quiet);
    self.write(Command::inject, static_cast<std::uint32_t>(code().all_references()));
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    self.write(Command::interrupt_enable, interrupt_bit::deadlock);
    for (const std::uint64_t word : {code().spike(0), code().all_references()})
      self.write(Command::inject, static_cast<std::uint32_t>(word));
    EXPECT_TRUE(self.wait_for_interrupt(forever));
  });
  EXPECT_EQ(bench->device.state().breach(), "");
}

TEST_F(CoreDeviceTest, QuietIsToldAgainAfterAReset) {
  run_program(matrix_parts(2, 3, 8, code()), [&](Initiator& self) {
    self.write(Command::interrupt_enable, interrupt_bit::quiet);
    self.write(Command::control, control_bit::run);
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    self.write(Command::interrupt_pending, interrupt_bit::quiet);
    self.write(Command::control, control_bit::run | control_bit::reset);
    EXPECT_TRUE(self.wait_for_interrupt(forever));
  });
}

TEST_F(CoreDeviceTest, TicksOfTheTimeBeforeItRunsAreNoTicks) {
  CoreParts parts = matrix_parts(2, 3, 8, code());
  parts.parameters.tick_cycles = 1000;
  run_program(std::move(parts), [&](Initiator& self) {
    self.pass(sc_time(35, SC_US));
    self.write(Command::control, control_bit::run);
    self.pass(sc_time(4, SC_US));
    EXPECT_EQ(self.read(Command::tick), 0U);
    self.pass(sc_time(12, SC_US));
    self.write(Command::control, control_bit::run | control_bit::capture);
    EXPECT_EQ(self.counter(CoreCounter::ticks), 2U) << "at 40 and 50 us";
    EXPECT_EQ(self.counter(CoreCounter::missed_ticks), 0U);
  });
}

TEST_F(CoreDeviceTest, ATickIsToldWhenItsServiceIsOver) {
  run_program(matrix_parts(2, 3, 8, code()), [&](Initiator& self) {
    self.write(Command::control, control_bit::run);
    self.pass(sc_time(1, SC_US));
    self.write(Command::interrupt_enable, interrupt_bit::tick);
    const sc_time before = self.now();
    self.write(Command::tick, 0);
    EXPECT_TRUE(self.wait_for_interrupt(forever));
    // Three neurons of two cycles each, and the decision before them.
    EXPECT_GE(sc_core::sc_time_stamp() - before, sc_time(70, SC_NS));
    EXPECT_EQ(self.read(Command::status) & status_bit::busy, 0U);
  });
}

TEST_F(CoreDeviceTest, ADebugWriteOfTheMaskMovesTheLine) {
  run_program(matrix_parts(2, 3, 8, code()), [&](Initiator& self) {
    self.write(Command::control, control_bit::run);
    self.pass(sc_time(10, SC_US));
    self.synchronise();
    EXPECT_FALSE(self.interrupt.read());
    std::uint32_t mask = interrupt_bit::quiet;
    tlm::tlm_generic_payload transaction;
    transaction.set_command(tlm::TLM_WRITE_COMMAND);
    transaction.set_address(4 * static_cast<std::uint64_t>(Command::interrupt_enable));
    transaction.set_data_ptr(reinterpret_cast<unsigned char*>(&mask));
    transaction.set_data_length(4);
    EXPECT_EQ(self.socket->transport_dbg(transaction), 4U);
    EXPECT_TRUE(self.wait_for_interrupt(sc_time(1, SC_US)));
  });
}

TEST_F(CoreDeviceTest, DirectMemoryIsWithdrawnWhenItStarts) {
  const auto bench = run_program(matrix_parts(2, 3, 16, code()), [&](Initiator& self) {
    tlm::tlm_generic_payload transaction;
    tlm::tlm_dmi granted;
    const auto asks_for = [&](tlm::tlm_command command, std::uint64_t address) {
      transaction.set_command(command);
      transaction.set_address(address);
      granted.init();
      return self.socket->get_direct_mem_ptr(transaction, granted);
    };
    const std::uint64_t weights = 8192;
    EXPECT_FALSE(asks_for(tlm::TLM_READ_COMMAND, 0)) << "registers have effects";
    EXPECT_FALSE(asks_for(tlm::TLM_READ_COMMAND, 4096));
    ASSERT_TRUE(asks_for(tlm::TLM_WRITE_COMMAND, weights + 4));
    EXPECT_TRUE(granted.is_read_write_allowed());
    EXPECT_EQ(granted.get_start_address(), weights);
    EXPECT_EQ(granted.get_end_address(), weights + 2 * 16 - 1);
    EXPECT_EQ(granted.get_read_latency(), sc_time(10, SC_NS));
    granted.get_dmi_ptr()[4] = 0x34;
    granted.get_dmi_ptr()[5] = 0x12;
    std::uint16_t weight = 0;
    self.access(tlm::TLM_READ_COMMAND, weights + 4, &weight, 2);
    EXPECT_EQ(weight, 0x1234);
    EXPECT_TRUE(self.withdrawn.empty());
    self.write(Command::control, control_bit::run);
    ASSERT_EQ(self.withdrawn.size(), 1U);
    EXPECT_EQ(self.withdrawn.front().first, weights);
    EXPECT_EQ(self.withdrawn.front().second, weights + 2 * 16 - 1);
    EXPECT_FALSE(asks_for(tlm::TLM_WRITE_COMMAND, weights));
    EXPECT_TRUE(asks_for(tlm::TLM_READ_COMMAND, weights));
    EXPECT_FALSE(granted.is_write_allowed());
  });
}

TEST_F(CoreDeviceTest, DebugAccessHasNoTimeAndNoEffect) {
  CoreParts parts = matrix_parts(2, 3, 4, code());
  for (std::size_t j = 0; j < 3; ++j) dynamic_cast<core::SynapseMatrix&>(*parts.synapses).set(0, j, 7);
  run_program(std::move(parts), [&](Initiator& self) {
    const auto debug = [&](tlm::tlm_command command, std::uint64_t address, void* data, unsigned length) {
      tlm::tlm_generic_payload transaction;
      transaction.set_command(command);
      transaction.set_address(address);
      transaction.set_data_ptr(static_cast<unsigned char*>(data));
      transaction.set_data_length(length);
      return self.socket->transport_dbg(transaction);
    };
    self.write(Command::control, control_bit::run);
    for (int i = 0; i < 3; ++i) self.write(Command::inject, static_cast<std::uint32_t>(code().spike(0)));
    self.write(Command::inject, static_cast<std::uint32_t>(code().all_references()));
    self.pass(sc_time(20, SC_US));
    self.read(Command::status);
    const sc_time before = self.now();
    const std::uint64_t output = 4 * static_cast<std::uint64_t>(Command::output);
    std::uint32_t word = 0;
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(debug(tlm::TLM_READ_COMMAND, output, &word, 4), 4U);
      EXPECT_EQ(word, output_valid | 0U) << "the same spike again and again";
    }
    EXPECT_EQ(self.now(), before);
    EXPECT_EQ(self.read(Command::output_level), 3U);
    // Writes to what acts are not done, and end the access.
    const std::uint32_t zero = 0;
    for (const Command one : {Command::control, Command::inject, Command::tick, Command::status}) {
      word = zero;
      EXPECT_EQ(debug(tlm::TLM_WRITE_COMMAND, 4 * static_cast<std::uint64_t>(one), &word, 4), 0U);
    }
    EXPECT_NE(self.read(Command::status) & status_bit::running, 0U);
    // Memories are written even while it runs; a weight keeps the bits that it has.
    std::uint16_t weight = 0x1239;
    EXPECT_EQ(debug(tlm::TLM_WRITE_COMMAND, 8192, &weight, 2), 2U);
    EXPECT_EQ(debug(tlm::TLM_READ_COMMAND, 8192, &weight, 2), 2U);
    EXPECT_EQ(static_cast<std::int16_t>(weight), -7);
    EXPECT_EQ(debug(tlm::TLM_READ_COMMAND, 8192 + 2 * 16 - 1, &word, 4), 1U) << "up to the end of the window";
    EXPECT_EQ(debug(tlm::TLM_READ_COMMAND, 3000, &word, 4), 0U);
  });
}

TEST_F(CoreDeviceTest, ABadPartIsReported) {
  CoreSurroundings surroundings;
  surroundings.inject_depth = 0;
  const auto make = [&] {
    CoreDevice device("device", matrix_parts(2, 3, 4, code()), sc_time(10, SC_NS), surroundings);
  };
  EXPECT_EQ(lif::tests::report_of("/lif/parameters", make),
            "device: an event-inject FIFO of depth 0: allowed is 1 to 65535");
  surroundings.inject_depth = 4;
  EXPECT_EQ(lif::tests::report_of("/lif/parameters",
                                  [&] {
                                    CoreDevice device("device", matrix_parts(2, 3, 4, code()),
                                                      sc_core::SC_ZERO_TIME, surroundings);
                                  }),
            "device: the period is 0: allowed is more than that");
}

}  // namespace
}  // namespace lif::bus::tests
