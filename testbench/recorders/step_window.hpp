#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace lif::testbench {

/// The steps that a waveform shows.
struct StepWindow {
  std::uint64_t first = 0;
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();  ///< the first step after the window

  bool holds(std::uint64_t step) const { return step >= first && step < end; }

  /// The step at which the waveform of a run of this number of steps begins.
  std::uint64_t first_of(std::uint64_t steps) const { return std::min(first, steps); }

  /// The step at which that waveform ends.
  std::uint64_t end_of(std::uint64_t steps) const { return std::max(first_of(steps), std::min(end, steps)); }
};

}  // namespace lif::testbench
