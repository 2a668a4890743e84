#pragma once

#include <memory>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/nir/build.hpp>
#include <lif/nir/graph.hpp>
#include <lif/nir/node_builder.hpp>

namespace lif::nir {

/// What a node without neurons needs to become a layer.
struct PlainRequest {
  const Node& node;
  const Shape& input;          ///< what reaches it
  const NodeBuilder& builder;  ///< of the convention
  const BuildOptions& options;
  bool is_fed_late;                 ///< a Delay whose input arrives a step late already
  std::vector<std::string>& notes;  ///< takes what was assumed
};

/// Values of all layers together: their memory is taken from what a file claims.
inline constexpr std::size_t most_values = std::size_t{1} << 25;

/// Whether nodes of this type are neurons.
bool is_neuron(const std::string& node_type);

/// The delays of a Delay in steps.
/// @throws nir::Error if they are negative or no multiple of dt
std::vector<std::size_t> delay_steps(const Node& node, double dt);

/// A layer of a node that is no neuron.
/// @throws nir::Error or std::invalid_argument saying what does not fit
std::unique_ptr<Layer> make_plain_layer(const PlainRequest& request);

}  // namespace lif::nir
