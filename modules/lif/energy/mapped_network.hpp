#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <lif/models/sanafe/loihi_lif.hpp>

namespace lif::energy {

/// A neuron or an input, and its place on a chip.
struct MappedNeuron {
  std::string name;                       ///< `group.number`
  std::size_t core = 0;                   ///< core of the architecture
  std::size_t soma = 0;                   ///< soma unit of the core
  std::size_t synapse = 0;                ///< synapse unit that processes what reaches it
  sanafe::LoihiLIFParameters parameters;  ///< of a neuron
  bool is_updated_always = false;         ///< whether it counts as updated in each step
  /// Of an input: whether it spikes in step 1, 2, ...; null: never. Neurons may share it.
  std::shared_ptr<const std::vector<bool>> spikes;
  bool logs_spikes = false;     ///< whether its spikes are wanted
  bool logs_potential = false;  ///< whether its potential is wanted
};

/// A synapse between neurons of a MappedNetwork.
struct MappedSynapse {
  std::size_t source = 0;  ///< number of a neuron
  std::size_t target = 0;  ///< number of a neuron that is no input
  double weight = 0;       ///< what a spike brings
};

/// A network on a chip.
struct MappedNetwork {
  std::string name;                     ///< of the network
  std::vector<MappedNeuron> neurons;    ///< in the order in which a core works on them
  std::vector<MappedSynapse> synapses;  ///< in any order
};

}  // namespace lif::energy
