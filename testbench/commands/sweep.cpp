#include <cmath>

#include "analysis/lif_interval.hpp"
#include "commands/command.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"
#include "plots/f_i_plot.hpp"
#include "plots/svg.hpp"
#include "recorders/statistics.hpp"
#include "simulation/bench.hpp"

namespace lif::testbench {

namespace {

constexpr std::int64_t most_points = 10'000;
constexpr std::int64_t longest_sweep = 1'000'000'000;
constexpr std::int64_t clock_period_ps = 10'000;  // a sweep counts steps: the clock's period shows nowhere

struct SweepConfiguration {
  ModelChoice neuron;
  double from = 0;
  double to = 0.5;
  std::int64_t points = 101;
  std::int64_t steps = 1000;
  std::optional<std::string> out, csv, plot;
  bool force = false;
  bool json = false;
  bool quiet = false;
};

OptionTable sweep_options() {
  using Kind = Option::Kind;
  return {neuron_options(),
          {"Sweep",
           {{"from", "I", "lowest constant current; default 0"},
            {"to", "I", "highest constant current; default 0.5"},
            {"points", "N", "number of currents, 2 to 10000; default 101"},
            {"steps", "N", "steps per current, 1 to 1e9; default 1000"}}},
          {"Output",
           {{"out", "DIR",
             "write f_i.csv, plot.svg, summary.json and run.ini into DIR; the default, with DIR out, "
             "unless --csv or --plot is given"},
            {"csv", "FILE", "write the curve as CSV; - is the standard output"},
            {"plot", "FILE.svg", "draw the curve; - is the standard output"},
            {"force", "", "let --out write into a folder that holds other files", Kind::flag}}},
          general_options()};
}

SweepConfiguration configure(const Settings& settings) {
  SweepConfiguration configuration;
  configuration.neuron = choose_model(settings);
  configuration.from = settings.number("from").value_or(configuration.from);
  configuration.to = settings.number("to").value_or(configuration.to);
  configuration.points = settings.integer("points", 2, most_points).value_or(configuration.points);
  configuration.steps = settings.integer("steps", 1, longest_sweep).value_or(configuration.steps);
  configuration.out = settings.text("out");
  configuration.csv = settings.text("csv");
  configuration.plot = settings.text("plot");
  configuration.force = settings.flag("force");
  configuration.json = settings.flag("json");
  configuration.quiet = settings.flag("quiet");
  if (!(configuration.from < configuration.to) || !std::isfinite(configuration.to - configuration.from)) {
    throw UsageError("--from " + to_text(configuration.from) + " has to be below --to " +
                     to_text(configuration.to));
  }
  if (!configuration.out && !configuration.csv && !configuration.plot) configuration.out = "out";
  if (configuration.csv && configuration.csv == configuration.plot) {
    throw UsageError("--csv and --plot both write to '" + *configuration.csv + "'");
  }
  if (configuration.json && (configuration.csv == "-" || configuration.plot == "-")) {
    throw UsageError("--json and another output both write to '-'");
  }
  return configuration;
}

EffectiveOptions effective_options(const SweepConfiguration& configuration) {
  EffectiveOptions options{{"model", configuration.neuron.entry->name},
                           {"dtype", name_of(configuration.neuron.model.kind)}};
  for (const ParameterEntry& parameter : configuration.neuron.model.parameters) {
    options.emplace_back("set", parameter.name + "=" + to_text(parameter.default_value));
  }
  options.emplace_back("from", to_text(configuration.from));
  options.emplace_back("to", to_text(configuration.to));
  options.emplace_back("points", std::to_string(configuration.points));
  options.emplace_back("steps", std::to_string(configuration.steps));
  return options;
}

class ConstantCurrent : public CurrentSource {
 public:
  explicit ConstantCurrent(double current) : current_(current) {}

  bool next(double& current) override {
    current = current_;
    return true;
  }

 private:
  double current_;
};

/// One current of the sweep, and what the neuron did with it.
struct Point {
  double current = 0;
  Statistics statistics{0};  // counts, no list
  bool has_closed_form = false;
  std::optional<std::int64_t> first;     ///< steps to the first spike, closed form
  std::optional<std::int64_t> interval;  ///< steps between spikes, closed form

