#pragma once

#include <string>
#include <vector>

#include <lif/energy/mapped_network.hpp>
#include <lif/energy/mesh_architecture.hpp>

namespace lif::energy {

/// A chip out of a file, and what of the file means nothing here.
struct ReadArchitecture {
  MeshArchitecture architecture;     ///< the chip
  std::vector<std::string> ignored;  ///< names of attributes, each once, with the kind of unit that has them
};

/// Reads an architecture of SANA-FE 2.2.9 (YAML): a mesh of tiles with cores, each of which has units for
/// axons, synapses, dendrites and somas with energies and latencies. Supported are synapses of the model
/// `current_based`, dendrites that cost nothing, somas `leaky_integrate_fire` and `input`, and buffers before
/// the soma.
/// @throws std::invalid_argument naming file, line and what is wrong: a missing energy or latency, too, since
///         that is not 0
/// @throws std::runtime_error if the file cannot be read
ReadArchitecture read_sanafe_architecture(const std::string& path);

/// A network out of a file, and what of the file means nothing here.
struct ReadNetwork {
  MappedNetwork network;             ///< the network, mapped
  std::vector<std::string> ignored;  ///< names of attributes, each once
};

/// Reads a network of SANA-FE 2.2.9 with its mapping (YAML): groups of neurons with attributes, edges between
/// neurons or between groups (`dense`, `sparse`, `conv2d`), and the core and units of each neuron.
/// @throws std::invalid_argument naming file, line and what is wrong
/// @throws std::runtime_error if the file cannot be read
ReadNetwork read_sanafe_network(const std::string& path, const MeshArchitecture& architecture);

}  // namespace lif::energy
