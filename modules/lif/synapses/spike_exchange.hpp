#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lif {

/// A spike as processes tell it each other.
struct SpikeWord {
  std::uint32_t population;  ///< number of the population
  std::uint32_t neuron;      ///< index in the population
  std::uint32_t step;        ///< step, counted from the beginning of the window
};

/// The processes that share a network. Each steps some of its neurons, and tells the others in each window
/// which of them spiked. All of them call the same functions in the same order.
class SpikeExchange {
 public:
  SpikeExchange() = default;
  virtual ~SpikeExchange() = default;
  SpikeExchange(const SpikeExchange&) = delete;
  SpikeExchange& operator=(const SpikeExchange&) = delete;
  SpikeExchange(SpikeExchange&&) = delete;
  SpikeExchange& operator=(SpikeExchange&&) = delete;

  /// Number of processes, 1 or more.
  virtual std::size_t ranks() const = 0;
  /// Number of this process, from 0.
  virtual std::size_t rank() const = 0;

  /// Tells the spikes of this process to all others.
  virtual void exchange(const std::vector<SpikeWord>& own) = 0;
  /// The spikes that a process told in the last exchange.
  virtual const std::vector<SpikeWord>& spikes_of(std::size_t rank) const = 0;
  /// The least of a number of each process.
  virtual std::uint64_t least(std::uint64_t number) = 0;
  /// The sum of a number of each process.
  virtual std::uint64_t sum(std::uint64_t number) = 0;
  /// Combines the bits of each process by `or`.
  virtual void combine(std::vector<std::uint64_t>& bits) = 0;
};

}  // namespace lif
