#include "commands/format_result.hpp"

#include "analysis/pareto_front.hpp"
#include "network/network_summary.hpp"

namespace lif::testbench {

std::uint64_t spikes_of(const LayerNetwork& network) {
  std::uint64_t spikes = 0;
  for (const LayerStatistics& layer : statistics_of(network, 0).layers) spikes += layer.spikes;
  return spikes;
}

void count_into(FormatResult& result, const LayerNetwork& network) {
  result.spikes = spikes_of(network);
  result.saturations = 0;
  for (const auto& node : network.description().nodes()) {
    if (const auto* neurons = dynamic_cast<const NeuronLayer*>(node.layer.get()))
      result.saturations += neurons->events().saturations;
  }
}

Json packed(const FormatResult& result) {
  Json packet{{"variant", result.variant},
              {"agreement", result.agreement},
              {"spikes", result.spikes},
              {"saturations", result.saturations}};
  if (result.accuracy) packet["accuracy"] = *result.accuracy;
  if (result.luts) packet["luts"] = *result.luts;
  if (result.first) packet["first"] = {result.first->step, result.first->node, result.first->neuron};
  return packet;
}

FormatResult unpacked_result(const Json& packet) {
  FormatResult result;
  result.variant = packet["variant"];
  result.agreement = packet["agreement"];
  result.spikes = packet["spikes"];
  result.saturations = packet["saturations"];
  if (packet.contains("accuracy")) result.accuracy = packet["accuracy"].get<double>();
  if (packet.contains("luts")) result.luts = packet["luts"].get<double>();
  if (packet.contains("first")) {
    const Json& first = packet["first"];
    result.first = Agreement::Divergence{first[0], first[1], first[2]};
  }
  return result;
}

void mark_pareto_front(std::vector<FormatResult>& results) {
  std::vector<PricedChoice> choices;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i].luts) continue;
    choices.push_back({*results[i].luts, results[i].quality()});
    places.push_back(i);
  }
  for (const std::size_t choice : pareto_front(choices)) results[places[choice]].is_on_front = true;
}

}  // namespace lif::testbench
