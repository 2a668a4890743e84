#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lif/layers/layer_graph.hpp>
#include <lif/nir/conventions.hpp>
#include <lif/nir/graph.hpp>
#include <lif/numbers/number_system.hpp>

namespace lif::nir {

/// Number formats of hardware that replace the convention's own number types.
struct Quantisation {
  std::optional<FixedFormat> weights;               ///< format of weights, biases and factors
  std::optional<NumberSystem<DynamicFixed>> state;  ///< formats of neurons; weights then sum exactly
};

/// Settings of a run that a file does not contain.
struct BuildOptions {
  double dt = 0;                            ///< length of a step, in the unit of the file's time constants
  Convention convention = Convention::nir;  ///< interpretation of the file
  Latency latency = Latency::same_step;     ///< latency between layers; feedback takes at least a step
  Quantisation quantisation{};              ///< if empty: the convention's own number types
};

/// A decision on a question that the file leaves open, or something that an importer ignores.
struct Assumption {
  std::string node;  ///< name of the node, or "" for the network
  std::string text;  ///< text in one line, without a full stop
};

/// A network ready to become a module, and the assumptions made for it.
struct BuiltNetwork {
  LayerGraph description;               ///< layers with their nodes' names, and connections
  std::vector<Assumption> assumptions;  ///< decisions on what the file leaves open, and what was ignored
  std::vector<Assumption> doubts;       ///< parameters that the formats of the neurons round noticeably
};

/// Makes a network from a graph. Each node becomes a layer with the node's name. A loop is closed by the
/// connection that leads back when the graph is walked from its Input depth first, in ascending order of
/// names: that connection takes one step. In a loop with a Delay of a step or more, the Delay is that step.
///
/// @throws nir::Error naming the node: a node that the convention's importer does not know, shapes that do
///         not fit, parameters out of range, loops without neuron or Delay, no Input or no Output
BuiltNetwork build(const Graph& graph, const BuildOptions& options);

}  // namespace lif::nir
