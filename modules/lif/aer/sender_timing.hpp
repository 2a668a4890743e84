#pragma once

#include <cstdint>

namespace lif::aer {

/// When a sender of address events acts, in cycles.
struct SenderTiming {
  unsigned idle_cycles = 0;     ///< quiet cycles that it waits for before a request; 0: it does not look
  unsigned release_cycles = 0;  ///< from the acknowledge to the end of the request; 0: in the same cycle
};

/// A word that a sender offers.
struct Offer {
  std::uint64_t word = 0;        ///< the event
  std::uint64_t not_before = 0;  ///< cycle before which it is not offered

  /// A word alone is an offer at once.
  Offer(std::uint64_t offered = 0, std::uint64_t earliest = 0) : word(offered), not_before(earliest) {}
};

}  // namespace lif::aer
