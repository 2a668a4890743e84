#include "rtl/network_layer.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include <lif/models/parameter_entry.hpp>

#include "commands/network_trace.hpp"
#include "errors.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

// The connections that lead to a node.
std::vector<Connection> connections_to(const LayerGraph& network, std::size_t node) {
  std::vector<Connection> found;
  for (const Connection& connection : network.connections()) {
    if (connection.to == node) found.push_back(connection);
  }
  return found;
}

// The layer of these neurons, or why there is none.
std::optional<NetworkLayer> layer_of(const LayerGraph& network, std::size_t node, std::string& problem) {
  const std::string& name = network.nodes()[node].name;
  auto* const neurons = dynamic_cast<NeuronLayer*>(network.nodes()[node].layer.get());
  if (neurons == nullptr) {
    problem = "'" + name + "' is no layer of neurons";
    return std::nullopt;
  }
  const std::vector<Connection> to_neurons = connections_to(network, node);
  const auto is_plain = [](const Connection& connection) {
    return connection.latency == Latency::same_step && connection.port == LayerPort::input;
  };
  Dense<double>* dense = nullptr;
  if (to_neurons.size() == 1 && is_plain(to_neurons.front()))
    dense = dynamic_cast<Dense<double>*>(network.nodes()[to_neurons.front().from].layer.get());
  if (dense == nullptr) {
    problem = "what reaches '" + name + "' is not one Linear or Affine node alone";
    return std::nullopt;
  }
  const std::vector<Connection> to_weights = connections_to(network, to_neurons.front().from);
  if (to_weights.size() != 1) {
    problem = std::to_string(to_weights.size()) + " connections lead to the weights before '" + name + "'";
    return std::nullopt;
  }
  const Connection& input = to_weights.front();
  const NeuronLayer* const before = neurons_of(network, input.from);
  return NetworkLayer{input.from, input.latency, before != nullptr && before->is_spiking(),
                      dense,      node,          neurons};
}

}  // namespace

NetworkLayer find_network_layer(const LayerGraph& network, const std::optional<Setting>& name) {
  std::string problem;
  if (name) {
    const auto layer = layer_of(network, find_node(network, name->value, name->origin), problem);
    if (!layer)
      throw UsageError(name->origin + ": " + printable(problem) +
                       ": allowed is a layer of neurons behind one dense layer that has one input");
    return *layer;
  }
  std::vector<NetworkLayer> layers;
  std::vector<std::string> names;
  for (const FoundLayer& found : network_layers(network)) {
    if (!found.layer) continue;
    layers.push_back(*found.layer);
    names.push_back(printable(network.nodes()[found.node].name));
  }
  if (layers.empty()) throw UsageError("the network has no layer of neurons behind one dense layer");
  if (layers.size() > 1)
    throw UsageError("--layer is missing: the network has several layers, " + choice_text(names));
  return layers.front();
}

std::vector<FoundLayer> network_layers(const LayerGraph& network) {
  std::vector<FoundLayer> layers;
  for (std::size_t node = 0; node < network.nodes().size(); ++node) {
    if (neurons_of(network, node) == nullptr) continue;
    FoundLayer found{node, std::nullopt, ""};
    found.layer = layer_of(network, node, found.problem);
    layers.push_back(std::move(found));
  }
  return layers;
}

systemverilog::LayerChoice layer_choice(const NetworkLayer& layer, const LayerFormats& formats,
                                        const std::string& module_name) {
  systemverilog::LayerChoice choice;
  choice.module_name = module_name;
  choice.outputs = size_of(layer.dense->output_shape());
  choice.synapses.inputs = size_of(layer.dense->input_shape());
  choice.synapses.weight = formats.weight;
  choice.synapses.input = formats.input;
  choice.synapses.has_bias = layer.dense->has_bias();
  const auto raw = [&](double value) {
    return static_cast<std::int64_t>(std::ldexp(value, formats.weight.fraction_bits));
  };
  for (std::size_t j = 0; j < choice.outputs; ++j) {
    for (std::size_t i = 0; i < choice.synapses.inputs; ++i)
      choice.weights.push_back(raw(layer.dense->weight(j, i)));
    if (layer.dense->has_bias()) choice.biases.push_back(raw(layer.dense->bias(j)));
  }
  for (std::size_t set = 0; set < layer.neurons->parameter_sets(); ++set) {
    systemverilog::NeuronChoice neuron;
    neuron.model = layer.neurons->kind();
    neuron.parameters = layer.neurons->parameters(set);
    neuron.type = formats.state;
    choice.neurons.push_back(std::move(neuron));
  }
  return choice;
}

}  // namespace lif::testbench
