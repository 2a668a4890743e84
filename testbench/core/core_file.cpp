#include "core/core_file.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>

#include <lif/models/parameter_entry.hpp>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/json_file.hpp"
#include "text/line_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t most_cycles = 1'000'000'000;

/// An object of the file, whose members are taken by name.
class JsonObject {
 public:
  using Take = std::function<void(const std::string& place, const Json& value)>;

  JsonObject(std::string place, const Json& value) : place_(std::move(place)), value_(value) {
    if (!value.is_object()) throw InputError(place_ + ": has to be an object");
  }

  /// Hands each member to its taker, and refuses those that have none.
  void take(const std::map<std::string, Take>& takers) const {
    for (const auto& [name, value] : value_.items()) {
      const auto taker = takers.find(name);
      if (taker == takers.end()) refuse_member(name, takers);
      taker->second(place_ + ": \"" + name + "\"", value);
    }
  }

 private:
  [[noreturn]] void refuse_member(const std::string& name, const std::map<std::string, Take>& takers) const {
    std::vector<std::string> known;
    known.reserve(takers.size());
    for (const auto& [one, taker] : takers) known.push_back(one);
    throw InputError(place_ + ": \"" + name + "\" is no member" + did_you_mean(name, known) +
                     "; allowed are " + choice_text(known));
  }

  std::string place_;
  const Json& value_;
};

std::uint64_t integer_member(const std::string& place, const Json& value, std::uint64_t low,
                             std::uint64_t high) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() < low || value.get<std::uint64_t>() > high) {
    throw InputError(place + " is " + value.dump() + ": allowed is an integer from " + std::to_string(low) +
                     " to " + std::to_string(high));
  }
  return value.get<std::uint64_t>();
}

template <class Integer>
JsonObject::Take integer_into(Integer& target, std::uint64_t low, std::uint64_t high) {
  return [&target, low, high](const std::string& place, const Json& value) {
    target = static_cast<Integer>(integer_member(place, value, low, high));
  };
}

template <class Choice>
struct NamedChoice {
  const char* name;
  Choice choice;
};

// A member whose value is one of a few words.
template <class Choice>
JsonObject::Take word_into(Choice& target, std::vector<NamedChoice<Choice>> choices) {
  return [&target, choices = std::move(choices)](const std::string& place, const Json& value) {
    std::vector<std::string> names;
    names.reserve(choices.size());
    for (const NamedChoice<Choice>& one : choices) {
      if (value == one.name) {
        target = one.choice;
        return;
      }
      names.push_back("\"" + std::string(one.name) + "\"");
    }
    throw InputError(place + " is " + value.dump() + ": allowed is " + choice_text(names));
  };
}

JsonObject::Take arbitration_into(core::Arbitration& target) {
  return word_into<core::Arbitration>(target, {{"input_first", core::Arbitration::input_first},
                                               {"fifo_first", core::Arbitration::fifo_first},
                                               {"round_robin", core::Arbitration::round_robin}});
}

JsonObject::Take reference_order_into(core::ReferenceOrder& target) {
  return word_into<core::ReferenceOrder>(
      target, {{"on_request", core::ReferenceOrder::on_request}, {"barrier", core::ReferenceOrder::barrier}});
}

JsonObject::Take overflow_into(aer::OverflowPolicy& target) {
  return word_into<aer::OverflowPolicy>(target, {{"stall", aer::OverflowPolicy::stall},
                                                 {"drop_newest", aer::OverflowPolicy::drop_newest},
                                                 {"drop_oldest", aer::OverflowPolicy::drop_oldest}});
}

std::string text_of_file(const std::string& path) {
  constexpr std::size_t longest = 10'000'000;
  LineReader reader(path);
  std::string text;
  for (std::string line; reader.next(line);) {
    text += line + "\n";
    if (text.size() > longest) throw InputError(path + ": a configuration has at most 10000000 characters");
  }
  if (interrupted()) throw Interrupted();
  return text;
}

// Beside the file that names it, or else in the working folder.
std::string found_path(const std::string& core_file, const std::string& name) {
  const std::filesystem::path beside = std::filesystem::path(core_file).parent_path() / name;
  std::error_code ignored;
  return std::filesystem::exists(beside, ignored) ? beside.string() : name;
}

}  // namespace

