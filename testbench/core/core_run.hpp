#pragma once

#include <functional>
#include <optional>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/core_state.hpp>

#include "core/core_setup.hpp"
#include "core/core_waveform.hpp"

namespace lif::testbench {

/// What a run of a core does and shows beside the core.
struct CoreRunChoice {
  core::Cycle until = 0;  ///< cycle up to which the core works in any case
  bool is_quiet = false;  ///< whether the progress line is left out
};

/// What follows a run of a core, in addition to the observer of its events.
struct CoreRunCalls {
  std::function<std::optional<aer::Offer>()> next;                 ///< the next event, or nothing
  std::function<void(std::uint64_t word, core::Cycle)> requested;  ///< an event is offered
  std::function<void(core::Cycle)> final_before;                   ///< nothing more comes before this cycle
  std::function<void(const CoreCycle&)> cycle;                     ///< of a clocked core, or nothing
  std::function<void()> settled;                                   ///< the core is quiet after an event
};

/// How a run of a core ended.
struct CoreRunEnd {
  core::Cycle last = 0;      ///< last cycle
  bool is_quiet = true;      ///< whether the core came to rest after each event for which that was waited
  bool is_answered = true;   ///< whether each request was acknowledged
  bool interrupted = false;  ///< whether a signal ended it early
};

/// Runs a core at transaction level.
CoreRunEnd run_timed_core(const CoreSetup& setup, core::CoreState& state, core::CoreObserver& observer,
                          const CoreRunCalls& calls, const CoreRunChoice& choice);

/// Runs a core cycle by cycle, with its pins as signals.
CoreRunEnd run_clocked_core(const CoreSetup& setup, core::CoreState& state, core::CoreObserver& observer,
                            const CoreRunCalls& calls, const CoreRunChoice& choice);

}  // namespace lif::testbench
