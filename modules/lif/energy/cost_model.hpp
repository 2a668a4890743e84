#pragma once

#include <cstddef>
#include <vector>

#include <lif/energy/mapped_network.hpp>
#include <lif/energy/mesh_architecture.hpp>
#include <lif/energy/step_counts.hpp>

namespace lif::energy {

/// What operations take in energy, in joules.
struct ChipEnergy {
  double synapse = 0;   ///< synaptic events
  double dendrite = 0;  ///< updates of dendrites, which cost nothing here
  double soma = 0;      ///< accesses and updates of neurons, and spikes
  double network = 0;   ///< messages and their hops

  /// The sum.
  double total() const { return synapse + dendrite + soma + network; }
};

/// What the operations of a chip cost by the numbers of its architecture: counts times numbers, multiplied
/// once.
class CostModel {
 public:
  /// @param architecture  has to outlive the object
  CostModel(const MeshArchitecture& architecture, const MappedNetwork& network);

  /// The energy of operations in joules. The energy of a hop is that of the tile that a message goes to, as
  /// SANA-FE has it.
  ChipEnergy energy(const OperationCounts& operations) const;
  /// The time of one step in seconds, by SANA-FE's simple model: the core that takes longest for its neurons
  /// and for sending, or for what it receives, whichever is longer; and then the barrier.
  double step_latency(const OperationCounts& of_step) const;
  /// The time of the barrier in seconds.
  double barrier() const { return barrier_; }

 private:
  const MeshArchitecture& architecture_;
  std::vector<std::vector<std::size_t>> used_somas_;  // by core: units that hold neurons
  double barrier_ = 0;
};

}  // namespace lif::energy
