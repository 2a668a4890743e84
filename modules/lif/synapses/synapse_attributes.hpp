#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <lif/synapses/distribution.hpp>
#include <lif/synapses/synapse_generator.hpp>
#include <lif/synapses/synapse_words.hpp>

namespace lif {

/// The weights and delays of a projection's synapses: constants or random numbers.
class SynapseAttributes {
 public:
  /// @param weight      weights, in the unit of the target's input
  /// @param delay       delays, in the unit of the resolution, rounded to the nearest multiple of it
  /// @param resolution  length of a step
  /// @throws std::invalid_argument if delays may be out of range, with the reason in one sentence
  SynapseAttributes(const Distribution& weight, const Distribution& delay, double resolution);

  /// The weights.
  const Distribution& weight() const { return weight_; }
  /// A range that includes all delays, in steps.
  const DelayRange& delays() const { return delays_; }
  /// Whether weights and delays of all synapses are the same.
  bool are_constant() const { return weight_.is_constant() && delays_.shortest == delays_.longest; }

  /// Sets weights and delays of a batch from the last two words of each synapse's random number.
  void set(const SynapseWords& words, SynapseBatch& batch) const;

 private:
  std::size_t in_steps(double delay) const;

  Distribution weight_;
  Distribution delay_;
  double resolution_;
  DelayRange delays_;
};

}  // namespace lif
