#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/core/synapse_row.hpp>

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
  /// The neurons from `first` up to, but excluding, `end` return to their initial state.
  virtual void reset(std::size_t first, std::size_t end) = 0;
  /// Gives the neurons of a row a synaptic event, from its place `first` up to, but excluding, `end`, and
  /// stops after the first one that fires.
  /// @param value  of the event, by which weights are multiplied; 1 of a plain spike
  /// @returns the place of the neuron that fired, or `end`
  virtual std::size_t integrate(const SynapseRow& row, std::size_t first, std::size_t end,
                                std::int32_t value) = 0;
  /// Gives each neuron from `first` up to, but excluding, `end` a time reference, and stops after the first
  /// one that fires.
  /// @returns the neuron that fired, or `end`
  virtual std::size_t advance_time(std::size_t first, std::size_t end) = 0;
  /// The membrane potential of a neuron, in the units of its model.
  virtual double potential(std::size_t neuron) const = 0;
  /// The spike of a neuron's last step: 0 if there was none, else 1, or a number if its model emits numbers.
  virtual double spike(std::size_t neuron) const = 0;
  /// Number of inputs that were outside what a model accepts, and became the end of its range.
  virtual std::uint64_t saturated_inputs() const { return 0; }
};

}  // namespace lif::core
