#include <filesystem>
#include <set>

#include <lif/shell/report.hpp>

#include "analysis/lif_closed_form.hpp"
#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/sweep_configuration.hpp"
#include "errors.hpp"
#include "output/result_files.hpp"
#include "plots/f_i_plot.hpp"
#include "recorders/statistics.hpp"
#include "simulation/bench.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

// Any period will do, because the results of a sweep count in steps.
constexpr std::int64_t any_clock_period_ps = 10'000;

class ConstantCurrent : public StepSource {
 public:
  explicit ConstantCurrent(double current) : current_(current) {}

  bool next(StepInput& input) override {
    input.current = current_;
    return true;
  }

 private:
  double current_;
};

// The closed form with the parameters as the neuron holds them, rounded to its number type.
LifClosedForm closed_form_of(const ConfiguredModel& lif) {
  LifClosedForm form;
  const bool is_float = lif.neuron.type.kind == NumberKind::float32;
  const auto held = [&](const char* name) {
    const double value = lif.parameter(name);
    return is_float ? static_cast<double>(static_cast<float>(value)) : value;
  };
  form.beta = held("beta");
  form.threshold = held("threshold");
  form.reset_potential = held("reset_potential");
  form.initial_potential = held("initial_potential");
  form.refractory_steps = static_cast<std::int64_t>(lif.parameter("refractory_steps"));
  return form;
}

/// One current of the sweep, and what the neuron did with it.
struct Point {
  double current = 0;
  Statistics statistics{0};  // counts the spikes, but keeps no list of them
};

/// The results of the sweep.
struct SweepResult {
  std::vector<Point> curve;
  std::optional<LifClosedForm> closed_form;  // empty if the model has none
  Outcome outcome;
};

double current_of(const SweepConfiguration& configuration, std::uint64_t index) {
  const double share = static_cast<double>(index) / static_cast<double>(configuration.points - 1);
  return index + 1 == configuration.points
             ? configuration.to
             : configuration.from + share * (configuration.to - configuration.from);
}

// Currents that the number type does not tell apart would look like a curve with steps.
void warn_of_equal_currents(const SweepConfiguration& configuration, const std::vector<Point>& curve) {
  std::set<double> currents;
  for (const Point& point : curve) currents.insert(point.current);
  if (currents.size() == curve.size()) return;
  report_warning(message_type::input, "sweep",
                 "the number type " + configuration.neuron.model.neuron.type.name() + " has only " +
                     std::to_string(currents.size()) + (currents.size() == 1 ? " value" : " values") +
                     " for the " + std::to_string(curve.size()) + " currents from " +
                     to_text(configuration.from) + " to " + to_text(configuration.to));
}

SweepResult simulate(const SweepConfiguration& configuration) {
  const ConfiguredModel& model = configuration.neuron.model;
  const auto rule = model.choice.make_rule();
  SweepResult result;
  // The closed form is for real numbers; a fixed-point neuron follows another curve.
  const bool is_real = model.neuron.type.kind != NumberKind::fixed;
  if (configuration.neuron.entry->name == "lif" && is_real) result.closed_form = closed_form_of(model);
  result.curve.resize(configuration.points);
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < result.curve.size(); ++i) {
    Point& point = result.curve[i];
    point.current = rule->rounded(current_of(configuration, i));
    lanes.push_back({"neuron_" + std::to_string(i),
                     model.choice,
                     std::make_unique<ConstantCurrent>(point.current),
                     {&point.statistics},
                     {}});
  }
  warn_of_equal_currents(configuration, result.curve);
  Bench bench("testbench", any_clock_period_ps, std::move(lanes));
  result.outcome = bench.run(configuration.steps, configuration.steps, configuration.general.quiet);
  for (Point& point : result.curve) point.statistics.finish(result.outcome.steps);
  return result;
}

