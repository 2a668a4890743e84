#pragma once

#include <cstdint>

namespace lif {

/// Counts of events in arithmetic of limited width.
struct NumberEvents {
  std::uint64_t saturations = 0;           ///< results set to the end of their range
  std::uint64_t wraps = 0;                 ///< results that lost their upper bits
  std::uint64_t exact_threshold_hits = 0;  ///< comparisons in which both sides were equal

  /// Adds each count of `other` to its own.
  NumberEvents& operator+=(const NumberEvents& other) {
    saturations += other.saturations;
    wraps += other.wraps;
    exact_threshold_hits += other.exact_threshold_hits;
    return *this;
  }

  /// The events that happened between two readings of number_events().
  friend NumberEvents operator-(NumberEvents later, const NumberEvents& earlier) {
    later.saturations -= earlier.saturations;
    later.wraps -= earlier.wraps;
    later.exact_threshold_hits -= earlier.exact_threshold_hits;
    return later;
  }
};

/// The events of the calling thread since it started. Fixed-point and integer arithmetic adds to them when an
/// event happens, which is seldom, so that operations without an event cost nothing. The difference between
/// two readings gives the events in between. Floating-point types have no such events.
inline NumberEvents& number_events() {
  thread_local NumberEvents events;
  return events;
}

}  // namespace lif
