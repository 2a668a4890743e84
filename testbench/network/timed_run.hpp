#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "network/network_bench.hpp"

namespace lif::testbench {

/// How a run of networks ended.
struct TimedRun {
  std::uint64_t steps = 0;
  double seconds = 0;        ///< of wall time
  bool interrupted = false;  ///< a signal cut it short
};

/// Runs a bench until the source ends, `limit` steps are done, where there is a limit, or a signal arrives.
/// @param is_quiet  no progress is shown
TimedRun run_timed(NetworkBench& bench, NetworkBench::Source source,
                   const std::vector<NetworkObserver*>& observers, std::optional<std::uint64_t> limit,
                   bool is_quiet);

}  // namespace lif::testbench
