#include <lif/energy/cost_model.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace lif::energy {

namespace {

double times(std::uint64_t count, double cost) { return static_cast<double>(count) * cost; }

}  // namespace

CostModel::CostModel(const MeshArchitecture& architecture, const MappedNetwork& network)
    : architecture_(architecture) {
  std::set<std::size_t> tiles;
  std::vector<std::set<std::size_t>> used(architecture.cores.size());
  for (const MappedNeuron& neuron : network.neurons) {
    tiles.insert(architecture.cores[neuron.core].tile);
    used[neuron.core].insert(neuron.soma);
  }
  for (const std::set<std::size_t>& units : used) used_somas_.emplace_back(units.begin(), units.end());
  const auto above = architecture.barrier.upper_bound(tiles.size());
  if (above != architecture.barrier.begin()) barrier_ = std::prev(above)->second;
}

ChipEnergy CostModel::energy(const OperationCounts& operations) const {
  ChipEnergy energy;
  for (std::size_t core = 0; core < operations.cores.size(); ++core) {
    const MeshCore& place = architecture_.cores[core];
    const CoreCounts& counts = operations.cores[core];
    for (std::size_t unit = 0; unit < counts.synaptic_events.size(); ++unit)
      energy.synapse += times(counts.synaptic_events[unit], place.synapses[unit].event.energy);
    for (const std::size_t unit : used_somas_[core]) {
      const SomaUnit& soma = place.somas[unit];
      energy.soma += times(counts.somas[unit].accesses, soma.access.energy) +
                     times(counts.somas[unit].updates, soma.update.energy) +
                     times(counts.somas[unit].spikes, soma.spike.energy);
    }
    energy.network += times(counts.messages_out, place.message_out.energy) +
                      times(counts.messages_in, place.message_in.energy);
  }
  for (std::size_t tile = 0; tile < operations.hops.size(); ++tile) {
    for (std::size_t direction = 0; direction < operations.hops[tile].size(); ++direction)
      energy.network +=
          times(operations.hops[tile][direction], architecture_.tiles[tile].hop[direction].energy);
  }
  return energy;
}

double CostModel::step_latency(const OperationCounts& of_step) const {
  double longest = 0;
  for (std::size_t core = 0; core < of_step.cores.size(); ++core) {
    const MeshCore& place = architecture_.cores[core];
    const CoreCounts& counts = of_step.cores[core];
    double sending = times(counts.messages_out, place.message_out.latency);
    for (const std::size_t unit : used_somas_[core]) {
      const SomaUnit& soma = place.somas[unit];
      sending += times(counts.somas[unit].accesses, soma.access.latency) +
                 times(counts.somas[unit].updates, soma.update.latency) +
                 times(counts.somas[unit].spikes, soma.spike.latency);
    }
    double receiving = times(counts.messages_in, place.message_in.latency);
    for (std::size_t unit = 0; unit < counts.synaptic_events.size(); ++unit)
      receiving += times(counts.synaptic_events[unit], place.synapses[unit].event.latency);
    longest = std::max({longest, sending, receiving});
  }
  return longest + barrier_;
}

}  // namespace lif::energy
