// The time of a core on a bus: whatever the quantum of its initiator is, and beside a clocked core.
#include <lif/bus/core_device.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>
#include <lif/core/clocked_core.hpp>
#include <lif/core/step_neurons.hpp>

#include "bus/bus_bench.hpp"
#include "core/random_core.hpp"
#include "support/kernel_test.hpp"

namespace lif::bus::tests {
namespace {

using sc_core::SC_MS;
using sc_core::SC_NS;
using sc_core::sc_time;
using sc_core::SC_US;
using Command = CoreRegister;

core::EventCode code() { return core::EventCode(aer::EventLayout::parse("type:2,address:6")); }

class CoreDeviceTime : public lif::tests::KernelTest {
 protected:
  void SetUp() override {
    KernelTest::SetUp();
    lif::tests::has_threads = true;
  }
};

/// Loads weights of a random core, sends random events in bursts of random length, and reads spikes now and
/// then; notes everything that it sees.
class RandomProgram {
 public:
  explicit RandomProgram(std::uint64_t seed) : seed_(seed) {}

  void operator()(Initiator& self, const RegisterMap& map) {
    std::mt19937_64 engine(seed_);
    std::vector<std::int16_t> weights(map.memories.front().count);
    for (std::int16_t& weight : weights)
      weight = static_cast<std::int16_t>(static_cast<int>(engine() % 16) - 5);
    self.access(tlm::TLM_WRITE_COMMAND, offset_of_weights(map), weights.data(),
                static_cast<unsigned>(weights.size() * 2));
    self.write(Command::interrupt_enable, interrupt_bit::output | interrupt_bit::deadlock);
    self.write(Command::control, control_bit::run);
    for (int i = 0; i < 400; ++i) {
      const std::uint64_t choice = engine() % 20;
      if (choice < 11) {
        self.write(Command::inject, static_cast<std::uint32_t>(code().spike(engine() % 8)));
      } else if (choice < 13) {
        self.write(Command::inject, static_cast<std::uint32_t>(code().all_references()));
      } else if (choice < 14) {
        self.write(Command::tick, 0);
      } else if (choice < 15) {
        log += "status " + std::to_string(self.read(Command::status)) + "\n";
      } else if (choice < 18) {
        read_spike(self);
      } else {
        self.pass(sc_time(static_cast<double>(engine() % 6000), SC_NS));
      }
    }
    self.pass(sc_time(100, SC_US));
    while (read_spike(self)) {
    }
    self.write(Command::control, control_bit::run | control_bit::capture);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(CoreCounter::count); ++i)
      log += "count " + std::to_string(self.counter(static_cast<CoreCounter>(i))) + "\n";
    self.synchronise();
  }

  std::string log;

 private:
  bool read_spike(Initiator& self) {
    const std::uint32_t spike = self.read(Command::output);
    if ((spike & output_valid) == 0) return false;
    log += "neuron " + std::to_string(spike & ~output_valid) + " at " +
           std::to_string(self.read(Command::output_cycle_low)) + ", read at " + self.now().to_string() +
           "\n";
    return true;
  }

  std::uint64_t seed_;
};

TEST_F(CoreDeviceTime, GivesTheSameSpikesWithAnyQuantum) {
  const std::vector<sc_time> quanta{sc_core::SC_ZERO_TIME, sc_time(70, SC_NS), sc_time(1, SC_US),
                                    sc_time(1, SC_MS)};
  std::vector<std::unique_ptr<RandomProgram>> programs;
  std::vector<std::unique_ptr<Bench>> benches;
  std::vector<core::tests::Lives> lives(quanta.size() * 5);
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    for (const sc_time& quantum : quanta) {
      const std::size_t number = benches.size();
      programs.push_back(std::make_unique<RandomProgram>(seed));
      CoreParts parts = matrix_parts(8, 6, 5, code());
      parts.parameters.is_open_loop = seed % 2 == 0;
      parts.parameters.tick_cycles = seed == 3 ? 5000 : 0;
      parts.parameters.timing.fifo_depth = seed == 1 ? 3 : 128;
      CoreSurroundings surroundings;
      surroundings.inject_depth = seed == 2 ? 4 : 64;
      surroundings.output_depth = seed == 4 ? 2 : 64;
      surroundings.sender.idle_cycles = seed == 2 ? 5 : 0;
      benches.push_back(std::make_unique<Bench>(
          "bench_" + std::to_string(number), std::move(parts), quantum,
          [number, &programs, &benches](Initiator& self) {
            (*programs[number])(self, benches[number]->device.map());
          },
          surroundings, &lives[number]));
    }
  }
  sc_core::sc_start(sc_time(20, SC_MS));
  std::size_t spikes = 0;
  for (std::size_t first = 0; first < benches.size(); first += quanta.size()) {
    EXPECT_NE(programs[first]->log.find("neuron"), std::string::npos) << "the test would show nothing";
    for (std::size_t other = first; other < first + quanta.size(); ++other) {
      ASSERT_TRUE(benches[other]->initiator.is_done);
      for (const auto status : benches[other]->initiator.statuses) EXPECT_EQ(status, tlm::TLM_OK_RESPONSE);
      EXPECT_EQ(programs[other]->log, programs[first]->log) << other;
      EXPECT_EQ(lives[other].lives, lives[first].lives) << other;
      EXPECT_EQ(benches[other]->device.state().breach(), "");
    }
    spikes += benches[first]->device.state().counts().outputs;
  }
  EXPECT_GT(spikes, 200U);
}

