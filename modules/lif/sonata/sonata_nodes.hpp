#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/description/json_node.hpp>
#include <lif/description/network_description.hpp>
#include <lif/sonata/sonata_config.hpp>

namespace lif::sonata {

/// A population of nodes.
struct Nodes {
  std::string name;         ///< as in the file
  std::size_t count = 0;    ///< number of nodes
  bool is_virtual = false;  ///< whether the nodes only spike at given times
};

/// Reads the populations of the section `networks.nodes` into a description; they have the same numbers
/// there.
/// @throws std::invalid_argument naming the file and the place
std::vector<Nodes> read_nodes(const Config& config, const JsonNode& section, NetworkDescription& network);

/// The number of the population of this name. @param place  for the message
/// @throws std::invalid_argument if there is none
std::size_t find_nodes(const std::vector<Nodes>& nodes, const std::string& name, const std::string& place);

/// Calls `read(...)`; adds the file to the message of what it throws.
template <class Read>
auto from_file(const std::string& path, const Read& read) {
  try {
    return read();
  } catch (const std::runtime_error& error) {  // a nir::Error
    throw std::invalid_argument(path + ": " + error.what());
  }
}

}  // namespace lif::sonata
