#pragma once

#include <lif/layers/layer_graph.hpp>

#include "network/network_waveform.hpp"
#include "options/settings.hpp"

namespace lif::testbench {

/// The index of the node of this name. @throws UsageError if there is none
std::size_t find_node(const LayerGraph& network, const std::string& name, const std::string& origin);

/// The neurons of a node, or null if it has none.
const NeuronLayer* neurons_of(const LayerGraph& network, std::size_t node);

/// The neurons that the entries of --trace choose; if there are none, the first neurons of the last layer of
/// neurons.
/// @throws UsageError
TracedNetwork choose_traced(const std::vector<Setting>& entries, const LayerGraph& network);

}  // namespace lif::testbench
