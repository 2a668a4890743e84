#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace lif {

/// The division of a population's neurons among the threads that step them. Borders are multiples of 64, so
/// that no two parts share a word of bits or a cache line. The number of parts does not change any result.
///
/// Where several processes share a network, each has some successive parts of every population; indices of
/// neurons are those in the whole population, and parts are numbered from 0 in each process.
class Partition {
 public:
  static constexpr std::size_t grain = 64;  ///< neurons that always belong to the same part

  /// @throws std::invalid_argument if `parts` is 0
  Partition(std::size_t size, std::size_t parts) : Partition(size, parts, 0, 1) {}
  /// The share of one process.
  /// @param parts  number of parts of each process
  /// @throws std::invalid_argument if `parts` is 0, or if there is no such rank
  Partition(std::size_t size, std::size_t parts, std::size_t rank, std::size_t ranks)
      : size_(size), parts_(parts), rank_(rank), ranks_(ranks) {
    if (parts < 1) throw std::invalid_argument("parts = 0 is out of range: allowed is 1 or more");
    if (rank >= ranks) {
      throw std::invalid_argument("rank = " + std::to_string(rank) + " does not exist: there are " +
                                  std::to_string(ranks));
    }
  }

  /// Number of neurons.
  std::size_t size() const { return size_; }
  /// Number of parts of this process, 1 or more.
  std::size_t parts() const { return parts_; }
  /// Number of parts of all processes.
  std::size_t all_parts() const { return parts_ * ranks_; }
  /// The number that the first part of this process has among those of all processes.
  std::size_t first_part() const { return parts_ * rank_; }

  /// The first neuron of a part; for the number that follows the last part, the first neuron of the next
  /// process, or the number of neurons.
  std::size_t begin(std::size_t part) const {
    const std::size_t grains = (size_ + grain - 1) / grain;
    return std::min(size_, grains * (first_part() + part) / all_parts() * grain);
  }
  /// The index after the last neuron of a part.
  std::size_t end(std::size_t part) const { return begin(part + 1); }

  /// Whether both divide the same number of neurons into the same number of parts.
  friend bool operator==(const Partition& a, const Partition& b) {
    return a.size_ == b.size_ && a.parts_ == b.parts_ && a.rank_ == b.rank_ && a.ranks_ == b.ranks_;
  }
  /// Whether the numbers of neurons or of parts differ.
  friend bool operator!=(const Partition& a, const Partition& b) { return !(a == b); }

 private:
  std::size_t size_;
  std::size_t parts_;
  std::size_t rank_;
  std::size_t ranks_;
};

}  // namespace lif