std::string as_csv(const SweepResult& result) {
  std::string text =
      "current,spikes,rate,first_step,interval_mean,analytic_first_step,analytic_interval,analytic_rate\n";
  const auto optional = [](const auto& value) {
    return value ? to_text(static_cast<double>(*value)) : std::string();
  };
  for (const Point& point : result.curve) {
    const Statistics& statistics = point.statistics;
    text += to_text(point.current) + "," + std::to_string(statistics.spikes()) + "," +
            to_text(statistics.rate()) + "," + optional(statistics.first_spike()) + "," +
            optional(statistics.interval_mean());
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
  for (const Point& point : result.curve) measured.emplace_back(point.current, point.statistics.rate());
  for (int i = 0; result.closed_form && i <= columns; ++i) {
    const double current = configuration.from + (configuration.to - configuration.from) * i / columns;
    analytic.emplace_back(current, result.closed_form->rate(current));
  }
  return f_i_plot(configuration.neuron.entry->name + " neuron, firing rate over current", measured, analytic);
}

const Point* first_that_spikes(const std::vector<Point>& curve) {
  for (const Point& point : curve) {
    if (point.statistics.spikes() > 0) return &point;
  }
  return nullptr;
}

Json as_json(const SweepResult& result) {
  Json summary;
  summary["steps"] = result.outcome.steps;
  const Point* rheobase = first_that_spikes(result.curve);
  summary["lowest_spiking_current"] = rheobase == nullptr ? Json(nullptr) : Json(rheobase->current);
  for (const Point& point : result.curve) {
    Json entry;
    entry["current"] = point.current;
    entry["spikes"] = spike_counts(point.statistics.spikes());
    entry["spikes"]["rate_per_step"] = point.statistics.rate();
    if (result.closed_form)
      entry["spikes"]["analytic_rate_per_step"] = result.closed_form->rate(point.current);
    summary["curve"].push_back(std::move(entry));
  }
  return summary;
}

std::string human_summary(const SweepConfiguration& configuration, const SweepResult& result) {
  const Point* rheobase = first_that_spikes(result.curve);
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

int execute_sweep(const Settings& settings) {
  const SweepConfiguration configuration = configure_sweep(settings);
  ResultFiles files(configuration.out, configuration.force);
  std::vector<OutputFile*> tables, plots;
  if (files.has_directory()) {
    files.open_report();
    tables.push_back(&files.open_in_directory("f_i.csv"));
    plots.push_back(&files.open_in_directory("plot.svg"));
  }
  if (configuration.csv) tables.push_back(&files.open(*configuration.csv));
  if (configuration.plot) plots.push_back(&files.open(*configuration.plot));

  const SweepResult result = simulate(configuration);
  for (OutputFile* file : tables) file->write(as_csv(result));
  for (OutputFile* file : plots) file->write(as_plot(configuration, result));

  Delivery delivery;
  delivery.command = "sweep";
  delivery.options = sweep_options().echo(configuration);
  delivery.summary = as_json(result);
  const ConfiguredModel& model = configuration.neuron.model;
  delivery.summary["parameters"] = parameters_in_effect(model.neuron, model.parameters);
  delivery.text = human_summary(configuration, result);
  delivery.steps = result.outcome.steps;
  delivery.interrupted = result.outcome.interrupted;
  delivery.stdout_is_taken = configuration.csv == "-" || configuration.plot == "-";
  return deliver(delivery, files, configuration.general);
}

}  // namespace

Command sweep_command() {
  return {"sweep",
          "measure the firing rate over a range of constant currents (f-I curve)",
          "Simulates one neuron for each current, side by side, and draws the firing rate over the current,\n"
          "together with the closed form of the model if there is one. The exit codes are those of run.",
          "  lif-testbench sweep\n"
          "  lif-testbench sweep --beta 0.95 --set refractory_steps=5 --to 2 --points 201 --out curve\n"
          "  lif-testbench sweep --from 0.09 --to 0.11 --points 21 --steps 100000 --csv -\n",
          sweep_options().table(),
          &execute_sweep};
}

}  // namespace lif::testbench
