#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/connection_rule.hpp>
#include <lif/synapses/distribution.hpp>

namespace lif {

/// Neurons of one model.
struct PopulationDescription {
  std::string place;                              ///< where it is described, for messages
  std::string name;                               ///< unique
  std::string model;                              ///< name in the catalogue
  std::size_t count = 0;                          ///< number of neurons
  std::map<std::string, std::string> parameters;  ///< values as users type them, by name
  /// Parameters of which each neuron has its own value.
  std::map<std::string, Distribution> varied_parameters;
  /// The same, with the values of all neurons.
  std::map<std::string, std::vector<double>> listed_parameters;
  /// State variables of which each neuron has its own value at the start.
  std::map<std::string, Distribution> initial_state;
  /// Unit of weights. If there is one, the weights of all synapses to the population are counted in it, and
  /// rounded to multiples of it.
  std::optional<double> weight_unit;
};

/// Synapses from one population to another.
struct ProjectionDescription {
  std::string place;     ///< where it is described, for messages
  std::size_t from = 0;  ///< number of the source population
  std::size_t to = 0;    ///< number of the target population
  ConnectionRule rule;   ///< how sources and targets are chosen, if there is no list
  Distribution weight = Distribution::constant(1);  ///< weights, in the unit of the targets' input
  Distribution delay = Distribution::constant(1);   ///< delays, ms
  /// The synapses, if they are given one by one; delays are in steps.
  std::optional<std::vector<ListedSynapse>> list;
};

/// A Poisson process for each neuron of a population.
struct PoissonDescription {
  std::string place;   ///< where it is described, for messages
  std::size_t to = 0;  ///< number of the population
  double rate = 0;     ///< events per second
  double weight = 0;   ///< of an event, in the unit of the neurons' input
};

/// A constant current for each neuron of a population.
struct CurrentDescription {
  std::string place;     ///< where it is described, for messages
  std::size_t to = 0;    ///< number of the population
  double amplitude = 0;  ///< in the unit of the model's current
};

/// Neurons that spike at given times.
struct SpikeTrainsDescription {
  std::string place;                                            ///< where it is described, for messages
  std::size_t population = 0;                                   ///< number of the population that they are
  std::vector<std::pair<std::uint64_t, std::uint32_t>> spikes;  ///< step and neuron, ascending
};

/// Potentials that are recorded.
struct PotentialsDescription {
  std::size_t population = 0;          ///< number of the population
  std::vector<std::uint32_t> neurons;  ///< ascending
};

/// A firing rate that is recorded, bin by bin.
struct RatesDescription {
  std::size_t population = 0;  ///< number of the population
  std::uint64_t bin = 1;       ///< length of a bin, in steps
};

/// A network of populations, synapses and drives, independent of how it is computed.
struct NetworkDescription {
  double resolution = 0.1;                           ///< length of a step, ms
  double time = 0;                                   ///< simulated time, ms; 0 if it is not described
  std::uint64_t seed = 1;                            ///< of all random numbers
  bool is_double = false;                            ///< whether it is computed in double rather than float
  std::vector<PopulationDescription> populations;    ///< in the order of their numbers
  std::vector<ProjectionDescription> projections;    ///< in the order in which weights are summed
  std::vector<PoissonDescription> poisson;           ///< Poisson processes
  std::vector<CurrentDescription> currents;          ///< direct currents
  std::vector<SpikeTrainsDescription> spike_trains;  ///< populations of spike trains
  std::vector<std::string> files;                    ///< paths of the files that were read for it
  /// Populations whose spikes are recorded; all without a choice.
  std::optional<std::vector<std::size_t>> recorded_spikes;
  std::vector<PotentialsDescription> recorded_potentials;  ///< potentials that are recorded
  std::vector<RatesDescription> recorded_rates;            ///< rates that are recorded
};

}  // namespace lif
