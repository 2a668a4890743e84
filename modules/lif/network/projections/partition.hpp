#pragma once

#include <algorithm>
#include <cstddef>

namespace lif {

/// The neurons of a population, divided among the threads that step them. Borders are multiples of 64, so
/// that no two parts share a word of bits or a cache line. How many parts there are changes no result.
class Partition {
 public:
  static constexpr std::size_t grain = 64;  ///< neurons that stay together

  Partition(std::size_t size, std::size_t parts) : size_(size), parts_(parts) {}

  std::size_t size() const { return size_; }
  std::size_t parts() const { return parts_; }

  /// The first neuron of a part; that of the part behind the last is the number of neurons.
  std::size_t begin(std::size_t part) const {
    const std::size_t grains = (size_ + grain - 1) / grain;
    return std::min(size_, grains * part / parts_ * grain);
  }
  /// Behind its last neuron.
  std::size_t end(std::size_t part) const { return begin(part + 1); }

  /// The part of a neuron.
  std::size_t part_of(std::size_t neuron) const {
    std::size_t part = 0;
    while (neuron >= end(part)) ++part;
    return part;
  }

 private:
  std::size_t size_;
  std::size_t parts_;
};

}  // namespace lif
