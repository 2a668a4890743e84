#pragma once

#include <cstdint>

namespace lif {

/// What arithmetic of limited width did beyond plain computing.
struct NumberEvents {
  std::uint64_t saturations = 0;           ///< results held at the end of their range
  std::uint64_t wraps = 0;                 ///< results that lost their upper bits
  std::uint64_t exact_threshold_hits = 0;  ///< comparisons that found both sides equal

  NumberEvents& operator+=(const NumberEvents& other) {
    saturations += other.saturations;
    wraps += other.wraps;
    exact_threshold_hits += other.exact_threshold_hits;
    return *this;
  }

  friend NumberEvents operator-(NumberEvents later, const NumberEvents& earlier) {
    later.saturations -= earlier.saturations;
    later.wraps -= earlier.wraps;
    later.exact_threshold_hits -= earlier.exact_threshold_hits;
    return later;
  }
};

/// The events of the calling thread since its start. Fixed-point and integer arithmetic adds to
/// them where they happen, which is seldom, so that the usual path pays nothing; the difference of two
/// readings tells what lay between. Floating-point types have no such events.
inline NumberEvents& number_events() {
  thread_local NumberEvents events;
  return events;
}

}  // namespace lif
