#include "commands/sweep_configuration.hpp"

#include <cmath>

#include "commands/distinct_files.hpp"
#include "errors.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

const Declarations<SweepConfiguration>& sweep_options() {
  using Sweep = SweepConfiguration;
  static const Declarations<Sweep> all{
      within(&Sweep::neuron, neuron_options()),
      {"Sweep",
       {number("from", "I", "lowest constant current", &Sweep::from),
        number("to", "I", "highest constant current", &Sweep::to),
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

SweepConfiguration configure_sweep(const Settings& settings) {
  SweepConfiguration sweep = sweep_options().take(settings);
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
