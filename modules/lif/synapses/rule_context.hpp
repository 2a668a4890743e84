#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/synapses/connection_rule.hpp>
#include <lif/synapses/synapse_attributes.hpp>
#include <lif/synapses/threefry.hpp>

namespace lif {

/// A rule and what it is applied to.
struct RuleContext {
  ConnectionRule rule;               ///< the rule
  ConnectedPopulations populations;  ///< which neurons it connects
  SynapseAttributes attributes;      ///< weights and delays of the synapses
  std::uint64_t seed;                ///< of all random numbers
  std::uint32_t stream;              ///< makes projections with the same seed differ

  /// The key of random numbers for a purpose.
  Threefry<>::Words key(Draw purpose) const { return random_key(seed, stream, purpose); }
  /// Whether the rule may not connect a source with a target, as they are the same neuron.
  bool is_forbidden(std::size_t source, std::size_t target) const {
    return source == target && populations.are_the_same && rule.autapses == Autapses::forbidden;
  }
};

/// A number below `range` for a random word, uniform up to its resolution of 2^-32.
inline std::size_t scaled(std::uint32_t word, std::size_t range) {
  return static_cast<std::size_t>(std::uint64_t{word} * range >> 32U);
}

}  // namespace lif
