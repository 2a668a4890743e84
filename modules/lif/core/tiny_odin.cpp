#include <lif/core/tiny_odin.hpp>

#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>
#include <vector>

#include <lif/core/rule_neurons.hpp>
#include <lif/numbers/parse.hpp>

namespace lif::core {

namespace {

/// A line of a configuration.
class Line {
 public:
  Line(const std::string& text, std::size_t number) : words_(text), number_(number) {}

  [[noreturn]] void refuse(const std::string& problem) const {
    throw std::invalid_argument("line " + std::to_string(number_) + ": " + problem);
  }
  std::string word() {
    std::string word;
    words_ >> word;
    return word;
  }
  std::int64_t integer(const char* name, std::int64_t low, std::int64_t high) {
    std::string text;
    words_ >> text;
    const auto value = parse_integer(text);
    if (!value || *value < low || *value > high) {
      refuse(std::string(name) + " is '" + text + "': allowed is " + std::to_string(low) + " to " +
             std::to_string(high));
    }
    return *value;
  }
  void end() {
    std::string further;
    if (words_ >> further) refuse("'" + further + "' is too much");
  }

 private:
  std::istringstream words_;
  std::size_t number_;
};

NeuronRules rules_of(const TinyOdinMemory::Neuron& neuron, const Catalogue& catalogue) {
  std::map<std::string, std::string> settings{{"threshold", std::to_string(neuron.threshold)},
                                              {"leak_amount", std::to_string(neuron.leak)},
                                              {"synaptic_event", "true"},
                                              {"time_reference", "false"}};
  NeuronRules rules;
  rules.synaptic_event = catalogue.configure("rtl.tinyODIN", "int", settings).make_rule();
  settings["time_reference"] = "true";
  rules.time_reference = catalogue.configure("rtl.tinyODIN", "int", settings).make_rule();
  return rules;
}

}  // namespace

TinyOdinMemory read_tiny_odin_memory(const std::string& text) {
  constexpr auto last = static_cast<std::int64_t>(TinyOdinMemory::neurons - 1);
  TinyOdinMemory memory;
  std::istringstream lines(text);
  std::size_t number = 0;
  for (std::string one; std::getline(lines, one);) {
    Line line(one, ++number);
    const std::string kind = line.word();
    if (kind == "n") {
      TinyOdinMemory::Neuron& neuron =
          memory.neuron[static_cast<std::size_t>(line.integer("the neuron", 0, last))];
      neuron.threshold = static_cast<std::int32_t>(line.integer("the threshold", 0, 4095));
      neuron.leak = static_cast<std::int32_t>(line.integer("the leak", 0, 127));
      neuron.is_disabled = line.integer("the mark of disabled neurons", 0, 1) != 0;
    } else if (kind == "w") {
      const auto source = static_cast<std::size_t>(line.integer("the source", 0, last));
      const auto neuron = static_cast<std::size_t>(line.integer("the neuron", 0, last));
      memory.synapses.set(source, neuron, line.integer("the weight", -8, 7));
    } else if (!kind.empty()) {
      line.refuse("'" + kind + "' is no word of a configuration: allowed are n and w");
    }
    line.end();
  }
  return memory;
}

InputEvent tiny_odin_event(std::uint64_t word) {
  constexpr std::uint64_t all_neurons = 0xff;
  InputEvent event;
  event.address = word & 0xffU;
  if ((word >> 8U & 1U) != 0) {  // wins over bit 9
    event.kind = event.address == all_neurons ? EventKind::all_references : EventKind::time_reference;
  } else if ((word >> 9U & 1U) != 0) {
    // The FIFO has no room for the kind of an event: one that brings no weight is taken as a spike.
    event.address = word & 0xfU;
    const auto weight = static_cast<std::int32_t>(word >> 4U & 0xfU);
    if (weight == 0) return event;
    event.kind = EventKind::single_weight;
    event.number = weight < 8 ? weight : weight - 16;
  }
  return event;
}

std::unique_ptr<CoreState> make_tiny_odin(const CoreParameters& parameters, const TinyOdinMemory& memory,
                                          const Catalogue& catalogue) {
  std::map<std::pair<std::int32_t, std::int32_t>, NeuronRules> known;
  std::vector<NeuronRules> rules;
  std::vector<bool> is_disabled;
  rules.reserve(memory.neuron.size());
  for (const TinyOdinMemory::Neuron& neuron : memory.neuron) {
    const auto [place, is_new] = known.try_emplace({neuron.threshold, neuron.leak});
    if (is_new) place->second = rules_of(neuron, catalogue);
    rules.push_back(place->second);
    is_disabled.push_back(neuron.is_disabled);
  }
  return std::make_unique<CoreState>(parameters, std::make_unique<RuleNeurons>(rules),
                                     std::make_unique<SynapseMatrix>(memory.synapses), &tiny_odin_event,
                                     std::move(is_disabled));
}

}  // namespace lif::core
