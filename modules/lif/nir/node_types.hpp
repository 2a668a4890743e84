#pragma once

#include <string>
#include <vector>

namespace lif::nir {

/// What the format says of one type of node.
struct NodeType {
  const char* name;                     ///< as the file has it
  std::vector<const char*> parameters;  ///< that it needs
  std::vector<const char*> optional;    ///< that it may have
};

/// The type of this name, or null. All types of the format but NIRGraph.
const NodeType* find_node_type(const std::string& name);

}  // namespace lif::nir
