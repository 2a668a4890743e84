#pragma once

#include <string>
#include <vector>

namespace lif::nir {

/// The format's definition of one type of node.
struct NodeType {
  const char* name;                     ///< name in the file
  std::vector<const char*> parameters;  ///< parameters that it needs
  std::vector<const char*> optional;    ///< parameters that it may have
};

/// The node type with this name, or null. It covers all types of the format except NIRGraph.
const NodeType* find_node_type(const std::string& name);

}  // namespace lif::nir
