#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lif::core {

/// The synapse memory of a core: a signed weight of some bits for each pair of a source and a neuron. It
/// takes two bytes a synapse, whatever the width of the weights.
class SynapseMatrix {
 public:
  using Weight = std::int16_t;  ///< an integer of at most 16 bits

  /// All weights 0.
  /// @param bits  width of a weight in two's complement, 1 to 16
  /// @throws std::invalid_argument if the width is out of range, or if there are more than 2^28 synapses
  SynapseMatrix(std::size_t sources, std::size_t neurons, unsigned bits)
      : sources_(sources), neurons_(neurons), bits_(bits) {
    constexpr std::size_t most = std::size_t{1} << 28U;
    if (bits < 1 || bits > 16)
      throw std::invalid_argument("weights of " + std::to_string(bits) + " bits: allowed is 1 to 16");
    if (neurons != 0 && sources > most / neurons) {
      throw std::invalid_argument(std::to_string(sources) + " sources of " + std::to_string(neurons) +
                                  " neurons: allowed are 2^28 synapses");
    }
    weights_.resize(sources * neurons);
  }

  /// Sets a weight. @throws std::invalid_argument naming what is out of range
  void set(std::size_t source, std::size_t neuron, std::int64_t weight) {
    const std::int64_t half = std::int64_t{1} << (bits_ - 1);
    if (source >= sources_ || neuron >= neurons_) {
      throw std::invalid_argument("a synapse from " + std::to_string(source) + " to " +
                                  std::to_string(neuron) + ": allowed are sources below " +
                                  std::to_string(sources_) + " and neurons below " +
                                  std::to_string(neurons_));
    }
    if (weight < -half || weight >= half) {
      throw std::invalid_argument("a weight of " + std::to_string(weight) + " in " + std::to_string(bits_) +
                                  " bits: allowed is " + std::to_string(-half) + " to " +
                                  std::to_string(half - 1));
    }
    weights_[source * neurons_ + neuron] = static_cast<Weight>(weight);
  }

  /// The weights from a source to all neurons.
  const Weight* row(std::size_t source) const { return weights_.data() + source * neurons_; }
  std::size_t sources() const { return sources_; }  ///< number of sources
  std::size_t neurons() const { return neurons_; }  ///< number of neurons
  unsigned bits() const { return bits_; }           ///< width of a weight

 private:
  std::size_t sources_;
  std::size_t neurons_;
  unsigned bits_;
  std::vector<Weight> weights_;
};

}  // namespace lif::core
