#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/synapses/partition.hpp>
#include <lif/synapses/spike_history.hpp>

namespace lif {

/// Where a part's inputs of one step are summed: rows over all neurons of the population, of which a thread
/// touches its own part alone.
template <class Real>
struct InputRows {
  std::int16_t* units;  ///< in units of the population's weights: exact, in any order
  Real* sums;           ///< of weights that are no multiples of the unit: in a fixed order
};

/// The synapses from one population to another.
///
/// Spikes are delivered to one part of the targets at a time, in different threads. What a neuron receives
/// in a step, and in which order it is summed, depends on the network alone.
///
/// @tparam Real  float or double: weights, and sums of them
template <class Real>
class Projection {
 public:
  /// The largest delay, in steps.
  static constexpr std::size_t largest_delay = 4096;

  /// @param sources  neurons of the population that it comes from
  /// @param targets  those of the population that it goes to, in the parts that are delivered to
  Projection(std::size_t sources, const Partition& targets) : sources_(sources), targets_(targets) {}
  virtual ~Projection() = default;
  Projection(const Projection&) = delete;
  Projection& operator=(const Projection&) = delete;
  Projection(Projection&&) = delete;
  Projection& operator=(Projection&&) = delete;

  std::size_t sources() const { return sources_; }
  const Partition& targets() const { return targets_; }

  /// Steps from a spike to the first synaptic event that it causes, 1 or more.
  virtual std::size_t min_delay() const = 0;
  /// Steps to the last one, largest_delay or less.
  virtual std::size_t max_delay() const = 0;
  /// All of them.
  virtual std::uint64_t synapses() const = 0;
  /// Memory that it holds.
  virtual std::size_t bytes() const = 0;
  /// Whether its events are summed in units, rather than as weights.
  virtual bool is_in_units() const = 0;
  /// The most units that one neuron can receive in a step, if all synapses have an event; their magnitude.
  virtual std::uint64_t most_units() const { return 0; }

  /// Takes note of the spikes of `step`, which is over, for one part of the targets.
  virtual void accept(const SpikeHistory& /*sources*/, std::int64_t /*step*/, std::size_t /*part*/) {}

  /// Adds the synaptic events that arrive in `step` at one part of the targets.
  virtual void deliver(const SpikeHistory& sources, std::int64_t step, std::size_t part,
                       const InputRows<Real>& rows) = 0;

  /// Forgets events that are under way.
  virtual void reset() {}

  /// Synapses of one source.
  virtual std::uint64_t synapses_of(std::size_t source) const = 0;

 private:
  std::size_t sources_;
  Partition targets_;
};

}  // namespace lif
