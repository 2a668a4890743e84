#pragma once

#include <memory>
#include <optional>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/core_observer.hpp>
#include <lif/core/core_state.hpp>

#include "commands/delivery.hpp"
#include "core/core_setup.hpp"
#include "core/core_statistics.hpp"
#include "output/result_files.hpp"

namespace lif::testbench {

/// What a run of a core is about: the core, the events that it is sent, and what is recorded of them in
/// addition to what is recorded of every core.
class CoreTask {
 public:
  CoreTask() = default;
  virtual ~CoreTask() = default;
  CoreTask(const CoreTask&) = delete;
  CoreTask& operator=(const CoreTask&) = delete;
  CoreTask(CoreTask&&) = delete;
  CoreTask& operator=(CoreTask&&) = delete;

  /// Delays, policies and surroundings of the core.
  virtual const CoreSetup& setup() const = 0;
  /// The core.
  virtual core::CoreState& state() = 0;
  /// The next event; nothing after the last one, and if a signal has arrived.
  virtual std::optional<aer::Offer> next() = 0;
  /// Opens further files of results.
  /// @param statistics  follows the events before this task's observer does
  /// @returns what follows the events, or null
  virtual core::CoreObserver* record(ResultFiles& /*files*/, const CoreStatistics& /*statistics*/) {
    return nullptr;
  }
  /// Ends the recording, and adds to what is delivered.
  /// @param last  last cycle of the run
  virtual void finish(core::Cycle /*last*/, Delivery& /*delivery*/) {}
  /// The names of the further files, each with a comma and a space behind it.
  virtual std::string files() const { return ""; }
};

/// A core out of a JSON file, with the events of a file.
/// @throws InputError, UsageError, Interrupted
std::unique_ptr<CoreTask> make_event_task(const std::string& core_file, const EventInput& events);

}  // namespace lif::testbench
