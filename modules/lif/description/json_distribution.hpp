#pragma once

#include <lif/description/json_node.hpp>
#include <lif/synapses/distribution.hpp>

namespace lif {

/// Reads a number, or an object with a distribution: its name, its parameters, and limits.
/// @throws std::invalid_argument naming the place and what is allowed there
Distribution distribution_of(const JsonNode& node);

}  // namespace lif