  double analytic_rate() const { return interval ? 1.0 / static_cast<double>(*interval) : 0.0; }
};

double current_of(const SweepConfiguration& configuration, std::int64_t index) {
  const double share = static_cast<double>(index) / static_cast<double>(configuration.points - 1);
  return index + 1 == configuration.points
             ? configuration.to
             : configuration.from + share * (configuration.to - configuration.from);
}

// The closed form in real numbers; a current whose limit is within rounding of the threshold may differ.
void add_closed_form(Point& point, const ConfiguredModel& model) {
  const double beta = model.parameter("beta");
  const double reset = model.parameter("reset_potential");
  point.has_closed_form = true;
  point.first = lif_interval(point.current, beta, model.threshold, model.initial_potential);
  point.interval = lif_interval(point.current, beta, model.threshold, reset);
  if (point.interval) *point.interval += static_cast<std::int64_t>(model.parameter("refractory_steps"));
}

std::vector<Point> simulate(const SweepConfiguration& configuration) {
  const ConfiguredModel& model = configuration.neuron.model;
  std::vector<Point> curve(static_cast<std::size_t>(configuration.points));
  std::vector<Channel> channels;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    curve[i].current = current_of(configuration, static_cast<std::int64_t>(i));
    if (configuration.neuron.entry->name == "lif") add_closed_form(curve[i], model);
    channels.push_back({"neuron_" + std::to_string(i),
                        model.instantiate,
                        std::make_unique<ConstantCurrent>(curve[i].current),
                        {&curve[i].statistics}});
  }
  Bench bench("testbench", clock_period_ps, std::move(channels));
  const std::uint64_t steps = bench.run(static_cast<std::uint64_t>(configuration.steps), configuration.quiet);
  for (Point& point : curve) point.statistics.finish(steps);
  return curve;
}

std::string as_csv(const std::vector<Point>& curve) {
  std::string text =
      "current,spikes,rate,first_step,interval_mean,analytic_first_step,analytic_interval,analytic_rate\n";
  const auto optional = [](const auto& value) {
    return value ? to_text(static_cast<double>(*value)) : std::string();
  };
  for (const Point& point : curve) {
    const Statistics& statistics = point.statistics;
    const auto analytic_step = point.first ? std::optional<std::int64_t>(*point.first - 1) : std::nullopt;
    text += to_text(point.current) + "," + std::to_string(statistics.spikes()) + "," +
            to_text(statistics.rate()) + "," + optional(statistics.first_spike()) + "," +
            optional(statistics.interval_mean()) + "," + optional(analytic_step) + "," +
            optional(point.interval) + "," +
            (point.has_closed_form ? to_text(point.analytic_rate()) : std::string()) + "\n";
  }
  return text;
}

std::string as_plot(const SweepConfiguration& configuration, const std::vector<Point>& curve) {
  std::vector<FiringRate> rates;
  for (const Point& point : curve) {
    rates.push_back({point.current, point.statistics.rate(), std::nullopt});
    if (point.has_closed_form) rates.back().analytic = point.analytic_rate();
  }
  return f_i_plot(configuration.neuron.entry->name + " neuron, firing rate over current", rates);
}

const Point* first_that_spikes(const std::vector<Point>& curve) {
  for (const Point& point : curve) {
    if (point.statistics.spikes() > 0) return &point;
  }
  return nullptr;
}

Json as_json(const std::vector<Point>& curve, const EffectiveOptions& options) {
  Json summary;
  summary["command"] = "sweep";
  summary["interrupted"] = interrupted();
  summary["steps"] = curve.front().statistics.steps();
  const Point* rheobase = first_that_spikes(curve);
  summary["lowest_spiking_current"] = rheobase == nullptr ? Json(nullptr) : Json(rheobase->current);
  for (const Point& point : curve) {
    Json entry;
    entry["current"] = point.current;
    entry["spikes"] = point.statistics.spikes();
    entry["rate_per_step"] = point.statistics.rate();
    if (point.has_closed_form) entry["analytic_rate_per_step"] = point.analytic_rate();
    summary["curve"].push_back(std::move(entry));
  }
  add_provenance(summary, options);
  return summary;
}

std::string human_summary(const SweepConfiguration& configuration, const std::vector<Point>& curve) {
  const Point* rheobase = first_that_spikes(curve);
  std::string text = configuration.neuron.entry->name + " (" + name_of(configuration.neuron.model.kind) +
                     "): " + std::to_string(curve.size()) + " currents from " +
                     short_number(configuration.from) + " to " + short_number(configuration.to) + ", " +
                     std::to_string(curve.front().statistics.steps()) + " steps each; ";
  text += rheobase == nullptr ? "none spikes\n"
                              : "the lowest that spikes is " + short_number(rheobase->current) + "\n";
  if (interrupted()) text += "interrupted: the curve is of the steps up to there\n";
  if (configuration.out)
    text += "written: " + *configuration.out + "/ with f_i.csv, plot.svg, summary.json, run.ini\n";
  return text;
}

int execute(const Settings& settings) {
  const SweepConfiguration configuration = configure(settings);
  ResultFiles files(configuration.out, configuration.force);
  std::vector<OutputFile*> tables, plots;
  OutputFile* ini = nullptr;
  OutputFile* summary = nullptr;
  if (files.has_directory()) {
    ini = &files.open_in_directory(OutputDirectory::marker);
    tables.push_back(&files.open_in_directory("f_i.csv"));
    plots.push_back(&files.open_in_directory("plot.svg"));
    summary = &files.open_in_directory("summary.json");
  }
  if (configuration.csv) tables.push_back(&files.open(*configuration.csv));
  if (configuration.plot) plots.push_back(&files.open(*configuration.plot));

  const std::vector<Point> curve = simulate(configuration);

  const EffectiveOptions options = effective_options(configuration);
  const std::string summary_text = as_json(curve, options).dump(2) + "\n";
  for (OutputFile* file : tables) file->write(as_csv(curve));
  for (OutputFile* file : plots) file->write(as_plot(configuration, curve));
  if (ini != nullptr) ini->write(run_ini("sweep", options, interrupted() ? "interrupted" : ""));
  if (summary != nullptr) summary->write(summary_text);
  files.commit();

  if (configuration.json) {
    print_result(summary_text);
  } else if (!configuration.quiet) {
    const std::string text = human_summary(configuration, curve);
    if (configuration.csv == "-" || configuration.plot == "-") {
      std::fputs(text.c_str(), stderr);
    } else {
      print_result(text);
    }
  }
  return interrupted() ? exit_interrupted : exit_done;
}

}  // namespace

Command sweep_command() {
  return {
      "sweep",
      "measure the firing rate over a range of constant currents (f-I curve)",
      "Simulates one neuron per current side by side and draws the firing rate over the current, with the\n"
      "closed form of the model over it where there is one. Exit codes as for run.",
      "  lif-testbench sweep\n"
      "  lif-testbench sweep --beta 0.95 --set refractory_steps=5 --to 2 --points 201 --out curve\n"
      "  lif-testbench sweep --from 0.09 --to 0.11 --points 21 --steps 100000 --csv -\n",
      sweep_options(),
      &execute};
}

}  // namespace lif::testbench
