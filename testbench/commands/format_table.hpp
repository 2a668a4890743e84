#pragma once

#include <string>
#include <vector>

#include <lif/network/layer_network.hpp>

#include "commands/format_grid.hpp"
#include "output/summary.hpp"
#include "plots/formats_plot.hpp"

namespace lif::testbench {

/// The number of spikes of all layers of a network so far.
std::uint64_t spikes_of(const LayerNetwork& network);

/// The table of results in its three forms: CSV, JSON and text.
class FormatTable {
 public:
  FormatTable(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states)
      : weights_(weights), states_(states) {}

  /// Adds the row of a variant, which the network ran in.
  void add(const Variant& variant, const LayerNetwork& network);

  std::string csv =
      "weights,state,accuracy,agreement,spikes,saturations,first_step,first_node,first_neuron\n";
  Json json = Json::array();
  std::string text =
      "  weights                 state                       accuracy   agreement   spikes    parts\n";
  std::vector<FormatCell> cells;

 private:
  const std::vector<GridFormat>& weights_;
  const std::vector<GridFormat>& states_;
};

}  // namespace lif::testbench
