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
  explicit RuleNeurons(std::vector<NeuronRules> rules);

  std::size_t size() const override { return rules_.size(); }
  void reset() override;
  std::size_t integrate(std::size_t first, std::size_t end, const SynapseMatrix::Weight* weights) override;
  std::size_t advance_time(std::size_t first, std::size_t end) override;
  std::int64_t potential(std::size_t neuron) const override {
    return static_cast<std::int64_t>(states_[neuron].potential);
  }

 private:
  std::vector<NeuronRules> rules_;
  std::vector<DynamicState> states_;
};

}  // namespace lif::core
