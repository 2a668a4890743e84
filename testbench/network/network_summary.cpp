#include "network/network_summary.hpp"

#include <algorithm>

#include "text/numbers.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

double rate_per_step(const LayerStatistics& layer, std::uint64_t steps) {
  const double neuron_steps = static_cast<double>(layer.values) * static_cast<double>(steps);
  return neuron_steps > 0 ? static_cast<double>(layer.spikes) / neuron_steps : 0;
}

}  // namespace

NetworkStatistics statistics_of(const LayerNetwork& network, std::uint64_t steps) {
  NetworkStatistics statistics{steps, {}};
  const auto& nodes = network.description().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const LayerProcess& process = network.layer(i);
    const Layer& layer = *nodes[i].layer;
    const auto* neurons = dynamic_cast<const NeuronLayer*>(&layer);
    const bool is_spiking = neurons != nullptr && neurons->is_spiking();
    statistics.layers.push_back({nodes[i].name, layer.kind(), size_of(layer.output_shape()),
                                 neurons != nullptr, is_spiking, layer.synapses(),
                                 is_spiking ? process.spikes() : 0, process.synaptic_events(),
                                 neurons != nullptr ? neurons->events() : NumberEvents{}});
  }
  return statistics;
}

Json summarise(const NetworkStatistics& statistics, double dt) {
  Json summary;
  summary["steps"] = statistics.steps;
  std::uint64_t spikes = 0;
  std::uint64_t synaptic_events = 0;
  Json layers = Json::array();
  for (const LayerStatistics& layer : statistics.layers) {
    spikes += layer.spikes;
    synaptic_events += layer.synaptic_events;
    Json entry;
    entry["node"] = layer.name;
    entry["kind"] = layer.kind;
    entry[layer.is_neurons ? "neurons" : "values"] = layer.values;
    if (layer.synapses > 0) {
      entry["synapses"] = layer.synapses;
      entry["synaptic_events"] = layer.synaptic_events;
    }
    if (layer.is_spiking) {
      Json& counts = entry["spikes"] = spike_counts(layer.spikes);
      counts["rate_per_step"] = rate_per_step(layer, statistics.steps);
      counts["rate_hz"] = rate_per_step(layer, statistics.steps) / dt;
    }
    if (layer.is_neurons) add_number_events(entry, layer.events);
    layers.push_back(std::move(entry));
  }
  summary["spikes"] = spike_counts(spikes);
  summary["synaptic_events"] = synaptic_events;
  summary["layers"] = std::move(layers);
  return summary;
}

std::string table_of(const NetworkStatistics& statistics) {
  constexpr std::size_t most_listed = 40;
  std::vector<std::vector<std::string>> rows{
      {"layer", "kind", "neurons", "synapses", "spikes", "per step", "synaptic events", "saturations"}};
  for (const LayerStatistics& layer : statistics.layers) {
    if (layer.kind == "Relay") continue;
    const bool has_synapses = layer.synapses > 0;
    rows.push_back({printable(layer.name), layer.kind, layer.is_neurons ? std::to_string(layer.values) : "",
                    has_synapses ? std::to_string(layer.synapses) : "",
                    layer.is_spiking ? std::to_string(layer.spikes) : "",
                    layer.is_spiking ? short_number(rate_per_step(layer, statistics.steps)) : "",
                    has_synapses ? std::to_string(layer.synaptic_events) : "",
                    layer.is_neurons ? std::to_string(layer.events.saturations) : ""});
    if (rows.size() > most_listed) break;
  }
  std::vector<std::size_t> widths(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text = std::to_string(statistics.steps) + (statistics.steps == 1 ? " step\n" : " steps\n");
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(widths[i] - row[i].size(), ' ');
      line += "  " + (i < 2 ? row[i] + padding : padding + row[i]);
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  if (rows.size() > most_listed) text += "  ... (summary.json has all)\n";
  return text;
}

}  // namespace lif::testbench
