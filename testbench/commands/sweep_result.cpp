#include "commands/sweep_result.hpp"

#include <filesystem>
#include <utility>

#include "plots/f_i_plot.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

const SweptPoint* first_that_spikes(const std::vector<SweptPoint>& curve) {
  for (const SweptPoint& point : curve) {
    if (point.spikes > 0) return &point;
  }
  return nullptr;
}

}  // namespace

Json packed(const SweptPoint& point) {
  Json packet{{"spikes", point.spikes}, {"rate", point.rate}};
  if (point.first_spike) packet["first_spike"] = *point.first_spike;
  if (point.interval_mean) packet["interval_mean"] = *point.interval_mean;
  return packet;
}

void unpack(const Json& packet, SweptPoint& point) {
  point.spikes = packet["spikes"];
  point.rate = packet["rate"];
  if (packet.contains("first_spike")) point.first_spike = packet["first_spike"].get<std::uint64_t>();
  if (packet.contains("interval_mean")) point.interval_mean = packet["interval_mean"].get<double>();
}

std::string as_csv(const SweepResult& result) {
  std::string text =
      "current,spikes,rate,first_step,interval_mean,analytic_first_step,analytic_interval,analytic_rate\n";
  const auto optional = [](const auto& value) {
    return value ? to_text(static_cast<double>(*value)) : std::string();
  };
  for (const SweptPoint& point : result.curve) {
    text += to_text(point.current) + "," + std::to_string(point.spikes) + "," + to_text(point.rate) + "," +
            optional(point.first_spike) + "," + optional(point.interval_mean);
    if (result.closed_form) {
      text += "," + optional(result.closed_form->first_step(point.current)) + "," +
              optional(result.closed_form->interval(point.current)) + "," +
              to_text(result.closed_form->rate(point.current));
    } else {
      text += ",,,";
    }
    text += "\n";
  }
  return text;
}

std::string as_plot(const SweepConfiguration& configuration, const SweepResult& result) {
  constexpr int columns = 1380;  // two per pixel, so that the steps of the curve are drawn upright
  RateCurve measured, analytic;
  for (const SweptPoint& point : result.curve) measured.emplace_back(point.current, point.rate);
  for (int i = 0; result.closed_form && i <= columns; ++i) {
    const double current = configuration.from + (configuration.to - configuration.from) * i / columns;
    analytic.emplace_back(current, result.closed_form->rate(current));
  }
  return f_i_plot(configuration.neuron.entry->name + " neuron, firing rate over current", measured, analytic);
}

Json as_json(const SweepResult& result) {
  Json summary;
  summary["steps"] = result.outcome.steps;
  const SweptPoint* rheobase = first_that_spikes(result.curve);
  summary["lowest_spiking_current"] = rheobase == nullptr ? Json(nullptr) : Json(rheobase->current);
  for (const SweptPoint& point : result.curve) {
    Json entry;
    entry["current"] = point.current;
    entry["spikes"] = spike_counts(point.spikes);
    entry["spikes"]["rate_per_step"] = point.rate;
    if (result.closed_form)
      entry["spikes"]["analytic_rate_per_step"] = result.closed_form->rate(point.current);
    summary["curve"].push_back(std::move(entry));
  }
  return summary;
}

std::string as_text(const SweepConfiguration& configuration, const SweepResult& result) {
  const SweptPoint* rheobase = first_that_spikes(result.curve);
  std::string text = configuration.neuron.entry->name + " (" + configuration.neuron.model.neuron.type.name() +
                     "): " + std::to_string(result.curve.size()) + " currents from " +
                     short_number(configuration.from) + " to " + short_number(configuration.to) + ", " +
                     std::to_string(result.outcome.steps) + " steps each; ";
  text += rheobase == nullptr ? "none spikes\n"
                              : "the lowest that spikes is " + short_number(rheobase->current) + "\n";
  if (result.outcome.interrupted) text += "interrupted: the curve covers the steps until then\n";
  if (configuration.out)
    text += "written: " + (std::filesystem::path(*configuration.out) / "").string() +
            " with f_i.csv, plot.svg, summary.json, run.ini\n";
  return text;
}

}  // namespace lif::testbench
