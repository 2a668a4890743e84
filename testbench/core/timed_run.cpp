#include <lif/core/timed_sender.hpp>

#include "core/core_run.hpp"
#include "interrupt.hpp"
#include "simulation/progress.hpp"

namespace lif::testbench {

CoreRunEnd run_timed_core(const CoreSetup& setup, core::CoreState& state, core::CoreObserver& observer,
                          const CoreRunCalls& calls, const CoreRunChoice& choice) {
  core::TimedCore core(state, setup.receiver, &observer);
  core::TimedSender sender(core, setup.sender, setup.first_request, setup.patience);
  Progress progress(0, choice.is_quiet);
  core.set_pause([&](core::Cycle told) {
    calls.final_before(told);
    core.take_spikes();
    return !interrupted();
  });
  CoreRunEnd end;
  std::uint64_t events = 0;
  const bool waits = setup.sender.idle_cycles > 0;
  while (const auto offer = calls.next()) {
    const auto sent = sender.send(*offer, calls.requested);
    if (!sent) {
      end.is_quiet = false;
      break;
    }
    if (!sent->acknowledge) {
      end.is_quiet = end.is_answered = false;
      end.last = sent->request + setup.patience;
      break;
    }
    calls.final_before(*sent->acknowledge);
    core.take_spikes();
    if (waits && !sender.settle()) {
      end.is_quiet = false;
      break;
    }
    if (waits) calls.settled();
    progress.update(++events, state.parameters().neurons);
  }
  end.interrupted = interrupted();
  if (end.interrupted) end.is_quiet = end.is_answered = true;
  if (end.is_quiet && !end.interrupted) {
    end.is_quiet = sender.finish(choice.until);
    end.interrupted = !end.is_quiet && interrupted();
    if (end.interrupted) end.is_quiet = true;
    if (end.is_quiet && !end.interrupted && !waits) calls.settled();
  }
  // A run that was given up ends with the last cycle that was waited for.
  end.last = end.is_quiet ? core.now() : end.is_answered ? sender.deadline() : end.last;
  return end;
}

}  // namespace lif::testbench
