#pragma once

#include <array>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/event_code.hpp>
#include <lif/core/step_neurons.hpp>
#include <lif/core/synapse_lists.hpp>
#include <lif/core/timed_core.hpp>
#include <lif/core/tiny_odin.hpp>

namespace lif::core::tests {

using RandomEngine = std::mt19937_64;

/// A random core with its surroundings and its input.
struct RandomCore {
  CoreParameters parameters;
  aer::SenderTiming sender;
  ReceiverTiming receiver;
  std::vector<std::uint64_t> words;
  std::uint64_t seed = 0;  ///< of the memories
  bool is_tiny_odin = true;

  /// The core; each call makes the same one.
  std::unique_ptr<CoreState> make(const Catalogue& catalogue) const {
    RandomEngine engine(seed);
    return is_tiny_odin ? make_random_tiny_odin(engine, catalogue) : make_stepping(engine, catalogue);
  }

  /// How the words of a core with StepNeurons are laid out.
  static EventCode code() { return EventCode(aer::EventLayout::parse("type:2,value:2,weight:4,address:7")); }

 private:
  std::unique_ptr<CoreState> make_random_tiny_odin(RandomEngine& engine, const Catalogue& catalogue) const {
    TinyOdinMemory memory;
    // Inhibition outweighs excitation a little; not every core comes to rest.
    for (std::size_t j = 0; j < TinyOdinMemory::neurons; ++j) {
      memory.neuron[j].threshold =
          static_cast<std::int32_t>(engine() % 8 == 0 ? engine() % 3 : 2 + engine() % 14);
      memory.neuron[j].leak = static_cast<std::int32_t>(engine() % 4);
      memory.neuron[j].is_disabled = engine() % 8 == 0;
      for (std::size_t i = 0; i < parameters.neurons; ++i)
        memory.synapses.set(i, j, static_cast<std::int64_t>(engine() % 14) - 7);
    }
    return make_tiny_odin(parameters, memory, catalogue);
  }

  // Synapses as lists, some sources without any, to some neurons several times.
  std::unique_ptr<CoreState> make_stepping(RandomEngine& engine, const Catalogue& catalogue) const {
    const std::size_t sources = parameters.first_own_source + parameters.neurons;
    std::vector<Synapse> synapses;
    for (std::size_t source = 0; source < sources; ++source) {
      for (std::uint64_t i = engine() % (parameters.neurons + 3); i > 2; --i)
        synapses.push_back(
            {source, engine() % parameters.neurons, static_cast<std::int64_t>(engine() % 16) - 8});
    }
    std::vector<std::shared_ptr<const DynamicRule>> rules;
    std::vector<std::int64_t> biases;
    for (std::size_t j = 0; j < parameters.neurons; ++j) {
      rules.push_back(
          catalogue.configure("lif", "fixed:10.4", {{"threshold", engine() % 2 == 0 ? "1" : "0.5"}})
              .make_rule());
      biases.push_back(static_cast<std::int64_t>(engine() % 9) - 3);
    }
    return std::make_unique<CoreState>(
        parameters, std::make_unique<StepNeurons>(rules, 0.125, biases),
        std::make_unique<SynapseLists>(sources, parameters.neurons, 4, synapses), code());
  }
};

inline RandomCore random_core(RandomEngine& engine) {
  const auto below = [&](std::uint64_t n) { return engine() % n; };
  RandomCore one;
  CoreParameters& parameters = one.parameters;
  one.is_tiny_odin = below(3) != 0;
  parameters.neurons = below(3) == 0 ? 1 + below(4) : 1 + below(64);
  parameters.is_open_loop = below(2) == 0;
  parameters.timing.fifo_depth = below(2) == 0 ? 1 + below(6) : 128;
  parameters.timing.cycles_per_neuron = static_cast<unsigned>(1 + below(4));
  parameters.timing.cycles_per_reference = static_cast<unsigned>(1 + below(4));
  parameters.timing.enqueue_cycles = static_cast<unsigned>(below(2) == 0 ? 1 : 1 + below(4));
  parameters.timing.input_synchroniser = static_cast<unsigned>(below(4));
  parameters.timing.output_synchroniser = static_cast<unsigned>(below(4));
  parameters.arbitration =
      std::array{Arbitration::input_first, Arbitration::fifo_first, Arbitration::round_robin}[below(3)];
  parameters.reference_order = std::array{ReferenceOrder::on_request, ReferenceOrder::barrier}[below(2)];
  parameters.overflow = std::array{aer::OverflowPolicy::stall, aer::OverflowPolicy::drop_newest,
                                   aer::OverflowPolicy::drop_oldest}[below(3)];
  if (below(3) == 0) parameters.tick_cycles = 100 + below(3000);
  one.sender.idle_cycles = static_cast<unsigned>(below(2) == 0 ? 0 : 1 + below(20));
  one.sender.release_cycles = static_cast<unsigned>(below(3) == 0 ? below(5) : 0);
  one.receiver.acknowledge_cycles = static_cast<unsigned>(1 + below(4));
  one.receiver.release_cycles = static_cast<unsigned>(1 + below(4));
  one.seed = engine();
  if (!one.is_tiny_odin) {
    parameters.first_own_source = below(10);
    parameters.spike_value = static_cast<std::int32_t>(1 + below(3));
    for (std::uint64_t i = below(4); i > 0; --i) {
      const std::size_t first = below(parameters.neurons);
      parameters.groups.push_back({first, first + 1 + below(parameters.neurons - first)});
    }
  }
  const EventCode code = RandomCore::code();
  for (int i = 0; i < 60; ++i) {
    const std::uint64_t kind = below(10);
    if (one.is_tiny_odin) {
      const std::uint64_t source = below(parameters.neurons);
      one.words.push_back(kind < 5   ? source
                          : kind < 7 ? 0x200 | below(256)
                          : kind < 9 ? 0x100 | below(255)
                                     : 0x1ff);
    } else if (kind < 4) {
      one.words.push_back(code.spike(below(parameters.first_own_source + parameters.neurons + 1), below(4)));
    } else if (kind < 9) {
      one.words.push_back(kind < 6 ? code.reference(below(4)) : code.all_references());
    } else {
      one.words.push_back(below(2) == 0 ? code.reset() : below(std::uint64_t{1} << 15U));
    }
  }
  return one;
}

/// The lives of all events, as text by event.
class Lives : public CoreObserver {
 public:
  void taken(EventId id, std::uint64_t word, Cycle cycle) override {
    lives[id] += " taken " + std::to_string(word) + " " + std::to_string(cycle);
  }
  void ticked(EventId id, Cycle cycle) override { lives[id] += " ticked " + std::to_string(cycle); }
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
