#include "core/core_software.hpp"

#include <limits>
#include <stdexcept>

#include <lif/bus/core_block.hpp>
#include <lif/bus/programmable_neurons.hpp>
#include <lif/bus/register_text.hpp>

namespace lif::testbench {

namespace {

using bus::ProgrammableNeurons;

constexpr std::size_t line_width = 100;

/// The elements of an array of C, in lines.
class ArrayText {
 public:
  void add(const std::string& element) {
    if (column_ + element.size() + 2 > line_width) {
      text_ += "\n ";
      column_ = 1;
    }
    text_ += " " + element + ",";
    column_ += element.size() + 2;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_ = "\n ";
  std::size_t column_ = 1;
};

// Words of neurons that are others than at start, each with its offset.
void add_neurons(ArrayText& elements, std::size_t& count, const bus::RegisterArray& array,
                 ProgrammableNeurons& neurons, const NeuronSetup& setup) {
  for (std::size_t neuron = 0; neuron < setup.own.size(); ++neuron) {
    const NeuronSetup::Own& own = setup.own[neuron];
    for (const auto& [name, text] : own.parameters) neurons.set(neuron, name, text);
    if (own.bias < std::numeric_limits<std::int32_t>::min() ||
        own.bias > std::numeric_limits<std::int32_t>::max()) {
      throw std::invalid_argument("the bias " + std::to_string(own.bias) + " of neuron " +
                                  std::to_string(neuron) + " does not fit a register of 32 bits");
    }
    neurons.write(neuron, ProgrammableNeurons::bias, static_cast<std::uint32_t>(own.bias));
    neurons.write(neuron, ProgrammableNeurons::mode, own.is_disabled ? 1 : 0);
    for (std::size_t word = 0; word < array.registers.size(); ++word) {
      const bus::Register& one = array.registers[word];
      const std::uint32_t value = neurons.read(neuron, word);
      if (!one.is_writable() || value == one.reset()) continue;
      elements.add("{" + bus::hexadecimal(array.offset + neuron * array.stride() + one.offset) + "u, " +
                   bus::hexadecimal(value) + "u}");
      ++count;
    }
  }
}

std::string memory_text(const bus::RegisterMap& map, const core::WeightSpan& weights,
                        ProgrammableNeurons& neurons, const NeuronSetup& setup) {
  ArrayText of_weights;
  for (std::size_t i = 0; i < weights.size; i += 2) {
    const auto low = static_cast<std::uint16_t>(weights.data[i]);
    const auto high = static_cast<std::uint16_t>(weights.data[i + 1]);
    of_weights.add(bus::hexadecimal(low | std::uint32_t{high} << 16U) + "u");
  }
  ArrayText of_neurons;
  std::size_t words = 0;
  add_neurons(of_neurons, words, map.arrays.front(), neurons, setup);
  const std::string name = map.name;
  std::string text =
      "/* What the memories of a core hold before it starts: its weights, two in a word with the first one "
      "in its "
      "lower\n   half, and the words of its neurons that are others than at start, each with its offset. "
      "Arrays "
      "have an element\n   at least. */\n";
  text += "#ifndef " + bus::upper(name) + "_MEMORY_H\n#define " + bus::upper(name) + "_MEMORY_H\n\n";
  text += "#include <stdint.h>\n\n";
  text +=
      "#define " + bus::upper(name) + "_WEIGHT_IMAGE_COUNT " + std::to_string((weights.size + 1) / 2) + "u\n";
  text += "#define " + bus::upper(name) + "_NEURON_IMAGE_COUNT " + std::to_string(words) + "u\n\n";
  text += "static const uint32_t " + name + "_weight_image[] = {" +
          (weights.size == 0 ? " 0u" : of_weights.text()) + "\n};\n\n";
  text += "static const uint32_t " + name + "_neuron_image[][2] = {" +
          (words == 0 ? " {0u, 0u}" : of_neurons.text()) + "\n};\n\n#endif\n";
  return text;
}

}  // namespace

CoreSoftware describe_for_software(core::CoreState& state, const CoreSetup& setup, const NeuronSetup& neurons,
                                   std::size_t inject_depth, std::size_t output_depth) {
  const core::WeightSpan weights = state.synapses().weights();
  ProgrammableNeurons programmable(state.neurons().size(), neurons.common,
                                   neurons.has_biases ? bus::step_neurons(1) : bus::event_neurons(1, {}, {}));
  const bus::CoreShape shape =
      bus::core_shape(state.neurons().size(), state.synapses(), aer::EventLayout::parse(setup.words.layout),
                      inject_depth, output_depth);
  CoreSoftware software;
  software.map = bus::core_register_map(shape, programmable.registers());
  software.memory = memory_text(software.map, weights, programmable, neurons);
  return software;
}

}  // namespace lif::testbench
