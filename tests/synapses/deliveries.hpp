#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <lif/synapses/partition.hpp>
#include <lif/synapses/projection.hpp>
#include <lif/synapses/spike_history.hpp>

#include "support/synapses.hpp"

namespace lif::tests {

/// The sources that spike in each step.
using Spikes = std::vector<std::vector<std::uint32_t>>;

/// Draws spikes: each source spikes in each step with a probability of `rate`.
inline Spikes random_spikes(std::size_t steps, std::size_t sources, double rate) {
  std::mt19937_64 engine(steps + sources);
  std::bernoulli_distribution spikes_now(rate);
  Spikes spikes(steps);
  for (auto& step : spikes) {
    for (std::uint32_t i = 0; i < sources; ++i) {
      if (spikes_now(engine)) step.push_back(i);
    }
  }
  return spikes;
}

/// The units that arrive in each step, by target.
using Units = std::vector<std::vector<std::int16_t>>;

/// The value in the arrays before anything arrives.
inline constexpr std::int16_t units_before = 7;

/// Delivers spikes as an engine does that computes `visit` steps at a time, and returns what arrives in each
/// step. The parts of the targets are served in reverse order.
inline Units delivered(Projection& projection, const Spikes& spikes, const Partition& sources,
                       const Partition& targets, std::size_t visit) {
  SpikeHistory history(projection.delay() + visit, sources.parts());
  Units arrivals(spikes.size(), std::vector<std::int16_t>(targets.size(), units_before));
  for (std::size_t start = 0; start < spikes.size(); start += visit) {
    const std::size_t end = std::min(start + visit, spikes.size());
    for (std::size_t part = targets.parts(); part-- > 0;) {
      for (std::size_t step = start; step < end; ++step)
        projection.deliver(history, static_cast<std::int64_t>(step), part, arrivals[step].data());
    }
    for (std::size_t step = start; step < end; ++step) {
      for (std::size_t part = 0; part < sources.parts(); ++part) {
        auto& events = history.begin_step(static_cast<std::int64_t>(step), part);
        for (const std::uint32_t source : spikes[step]) {
          if (source >= sources.begin(part) && source < sources.end(part)) events.push_back(source);
        }
      }
    }
  }
  return arrivals;
}

/// Computes from lists of synapses the units that arrive.
inline Units counted(const std::vector<std::vector<Synapse>>& synapses, std::size_t sources,
                     const Spikes& spikes, int weight, std::size_t delay) {
  Units units(spikes.size(), std::vector<std::int16_t>(synapses.size(), units_before));
  for (std::size_t step = delay; step < spikes.size(); ++step) {
    std::vector<bool> has_spiked(sources);
    for (const std::uint32_t source : spikes[step - delay]) has_spiked[source] = true;
    for (std::size_t target = 0; target < synapses.size(); ++target) {
      int sum = 0;
      for (const Synapse& synapse : synapses[target]) sum += has_spiked[synapse.source] ? weight : 0;
      units[step][target] = static_cast<std::int16_t>(units_before + sum);
    }
  }
  return units;
}

/// The sizes of two populations and of the projection between them.
struct Sizes {
  std::size_t sources;
  std::size_t targets;
  std::size_t in_degree;
};
inline const std::vector<Sizes> various_sizes{{1, 1, 1},    {64, 63, 10},   {65, 64, 30},
                                              {130, 65, 7}, {300, 511, 40}, {128, 513, 100}};

}  // namespace lif::tests
