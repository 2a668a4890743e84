#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/core/synapse_row.hpp>
#include <lif/core/weight_range.hpp>

namespace lif::core {

/// A synapse of a source.
struct Synapse {
  std::size_t source = 0;   ///< where events come from
  std::size_t neuron = 0;   ///< where they go to
  std::int64_t weight = 0;  ///< what they bring
};

/// A synapse memory with a list of neurons and weights for each source, so that synapses that do not exist
/// take neither memory nor cycles. It takes six bytes a synapse and eight a source. The synapses of a source
/// are visited in the order in which they were given; a neuron may be there several times.
class SynapseLists final : public SynapseMemory {
 public:
  /// @param synapses  in any order of their sources
  /// @param bits      width of a weight in two's complement, 1 to 16
  /// @throws std::invalid_argument naming what is out of range
  SynapseLists(std::size_t sources, std::size_t neurons, unsigned bits, const std::vector<Synapse>& synapses)
      : neurons_(neurons), range_(bits), begins_(sources + 1) {
    for (const Synapse& one : synapses) {
      require_synapse(one.source, one.neuron, sources, neurons);
      range_.require(one.weight);
      ++begins_[one.source + 1];
    }
    for (std::size_t source = 0; source < sources; ++source) begins_[source + 1] += begins_[source];
    targets_.resize(synapses.size());
    weights_.resize(even(synapses.size()));
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (const Synapse& one : synapses) {
      const std::size_t place = next[one.source]++;
      targets_[place] = static_cast<std::uint32_t>(one.neuron);
      weights_[place] = static_cast<Weight>(one.weight);
    }
  }

  std::size_t sources() const override { return begins_.size() - 1; }
  std::size_t neurons() const override { return neurons_; }
  unsigned bits() const override { return range_.bits(); }
  SynapseRow row(std::size_t source) const override {
    const std::size_t begin = begins_[source];
    return {targets_.data() + begin, weights_.data() + begin, begins_[source + 1] - begin};
  }
  WeightSpan weights() override { return {weights_.data(), targets_.size()}; }
  std::size_t bytes() const override {
    return targets_.size() * (sizeof(std::uint32_t) + sizeof(Weight)) + begins_.size() * sizeof(std::size_t);
  }

 private:
  std::size_t neurons_;
  WeightRange range_;
  std::vector<std::size_t> begins_;  // of each source, and the end of the last one
  std::vector<std::uint32_t> targets_;
  std::vector<Weight> weights_;
};

}  // namespace lif::core
