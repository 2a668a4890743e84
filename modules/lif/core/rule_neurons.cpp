#include <lif/core/rule_neurons.hpp>

#include <utility>

namespace lif::core {

RuleNeurons::RuleNeurons(std::vector<NeuronRules> rules) : rules_(std::move(rules)), states_(rules_.size()) {
  reset();
}

void RuleNeurons::reset() {
  for (std::size_t i = 0; i < states_.size(); ++i) states_[i] = rules_[i].synaptic_event->initial_state();
}

std::size_t RuleNeurons::integrate(std::size_t first, std::size_t end, const SynapseMatrix::Weight* weights) {
  for (std::size_t i = first; i < end; ++i) {
    rules_[i].synaptic_event->step(states_[i], weights[i]);
    if (states_[i].spike != 0) return i;
  }
  return end;
}

std::size_t RuleNeurons::advance_time(std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    rules_[i].time_reference->step(states_[i], 0);
    if (states_[i].spike != 0) return i;
  }
  return end;
}

}  // namespace lif::core
