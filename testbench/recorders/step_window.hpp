#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace lif::testbench {

/// The steps that a waveform shows.
struct StepWindow {
  std::uint64_t first = 0;
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();  ///< the first step after it

  bool holds(std::uint64_t step) const { return step >= first && step < end; }

  /// Where the waveform of a run of so many steps begins.
  std::uint64_t first_of(std::uint64_t steps) const { return std::min(first, steps); }

  /// Where it ends.
  std::uint64_t end_of(std::uint64_t steps) const { return std::max(first_of(steps), std::min(end, steps)); }
};

}  // namespace lif::testbench
