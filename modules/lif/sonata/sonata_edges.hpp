#pragma once

#include <vector>

#include <lif/description/json_node.hpp>
#include <lif/description/network_description.hpp>
#include <lif/sonata/sonata_config.hpp>
#include <lif/sonata/sonata_nodes.hpp>

namespace lif::sonata {

/// Reads the populations of the section `networks.edges` into a description.
/// @throws std::invalid_argument naming the file and the place, and what is not supported by its name
void read_edges(const Config& config, const JsonNode& section, const std::vector<Nodes>& nodes,
                NetworkDescription& network);

}  // namespace lif::sonata
