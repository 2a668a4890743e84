#pragma once

#include <cstddef>
#include <cstdint>

namespace lif::core {

/// A weight in the synapse memory of a core: an integer of at most 16 bits, in two's complement.
using Weight = std::int16_t;

/// The synapses of one source, place by place.
struct SynapseRow {
  const std::uint32_t* targets = nullptr;  ///< neuron of each place; null: place i is neuron i
  const Weight* weights = nullptr;         ///< weight of each place
  std::size_t size = 0;                    ///< number of places

  /// The neuron of a place.
  std::size_t neuron(std::size_t place) const { return targets != nullptr ? targets[place] : place; }
};

/// The weights of all synapses as they lie on the host, source by source and in it place by place. An odd
/// number of them is followed by one that belongs to no synapse, so that they are whole words of 32 bits.
struct WeightSpan {
  Weight* data = nullptr;  ///< first weight
  std::size_t size = 0;    ///< number of weights
};

/// The synapse memory of a core: the weights from each source to neurons.
class SynapseMemory {
 public:
  SynapseMemory() = default;
  virtual ~SynapseMemory() = default;

  /// Number of sources.
  virtual std::size_t sources() const = 0;
  /// Number of neurons, all below which synapses lead to.
  virtual std::size_t neurons() const = 0;
  /// Width of a weight in bits.
  virtual unsigned bits() const = 0;
  /// The synapses of a source.
  virtual SynapseRow row(std::size_t source) const = 0;
  /// All weights, which may be changed between operations; what is written has to fit bits(). Synapses stay
  /// where they are.
  virtual WeightSpan weights() = 0;
  /// Bytes that the memory takes on the host.
  virtual std::size_t bytes() const = 0;

 protected:
  SynapseMemory(const SynapseMemory&) = default;             ///< for memories that can be copied
  SynapseMemory& operator=(const SynapseMemory&) = default;  ///< the same
  SynapseMemory(SynapseMemory&&) = default;                  ///< the same
  SynapseMemory& operator=(SynapseMemory&&) = default;       ///< the same
};

}  // namespace lif::core
