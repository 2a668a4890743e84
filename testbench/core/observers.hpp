#pragma once

#include <utility>
#include <vector>

#include <lif/core/core_observer.hpp>

namespace lif::testbench {

/// Passes the life of events on to several observers.
class Observers : public core::CoreObserver {
 public:
  explicit Observers(std::vector<core::CoreObserver*> all) : all_(std::move(all)) {}

  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override {
    for (auto* one : all_) one->taken(id, word, cycle);
  }
  void ticked(core::EventId id, core::Cycle cycle) override {
    for (auto* one : all_) one->ticked(id, cycle);
  }
  void queued(core::EventId id, core::Cycle cycle) override {
    for (auto* one : all_) one->queued(id, cycle);
  }
  void served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) override {
    for (auto* one : all_) one->served(id, begin, end, deliveries);
  }
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override {
    for (auto* one : all_) one->fired(id, cause, neuron, cycle);
  }
  void dropped(core::EventId id, std::uint64_t address, core::DropPlace place, core::Cycle cycle) override {
    for (auto* one : all_) one->dropped(id, address, place, cycle);
  }

 private:
  std::vector<core::CoreObserver*> all_;
};

}  // namespace lif::testbench
