#include "commands/sweep_configuration.hpp"

#include <cmath>

#include "commands/distinct_files.hpp"
#include "errors.hpp"

namespace lif::testbench {

namespace {
constexpr std::int64_t most_points = 10'000;
constexpr std::int64_t longest_sweep = 1'000'000'000;
}  // namespace

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

SweepConfiguration configure_sweep(const Settings& settings) {
  SweepConfiguration configuration;
  configuration.neuron = choose_model(settings);
  configuration.from = settings.number("from").value_or(configuration.from);
  configuration.to = settings.number("to").value_or(configuration.to);
  configuration.points = settings.integer("points", 2, most_points).value_or(configuration.points);
  configuration.steps = settings.integer("steps", 1, longest_sweep).value_or(configuration.steps);
  configuration.out = settings.text("out");
  configuration.csv = output_path(settings, "csv");
  configuration.plot = output_path(settings, "plot");
  configuration.force = settings.flag("force");
  configuration.json = settings.flag("json");
  configuration.quiet = settings.flag("quiet");
  if (!(configuration.from < configuration.to)) {
    throw UsageError("--from " + to_text(configuration.from) + " has to be below --to " +
                     to_text(configuration.to));
  }
  if (!std::isfinite(configuration.to - configuration.from)) {
    throw UsageError("--from " + to_text(configuration.from) + " and --to " + to_text(configuration.to) +
                     " are too far apart for double");
  }
  if (!configuration.out && !configuration.csv && !configuration.plot) configuration.out = "out";
  DistinctFiles files(settings, {"config", "model-file"});
  if (configuration.json) files.add("--json", "-");
  if (configuration.out) files.add_folder("--out", *configuration.out);
  files.add("--csv", configuration.csv);
  files.add("--plot", configuration.plot);
  return configuration;
}

}  // namespace lif::testbench
