#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lif {

/// The spikes of a population in its last steps: for each step and each part of its Partition, a list of
/// neurons in ascending order. All neurons of the first part come before those of the second.
class SpikeHistory {
 public:
  using Events = std::vector<std::uint32_t>;  ///< indices of neurons, ascending

  /// @param steps  number of steps that are kept
  /// @param parts  number of parts of the population
  SpikeHistory(std::size_t steps, std::size_t parts) : steps_(steps), parts_(parts), events_(steps * parts) {}

  /// Number of parts of the population.
  std::size_t parts() const { return parts_; }

  /// The spikes of one of the last steps, in one part.
  /// @param step  counted from the start; before it, where the step is negative, there are no spikes
  const Events& events(std::int64_t step, std::size_t part) const {
    return step < 0 ? nothing_ : events_[place(step, part)];
  }

  /// Forgets the spikes of the oldest step; returns an empty list in their place for the spikes of `step`.
  Events& begin_step(std::int64_t step, std::size_t part) {
    Events& events = events_[place(step, part)];
    events.clear();
    return events;
  }

  /// Adds a spike to a step that has begun.
  void add(std::int64_t step, std::size_t part, std::uint32_t neuron) {
    events_[place(step, part)].push_back(neuron);
  }

  /// Forgets all spikes.
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
