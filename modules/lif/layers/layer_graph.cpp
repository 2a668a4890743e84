#include <lif/layers/layer_graph.hpp>

#include <algorithm>
#include <stdexcept>

#include <lif/layers/feedback.hpp>

namespace lif {

std::size_t LayerGraph::add(std::string name, std::unique_ptr<Layer> layer) {
  if (find(name) != nodes_.size()) throw std::invalid_argument("there is already a layer '" + name + "'");
  nodes_.push_back({std::move(name), std::move(layer)});
  return nodes_.size() - 1;
}

void LayerGraph::connect(const Connection& connection) {
  if (connection.from >= nodes_.size() || connection.to >= nodes_.size()) {
    throw std::invalid_argument("a connection from layer " + std::to_string(connection.from) + " to " +
                                std::to_string(connection.to) + ": the graph has " +
                                std::to_string(nodes_.size()) + " layers");
  }
  const Shape& output = nodes_[connection.from].layer->output_shape();
  const Shape& input = nodes_[connection.to].layer->input_shape();
  if (!are_alike(output, input)) {
    throw std::invalid_argument("'" + nodes_[connection.from].name + "' gives " + to_text(output) + " and '" +
                                nodes_[connection.to].name + "' takes " + to_text(input));
  }
  connections_.push_back(connection);
}

void LayerGraph::set_ends(std::size_t input, std::size_t output) {
  if (input >= nodes_.size() || output >= nodes_.size()) {
    throw std::invalid_argument("the input and the output of a network have to be layers of it");
  }
  input_ = input;
  output_ = output;
  has_ends_ = true;
}

std::size_t LayerGraph::find(const std::string& name) const {
  const auto found =
      std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.name == name; });
  return static_cast<std::size_t>(found - nodes_.begin());
}

std::string LayerGraph::problem() const {
  if (nodes_.empty()) return "a network needs one layer at least";
  std::vector<Edge> edges;
  for (const Connection& connection : connections_) {
    if (connection.latency == Latency::same_step) edges.push_back({connection.from, connection.to});
  }
  std::vector<bool> is_in_order(nodes_.size());
  for (const std::size_t node : in_order(nodes_.size(), edges)) is_in_order[node] = true;
  const auto first = std::find(is_in_order.begin(), is_in_order.end(), false);
  if (first == is_in_order.end()) return {};
  return "a loop through '" + nodes_[static_cast<std::size_t>(first - is_in_order.begin())].name +
         "' has no connection with a latency of a step";
}

}  // namespace lif
