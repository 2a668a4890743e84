#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <lif/layers/layer.hpp>

namespace lif {

/// When a layer's values reach the next one.
enum class Latency {
  same_step,  ///< in the step in which they arise, as the training frameworks compute
  next_step   ///< one step later, as a register between them has it; 0 before the first
};

/// What they reach there.
enum class LayerPort {
  input,     ///< summed with all others
  recurrent  ///< kept apart, for neurons whose rule adds what comes back from their own layer last
};

/// One connection between two layers of a LayerGraph.
struct Connection {
  std::size_t from;                      ///< index of the layer
  std::size_t to;                        ///< index of the layer
  Latency latency = Latency::same_step;  ///< when its values arrive
  LayerPort port = LayerPort::input;     ///< where they arrive
};

/// The layers of a network and the connections between them, before it becomes a module. Several
/// connections to a layer are summed in the order in which they were made.
class LayerGraph {
 public:
  /// One layer and its name.
  struct Node {
    std::string name;              ///< as reports and recorders say it
    std::unique_ptr<Layer> layer;  ///< not null
  };

  /// @param precision  that sums over several connections to a layer are rounded to
  explicit LayerGraph(Precision precision = Precision::double_precision) : precision_(precision) {}

  /// Adds a layer; returns its index.
  /// @throws std::invalid_argument if the name is taken
  std::size_t add(std::string name, std::unique_ptr<Layer> layer);

  /// Connects two layers.
  /// @throws std::invalid_argument naming them, if the shapes differ or a layer does not exist
  void connect(const Connection& connection);
  /// Connects two layers.
  void connect(std::size_t from, std::size_t to, Latency latency = Latency::same_step) {
    connect(Connection{from, to, latency, LayerPort::input});
  }

  /// The layers that the network's own ports lead to; the first and the last added, unless told otherwise.
  void set_ends(std::size_t input, std::size_t output);

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Connection>& connections() const { return connections_; }
  Precision precision() const { return precision_; }
  std::size_t input() const { return input_; }
  std::size_t output() const { return has_ends_ ? output_ : nodes_.size() - 1; }

  /// The index of a layer by its name, or the number of layers.
  std::size_t find(const std::string& name) const;

  /// What keeps it from being a network, or "": it is empty, or connections of the same step form a loop.
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
