#include <lif/core/rule_neurons.hpp>

#include <stdexcept>

namespace lif::core {

RuleNeurons::RuleNeurons(const std::vector<NeuronRules>& rules, double unit) : unit_(unit) {
  if (rules.empty()) throw std::invalid_argument("a core without neurons: allowed is one or more");
  std::vector<std::vector<std::shared_ptr<const DynamicRule>>> by_rule(2);
  for (const NeuronRules& neuron : rules) {
    by_rule[synaptic_event].push_back(neuron.synaptic_event);
    by_rule[time_reference].push_back(neuron.time_reference);
  }
  memory_ = rules.front().synaptic_event->make_memory(by_rule);
}

}  // namespace lif::core
