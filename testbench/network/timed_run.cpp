#include "network/timed_run.hpp"

#include <chrono>
#include <utility>

#include "interrupt.hpp"
#include "limits.hpp"

namespace lif::testbench {

TimedRun run_timed(NetworkBench& bench, NetworkBench::Source source,
                   const std::vector<NetworkObserver*>& observers, std::optional<std::uint64_t> limit,
                   bool is_quiet) {
  const auto begin = std::chrono::steady_clock::now();
  TimedRun run;
  run.steps = bench.run(std::move(source), observers, limit.value_or(static_cast<std::uint64_t>(most_steps)),
                        limit.value_or(0), is_quiet);
  run.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  run.interrupted = interrupted() && run.steps != limit;
  return run;
}

}  // namespace lif::testbench
