#include "commands/format_table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include <lif/common/csv_fields.hpp>

#include "network/network_summary.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

FormatTable::FormatTable(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states,
                         bool has_area)
    : csv(std::string(
              "weights,state,accuracy,agreement,spikes,saturations,first_step,first_node,first_neuron") +
          (has_area ? ",luts_per_neuron,on_pareto_front\n" : "\n")),
      text(std::string(
               "  weights                 state                       accuracy   agreement   spikes    ") +
           (has_area ? "LUTs      " : "") + "parts\n"),
      weights_(weights),
      states_(states),
      has_area_(has_area) {}

void FormatTable::add(const Variant& variant, const FormatResult& result) {
  const std::string& weights = weights_[variant.weights].text;
  const std::string& state = states_[variant.state].text;
  const auto& first = result.first;
  const std::optional<double>& accuracy = result.accuracy;
  const double share = result.agreement;
  csv += csv_field(weights) + "," + csv_field(state) + "," + (accuracy ? lif::to_text(*accuracy) : "") + "," +
         lif::to_text(share) + "," + std::to_string(result.spikes) + "," +
         std::to_string(result.saturations) + ",";
  csv +=
      first ? std::to_string(first->step) + "," + csv_field(first->node) + "," + std::to_string(first->neuron)
            : std::string(",,");
  if (has_area_) {
    csv +=
        "," + (result.luts ? lif::to_text(*result.luts) : "") + "," + (result.is_on_front ? "true" : "false");
  }
  csv += "\n";
  Json entry;
  entry["weights"] = weights;
  entry["state"] = state;
  entry["accuracy"] = accuracy ? Json(*accuracy) : Json(nullptr);
  entry["agreement"] = share;
  entry["spikes"] = spike_counts(result.spikes);
  entry["saturations"] = result.saturations;
  entry["first_divergence"] = nullptr;
  if (first)
    entry["first_divergence"] = {{"step", first->step}, {"node", first->node}, {"neuron", first->neuron}};
  if (has_area_) {
    entry["luts_per_neuron"] = result.luts ? Json(*result.luts) : Json(nullptr);
    entry["on_pareto_front"] = result.is_on_front;
  }
  json.push_back(std::move(entry));
  const auto padded = [](std::string value, std::size_t width) {
    value.resize(std::max(width, value.size()), ' ');
    return value;
  };
  text +=
      "  " + padded(weights, 24) + padded(state, 28) +
      padded(accuracy ? short_number(100 * *accuracy) + " %" : "-", 11) +
      padded(short_number(100 * share) + " %", 12) + padded(std::to_string(result.spikes), 10) +
      (!has_area_
           ? ""
           : padded(result.luts ? short_number(std::round(*result.luts)) + (result.is_on_front ? " *" : "")
                                : "-",
                    10)) +
      (first
           ? "step " + std::to_string(first->step) + ", " + first->node + " " + std::to_string(first->neuron)
           : "never") +
      "\n";
  cells.push_back({variant.weights, variant.state, share, accuracy});
  if (result.luts)
    points.push_back({weights + ", " + state, *result.luts, result.quality(), result.is_on_front});
}

}  // namespace lif::testbench
