#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace lif::core {

/// The weights that so many bits hold in two's complement.
class WeightRange {
 public:
  /// @throws std::invalid_argument if the width is not 1 to 16
  explicit WeightRange(unsigned bits) : bits_(bits) {
    if (bits < 1 || bits > 16)
      throw std::invalid_argument("weights of " + std::to_string(bits) + " bits: allowed is 1 to 16");
  }

  unsigned bits() const { return bits_; }                                        ///< width
  std::int64_t lowest() const { return -(std::int64_t{1} << (bits_ - 1)); }      ///< smallest weight
  std::int64_t highest() const { return (std::int64_t{1} << (bits_ - 1)) - 1; }  ///< largest weight

  /// @throws std::invalid_argument if the width cannot hold the weight
  void require(std::int64_t weight) const {
    if (weight >= lowest() && weight <= highest()) return;
    throw std::invalid_argument("a weight of " + std::to_string(weight) + " in " + std::to_string(bits_) +
                                " bits: allowed is " + std::to_string(lowest()) + " to " +
                                std::to_string(highest()));
  }

 private:
  unsigned bits_;
};

/// The number itself, or the next one: see WeightSpan.
constexpr std::size_t even(std::size_t number) { return number + number % 2; }

/// @throws std::invalid_argument if a synapse memory of this size has no such source or neuron
inline void require_synapse(std::size_t source, std::size_t neuron, std::size_t sources,
                            std::size_t neurons) {
  if (source < sources && neuron < neurons) return;
  throw std::invalid_argument("a synapse from " + std::to_string(source) + " to " + std::to_string(neuron) +
                              ": allowed are sources below " + std::to_string(sources) +
                              " and neurons below " + std::to_string(neurons));
}

}  // namespace lif::core
