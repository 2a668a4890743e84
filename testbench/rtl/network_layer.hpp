#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <lif/layers/dense.hpp>
#include <lif/layers/layer_graph.hpp>
#include <lif/rtl/dense_layer.hpp>

#include "options/settings.hpp"

namespace lif::testbench {

/// A dense layer in a network and the neurons that it drives.
struct NetworkLayer {
  std::size_t source;    ///< node whose values are the layer's input
  Latency latency;       ///< when they arrive
  bool has_spikes;       ///< whether the source is a layer of neurons that spike
  Dense<double>* dense;  ///< the weights
  std::size_t node;      ///< node of the neurons
  NeuronLayer* neurons;  ///< the neurons
};

/// Finds the layer of neurons that a setting names; without it, the only one behind a dense layer.
/// @throws UsageError if there is none of that name, or if it is not fed by one dense layer alone
NetworkLayer find_network_layer(const LayerGraph& network, const std::optional<Setting>& name);

/// A layer of neurons, with the dense layer that drives it or the reason why there is none.
struct FoundLayer {
  std::size_t node;
  std::optional<NetworkLayer> layer;
  std::string problem;
};

/// All layers of neurons of a network.
std::vector<FoundLayer> network_layers(const LayerGraph& network);

/// The formats of a layer.
struct LayerFormats {
  FixedFormat weight;
  FixedFormat input;
  NumberType state;
};

/// The layer as it is written in SystemVerilog.
systemverilog::LayerChoice layer_choice(const NetworkLayer& layer, const LayerFormats& formats,
                                        const std::string& module_name);

}  // namespace lif::testbench
