#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/synapse_attributes.hpp>
#include <lif/synapses/synapse_generator.hpp>

namespace lif {

/// Whether a neuron may be its own source.
enum class Autapses { allowed, forbidden };

/// The rules by which NEST connects two populations, with NEST's meaning.
enum class ConnectionRuleKind {
  one_to_one,          ///< source i with target i
  all_to_all,          ///< each source with each target
  fixed_indegree,      ///< each target has `number` synapses, from sources drawn uniformly
  fixed_outdegree,     ///< each source has `number` synapses, to targets drawn uniformly
  fixed_total_number,  ///< `number` synapses, each with a source and a target drawn uniformly
  pairwise_bernoulli   ///< each pair is connected with `probability`
};

/// A rule with its parameters.
struct ConnectionRule {
  ConnectionRuleKind kind = ConnectionRuleKind::all_to_all;  ///< which rule
  std::uint64_t number = 0;                  ///< degree or total number, where the rule has one
  double probability = 0;                    ///< of a pair, where the rule has one
  Autapses autapses = Autapses::allowed;     ///< matters only within a population
  Multapses multapses = Multapses::allowed;  ///< matters only where sources or targets are drawn
};

/// The populations that a rule connects.
struct ConnectedPopulations {
  std::size_t sources;  ///< number of neurons in the source population
  std::size_t targets;  ///< number of neurons in the target population
  bool are_the_same;    ///< whether both are one population, so that there may be autapses
};

/// Makes the generator of a projection that follows a rule. Random numbers depend on seed, stream, and the
/// place of the synapse, not on the ranges of targets that are asked for. Only the synapses of the targets
/// asked for are drawn, except where `fixed_outdegree` forbids multapses: there all synapses are.
/// @throws std::invalid_argument with the reason in one sentence: numbers out of range, populations of
/// different
///         sizes that are connected one to one, and what NEST does not support either, a fixed total number
///         without multapses
std::unique_ptr<SynapseGenerator> make_generator(const ConnectionRule& rule,
                                                 const ConnectedPopulations& populations,
                                                 const SynapseAttributes& attributes, std::uint64_t seed,
                                                 std::uint32_t stream);

/// The most synapses that a target can have under a rule.
std::uint64_t most_sources(const ConnectionRule& rule, const ConnectedPopulations& populations);

/// A synapse that is given by itself.
struct ListedSynapse {
  std::uint32_t source;  ///< index in the source population
  std::uint32_t target;  ///< index in the target population
  double weight;         ///< finite
  std::uint16_t delay;   ///< in steps
};

/// Makes the generator of a projection whose synapses are given one by one. A target's synapses keep their
/// order.
/// @throws std::invalid_argument naming a synapse that is out of range
std::unique_ptr<SynapseGenerator> make_list_generator(std::vector<ListedSynapse> synapses,
                                                      const ConnectedPopulations& populations);

}  // namespace lif
