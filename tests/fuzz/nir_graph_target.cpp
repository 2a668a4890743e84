// Tests what comes after the reader, with graphs that no file contains. The input chooses one of the golden
// networks and changes its nodes, edges and parameters, within what the reader guarantees. Broken files
// seldom get that far.

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <lif/nir/node_types.hpp>
#include <lif/nir/reader.hpp>
#include <string>
#include <vector>

#include "build_all.hpp"
#include "decisions.hpp"

namespace {

using lif::nir::Array;
using lif::nir::Graph;
using lif::nir::Node;
using lif::tests::Decisions;

const char* const types[] = {"Affine",  "AvgPool2d", "Conv1d",    "Conv2d",    "CubaLI", "CubaLIF", "Delay",
                             "Flatten", "I",         "IF",        "Input",     "LI",     "LIF",     "Linear",
                             "Output",  "Scale",     "SumPool2d", "Threshold", "Nothing"};
const double numbers[] = {0, 1, -1, 2, 3, 0.5, 1e-3, 1e-300, 1e300, -1e300, 65536, 2147483648.0, 1e18};

void change(Array& array, Decisions& decide) {
  switch (decide.below(4)) {
    case 0:
      if (!array.values.empty())
        array.values[decide.below(array.values.size())] = numbers[decide.below(std::size(numbers))];
      break;
    case 1:  // another shape for the same number of values
      array.shape = {array.values.size()};
      if (decide.below(2) == 0) array.shape.insert(array.shape.begin(), 1);
      break;
    case 2: {  // another number of values
      const std::size_t count = decide.below(12);
      array.values.resize(count, 1);
      array.shape = {count};
      break;
    }
    default:
      array.shape = {};
      array.values = {numbers[decide.below(std::size(numbers))]};
  }
}

void change(Graph& graph, Decisions& decide) {
  if (graph.nodes.empty()) return;
  Node& node = graph.nodes[decide.below(graph.nodes.size())];
  const Node& other = graph.nodes[decide.below(graph.nodes.size())];
  switch (decide.below(6)) {
    case 0:
      graph.edges.emplace_back(node.name, other.name);
      break;
    case 1:
      if (!graph.edges.empty()) {
        graph.edges.erase(graph.edges.begin() +
                          static_cast<std::ptrdiff_t>(decide.below(graph.edges.size())));
      }
      break;
    case 2:
      node.type = types[decide.below(std::size(types))];
      break;
    case 3:
      if (!node.parameters.empty()) {
        auto parameter = node.parameters.begin();
        std::advance(parameter, static_cast<std::ptrdiff_t>(decide.below(node.parameters.size())));
        change(parameter->second, decide);
      }
      break;
    case 4:
      node.parameters = other.parameters;
      break;
    default:
      node.texts["padding"] = decide.below(2) == 0 ? "same" : "valid";
  }
}

/// Completes a graph as the reader does, without duplicate edges.
/// @returns whether the reader would accept it: it refuses unknown types and nodes that lack a parameter
bool is_readable(Graph& graph) {
  std::sort(graph.edges.begin(), graph.edges.end());
  graph.edges.erase(std::unique(graph.edges.begin(), graph.edges.end()), graph.edges.end());
  graph.inputs.clear();
  graph.outputs.clear();
  for (const Node& node : graph.nodes) {
    if (node.type == "Input" && node.name.find('.') == std::string::npos) graph.inputs.push_back(node.name);
    if (node.type == "Output" && node.name.find('.') == std::string::npos) graph.outputs.push_back(node.name);
    const lif::nir::NodeType* type = lif::nir::find_node_type(node.type);
    if (type == nullptr) return false;
    for (const char* name : type->parameters) {
      if (node.parameters.count(name) == 0 && node.texts.count(name) == 0) return false;
    }
  }
  return true;
}

std::vector<Graph> golden_graphs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_FOLDER "/nir")) {
    paths.push_back((entry.path() / "net.nir").string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Graph> graphs;
  for (const std::string& path : paths) graphs.push_back(lif::nir::read(path));
  return graphs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<Graph> graphs = golden_graphs();
  Decisions decide(data, size);
  Graph graph = graphs[decide.below(graphs.size())];
  while (decide.are_left()) change(graph, decide);
  if (is_readable(graph)) lif::tests::build_all(graph);
  return 0;
}
