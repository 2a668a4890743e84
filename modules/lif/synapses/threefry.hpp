#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lif {

/// The purpose of a random number; draws for different purposes never share a random number.
enum class Draw : std::uint32_t { connection, poisson, poisson_tail, synapse, dealing, initial_state };

/// Threefry4x32 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011: a
/// random number generator without a state. Its 128 random bits are a function of a key and a counter, so
/// that a neuron's random numbers depend on seed, neuron and step, but not on when, in which thread, or how
/// many at a time they are computed. It uses only additions, rotations and exclusive ors, which any processor
/// performs for many counters at a time.
///
/// @tparam rounds  number of rounds: 13 is the smallest that the authors recommend, 20 is their default
template <int rounds = 13>
class Threefry {
 public:
  using Words = std::array<std::uint32_t, 4>;  ///< a key, a counter or a result

  /// The random bits of one counter.
  [[gnu::always_inline]] static constexpr Words draw(const Words& counter, const Words& key) {
    const std::uint32_t last = parity ^ key[0] ^ key[1] ^ key[2] ^ key[3];
    const std::array<std::uint32_t, 5> schedule{key[0], key[1], key[2], key[3], last};
    std::uint32_t x0 = counter[0] + key[0];
    std::uint32_t x1 = counter[1] + key[1];
    std::uint32_t x2 = counter[2] + key[2];
    std::uint32_t x3 = counter[3] + key[3];
#pragma GCC unroll 20
    for (int round = 0; round < rounds; ++round) {
      const auto& rotation = rotations[static_cast<std::size_t>(round % 8)];
      std::uint32_t& second = round % 2 == 0 ? x1 : x3;
      std::uint32_t& fourth = round % 2 == 0 ? x3 : x1;
      x0 += second;
      second = rotated(second, rotation[0]) ^ x0;
      x2 += fourth;
      fourth = rotated(fourth, rotation[1]) ^ x2;
      if (round % 4 != 3) continue;
      const std::size_t injection = static_cast<std::size_t>(round) / 4 + 1;
      x0 += schedule[injection % 5];
      x1 += schedule[(injection + 1) % 5];
      x2 += schedule[(injection + 2) % 5];
      x3 += schedule[(injection + 3) % 5] + static_cast<std::uint32_t>(injection);
    }
    return {x0, x1, x2, x3};
  }

 private:
  static constexpr std::uint32_t parity = 0x1BD11BDA;
  static constexpr std::array<std::array<unsigned, 2>, 8> rotations{
      {{10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}}};

  [[gnu::always_inline]] static constexpr std::uint32_t rotated(std::uint32_t word, unsigned by) {
    return (word << by) | (word >> (32U - by));
  }
};

/// The key for all draws of one purpose.
/// @param stream  number that makes sources or projections with the same seed differ
constexpr Threefry<>::Words random_key(std::uint64_t seed, std::uint32_t stream, Draw purpose) {
  return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U), stream,
          static_cast<std::uint32_t>(purpose)};
}

/// A counter that consists of two 64-bit numbers, such as step and neuron.
constexpr Threefry<>::Words random_counter(std::uint64_t first, std::uint64_t second) {
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second),
          static_cast<std::uint32_t>(second >> 32U), static_cast<std::uint32_t>(first >> 32U)};
}

}  // namespace lif
