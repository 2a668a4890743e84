#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/threefry.hpp>

namespace lif {

/// Independent Poisson counts for many neurons: the number of events that each neuron receives from a Poisson
/// process in a step. A count is a function of seed, stream, neuron and step.
///
/// A count is drawn by inversion: it is the number of values of the cumulative distribution that a uniform
/// 48-bit random number reaches. The upper 16 bits of the random number nearly always decide, and are
/// compared for up to 32 neurons in one vector; where they equal the upper bits of such a value, 32 more bits
/// are drawn. The values of the distribution are computed without the C library and rounded to 48 bits, so
/// that counts are the same bits everywhere.
class PoissonCounts {
 public:
  /// Number of steps whose counts are drawn together.
  static constexpr std::size_t steps_in_block = 4;
  /// The largest mean allowed.
  static constexpr double largest_mean = 50;

  /// @param mean    events per step and neuron, above 0 and at most largest_mean
  /// @param stream  number that makes sources with the same seed differ
  /// @throws std::invalid_argument naming the mean and its range
  PoissonCounts(double mean, std::uint64_t seed, std::uint32_t stream);

  /// Mean number of events per step and neuron.
  double mean() const { return mean_; }
  /// The largest count that can be drawn, at most 255.
  std::size_t most() const { return borders_.size(); }

  /// Draws the counts of the neurons from `first` up to, but excluding, `end` in four steps from `4*block`.
  /// @param first   a multiple of 64
  /// @param counts  steps_in_block rows
  /// @param stride  distance from row to row in counts; at least the number of neurons rounded up to 64
  void draw(std::size_t first, std::size_t end, std::uint64_t block, std::uint8_t* counts,
            std::size_t stride) const;

 private:
  struct Border {
    std::uint16_t high;  ///< upper 16 bits of a value of the distribution
    std::uint32_t low;   ///< the lower 32 bits
  };

  void settle(std::size_t neuron, std::uint64_t step, std::uint16_t high, std::uint8_t& count) const;

  double mean_;
  Threefry<>::Words key_;
  Threefry<>::Words tail_key_;
  std::vector<Border> borders_;       // P(X <= k), ascending
  std::vector<std::uint16_t> highs_;  // upper 16 bits of the borders, where they are less than 65535
};

}  // namespace lif
