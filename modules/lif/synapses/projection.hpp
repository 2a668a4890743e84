#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/synapses/partition.hpp>
#include <lif/synapses/spike_history.hpp>

namespace lif {

/// Rows in which a part's inputs of one step are summed. A row covers all neurons of the population, and a
/// thread touches only its own part.
template <class Real>
struct InputRows {
  std::int16_t* units;  ///< sums in units of the population's weights: exact, so that any order will do
  Real* sums;           ///< sums of weights that are not multiples of the unit: added in a fixed order
};

/// The synapses from one population to another.
///
/// Spikes are delivered to one part of the targets at a time, in different threads. The input that a neuron
/// receives in a step, and the order in which it is summed, depend only on the network.
///
/// @tparam Real  float or double: number type of weights and of their sums
template <class Real>
class Projection {
 public:
  /// The largest delay, in steps.
  static constexpr std::size_t largest_delay = 4096;

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

  /// The smallest number of steps from a spike to a synaptic event that it causes; 1 or more.
  virtual std::size_t min_delay() const = 0;
  /// The largest number of steps from a spike to a synaptic event that it causes; largest_delay or less.
  virtual std::size_t max_delay() const = 0;
  /// Number of all synapses.
  virtual std::uint64_t synapses() const = 0;
  /// Memory that the projection holds, in bytes.
  virtual std::size_t bytes() const = 0;
  /// Whether its synaptic events are summed in units rather than as weights.
  virtual bool is_in_units() const = 0;
  /// The most units, in magnitude, that one neuron can receive in a step, if all its synapses have an event.
  virtual std::uint64_t most_units() const { return 0; }

  /// Takes note of the spikes of `step`, which is over, for one part of the targets.
  virtual void accept(const SpikeHistory& /*sources*/, std::int64_t /*step*/, std::size_t /*part*/) {}

  /// Adds the synaptic events that arrive in `step` at one part of the targets.
  virtual void deliver(const SpikeHistory& sources, std::int64_t step, std::size_t part,
                       const InputRows<Real>& rows) = 0;

  /// Discards synaptic events that are under way.
  virtual void reset() {}

  /// Number of synapses of one source.
  virtual std::uint64_t synapses_of(std::size_t source) const = 0;

 private:
  std::size_t sources_;
  Partition targets_;
};

}  // namespace lif
