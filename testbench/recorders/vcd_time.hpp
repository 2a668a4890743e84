#pragma once

#include <cstdint>
#include <string>

namespace lif::testbench {

/// How a waveform counts the time of a clock: in the largest unit that divides half a period, as VCD writes
/// it.
struct WaveformTime {
  /// @param period_ps  an even number of picoseconds
  explicit WaveformTime(std::int64_t period_ps);

  /// The time at which a step begins, and the one before ends.
  std::uint64_t begin_of(std::uint64_t step) const { return 2 * half_period * step; }

  /// The time of a step's edge.
  std::uint64_t edge_of(std::uint64_t step) const { return begin_of(step) + half_period; }

  std::string unit;               ///< `1 ps`, `10 ns` ...
  std::uint64_t half_period = 1;  ///< in that unit
};

}  // namespace lif::testbench
