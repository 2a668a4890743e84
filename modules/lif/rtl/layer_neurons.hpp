#pragma once

#include <optional>
#include <string>
#include <vector>

#include <lif/rtl/combinational_step.hpp>
#include <lif/rtl/neuron.hpp>

namespace lif::systemverilog {

/// A value among others in a word of a memory.
struct Field {
  std::string name;          ///< name of the signal that carries it
  std::optional<Type> type;  ///< empty for one bit

  /// Number of bits.
  std::size_t width() const { return type ? static_cast<std::size_t>(type->width) : 1; }
  /// The field as a value of its type, where its lowest bit is this bit of the word.
  std::string in(const std::string& word, std::size_t lowest) const;
};

/// Number of bits of all fields.
std::size_t width_of(const std::vector<Field>& fields);

/// The neurons of a layer: the step that they share, and the parameters in which they differ.
struct LayerNeurons {
  Neuron neuron;                          ///< the first one
  CombinationalStep step;                 ///< of each neuron
  std::vector<Field> constants;           ///< parameters that differ, as inputs of the step
  std::vector<std::vector<Wide>> values;  ///< of the constants, for each neuron
};

/// Makes the step that all neurons share, as a module of this name.
/// @throws std::invalid_argument if a neuron is not covered, or if their steps differ in more than parameters
LayerNeurons make_layer_neurons(const std::vector<NeuronChoice>& neurons, const std::string& module_name);

}  // namespace lif::systemverilog
