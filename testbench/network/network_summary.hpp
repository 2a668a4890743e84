#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/network/layer_network.hpp>

#include "output/summary.hpp"

namespace lif::testbench {

/// What a layer did in a run.
struct LayerStatistics {
  std::string name;
  std::string kind;
  std::size_t values;             ///< neurons, or values of a frame
  bool is_neurons;                ///< what lies between them otherwise
  bool is_spiking;                ///< neurons that spike
  std::uint64_t synapses;         ///< 0 for neurons
  double spikes;                  ///< of neurons: the sum of what they emitted
  std::uint64_t synaptic_events;  ///< synapses that events travelled
  NumberEvents events;            ///< of neurons
};

/// What a network did in a run.
struct NetworkStatistics {
  std::uint64_t steps;
  std::vector<LayerStatistics> layers;
};

/// Gathers them after so many steps.
NetworkStatistics statistics_of(const LayerNetwork& network, std::uint64_t steps);

/// For a summary. @param dt  length of a step, in the unit of the file's time constants
Json summarise(const NetworkStatistics& statistics, double dt);

/// For people.
std::string table_of(const NetworkStatistics& statistics);

}  // namespace lif::testbench
