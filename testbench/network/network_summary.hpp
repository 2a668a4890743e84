#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/network/layer_network.hpp>

#include "output/summary.hpp"

namespace lif::testbench {

/// Statistics of one layer over a run.
struct LayerStatistics {
  std::string name;
  std::string kind;
  std::size_t values;             ///< number of neurons, or of values in a frame
  bool is_neurons;                ///< whether it is a layer of neurons
  bool is_spiking;                ///< whether its neurons spike
  std::uint64_t synapses;         ///< 0 for a layer of neurons
  std::uint64_t spikes;           ///< for neurons: how many they emitted, whatever their height
  std::uint64_t synaptic_events;  ///< sum over all spikes of the synapses that they pass
  NumberEvents events;            ///< for neurons: saturations and the like
};

/// Statistics of a network over a run.
struct NetworkStatistics {
  std::uint64_t steps;
  std::vector<LayerStatistics> layers;
};

/// Gathers the statistics after this number of steps.
NetworkStatistics statistics_of(const LayerNetwork& network, std::uint64_t steps);

/// The statistics as JSON, for summary.json.
/// @param dt  length of a step, in the unit of the time constants in the network's file
Json summarise(const NetworkStatistics& statistics, double dt);

/// The statistics as a table for people.
std::string table_of(const NetworkStatistics& statistics);

}  // namespace lif::testbench
