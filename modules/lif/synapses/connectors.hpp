#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/threefry.hpp>

namespace lif {

/// A range of neurons with consecutive indices.
struct NeuronRange {
  std::size_t first = 0;  ///< index of the first neuron
  std::size_t count = 0;  ///< number of neurons
};

/// Whether a pair of neurons may be connected more than once.
enum class Multapses { allowed, forbidden };

/// A *connector* says which sources a target has: `for_each_source(target, take)` calls `take(source)` for
/// each source, in the order in which the weights are summed. Every call gives the same sources, so that
/// synapses can be placed in two passes without being stored twice.
///
/// This connector draws a fixed number of sources for each target, uniformly from a range; a neuron may be
/// its own source.
class FixedInDegree {
 public:
  /// @param sources    range of neurons to draw from
  /// @param in_degree  synapses per target, in [0, 4294967295]
  /// @param stream     number that makes projections with the same seed differ
  /// @throws std::invalid_argument if an argument is out of range, or if there are too few sources
  FixedInDegree(NeuronRange sources, std::size_t in_degree, std::uint64_t seed, std::uint32_t stream,
                Multapses multapses = Multapses::allowed)
      : sources_(sources),
        in_degree_(in_degree),
        key_(random_key(seed, stream, Draw::connection)),
        multapses_(multapses) {
    if (sources.count > 0xffffffffU) {
      throw std::invalid_argument("sources = " + std::to_string(sources.count) +
                                  " is out of range: allowed is [0, 4294967295]");
    }
    if (multapses == Multapses::forbidden && in_degree > sources.count) {
      throw std::invalid_argument("in_degree = " + std::to_string(in_degree) +
                                  " is out of range: allowed is [0, " + std::to_string(sources.count) +
                                  "], as each of the sources may be connected once");
    }
    if (in_degree > 0 && sources.count == 0) {
      throw std::invalid_argument("in_degree = " + std::to_string(in_degree) +
                                  " is out of range: allowed is 0, as there are no sources");
    }
    if (in_degree > 0xffffffffU) {
      throw std::invalid_argument("in_degree = " + std::to_string(in_degree) +
                                  " is out of range: allowed is [0, 4294967295]");
    }
  }

  /// The largest number of synapses of a target.
  std::size_t most_sources() const { return in_degree_; }

  /// Calls `take(source)` for each source of a target.
  template <class Take>
  void for_each_source(std::size_t target, Take&& take) const {
    std::vector<bool> is_taken(multapses_ == Multapses::forbidden ? sources_.count : 0);
    std::size_t drawn = 0;
    for (std::uint64_t block = 0; drawn < in_degree_; ++block) {
      for (const std::uint32_t word : Threefry<>::draw(random_counter(target, block), key_)) {
        if (drawn == in_degree_) break;
        const std::size_t source = static_cast<std::size_t>(std::uint64_t{word} * sources_.count >> 32U);
        if (multapses_ == Multapses::forbidden) {
          if (is_taken[source]) continue;
          is_taken[source] = true;
        }
        take(sources_.first + source);
        ++drawn;
      }
    }
  }

 private:
  NeuronRange sources_;
  std::size_t in_degree_;
  Threefry<>::Words key_;
  Multapses multapses_;
};

/// A connector with given lists: the sources of each target, in their order.
class SourceLists {
 public:
  /// @param sources  one list per target
  explicit SourceLists(std::vector<std::vector<std::uint32_t>> sources) : sources_(std::move(sources)) {}

  /// The largest number of synapses of a target.
  std::size_t most_sources() const {
    std::size_t most = 0;
    for (const auto& list : sources_) most = list.size() > most ? list.size() : most;
    return most;
  }

  /// Calls `take(source)` for each source of a target.
  /// @throws std::invalid_argument if the target has no list
  template <class Take>
  void for_each_source(std::size_t target, Take&& take) const {
    if (target >= sources_.size()) {
      throw std::invalid_argument("neuron " + std::to_string(target) + " has no list of sources: there are " +
                                  std::to_string(sources_.size()));
    }
    for (const std::uint32_t source : sources_[target]) take(source);
  }

 private:
  std::vector<std::vector<std::uint32_t>> sources_;
};

}  // namespace lif
