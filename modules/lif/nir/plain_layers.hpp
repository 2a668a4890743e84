#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/nir/build.hpp>
#include <lif/nir/graph.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

/// The data from which a node that is not a neuron becomes a layer.
struct PlainRequest {
  const Node& node;                 ///< node that becomes a layer
  const Shape& input;               ///< shape of the node's input
  const NodeBuilder& builder;       ///< builder of the convention
  const BuildOptions& options;      ///< settings of the run
  bool is_fed_late;                 ///< for a Delay: its input already arrives a step late
  std::size_t& buffered;            ///< number of values that delays hold so far
  std::vector<std::string>& notes;  ///< receives the assumptions made
};

/// The limit for the values of all layers together; it bounds the memory that a file can claim.
inline constexpr std::size_t most_values = std::size_t{1} << 25;

/// The shape of a node's input, as far as its own parameters tell it: that of its arrays, or of what its
/// weights multiply.
std::optional<Shape> own_input_shape(const Node& node);

/// Whether nodes of this type are neurons.
bool is_neuron(const std::string& node_type);

/// The delays of a Delay node, in steps.
/// @throws nir::Error if a delay is negative or not a multiple of dt
std::vector<std::size_t> delay_steps(const Node& node, double dt);

/// Makes a layer from a node that is not a neuron.
/// @throws nir::Error or std::invalid_argument naming the values that do not fit
std::unique_ptr<Layer> make_plain_layer(const PlainRequest& request);

}  // namespace lif::nir
