#pragma once

#include <lif/layers/layer_graph.hpp>

#include "network/network_waveform.hpp"
#include "options/settings.hpp"

namespace lif::testbench {

/// A node of the network. @throws UsageError if it has none of this name
std::size_t find_node(const LayerGraph& network, const std::string& name, const std::string& origin);

/// A node's neurons, or nothing if it has none.
const NeuronLayer* neurons_of(const LayerGraph& network, std::size_t node);

/// What the entries of --trace choose; without any, the first neurons of the last layer that has any.
/// @throws UsageError
TracedNetwork choose_traced(const std::vector<Setting>& entries, const LayerGraph& network);

}  // namespace lif::testbench
