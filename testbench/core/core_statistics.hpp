#pragma once

#include <map>

#include <lif/core/core_observer.hpp>
#include <lif/core/core_state.hpp>

#include "output/summary.hpp"

namespace lif::testbench {

/// Gathers how long events waited, and for how long the core was at work.
class CoreStatistics : public core::CoreObserver {
 public:
  void queued(core::EventId id, core::Cycle cycle) override;
  void served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) override;
  void dropped(core::EventId id, std::uint64_t address, core::DropPlace place, core::Cycle cycle) override;

  /// The counters as JSON.
  /// @param first, last  cycles between which the core ran
  Json json(const core::CoreState& state, core::Cycle first, core::Cycle last) const;
  /// The counters for people.
  std::string text(const core::CoreState& state, core::Cycle first, core::Cycle last) const;

  /// Cycles that all events together have waited in the FIFO before they were served.
  core::Cycle waited() const { return waited_; }

 private:
  double mean_wait() const {
    return waits_ == 0 ? 0 : static_cast<double>(waited_) / static_cast<double>(waits_);
  }
  double utilisation(core::Cycle first, core::Cycle last) const {
    return last > first ? static_cast<double>(busy_) / static_cast<double>(last - first) : 0;
  }

  std::map<core::EventId, core::Cycle> waiting_;  // events in the FIFO
  core::Cycle waited_ = 0;
  core::Cycle longest_ = 0;
  std::uint64_t waits_ = 0;
  core::Cycle busy_ = 0;
};

}  // namespace lif::testbench
