#pragma once

#include <optional>
#include <string>
#include <vector>

#include <lif/core/core_observer.hpp>

#include "output/summary.hpp"

namespace lif::testbench {

/// The life of one event of a core: when it was born and of what, where it waited and behind whom, and how it
/// ended.
class EventHistory : public core::CoreObserver {
 public:
  explicit EventHistory(core::EventId id) : id_(id) {}

  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override;
  void ticked(core::EventId id, core::Cycle cycle) override;
  void queued(core::EventId id, core::Cycle cycle) override;
  void served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) override;
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override;
  void dropped(core::EventId id, std::uint64_t address, core::DropPlace place, core::Cycle cycle) override;

  /// The life in sentences, a line for each station.
  std::string text() const;
  /// The life as JSON.
  Json json() const;

 private:
  struct Service {
    core::EventId id = 0;
    core::Cycle begin = 0;
    core::Cycle end = 0;
    std::size_t deliveries = 0;
  };

  core::EventId id_;
  std::optional<std::uint64_t> word_;  // of an input
  std::optional<std::size_t> neuron_;  // of a spike
  core::EventId cause_ = 0;            // of a spike
  bool is_tick_ = false;
  core::Cycle born_ = 0;
  std::optional<core::Cycle> queued_;
  std::vector<Service> before_;  // that it waited for
  std::size_t further_ = 0;      // that it waited for and that are not listed
  core::Cycle waited_until_ = 0;
  std::optional<Service> own_;
  std::vector<core::EventId> children_;  // spikes that fired in its service
  std::optional<core::DropPlace> drop_;
  core::Cycle dropped_at_ = 0;
};

}  // namespace lif::testbench
