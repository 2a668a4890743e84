#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/threefry.hpp>

namespace lif {

/// A probability as a binary fraction: so many times 2^-64; all ones stand for 1 as well.
struct BinaryFraction {
  std::uint64_t digits;  ///< the highest bit is the first digit behind the point

  /// The fraction part/whole. @param whole  not 0, and not below `part`
  static BinaryFraction of(std::uint64_t part, std::uint64_t whole);
  /// A probability from 0 to 1.
  static BinaryFraction of(double probability);
};

/// The number of successes among independent trials, exact without any rounding: the trials draw the binary
/// digits of their uniform random numbers one by one, and of those that still agree with the probability's
/// digits only the number has to be known, which is the number of ones among so many random bits. It takes
/// about two random bits for each trial.
/// @param key  for these counts
/// @param first, second  make the counts of different places differ
std::uint64_t binomial_count(std::uint64_t trials, BinaryFraction probability, const Threefry<>::Words& key,
                             std::uint32_t first, std::uint32_t second);

/// Deals a number of things to places at random, each to any place with a probability in proportion to its
/// size, and tells how many some of the places get, without drawing all of them: halves of all places are
/// split by binomial_count() until the places that are asked for stand alone.
/// @param places      number of places, at most 2^26
/// @param sizes_until `sizes_until(i)` is the size of all places before place i, in the end that of all
/// @param owner       makes the counts of different owners differ
/// @param first, end  places that are asked for; `end` is excluded
/// @returns the numbers for the places from `first` on
template <class SizesUntil>
std::vector<std::uint64_t> dealt_counts(std::uint64_t things, std::size_t places,
                                        const SizesUntil& sizes_until, const Threefry<>::Words& key,
                                        std::uint32_t owner, std::size_t first, std::size_t end) {
  struct Places {
    std::size_t first;
    std::size_t end;
    std::uint32_t depth;  // with `first`, it names the range
    std::uint64_t things;
  };
  std::vector<std::uint64_t> counts(end - first);
  std::vector<Places> open{{0, places, 0, things}};
  while (!open.empty()) {
    const Places range = open.back();
    open.pop_back();
    if (range.things == 0 || range.end <= first || range.first >= end) continue;
    if (range.end - range.first == 1) {
      counts[range.first - first] = range.things;
      continue;
    }
    const std::size_t middle = range.first + (range.end - range.first) / 2;
    const std::uint64_t before = sizes_until(range.first);
    const std::uint64_t left = sizes_until(middle) - before;
    const std::uint64_t whole = sizes_until(range.end) - before;
    const std::uint64_t things_left =
        binomial_count(range.things, BinaryFraction::of(left, whole), key,
                       static_cast<std::uint32_t>(range.first) | range.depth << 27U, owner);
    open.push_back({range.first, middle, range.depth + 1, things_left});
    open.push_back({middle, range.end, range.depth + 1, range.things - things_left});
  }
  return counts;
}

}  // namespace lif
