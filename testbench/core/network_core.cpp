#include "core/network_core.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include <lif/core/step_neurons.hpp>
#include <lif/core/synapse_lists.hpp>
#include <lif/frameworks/all.hpp>

#include "text/printable.hpp"

namespace lif::testbench {

namespace {

/// Where the values of a node come from, seen through nodes that only pass them on.
struct Origin {
  std::size_t node = 0;
  Latency latency = Latency::same_step;
};

/// Finds the layers of a network and how they follow each other.
class NetworkLayout {
 public:
  explicit NetworkLayout(const LayerGraph& network) : network_(network) {
    for (const FoundLayer& found : network_layers(network)) {
      if (!found.layer) refuse(found.problem);
      if (!found.layer->neurons->is_spiking()) refuse("'" + name_of(found.node) + "' emits no spikes");
      groups_[found.node] = layers_.size();
      layers_.push_back(*found.layer);
      is_used_[found.node] = true;
      is_used_[dense_node(*found.layer)] = true;
    }
    if (layers_.empty()) refuse("it has no layer of neurons");
    for (const NetworkLayer& layer : layers_) {
      Origin origin = origin_of({layer.source, layer.latency});
      if (!group_of(origin) && origin.latency == Latency::next_step)
        refuse("its input reaches '" + name_of(layer.node) + "' a step later");
      origins_.push_back(origin);
    }
    const Origin output = origin_of({network.output(), Latency::same_step});
    if (!group_of(output) || output.latency == Latency::next_step)
      refuse("its output is not that of a layer of neurons in the same step");
    output_ = *group_of(output);
    for (std::size_t node = 0; node < network.nodes().size(); ++node) {
      if (!is_used_[node]) refuse("its node '" + name_of(node) + "' has no place on a core");
    }
  }

  const std::vector<NetworkLayer>& layers() const { return layers_; }
  std::size_t output() const { return output_; }
  /// The layer that drives a layer; nothing if that is the input of the network.
  std::optional<std::size_t> source_of(std::size_t group) const { return group_of(origins_[group]); }
  std::string name_of(std::size_t node) const { return printable(network_.nodes()[node].name); }

  /// The order in which the layers step, so that spikes of the same step come before the layer's own step,
  /// and those of the next step after it.
  std::vector<std::size_t> order() const {
    const std::size_t count = layers_.size();
    std::vector<std::pair<std::size_t, std::size_t>> before;
    for (std::size_t group = 0; group < count; ++group) {
      const std::optional<std::size_t> source = source_of(group);
      if (!source || *source == group) continue;
      const bool is_same = origins_[group].latency == Latency::same_step;
      before.emplace_back(is_same ? *source : group, is_same ? group : *source);
    }
    std::vector<std::size_t> order;
    std::vector<bool> is_done(count);
    while (order.size() < count) {
      std::size_t next = 0;
      const auto waits = [&](const auto& pair) { return pair.second == next && !is_done[pair.first]; };
      while (next < count && (is_done[next] || std::any_of(before.begin(), before.end(), waits))) ++next;
      if (next == count) refuse("no order of its layers gives each connection its latency");
      is_done[next] = true;
      order.push_back(next);
    }
    return order;
  }

 private:
  [[noreturn]] static void refuse(const std::string& problem) {
    throw std::invalid_argument("the network does not fit on a core: " + problem +
                                "; allowed are layers of spiking neurons, each behind one dense layer");
  }

  std::size_t dense_node(const NetworkLayer& layer) const {
    for (const Connection& connection : network_.connections()) {
      if (connection.to == layer.node) return connection.from;
    }
    return layer.node;
  }

  std::optional<std::size_t> group_of(const Origin& origin) const {
    const auto found = groups_.find(origin.node);
    return found == groups_.end() ? std::nullopt : std::optional(found->second);
  }

  // Goes back to a layer of neurons or to the input of the network.
  Origin origin_of(Origin origin) {
    while (groups_.count(origin.node) == 0) {
      is_used_[origin.node] = true;
      const bool passes_on = network_.nodes()[origin.node].layer->kind() == "Relay";
      if (!passes_on) refuse("its node '" + name_of(origin.node) + "' has no place on a core");
      if (origin.node == network_.input()) break;
      std::vector<Connection> before;
      for (const Connection& connection : network_.connections()) {
        if (connection.to == origin.node) before.push_back(connection);
      }
      if (before.size() != 1) refuse("several connections lead to '" + name_of(origin.node) + "'");
      origin.node = before.front().from;
      if (before.front().latency == Latency::next_step) {
        if (origin.latency == Latency::next_step) refuse("a connection takes two steps");
        origin.latency = Latency::next_step;
      }
    }
    return origin;
  }

