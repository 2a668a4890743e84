#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/arrays/independent_iterations.hpp>
#include <lif/synapses/synapse_generator.hpp>
#include <lif/synapses/threefry.hpp>

namespace lif {

/// Random numbers of 128 bits for a batch of synapses, by word.
struct SynapseWords {
  alignas(64) std::uint32_t of[4][SynapseBatch::capacity];  ///< words, each for all synapses of the batch
};

/// Random numbers of some synapses that have successive counters; to be passed to run_vectorised().
struct DrawSuccessive {
  Threefry<>::Words key;    ///< of the projection
  Threefry<>::Words first;  ///< counter of the first; the last word counts
  SynapseWords* words;      ///< receives the random numbers
  std::size_t size;         ///< number of synapses

  /// Draws them.
  [[gnu::always_inline]] void operator()() {
    const Threefry<>::Words key_of_all = key;
    const Threefry<>::Words base = first;
    const std::size_t end = size;
    SynapseWords* const to = words;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      const Threefry<>::Words drawn =
          Threefry<>::draw({base[0], base[1], base[2], base[3] + static_cast<std::uint32_t>(i)}, key_of_all);
      to->of[0][i] = drawn[0];
      to->of[1][i] = drawn[1];
      to->of[2][i] = drawn[2];
      to->of[3][i] = drawn[3];
    }
  }
};

/// Random numbers of some synapses that each have a counter of their own; to be passed to run_vectorised().
struct DrawEach {
  Threefry<>::Words key;         ///< of the projection
  const SynapseWords* counters;  ///< by word
  SynapseWords* words;           ///< receives the random numbers
  std::size_t size;              ///< number of synapses

  /// Draws them.
  [[gnu::always_inline]] void operator()() {
    const Threefry<>::Words key_of_all = key;
    const std::size_t end = size;
    const SynapseWords* const from = counters;
    SynapseWords* const to = words;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      const Threefry<>::Words drawn =
          Threefry<>::draw({from->of[0][i], from->of[1][i], from->of[2][i], from->of[3][i]}, key_of_all);
      to->of[0][i] = drawn[0];
      to->of[1][i] = drawn[1];
      to->of[2][i] = drawn[2];
      to->of[3][i] = drawn[3];
    }
  }
};

}  // namespace lif
