#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lif::energy {

/// What a chip of a mesh did in a step, or in many.
struct ChipCounts {
  std::uint64_t fired = 0;            ///< neurons and inputs that fired
  std::uint64_t updated = 0;          ///< neurons whose state may have changed, and inputs that fired
  std::uint64_t packets = 0;          ///< messages: one for each core that a spike goes to
  std::uint64_t hops = 0;             ///< of all messages together
  std::uint64_t synaptic_events = 0;  ///< synapses that spikes reached
};

/// What a soma unit did.
struct SomaCounts {
  std::uint64_t accesses = 0;  ///< neurons that it looked at
  std::uint64_t updates = 0;   ///< neurons that it updated
  std::uint64_t spikes = 0;    ///< neurons that fired
};

/// What a core did.
struct CoreCounts {
  std::vector<SomaCounts> somas;               ///< by soma unit
  std::vector<std::uint64_t> synaptic_events;  ///< by synapse unit
  std::uint64_t messages_out = 0;              ///< messages that it sent
  std::uint64_t messages_in = 0;               ///< messages that it received
};

/// Hops of the messages to a tile, by Hop.
using HopCounts = std::array<std::uint64_t, 4>;

/// What each part of a chip did, as integers.
struct OperationCounts {
  ChipCounts chip;                ///< sums
  std::vector<CoreCounts> cores;  ///< by core
  std::vector<HopCounts> hops;    ///< by tile that messages go to
};

}  // namespace lif::energy
