#pragma once

#include <memory>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/core/core_neurons.hpp>

namespace lif::core {

/// How one neuron of a core follows a model: the rule of a step with a synaptic event, and that of a step
/// with a time reference. Both are of the same model and share its state.
struct NeuronRules {
  std::shared_ptr<const DynamicRule> synaptic_event;  ///< its input is the weight
  std::shared_ptr<const DynamicRule> time_reference;  ///< its input is 0
};

/// Neurons that make a step of their model with each synaptic event, whose input is the weight, and another
/// one with each time reference. They may fire in both.
class RuleNeurons final : public CoreNeurons {
 public:
  /// @param rules  one pair for each neuron
  /// @param unit   value of a weight of 1
  /// @throws std::invalid_argument if there are none, or if they are of different models
  explicit RuleNeurons(const std::vector<NeuronRules>& rules, double unit = 1);

  std::size_t size() const override { return memory_->size(); }
  void reset(std::size_t first, std::size_t end) override { memory_->reset(first, end); }
  std::size_t integrate(const SynapseRow& row, std::size_t first, std::size_t end,
                        std::int32_t value) override {
    const double unit = unit_ * value;
    if (row.targets == nullptr)
      return memory_->step_until_spike(synaptic_event, first, end, row.weights, unit);
    return memory_->step_until_spike(synaptic_event, row.targets, first, end, row.weights, unit);
  }
  std::size_t advance_time(std::size_t first, std::size_t end) override {
    return memory_->step_until_spike(time_reference, first, end);
  }
  double potential(std::size_t neuron) const override { return memory_->potential(neuron); }
  double spike(std::size_t neuron) const override { return memory_->spike(neuron); }

 private:
  enum Rule : std::size_t { synaptic_event, time_reference };

  std::unique_ptr<NeuronMemory> memory_;
  double unit_;
};

}  // namespace lif::core
