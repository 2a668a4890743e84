#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/core/core_neurons.hpp>

namespace lif::core {

/// Neurons that sum the weights of their synaptic events, and make one step of their model with each time
/// reference, as a training framework computes: the input of the step is the sum, to which a bias is added.
/// They fire in steps alone. The sum is exact; it is rounded to the model's type once. Where the model
/// accepts a range of inputs alone, a sum outside it becomes the end of the range, and is counted.
class StepNeurons final : public CoreNeurons {
 public:
  using Rules = std::vector<std::shared_ptr<const DynamicRule>>;  ///< one for each neuron

  /// @param unit    value of a sum of 1
  /// @param biases  of each neuron, in that unit, or empty
  /// @throws std::invalid_argument if there are no neurons, if they are of different models, or if the number
  ///         of biases differs
  StepNeurons(const Rules& rules, double unit, std::vector<std::int64_t> biases = {});

  std::size_t size() const override { return memory_->size(); }
  void reset(std::size_t first, std::size_t end) override;
  std::size_t integrate(const SynapseRow& row, std::size_t first, std::size_t end,
                        std::int32_t value) override;
  std::size_t advance_time(std::size_t first, std::size_t end) override;
  double potential(std::size_t neuron) const override { return memory_->potential(neuron); }
  double spike(std::size_t neuron) const override { return memory_->spike(neuron); }
  std::uint64_t saturated_inputs() const override { return saturated_; }

 private:
  /// The sums that a neuron's model accepts.
  struct Limits {
    std::int64_t lowest;
    std::int64_t highest;
  };

  void clear_sums(std::size_t first, std::size_t end);
  void limit_sums(std::size_t first, std::size_t end);

  std::unique_ptr<NeuronMemory> memory_;
  double unit_;
  std::vector<std::int64_t> biases_;
  std::vector<std::int64_t> sums_;
  std::vector<Limits> limits_;  // empty if no model has any
  std::uint64_t saturated_ = 0;
};

}  // namespace lif::core
