#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/core/synapse_matrix.hpp>

namespace lif::core {

/// The neurons of a core: their state memory, and the datapath that updates one after the other.
class CoreNeurons {
 public:
  CoreNeurons() = default;
  virtual ~CoreNeurons() = default;
  CoreNeurons(const CoreNeurons&) = delete;
  CoreNeurons& operator=(const CoreNeurons&) = delete;
  CoreNeurons(CoreNeurons&&) = delete;
  CoreNeurons& operator=(CoreNeurons&&) = delete;

  /// Number of neurons in the memory.
  virtual std::size_t size() const = 0;
  /// All neurons return to their initial state.
  virtual void reset() = 0;
  /// Gives each neuron from `first` up to, but excluding, `end` a synaptic event with its weight, and stops
  /// after the first one that fires.
  /// @param weights  of neuron 0, 1, ...
  /// @returns the neuron that fired, or `end`
  virtual std::size_t integrate(std::size_t first, std::size_t end, const SynapseMatrix::Weight* weights) = 0;
  /// Gives each of these neurons a time reference, and stops after the first one that fires.
  /// @returns the neuron that fired, or `end`
  virtual std::size_t advance_time(std::size_t first, std::size_t end) = 0;
  /// The membrane potential of a neuron, in the integer units of its register.
  virtual std::int64_t potential(std::size_t neuron) const = 0;
};

}  // namespace lif::core
