#include "output/summary.hpp"

#include <cmath>

#include "output/versions.hpp"
#include "text/numbers.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// A number as a number, which parses back to the same bits; true and false as such; else a text.
Json typed(const std::string& text) {
  if (const auto integer = parse_integer(text)) return *integer;
  if (const auto number = parse_number<double>(text); number && std::isfinite(*number)) return *number;
  if (text == "true" || text == "false") return text == "true";
  return text;
}

}  // namespace

Json parameters_in_effect(const NeuronDescription& neuron, const std::vector<ParameterEntry>& parameters) {
  Json numbers = Json::object();
  for (const ParameterEntry& parameter : parameters) {
    if (parameter.number)
      numbers[parameter.name] = {{"asked", typed(parameter.text)}, {"in_effect", typed(parameter.text)}};
  }
  for (const StoredValue& value : neuron.stored)
    numbers[value.name] = {{"asked", value.asked}, {"in_effect", value.stored}};
  return numbers;
}

Json spike_counts(std::uint64_t count) { return {{"count", count}}; }

Json summarise(const Statistics& statistics, std::int64_t clock_period_ps) {
  const double period_ns = static_cast<double>(clock_period_ps) * 1e-3;
  Json spikes = spike_counts(statistics.spikes());
  spikes["first_step"] = or_null(statistics.first_spike());
  spikes["last_step"] = or_null(statistics.last_spike());
  spikes["rate_per_step"] = statistics.rate();
  spikes["rate_hz"] = statistics.rate() / static_cast<double>(clock_period_ps) * 1e12;
  spikes["interval_mean_steps"] = or_null(statistics.interval_mean());
  spikes["interval_cv"] = or_null(statistics.interval_cv());
  spikes["steps"] = statistics.spike_steps();
  Json times = Json::array();
  for (const std::uint64_t step : statistics.spike_steps()) {
    times.push_back((static_cast<double>(step) + 0.5) * period_ns);
  }
  spikes["times_ns"] = std::move(times);
  spikes["not_listed"] = statistics.spikes() - statistics.spike_steps().size();

  Json potential;
  const bool is_empty = statistics.steps() == 0;
  potential["min"] = is_empty ? Json(nullptr) : Json(statistics.lowest_potential());
  potential["max"] = is_empty ? Json(nullptr) : Json(statistics.highest_potential());
  potential["mean"] = is_empty ? Json(nullptr) : Json(statistics.mean_potential());

  Json summary;
  summary["steps"] = statistics.steps();
  summary["spikes"] = std::move(spikes);
  summary["potential"] = std::move(potential);
  return summary;
}

void add_number_events(Json& summary, const NumberEvents& events) {
  Json& counts = summary["number_events"];
  counts["saturations"] = events.saturations;
  counts["wraps"] = events.wraps;
  counts["exact_threshold_hits"] = events.exact_threshold_hits;
}

std::string json_text(const Json& summary) {
  return summary.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void add_provenance(Json& summary, const EffectiveOptions& options) {
  Json& configuration = summary["configuration"];
  configuration = Json::object();
  for (const auto& [name, value, kind] : options) {
    if (name == "set") {
      const auto equals = value.find('=');
      configuration["set"][value.substr(0, equals)] = typed(value.substr(equals + 1));
    } else if (kind == EffectiveOption::Kind::list) {
      configuration[name].push_back(value);
    } else {
      configuration[name] = kind == EffectiveOption::Kind::text ? Json(value) : typed(value);
    }
  }
  for (const auto& [name, version] : versions()) summary["versions"][name] = version;
}

std::string sentence(const Statistics& statistics) {
  const auto counted = [](std::uint64_t count, const std::string& noun) {
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
  };
  std::string text = (statistics.spikes() == 0 ? "no spike" : counted(statistics.spikes(), "spike")) +
                     " in " + counted(statistics.steps(), "step");
  if (const auto first = statistics.first_spike()) text += ", the first in step " + std::to_string(*first);
  if (const auto mean = statistics.interval_mean()) {
    const double cv = *statistics.interval_cv();
    text += *mean == 1 ? ", then in every step"
                       : ", then every " + short_number(*mean) + " steps" +
                             (cv > 0 ? " on average (CV " + short_number(cv) + ")" : "");
  }
  return text;
}

}  // namespace lif::testbench
