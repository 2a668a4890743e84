#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lif {

/// The spikes of a population in its last steps, as lists of neurons in ascending order, one for each part of
/// its Partition: those of the first part come before those of the second.
class SpikeHistory {
 public:
  using Events = std::vector<std::uint32_t>;  ///< indices of neurons, ascending

  /// @param steps  that are kept
  SpikeHistory(std::size_t steps, std::size_t parts) : steps_(steps), parts_(parts), events_(steps * parts) {}

  std::size_t parts() const { return parts_; }

  /// The spikes of one of the last steps; none before the first step.
  /// @param step  of all steps since the start; negative before it
  const Events& events(std::int64_t step, std::size_t part) const {
    return step < 0 ? nothing_ : events_[place(step, part)];
  }

  /// An empty list for a step's spikes, in place of those of the step that is forgotten.
  Events& begin_step(std::int64_t step, std::size_t part) {
    Events& events = events_[place(step, part)];
    events.clear();
    return events;
  }

  /// No spikes, ever.
  void clear() {
    for (Events& events : events_) events.clear();
  }

 private:
  std::size_t place(std::int64_t step, std::size_t part) const {
    return static_cast<std::size_t>(step) % steps_ * parts_ + part;
  }

  std::size_t steps_;
  std::size_t parts_;
  std::vector<Events> events_;
  Events nothing_;
};

}  // namespace lif