  const LayerGraph& network_;
  std::vector<NetworkLayer> layers_;
  std::vector<Origin> origins_;
  std::map<std::size_t, std::size_t> groups_;  // by node
  std::map<std::size_t, bool> is_used_;        // by node
  std::size_t output_ = 0;
};

void require_most(const char* what, std::size_t number, std::size_t most) {
  if (most == 0 || number <= most) return;
  throw std::invalid_argument("the network has " + std::to_string(number) + " " + what +
                              ": the core has room for " + std::to_string(most));
}

/// A set of parameters of a layer's neurons.
struct ParameterChoice {
  std::map<std::string, std::string> texts;
  DynamicParameters parameters;
  std::shared_ptr<const DynamicRule> rule;
};

std::vector<ParameterChoice> choices_of(const NetworkLayer& layer, const NumberType& type) {
  std::vector<ParameterChoice> choices(layer.neurons->parameter_sets());
  for (std::size_t set = 0; set < choices.size(); ++set) {
    ParameterChoice& choice = choices[set];
    for (const ParameterEntry& entry : layer.neurons->parameters(set)) choice.texts[entry.name] = entry.text;
    choice.parameters = every_framework().configure(layer.neurons->kind(), type.name(), choice.texts);
    choice.rule = choice.parameters.make_rule();
  }
  return choices;
}

core::EventCode code_for(const FixedFormat& input, std::size_t sources, std::size_t groups) {
  std::string layout = "type:2,";
  if (input.width > 1) layout += "value:" + std::to_string(input.width) + ",";
  return core::EventCode(
      aer::EventLayout::parse(layout + "address:" + std::to_string(bits_for(std::max(sources, groups)))));
}

}  // namespace

NetworkCore make_network_core(const LayerGraph& network, const LayerFormats& formats, const CoreSizes& sizes,
                              CoreSetup& setup) {
  const FixedFormat& input = formats.input;
  const NetworkLayout layout(network);
  const std::size_t inputs = network.input_size();
  std::vector<NetworkCore::Layer> layers;
  std::size_t neurons = 0;
  for (const NetworkLayer& layer : layout.layers()) {
    const std::size_t size = size_of(layer.neurons->output_shape());
    layers.push_back({network.nodes()[layer.node].name, neurons, size});
    neurons += size;
  }
  require_most("neurons", neurons, sizes.neurons);
  require_most("inputs", inputs, sizes.inputs);

  // A spike of the core's own has the value 1, in the unit of the inputs.
  const std::int64_t one = std::int64_t{1} << input.fraction_bits;
  std::vector<core::Synapse> synapses;
  core::StepNeurons::Rules rules;
  std::vector<std::int64_t> biases;
  NeuronSetup setups;
  for (std::size_t group = 0; group < layers.size(); ++group) {
    const systemverilog::LayerChoice choice = layer_choice(layout.layers()[group], formats, "");
    const std::optional<std::size_t> source = layout.source_of(group);
    const std::size_t first_source = source ? inputs + layers[*source].first : 0;
    for (std::size_t i = 0; i < choice.synapses.inputs; ++i) {
      for (std::size_t j = 0; j < choice.outputs; ++j) {
        synapses.push_back(
            {first_source + i, layers[group].first + j, choice.weights[j * choice.synapses.inputs + i]});
      }
    }
    const std::vector<ParameterChoice> of_layer = choices_of(layout.layers()[group], formats.state);
    if (group == 0) setups.common = of_layer.front().parameters;
    for (std::size_t j = 0; j < choice.outputs; ++j) {
      const ParameterChoice& of_neuron = of_layer[of_layer.size() > 1 ? j : 0];
      rules.push_back(of_neuron.rule);
      biases.push_back(choice.biases.empty() ? 0 : choice.biases[j] * one);
      setups.own.push_back({of_neuron.texts, biases.back(), false});
    }
  }

  core::CoreParameters& parameters = setup.parameters;
  parameters.neurons = neurons;
  parameters.first_own_source = inputs;
  parameters.spike_value = static_cast<std::int32_t>(one);
  for (const NetworkCore::Layer& layer : layers)
    parameters.groups.push_back({layer.first, layer.first + layer.size});
  core::EventCode code = code_for(input, inputs + neurons, layers.size());
  setup.words.bits = code.layout().width();
  setup.words.layout = code.layout().text();
  setup.neuron_bits = bits_for(neurons - 1);
  const double unit = std::ldexp(1.0, -formats.weight.fraction_bits - input.fraction_bits);
  auto state = std::make_unique<core::CoreState>(
      parameters, std::make_unique<core::StepNeurons>(rules, unit, biases),
      std::make_unique<core::SynapseLists>(inputs + neurons, neurons, sizes.weight_bits, synapses), code);
  return {std::move(state),  std::move(setups), std::move(code),
          std::move(layers), layout.order(),    layout.output()};
}

}  // namespace lif::testbench
