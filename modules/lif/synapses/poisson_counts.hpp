#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/threefry.hpp>

namespace lif {

/// Independent Poisson counts for many neurons: how many events of a Poisson process each receives in a step.
/// A count is a function of seed, stream, neuron and step.
///
/// It is drawn by inversion: the number of values of the cumulative distribution that a uniform random
/// number of 48 bits reaches. Its upper 16 bits decide nearly always, and are compared for 32 neurons at
/// once; where they lie on such a value, 32 more bits are drawn. Values are computed without the C library
/// and rounded to 48 bits, so that counts are the same bits everywhere.
class PoissonCounts {
 public:
  /// Steps whose counts are drawn together.
  static constexpr std::size_t steps_in_block = 4;
  /// The largest mean.
  static constexpr double largest_mean = 50;

  /// @param mean    events a step and neuron, above 0, at most largest_mean
  /// @param stream  tells apart sources of one seed
  /// @throws std::invalid_argument naming the mean and its range
  PoissonCounts(double mean, std::uint64_t seed, std::uint32_t stream);

  double mean() const { return mean_; }

  /// The counts of neurons `first` to `end` in the four steps from `4*block`.
  /// @param first   a multiple of 64
  /// @param counts  steps_in_block rows
  /// @param stride  counts from row to row, at least the number of neurons rounded up to 64
  void draw(std::size_t first, std::size_t end, std::uint64_t block, std::uint8_t* counts,
            std::size_t stride) const;

 private:
  struct Border {
    std::uint16_t high;  ///< of a value of the distribution, its upper 16 bits
    std::uint32_t low;   ///< the rest
  };

  void settle(std::size_t neuron, std::uint64_t step, std::uint16_t high, std::uint8_t& count) const;

  double mean_;
  Threefry<>::Words key_;
  Threefry<>::Words tail_key_;
  std::vector<Border> borders_;       // P(X <= k), ascending
  std::vector<std::uint16_t> highs_;  // of those that 16 bits tell from 1
};

}  // namespace lif
