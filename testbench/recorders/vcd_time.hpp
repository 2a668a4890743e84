#pragma once

#include <cstdint>
#include <string>

namespace lif::testbench {

/// How a waveform counts the time of a clock: in the largest unit of a VCD (1, 10 or 100 ps, ns, ...) of
/// which half a period is a multiple.
struct WaveformTime {
  /// @param period_ps  clock period, an even number of picoseconds
  explicit WaveformTime(std::int64_t period_ps);

  /// The time at which a step begins and the step before ends.
  std::uint64_t begin_of(std::uint64_t step) const { return 2 * half_period * step; }

  /// The time of the rising edge of a step.
  std::uint64_t edge_of(std::uint64_t step) const { return begin_of(step) + half_period; }

  std::string unit;               ///< `1 ps`, `10 ns` ...
  std::uint64_t half_period = 1;  ///< in that unit
};

}  // namespace lif::testbench