const char* const core_file_schema =
    "{\"preset\": \"tinyODIN\", \"configuration\": \"FILE\", \"max_neuron\": 63, \"open_loop\": false, "
    "\"fifo_depth\": 128, \"cycles_per_neuron\": 2, \"arbitration\": \"input_first\", \"reference_order\": "
    "\"on_request\", \"overflow\": \"drop_newest\", \"synchroniser_flops\": {\"input\": 2, \"output\": 2}, "
    "\"sender\": {\"idle_cycles\": 12, \"release_cycles\": 0, \"first_request\": 21, \"patience\": "
    "10000000}, "
    "\"receiver\": {\"acknowledge_cycles\": 1, \"release_cycles\": 1}}";

CoreSetup read_core_file(const std::string& path) {
  const Json file = read_json_file(path);
  CoreSetup setup;
  setup.sender.idle_cycles = 12;
  bool has_preset = false;
  const auto preset = [&](const std::string& place, const Json& value) {
    has_preset = true;
    if (value != "tinyODIN") throw InputError(place + " is " + value.dump() + ": allowed is \"tinyODIN\"");
  };
  const auto configuration = [&](const std::string& place, const Json& value) {
    if (!value.is_string() || value.get<std::string>().empty())
      throw InputError(place + " has to be the path of a file");
    setup.memory_path = found_path(path, value.get<std::string>());
  };
  const auto max_neuron = [&](const std::string& place, const Json& value) {
    setup.parameters.neurons = integer_member(place, value, 0, core::TinyOdinMemory::neurons - 1) + 1;
  };
  const auto open_loop = [&](const std::string& place, const Json& value) {
    if (!value.is_boolean()) throw InputError(place + " is " + value.dump() + ": allowed is true or false");
    setup.parameters.is_open_loop = value.get<bool>();
  };
  core::CoreTiming& timing = setup.parameters.timing;
  const auto flops = [&](const std::string& place, const Json& value) {
    JsonObject(place, value)
        .take({{"input", integer_into(timing.input_synchroniser, 0, 32)},
               {"output", integer_into(timing.output_synchroniser, 0, 32)}});
  };
  const auto sender = [&](const std::string& place, const Json& value) {
    JsonObject(place, value)
        .take({{"idle_cycles", integer_into(setup.sender.idle_cycles, 0, 1'000'000)},
               {"release_cycles", integer_into(setup.sender.release_cycles, 0, 1'000'000)},
               {"first_request", integer_into(setup.first_request, 1, most_cycles)},
               {"patience", integer_into(setup.patience, 1, most_cycles)}});
  };
  const auto receiver = [&](const std::string& place, const Json& value) {
    JsonObject(place, value)
        .take({{"acknowledge_cycles", integer_into(setup.receiver.acknowledge_cycles, 1, 1'000'000)},
               {"release_cycles", integer_into(setup.receiver.release_cycles, 1, 1'000'000)}});
  };
  JsonObject(path, file)
      .take({{"preset", preset},
             {"configuration", configuration},
             {"max_neuron", max_neuron},
             {"open_loop", open_loop},
             {"fifo_depth", integer_into(timing.fifo_depth, 1, 1'000'000)},
             {"cycles_per_neuron", integer_into(timing.cycles_per_neuron, 1, 1'000'000)},
             {"arbitration", arbitration_into(setup.parameters.arbitration)},
             {"reference_order", reference_order_into(setup.parameters.reference_order)},
             {"overflow", overflow_into(setup.parameters.overflow)},
             {"synchroniser_flops", flops},
             {"sender", sender},
             {"receiver", receiver}});
  if (!has_preset) throw InputError(path + ": \"preset\" is missing: allowed is \"tinyODIN\"");
  if (setup.memory_path.empty()) return setup;
  try {
    setup.memory = core::read_tiny_odin_memory(text_of_file(setup.memory_path));
  } catch (const std::invalid_argument& error) {
    throw InputError(setup.memory_path + ": " + error.what());
  }
  return setup;
}

}  // namespace lif::testbench
