#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace lif {

/// The division of a population's neurons among the threads that step them. Borders are multiples of 64, so
/// that no two parts share a word of bits or a cache line. The number of parts does not change any result.
class Partition {
 public:
  static constexpr std::size_t grain = 64;  ///< neurons that always belong to the same part

  /// @throws std::invalid_argument if `parts` is 0
  Partition(std::size_t size, std::size_t parts) : size_(size), parts_(parts) {
    if (parts < 1) throw std::invalid_argument("parts = 0 is out of range: allowed is 1 or more");
  }

  /// Number of neurons.
  std::size_t size() const { return size_; }
  /// Number of parts, 1 or more.
  std::size_t parts() const { return parts_; }

  /// The first neuron of a part; for the number that follows the last part, the number of neurons.
  std::size_t begin(std::size_t part) const {
    const std::size_t grains = (size_ + grain - 1) / grain;
    return std::min(size_, grains * part / parts_ * grain);
  }
  /// The index after the last neuron of a part.
  std::size_t end(std::size_t part) const { return begin(part + 1); }

  /// Whether both divide the same number of neurons into the same number of parts.
  friend bool operator==(const Partition& a, const Partition& b) {
    return a.size_ == b.size_ && a.parts_ == b.parts_;
  }
  /// Whether the numbers of neurons or of parts differ.
  friend bool operator!=(const Partition& a, const Partition& b) { return !(a == b); }

 private:
  std::size_t size_;
  std::size_t parts_;
};

}  // namespace lif