// The same words through pins: a clocked core behind a sender that offers each word at the edge after that at
// which software wrote it, and before a receiver.
TEST_F(CoreDeviceTime, DoesInEachCycleWhatAClockedCoreDoes) {
  std::mt19937_64 engine(7);
  std::vector<aer::Offer> offers;
  std::vector<std::int16_t> weights(14 * 6);
  for (std::int16_t& weight : weights)
    weight = static_cast<std::int16_t>(static_cast<int>(engine() % 16) - 5);
  core::tests::Lives of_device, of_clocked;
  CoreSurroundings surroundings;
  surroundings.inject_depth = 1000;
  surroundings.output_depth = 1000;
  surroundings.sender.release_cycles = 2;
  surroundings.receiver.acknowledge_cycles = 3;
  std::vector<std::string> spikes;
  std::unique_ptr<Bench> bench;
  const auto program = [&](Initiator& self) {
    self.access(tlm::TLM_WRITE_COMMAND, offset_of_weights(bench->device.map()), weights.data(),
                static_cast<unsigned>(weights.size() * 2));
    self.write(Command::control, control_bit::run);
    for (int i = 0; i < 300; ++i) {
      const std::uint64_t word = i % 9 == 8 ? code().all_references() : code().spike(engine() % 14);
      const auto cycle = self.now().value() / sc_time(10, SC_NS).value() + 1;
      offers.emplace_back(word, cycle + 1);
      self.write(Command::inject, static_cast<std::uint32_t>(word));
      self.pass(sc_time(static_cast<double>(engine() % 900), SC_NS));
    }
    self.pass(sc_time(200, SC_US));
    for (std::uint32_t spike = 0; ((spike = self.read(Command::output)) & output_valid) != 0;)
      spikes.push_back(std::to_string(spike & ~output_valid) + " " +
                       std::to_string(self.read(Command::output_cycle_low)));
    self.synchronise();
  };
  CoreParts parts = matrix_parts(8, 6, 5, code());
  parts.parameters.is_open_loop = false;
  const core::CoreParameters parameters = parts.parameters;
  bench = std::make_unique<Bench>("bus", std::move(parts), sc_time(1, sc_core::SC_SEC), program, surroundings,
                                  &of_device);

  auto matrix = std::make_unique<core::SynapseMatrix>(14, 6, 5);
  for (std::size_t i = 0; i < weights.size(); ++i) matrix->set(i / 6, i % 6, weights[i]);
  const auto rule = every_framework().configure("lif", "fixed:16.6", {}).make_rule();
  core::CoreState state(parameters,
                        std::make_unique<core::StepNeurons>(core::StepNeurons::Rules(6, rule), 1.0 / 16),
                        std::move(matrix), code());
  sc_core::sc_clock clk("clk", sc_time(10, SC_NS));
  aer::Link<aer::FourPhase> input("input"), output("output");
  sc_core::sc_signal<bool> quiet("quiet");
  core::ClockedCore clocked("clocked", state, &of_clocked);
  std::size_t next = 0;
  // The program is ahead of the kernel by all that it does, so that all offers are known from the start.
  const auto source = [&]() -> std::optional<aer::Offer> {
    if (next == offers.size()) return std::nullopt;
    return offers[next++];
  };
  aer::FourPhaseSender sender("sender", source, surroundings.sender, 1);
  std::vector<std::string> received;
  aer::FourPhaseReceiver receiver(
      "receiver",
      [&](std::uint64_t neuron) {
        received.push_back(std::to_string(neuron) + " " +
                           std::to_string(sc_core::sc_time_stamp().value() / sc_time(10, SC_NS).value() + 1));
      },
      surroundings.receiver.acknowledge_cycles, surroundings.receiver.release_cycles);
  for (sc_core::sc_in<bool>* port : {&clocked.clk, &sender.clk, &receiver.clk}) port->bind(clk);
  sender.connect(input);
  sender.quiet(quiet);
  clocked.connect_input(input);
  clocked.connect_output(output);
  clocked.quiet(quiet);
  receiver.connect(output);
  sc_core::sc_start(sc_time(1, SC_MS));
  EXPECT_TRUE(bench->initiator.is_done);
  EXPECT_GT(spikes.size(), 50U);
  EXPECT_EQ(spikes, received);
  EXPECT_EQ(of_device.lives, of_clocked.lives);
}

}  // namespace
}  // namespace lif::bus::tests
