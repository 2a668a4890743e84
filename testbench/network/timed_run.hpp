#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "network/network_bench.hpp"

namespace lif::testbench {

/// How a run of networks ended.
struct TimedRun {
  std::uint64_t steps = 0;
  double seconds = 0;        ///< wall-clock time
  bool interrupted = false;  ///< whether a signal ended it early
};

/// Runs a bench until the source ends, a signal arrives, or `limit` steps are done, if there is a limit.
/// @param is_quiet  whether the progress line is left out
TimedRun run_timed(NetworkBench& bench, NetworkBench::Source source,
                   const std::vector<NetworkObserver*>& observers, std::optional<std::uint64_t> limit,
                   bool is_quiet);

}  // namespace lif::testbench
