#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/shape.hpp>

namespace lif::nir {

/// An error in a file or in a graph; the message names the node.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The type in which a file holds a parameter; importers compute in it.
enum class ElementType { float32, float64, integer };

/// One parameter of a node, row-major.
struct Array {
  Shape shape;                 ///< empty for a single value
  ElementType type;            ///< type in the file
  std::vector<double> values;  ///< exact values, whatever their type in the file
};

/// One node of a graph, as stored in the file.
struct Node {
  std::string name;                          ///< name; nodes of a nested graph are called graph.node
  std::string type;                          ///< type: `LIF`, `Affine` ...
  std::map<std::string, Array> parameters;   ///< parameters by the format's names for them
  std::map<std::string, std::string> texts;  ///< parameters that are words, such as padding
};

/// A graph of the neuromorphic intermediate representation; nested graphs are dissolved into their nodes.
struct Graph {
  std::string version;                                     ///< of the `nir` that wrote the file, or ""
  std::vector<Node> nodes;                                 ///< in ascending order of their names
  std::vector<std::string> inputs;                         ///< its own Inputs, not those of nested graphs
  std::vector<std::string> outputs;                        ///< its own Outputs, not those of nested graphs
  std::vector<std::pair<std::string, std::string>> edges;  ///< from node to node, each once, ascending
};

}  // namespace lif::nir
