#include "commands/sweep_configuration.hpp"

#include <algorithm>
#include <cmath>

#include "commands/distinct_files.hpp"
#include "errors.hpp"
#include "models/input_scale.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

const Declarations<SweepConfiguration>& sweep_options() {
  using Sweep = SweepConfiguration;
  static const Declarations<Sweep> all{
      within(&Sweep::neuron, neuron_options()),
      {"Sweep",
       {number("from", "I", "lowest constant current", &Sweep::from),
        number("to", "I", "highest constant current, scaled to the model unless it is given", &Sweep::to),
        integer("points", "N", "number of currents", {2, 10'000}, &Sweep::points),
        integer("steps", "N", "number of steps for each current", {1, 1'000'000'000}, &Sweep::steps)}},
      {"Output",
       {output_folder("write f_i.csv, plot.svg, summary.json and run.ini into DIR; the default is --out out, "
                      "unless --csv or --plot is given",
                      &Sweep::out),
        output_file("csv", "FILE", "write the curve as CSV; - is the standard output", &Sweep::csv),
        output_file("plot", "FILE.svg", "draw the curve; - is the standard output", &Sweep::plot),
        force("let --out write into a folder that holds other files", &Sweep::force)}},
      within(&Sweep::general, general_options())};
  return all;
}

namespace {

// Currents are given in the model's own scale, and a model of integers gets each integer once.
void scale_defaults(const Settings& settings, SweepConfiguration& sweep) {
  if (settings.find("to") != nullptr) return;
  const ModelChoice& neuron = sweep.neuron;
  const NumberType& type = neuron.model.neuron.type;
  sweep.to = scaled_current(sweep.to, input_scale(*neuron.entry, neuron.model), type);
  if (type.kind != NumberKind::integer || settings.find("from") != nullptr) return;
  if (settings.find("points") != nullptr) return;
  const Range range = neuron.model.choice.make_rule()->input_range();
  sweep.to = std::min(sweep.to, range.highest);
  if (sweep.from >= sweep.to) sweep.from = range.lowest;  // an input of one bit with a sign
  const auto steps = static_cast<double>(sweep.points - 1);
  if (sweep.to - sweep.from < steps) {
    sweep.points = static_cast<std::uint64_t>(sweep.to - sweep.from) + 1;
  } else {
    sweep.to = std::round(sweep.to / steps) * steps;
  }
}

}  // namespace

SweepConfiguration configure_sweep(const Settings& settings) {
  SweepConfiguration sweep = sweep_options().take(settings);
  scale_defaults(settings, sweep);
  if (!(sweep.from < sweep.to)) {
    throw UsageError("--from " + to_text(sweep.from) + " has to be below --to " + to_text(sweep.to));
  }
  if (!std::isfinite(sweep.to - sweep.from)) {
    throw UsageError("--from " + to_text(sweep.from) + " and --to " + to_text(sweep.to) +
                     " are too far apart for double");
  }
  if (!sweep.out && !sweep.csv && !sweep.plot) sweep.out = "out";
  require_distinct_files(sweep_options().table(), settings, sweep.out);
  return sweep;
}

}  // namespace lif::testbench
