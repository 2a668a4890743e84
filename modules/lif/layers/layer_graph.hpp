#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// The time after which a layer's values reach the next layer.
enum class Latency {
  same_step,  ///< in the step in which they arise, as training frameworks compute
  next_step   ///< one step later, as through a register; in the first step the values are 0
};

/// The port at which values reach a layer.
enum class LayerPort {
  input,     ///< values are summed with those of all other connections
  recurrent  ///< values are kept apart, for neurons whose rule adds their own layer's output last
};

/// One connection between two layers of a LayerGraph.
struct Connection {
  std::size_t from;                      ///< index of the layer
  std::size_t to;                        ///< index of the layer
  Latency latency = Latency::same_step;  ///< when its values arrive
  LayerPort port = LayerPort::input;     ///< where its values arrive
};

/// The layers of a network and the connections between them, from which a module can be made. Where several
/// connections lead to a layer, their values are summed in the order in which the connections were made.
class LayerGraph {
 public:
  /// One layer and its name.
  struct Node {
    std::string name;              ///< name used in reports and recordings
    std::unique_ptr<Layer> layer;  ///< not null
  };

  /// @param precision  precision that sums over several connections to a layer are rounded to
  explicit LayerGraph(Precision precision = Precision::double_precision) : precision_(precision) {}

  /// Adds a layer; returns its index.
  /// @throws std::invalid_argument if the name is taken
  std::size_t add(std::string name, std::unique_ptr<Layer> layer);

  /// Connects two layers.
  /// @throws std::invalid_argument naming them, if the shapes differ or a layer does not exist
  void connect(const Connection& connection);
  /// Connects two layers at the input port.
  void connect(std::size_t from, std::size_t to, Latency latency = Latency::same_step) {
    connect(Connection{from, to, latency, LayerPort::input});
  }

  /// Sets the layers that the network's own ports lead to; by default, the first and the last one added.
  void set_ends(std::size_t input, std::size_t output);

  /// All layers with their names, in the order in which they were added.
  const std::vector<Node>& nodes() const { return nodes_; }
  /// All connections, in the order in which they were made.
  const std::vector<Connection>& connections() const { return connections_; }
  /// Precision that sums over several connections to a layer are rounded to.
  Precision precision() const { return precision_; }
  /// Index of the layer that receives the network's input; by default the first one added.
  std::size_t input() const { return input_; }
  /// Index of the layer whose output is the network's; by default the last one added.
  std::size_t output() const { return has_ends_ ? output_ : nodes_.size() - 1; }

  /// Number of values of an input.
  std::size_t input_size() const { return size_of(nodes_[input()].layer->input_shape()); }
  /// Number of values of the output.
  std::size_t output_size() const { return size_of(nodes_[output()].layer->output_shape()); }

  /// The index of the layer with this name, or the number of layers if there is none.
  std::size_t find(const std::string& name) const;

  /// The reason why the graph is not a network, or "" if it is one: it is empty, or connections of the same
  /// step form a loop.
  std::string problem() const;

 private:
  std::vector<Node> nodes_;
  std::vector<Connection> connections_;
  Precision precision_;
  std::size_t input_ = 0;
  std::size_t output_ = 0;
  bool has_ends_ = false;
};

}  // namespace lif
