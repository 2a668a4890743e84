#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/core/core_parameters.hpp>

namespace lif::core {

/// The number of an event, counted from 0 in the order of their births in a core: inputs when they are taken,
/// spikes when their neuron fires, global ticks when they are served.
using EventId = std::uint64_t;

/// Where a core loses an event, and why.
enum class DropPlace {
  address,  ///< the event names a source or a neuron that the core does not have
  fifo  ///< the FIFO was full when a neuron of the core fired: its spike leaves at the output alone, or an
        ///< older event made room for it
};

/// The name of a place, as files and messages have it.
constexpr const char* name_of(DropPlace place) { return place == DropPlace::address ? "address" : "fifo"; }

/// Follows the events of a core, at either level, with the same calls in the same order of each event's life.
class CoreObserver {
 public:
  CoreObserver() = default;
  virtual ~CoreObserver() = default;
  CoreObserver(const CoreObserver&) = delete;
  CoreObserver& operator=(const CoreObserver&) = delete;
  CoreObserver(CoreObserver&&) = delete;
  CoreObserver& operator=(CoreObserver&&) = delete;

  /// An input was taken: its acknowledge is high from this cycle on.
  virtual void taken([[maybe_unused]] EventId id, [[maybe_unused]] std::uint64_t word,
                     [[maybe_unused]] Cycle cycle) {}
  /// A global tick is served: time passes for all neurons.
  /// @param cycle  of the decision
  virtual void ticked([[maybe_unused]] EventId id, [[maybe_unused]] Cycle cycle) {}
  /// An event is in the FIFO from this cycle on.
  virtual void queued([[maybe_unused]] EventId id, [[maybe_unused]] Cycle cycle) {}
  /// An event was served.
  /// @param begin       cycle of the decision
  /// @param end         first cycle after it
  /// @param deliveries  neurons that it reached
  virtual void served([[maybe_unused]] EventId id, [[maybe_unused]] Cycle begin, [[maybe_unused]] Cycle end,
                      [[maybe_unused]] std::size_t deliveries) {}
  /// A neuron fired, and its spike is at the output from this cycle on.
  /// @param cause  event in whose service it fired
  virtual void fired([[maybe_unused]] EventId id, [[maybe_unused]] EventId cause,
                     [[maybe_unused]] std::size_t neuron, [[maybe_unused]] Cycle cycle) {}
  /// An event was lost.
  virtual void dropped([[maybe_unused]] EventId id, [[maybe_unused]] std::uint64_t address,
                       [[maybe_unused]] DropPlace place, [[maybe_unused]] Cycle cycle) {}
};

}  // namespace lif::core
