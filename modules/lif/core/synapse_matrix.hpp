#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/core/synapse_row.hpp>
#include <lif/core/weight_range.hpp>

namespace lif::core {

/// A synapse memory with a weight for each pair of a source and a neuron. It takes two bytes a synapse,
/// whatever the width of the weights.
class SynapseMatrix final : public SynapseMemory {
 public:
  /// All weights 0.
  /// @param bits  width of a weight in two's complement, 1 to 16
  /// @throws std::invalid_argument if the width is out of range, or if there are more than 2^28 synapses
  SynapseMatrix(std::size_t sources, std::size_t neurons, unsigned bits)
      : sources_(sources), neurons_(neurons), range_(bits) {
    constexpr std::size_t most = std::size_t{1} << 28U;
    if (neurons != 0 && sources > most / neurons) {
      throw std::invalid_argument(std::to_string(sources) + " sources of " + std::to_string(neurons) +
                                  " neurons: allowed are 2^28 synapses");
    }
    weights_.resize(even(sources * neurons));
  }

  /// Sets a weight. @throws std::invalid_argument naming what is out of range
  void set(std::size_t source, std::size_t neuron, std::int64_t weight) {
    require_synapse(source, neuron, sources_, neurons_);
    range_.require(weight);
    weights_[source * neurons_ + neuron] = static_cast<Weight>(weight);
  }

  std::size_t sources() const override { return sources_; }
  std::size_t neurons() const override { return neurons_; }
  unsigned bits() const override { return range_.bits(); }
  SynapseRow row(std::size_t source) const override {
    return {nullptr, weights_.data() + source * neurons_, neurons_};
  }
  WeightSpan weights() override { return {weights_.data(), sources_ * neurons_}; }
  std::size_t bytes() const override { return weights_.size() * sizeof(Weight); }

 private:
  std::size_t sources_;
  std::size_t neurons_;
  WeightRange range_;
  std::vector<Weight> weights_;
};

}  // namespace lif::core
