#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/synapses/partition.hpp>
#include <lif/synapses/spike_history.hpp>
#include <lif/synapses/synapse_generator.hpp>

namespace lif {

/// The synapses from one population to another, where all have the same weight, a multiple of the target
/// population's unit, and the same delay. Their events are counted, so that a sum is exact, whatever its
/// order. Synapses with weights and delays of their own are in WeightedSynapses.
///
/// Spikes are delivered to one part of the targets at a time, in different threads.
class Projection {
 public:
  /// @param sources  number of neurons in the source population
  /// @param targets  neurons of the target population, in the parts that are delivered to
  Projection(std::size_t sources, const Partition& targets) : sources_(sources), targets_(targets) {}
  virtual ~Projection() = default;
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;
  Projection(Projection&&) = delete;
  Projection& operator=(Projection&&) = delete;

  /// Number of neurons in the source population.
  std::size_t sources() const { return sources_; }
  /// Neurons of the target population, in the parts that are delivered to.
  const Partition& targets() const { return targets_; }

  /// The number of steps from a spike to the synaptic events that it causes, from 1 to largest_delay.
  virtual std::size_t delay() const = 0;
  /// Number of all synapses.
  virtual std::uint64_t synapses() const = 0;
  /// Memory that the projection holds, in bytes.
  virtual std::size_t bytes() const = 0;
  /// The most units, in magnitude, that one neuron can receive in a step, if all its synapses have an event.
  virtual std::uint64_t most_units() const = 0;

  /// Adds the synaptic events that arrive in `step` at one part of the targets.
  /// @param units  sums in units of the population's weights: one per neuron of the whole population
  virtual void deliver(const SpikeHistory& sources, std::int64_t step, std::size_t part,
                       std::int16_t* units) = 0;

  /// Number of synapses of one source.
  virtual std::uint64_t synapses_of(std::size_t source) const = 0;

 private:
  std::size_t sources_;
  Partition targets_;
};

}  // namespace lif
