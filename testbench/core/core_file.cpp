#include "core/core_file.hpp"

#include <stdexcept>

#include <lif/core/tiny_odin.hpp>
#include <lif/frameworks/all.hpp>

#include "core/model_core.hpp"
#include "interrupt.hpp"
#include "text/json_file.hpp"
#include "text/line_reader.hpp"

namespace lif::testbench {

namespace {

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

core::TinyOdinMemory memory_of(const std::string& path) {
  try {
    return core::read_tiny_odin_memory(text_of_file(path));
  } catch (const std::invalid_argument& error) {
    throw InputError(path + ": " + error.what());
  }
}

NeuronSetup tiny_odin_neurons(const core::TinyOdinMemory& memory) {
  NeuronSetup setup;
  setup.common = every_framework().configure("rtl.tinyODIN", "int");
  setup.has_biases = false;
  for (const core::TinyOdinMemory::Neuron& neuron : memory.neuron) {
    setup.own.push_back(
        {{{"threshold", std::to_string(neuron.threshold)}, {"leak_amount", std::to_string(neuron.leak)}},
         0,
         neuron.is_disabled});
  }
  return setup;
}

CoreFile preset_core(const std::string& path, const JsonObject::Value& file) {
  CoreFile core;
  CoreSetup& setup = core.setup;
  setup.sender.idle_cycles = 12;
  setup.words = {10, core::TinyOdinMemory::neurons, [](std::size_t source) { return std::uint64_t{source}; },
                 [] { return std::uint64_t{0x1ff}; }, "tinyodin"};
  setup.neuron_bits = 8;
  std::string configuration;
  std::uint64_t last_neuron = core::TinyOdinMemory::neurons - 1;
  bool has_preset = false;
  JsonObject::Takers takers = setup_members(setup);
  takers["preset"] = [&](const std::string& place, const JsonObject::Value& value) {
    has_preset = true;
    if (value != "tinyODIN") throw InputError(place + " is " + value.dump() + ": allowed is \"tinyODIN\"");
  };
  takers["configuration"] = text_into(configuration, "the path of a file");
  takers["max_neuron"] = integer_into(last_neuron, 0, core::TinyOdinMemory::neurons - 1);
  JsonObject(path, file).take(takers);
  if (!has_preset)
    throw InputError(path +
                     ": neither \"preset\" nor \"model\" is there: allowed is the preset \"tinyODIN\", "
                     "or the model of the neurons");
  setup.parameters.neurons = last_neuron + 1;
  const core::TinyOdinMemory memory =
      configuration.empty() ? core::TinyOdinMemory{} : memory_of(found_path(path, configuration));
  core.state = core::make_tiny_odin(setup.parameters, memory, every_framework());
  core.neurons = tiny_odin_neurons(memory);
  return core;
}

}  // namespace

const char* const preset_core_schema =
    "\"preset\": \"tinyODIN\", \"configuration\": \"FILE\", \"max_neuron\": 63";

CoreFile read_core_file(const std::string& path) {
  const JsonObject::Value file = read_json_file(path);
  if (file.is_object() && file.contains("model")) {
    CoreFile core;
    core.state = make_model_core(path, file, core.setup, core.neurons);
    return core;
  }
  return preset_core(path, file);
}

CoreSizes read_hardware_file(const std::string& path, CoreSetup& setup) {
  CoreSizes sizes;
  JsonObject::Takers takers = setup_members(setup);
  takers["neurons"] = integer_into(sizes.neurons, 1, most_core_neurons);
  takers["inputs"] = integer_into(sizes.inputs, 1, most_core_neurons);
  takers["weight_bits"] = integer_into(sizes.weight_bits, 1, 16);
  JsonObject(path, read_json_file(path)).take(takers);
  return sizes;
}

}  // namespace lif::testbench
