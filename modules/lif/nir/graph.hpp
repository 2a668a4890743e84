#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/shape.hpp>

namespace lif::nir {

/// What is wrong with a file or with a graph; it names the node.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The type in which a file holds a parameter: importers compute in it.
enum class ElementType { float32, float64, integer };

/// One parameter of a node, row-major.
struct Array {
  Shape shape;                 ///< no extents: a single value
  ElementType type;            ///< in the file
  std::vector<double> values;  ///< exact, whatever the type
};

/// One node of a graph, as the file has it.
struct Node {
  std::string name;                          ///< nodes of a nested graph are called graph.node
  std::string type;                          ///< `LIF`, `Affine` ...
  std::map<std::string, Array> parameters;   ///< by the names of the format
  std::map<std::string, std::string> texts;  ///< parameters that are words, such as padding
};

/// A graph of the neuromorphic intermediate representation, its nested graphs dissolved into nodes.
struct Graph {
  std::string version;                                     ///< of the `nir` that wrote the file, or ""
  std::vector<Node> nodes;                                 ///< in ascending order of their names
  std::vector<std::string> inputs;                         ///< its own Inputs, not those of nested graphs
  std::vector<std::string> outputs;                        ///< its own Outputs
  std::vector<std::pair<std::string, std::string>> edges;  ///< from node to node, each once, ascending
};

}  // namespace lif::nir
