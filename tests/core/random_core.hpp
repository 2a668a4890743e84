#pragma once

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/timed_core.hpp>
#include <lif/core/tiny_odin.hpp>

namespace lif::core::tests {

/// A random core with its surroundings and its input.
struct RandomCore {
  CoreParameters parameters;
  TinyOdinMemory memory;
  aer::SenderTiming sender;
  ReceiverTiming receiver;
  std::vector<std::uint64_t> words;
};

inline RandomCore random_core(std::mt19937_64& engine) {
  const auto below = [&](std::uint64_t n) { return engine() % n; };
  RandomCore one;
  CoreParameters& parameters = one.parameters;
  parameters.neurons = below(3) == 0 ? 1 + below(4) : 1 + below(64);
  parameters.is_open_loop = below(2) == 0;
  parameters.timing.fifo_depth = below(2) == 0 ? 1 + below(6) : 128;
  parameters.timing.cycles_per_neuron = static_cast<unsigned>(1 + below(4));
  parameters.timing.input_synchroniser = static_cast<unsigned>(below(4));
  parameters.timing.output_synchroniser = static_cast<unsigned>(below(4));
  parameters.arbitration =
      std::array{Arbitration::input_first, Arbitration::fifo_first, Arbitration::round_robin}[below(3)];
  parameters.reference_order = std::array{ReferenceOrder::on_request, ReferenceOrder::barrier}[below(2)];
  parameters.overflow = std::array{aer::OverflowPolicy::stall, aer::OverflowPolicy::drop_newest,
                                   aer::OverflowPolicy::drop_oldest}[below(3)];
  one.sender.idle_cycles = static_cast<unsigned>(below(2) == 0 ? 0 : 1 + below(20));
  one.sender.release_cycles = static_cast<unsigned>(below(3) == 0 ? below(5) : 0);
  one.receiver.acknowledge_cycles = static_cast<unsigned>(1 + below(4));
  one.receiver.release_cycles = static_cast<unsigned>(1 + below(4));
  // Inhibition outweighs excitation a little; not every core comes to rest.
  for (std::size_t j = 0; j < TinyOdinMemory::neurons; ++j) {
    one.memory.neuron[j].threshold = static_cast<std::int32_t>(below(8) == 0 ? below(3) : 2 + below(14));
    one.memory.neuron[j].leak = static_cast<std::int32_t>(below(4));
    one.memory.neuron[j].is_disabled = below(8) == 0;
    for (std::size_t i = 0; i < parameters.neurons; ++i)
      one.memory.synapses.set(i, j, static_cast<std::int64_t>(below(14)) - 7);
  }
  for (int i = 0; i < 60; ++i) {
    const std::uint64_t source = below(parameters.neurons);
    const std::uint64_t kind = below(10);
    one.words.push_back(kind < 5   ? source
                        : kind < 7 ? 0x200 | below(256)
                        : kind < 9 ? 0x100 | below(255)
                                   : 0x1ff);
  }
  return one;
}

/// The lives of all events, as text by event.
class Lives : public CoreObserver {
 public:
  void taken(EventId id, std::uint64_t word, Cycle cycle) override {
    lives[id] += " taken " + std::to_string(word) + " " + std::to_string(cycle);
  }
  void queued(EventId id, Cycle cycle) override { lives[id] += " queued " + std::to_string(cycle); }
  void served(EventId id, Cycle begin, Cycle end, std::size_t deliveries) override {
    lives[id] +=
        " served " + std::to_string(begin) + " " + std::to_string(end) + " " + std::to_string(deliveries);
  }
  void fired(EventId id, EventId cause, std::size_t neuron, Cycle cycle) override {
    lives[id] +=
        " fired " + std::to_string(cause) + " " + std::to_string(neuron) + " " + std::to_string(cycle);
  }
  void dropped(EventId id, std::uint64_t address, DropPlace place, Cycle cycle) override {
    lives[id] += " dropped " + std::to_string(address) + " " + name_of(place) + " " + std::to_string(cycle);
  }

  std::map<EventId, std::string> lives;
};

}  // namespace lif::core::tests
