#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include <lif/catalogue/catalogue.hpp>
#include <lif/core/core_state.hpp>
#include <lif/core/synapse_matrix.hpp>

namespace lif::core {

/// The memories of a tinyODIN core (github.com/ChFrenkel/tinyODIN at 1865653): 256 neurons and 256 x 256
/// weights of four bits.
struct TinyOdinMemory {
  static constexpr std::size_t neurons = 256;  ///< number of neurons, and of sources

  /// A neuron's word.
  struct Neuron {
    std::int32_t threshold = 0;  ///< 12 bits, without a sign
    std::int32_t leak = 0;       ///< 7 bits
    bool is_disabled = false;    ///< its spikes go nowhere
  };

  std::array<Neuron, neurons> neuron{};         ///< words of the neuron memory, without their potential
  SynapseMatrix synapses{neurons, neurons, 4};  ///< weights by source
};

/// Reads the memories from text: lines `n INDEX THRESHOLD LEAK DISABLED` and `w SOURCE NEURON WEIGHT`;
/// everything else of the memories is 0.
/// @throws std::invalid_argument naming the line and what is wrong in it
TinyOdinMemory read_tiny_odin_memory(const std::string& text);

/// What an input word of tinyODIN asks for: ten bits, of which bit 9 marks a weight for one neuron (weight in
/// bits 7 to 4, neuron in bits 3 to 0), and bit 8 a time reference, for all neurons if the lower eight bits
/// are ones.
InputEvent tiny_odin_event(std::uint64_t word);

/// A core as tinyODIN is.
/// @param catalogue  has the model rtl.tinyODIN
/// @throws std::invalid_argument if a parameter is out of range
std::unique_ptr<CoreState> make_tiny_odin(const CoreParameters& parameters, const TinyOdinMemory& memory,
                                          const Catalogue& catalogue);

}  // namespace lif::core
