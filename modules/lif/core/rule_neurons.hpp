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

/// Neurons that follow rules of any model whose state is an integer.
class RuleNeurons final : public CoreNeurons {
 public:
  /// @param rules  one pair for each neuron
  /// @throws std::invalid_argument if there are none, or if they are of different models
  explicit RuleNeurons(const std::vector<NeuronRules>& rules);

  std::size_t size() const override { return memory_->size(); }
  void reset() override { memory_->reset(); }
  std::size_t integrate(std::size_t first, std::size_t end, const SynapseMatrix::Weight* weights) override {
    return memory_->step_until_spike(synaptic_event, first, end, weights);
  }
  std::size_t advance_time(std::size_t first, std::size_t end) override {
    return memory_->step_until_spike(time_reference, first, end, nullptr);
  }
  std::int64_t potential(std::size_t neuron) const override {
    return static_cast<std::int64_t>(memory_->potential(neuron));
  }

 private:
  enum Rule : std::size_t { synaptic_event, time_reference };

  std::unique_ptr<NeuronMemory> memory_;
};

}  // namespace lif::core
