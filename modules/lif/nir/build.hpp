#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lif/layers/layer_graph.hpp>
#include <lif/nir/graph.hpp>
#include <lif/numbers/number_system.hpp>

namespace lif::nir {

/// Whose reading of a file is meant. The format leaves open the kind of reset, the discretisation and the
/// order of operations, and importers disagree: one file and one dt give 68 spikes in one framework and none
/// in another.
enum class Convention {
  nir,           ///< the format's own equations by forward Euler, in double
  snntorch,      ///< snntorch.import_nir of snnTorch 0.9.4 and 1.0.0, in float
  norse,         ///< norse.torch.from_nir of Norse 1.1.0, in float
  spikingjelly,  ///< spikingjelly...nir_exchange.import_from_nir of SpikingJelly 2.0.0, in float
  sinabs         ///< sinabs.from_nir of Sinabs 3.1.3, in float, or double where thresholds are
};

/// Of hardware numbers in place of the convention's own.
struct Quantisation {
  std::optional<FixedFormat> weights;               ///< of weights, biases and factors
  std::optional<NumberSystem<DynamicFixed>> state;  ///< of the neurons; sums of weights are then exact
};

/// What a file does not say and a run has to know.
struct BuildOptions {
  double dt = 0;                            ///< length of a step, in the unit of the file's time constants
  Convention convention = Convention::nir;  ///< whose reading is meant
  Latency latency = Latency::same_step;     ///< of spikes from layer to layer; feedback takes a step at least
  Quantisation quantisation{};              ///< nothing: the convention's own numbers
};

/// Something that was decided where the file leaves it open, or that an importer ignores.
struct Assumption {
  std::string node;  ///< its name, or "" for the network
  std::string text;  ///< one line, no full stop
};

/// A network ready to become a module, and what was assumed for it.
struct BuiltNetwork {
  LayerGraph description;
  std::vector<Assumption> assumptions;
};

/// Makes a network of a graph. Each node becomes a layer of its name. A loop is closed by the connection that
/// leads back when the graph is walked from its Input depth first, in ascending order of names: that
/// connection takes one step. In a loop with a Delay of a step or more, the Delay is that step.
///
/// @throws nir::Error naming the node: what the convention's importer does not know, shapes that do not fit,
///         parameters out of range, loops without neuron or Delay, no Input or no Output
BuiltNetwork build(const Graph& graph, const BuildOptions& options);

}  // namespace lif::nir
