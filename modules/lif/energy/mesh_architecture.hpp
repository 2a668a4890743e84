#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace lif::energy {

/// What an operation takes.
struct Cost {
  double energy = 0;   ///< in joules
  double latency = 0;  ///< in seconds
};

/// What processes the synaptic events of some neurons of a core.
struct SynapseUnit {
  std::string name;  ///< by which a network finds it: the first of its core with this name
  Cost event;        ///< of a synaptic event
};

/// What updates some neurons of a core.
struct SomaUnit {
  std::string name;       ///< by which a network finds it: the first of its core with this name
  bool is_input = false;  ///< whether it gives the spikes of one input instead
  Cost access;            ///< of a neuron in each step
  Cost update;            ///< of a neuron whose state may change, in addition
  Cost spike;             ///< of a neuron that fires, in addition
};

/// What sums the synaptic events of a step for some neurons of a core.
struct DendriteUnit {
  std::string name;            ///< by which a network finds it: the first of its core with this name
  bool is_accumulator = true;  ///< whether it does so without a delay; others can hold no neuron here
};

/// A core of a mesh.
struct MeshCore {
  std::size_t tile = 0;                 ///< its tile
  std::vector<DendriteUnit> dendrites;  ///< at least one
  std::vector<SynapseUnit> synapses;    ///< at least one
  std::vector<SomaUnit> somas;          ///< at least one
  Cost message_in;                      ///< of a message that arrives
  Cost message_out;                     ///< of a message that is sent
  std::size_t most_neurons = 0;         ///< number of neurons that it has room for; 0: any
};

/// Directions of a hop. North is towards greater y, east towards greater x.
enum class Hop { north, east, south, west };

/// A tile of a mesh: a router and some cores.
struct MeshTile {
  std::size_t x = 0;           ///< column
  std::size_t y = 0;           ///< row
  std::array<Cost, 4> hop{};   ///< of a message that reaches it from a tile that lies in this direction's
                               ///< opposite, by Hop
  std::size_t first_core = 0;  ///< its cores are one behind the other in MeshArchitecture::cores
  std::size_t cores = 0;       ///< number of its cores
};

/// A chip of cores in a mesh of tiles that work in time steps, between which they wait for each other.
struct MeshArchitecture {
  std::string name;             ///< of the chip
  std::size_t width = 0;        ///< number of columns
  std::size_t height = 0;       ///< number of rows
  std::vector<MeshTile> tiles;  ///< tile i is in column i / height and row i % height
  std::vector<MeshCore> cores;  ///< of all tiles
  /// Seconds that the barrier of a step takes, by number of tiles that hold neurons: that of the largest
  /// number that is not above it.
  std::map<std::size_t, double> barrier;
};

}  // namespace lif::energy
