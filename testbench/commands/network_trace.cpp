#include "commands/network_trace.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "errors.hpp"
#include "recorders/signal_patterns.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

std::size_t find_node(const LayerGraph& network, const std::string& name, const std::string& origin) {
  const std::size_t node = network.find(name);
  if (node < network.nodes().size()) return node;
  std::vector<std::string> names;
  for (const auto& other : network.nodes()) names.push_back(other.name);
  throw UsageError(origin + ": the network has no node '" + name + "'" + did_you_mean(name, names));
}

const NeuronLayer* neurons_of(const LayerGraph& network, std::size_t node) {
  return dynamic_cast<const NeuronLayer*>(network.nodes()[node].layer.get());
}

namespace {

/// Some neurons of a layer.
struct NeuronRange {
  std::size_t layer;
  std::size_t first;
  std::size_t last;  // the last neuron itself is included
};

// Parses NODE, NODE:NEURON or NODE:FIRST-LAST. The name of a node may itself contain colons.
NeuronRange parse_range(const Setting& setting, const LayerGraph& network) {
  constexpr std::size_t most_by_default = 8;
  const std::string& text = setting.value;
  const auto colon = text.rfind(':');
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  std::string name = text;
  if (colon != std::string::npos && network.find(text) == network.nodes().size()) {
    const std::string range = text.substr(colon + 1);
    const auto dash = range.find('-');
    first = parse_integer(range.substr(0, dash));
    last = dash == std::string::npos ? first : parse_integer(range.substr(dash + 1));
    if (!first || !last) refuse(setting, "NODE, NODE:NEURON or NODE:FIRST-LAST");
    name = text.substr(0, colon);
  }
  const std::size_t node = find_node(network, name, setting.origin);
  const NeuronLayer* neurons = neurons_of(network, node);
  if (neurons == nullptr) throw UsageError(setting.origin + ": '" + name + "' has no neurons to trace");
  const std::size_t size = size_of(neurons->output_shape());
  if (!first) return {node, 0, std::min(size, most_by_default) - 1};
  if (*first < 0 || *last < *first || static_cast<std::size_t>(*last) >= size) {
    refuse(setting, "neurons from 0 to " + std::to_string(size - 1));
  }
  return {node, static_cast<std::size_t>(*first), static_cast<std::size_t>(*last)};
}

// Whether the text is a pattern and not the name of a node, which may look like a pattern.
bool is_pattern(const std::string& text, const LayerGraph& network) {
  const std::size_t none = network.nodes().size();
  return text.find_first_of("*?[.") != std::string::npos && network.find(text) == none &&
         network.find(text.substr(0, text.rfind(':'))) == none;
}

std::string clock_name() { return std::string(NetworkWaveform::bench_scope) + ".clk"; }

/// Calls `action` for each neuron with the names of its signals; the name of a signal that it does not have
/// is empty.
template <class Action>
void for_each_neuron(const LayerGraph& network, const Action& action) {
  for (std::size_t layer = 0; layer < network.nodes().size(); ++layer) {
    const NeuronLayer* neurons = neurons_of(network, layer);
    if (neurons == nullptr) continue;
    const std::size_t size = size_of(neurons->output_shape());
    for (std::size_t i = 0; i < size; ++i) {
      const std::string number = "_" + std::to_string(i);
      action(layer, i, "potential" + number, neurons->is_spiking() ? "spike" + number : "",
             neurons->is_spiking() ? "spike_event" + number : "");
    }
  }
}

std::vector<std::string> all_names(const LayerGraph& network) {
  std::vector<std::string> names{clock_name()};
  for_each_neuron(network, [&](std::size_t layer, std::size_t, const std::string& potential,
                               const std::string& spike, const std::string& event) {
    for (const std::string& name : {potential, spike, event}) {
      if (!name.empty()) names.push_back(NetworkWaveform::scope_of(network, layer) + name);
    }
  });
  return names;
}

using Chosen = std::map<std::pair<std::size_t, std::size_t>, TracedNeuron>;

void add_range(Chosen& chosen, const NeuronRange& range) {
  for (std::size_t i = range.first; i <= range.last; ++i) chosen[{range.layer, i}] = {range.layer, i};
}

void add_matching(Chosen& chosen, SignalPatterns& patterns, const LayerGraph& network) {
  for_each_neuron(network, [&](std::size_t layer, std::size_t i, const std::string& potential,
                               const std::string& spike, const std::string& event) {
    const std::string scope = NetworkWaveform::scope_of(network, layer);
    const std::string node = network.nodes()[layer].name + ".";
    const auto is_chosen = [&](const std::string& name) {
      if (name.empty()) return false;
      const bool is_by_scope = patterns.match(scope + name);
      return patterns.match(node + name) || is_by_scope;
    };
    const TracedNeuron found{layer, i, is_chosen(potential), is_chosen(spike), is_chosen(event), false};
    if (!found.potential && !found.spike && !found.spike_event) return;
    TracedNeuron& neuron = chosen.emplace(std::pair(layer, i), found).first->second;
    neuron.potential = neuron.potential || found.potential;
    neuron.spike = neuron.spike || found.spike;
    neuron.spike_event = neuron.spike_event || found.spike_event;
  });
}

}  // namespace

TracedNetwork choose_traced(const std::vector<Setting>& entries, const LayerGraph& network) {
  Chosen chosen;
  std::vector<Setting> pattern_entries;
  std::set<std::size_t> nodes;
  for (const Setting& setting : entries) {
    if (is_pattern(setting.value, network)) {
      pattern_entries.push_back(setting);
      continue;
    }
    const NeuronRange range = parse_range(setting, network);
    if (!nodes.insert(range.layer).second) refuse(setting, "each node once");
    add_range(chosen, range);
  }
  for (std::size_t i = network.nodes().size(); entries.empty() && chosen.empty() && i-- > 0;) {
    if (neurons_of(network, i) != nullptr)
      add_range(chosen, parse_range({network.nodes()[i].name, SettingLayer::none, "default"}, network));
  }
  SignalPatterns patterns(std::move(pattern_entries));
  TracedNetwork traced;
  traced.clk = patterns.empty() || !nodes.empty() || patterns.match(clock_name());
  if (!patterns.empty()) {
    add_matching(chosen, patterns, network);
    patterns.require_all_matched([&] { return all_names(network); });
  }
  for (const auto& entry : chosen) traced.neurons.push_back(entry.second);
  return traced;
}

}  // namespace lif::testbench
