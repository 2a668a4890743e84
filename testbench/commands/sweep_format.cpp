#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include <lif/shell/report.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/format_grid.hpp"
#include "commands/format_result.hpp"
#include "commands/format_table.hpp"
#include "commands/network_options.hpp"
#include "commands/shared_options.hpp"
#include "commands/shown_input.hpp"
#include "commands/side_by_side.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "network/network_summary.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "plots/area_plot.hpp"
#include "plots/formats_plot.hpp"
#include "ranks/dealt_work.hpp"
#include "rtl/format_area.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

/// The values of the options of `sweep-format`.
struct FormatSweep {
  NetworkChoice network;
  ShownChoice shown;
  std::vector<Setting> weights, states;
  bool area = false;
  std::optional<Setting> input_format;
  std::string out = "out";
  bool force = false;
  General general;
};

const Declarations<FormatSweep>& sweep_format_options() {
  static const Declarations<FormatSweep> all{
      within(&FormatSweep::network, network_choice_options()),
      within(&FormatSweep::shown, shown_options("required, or --input")),
      {"Grid",
       {list("weights", "FORMAT",
             "a format of the weights, fixed:W.F:ROUNDING:OVERFLOW or none; default none",
             &FormatSweep::weights),
        list("state", "FORMAT",
             "a format of the neurons' state, of the same form; every pair is tried; default none",
             &FormatSweep::states)}},
      {"Area",
       {flag("area",
             "count the LUTs that a neuron and the sum of its inputs take on an iCE40, as Yosys has it, and "
             "draw the "
             "accuracy over them",
             &FormatSweep::area),
        input_format_option("with --area, layers with such inputs are left out otherwise",
                            &FormatSweep::input_format)}},
      {"Output",
       {output_folder("folder of the results; default out", &FormatSweep::out),
        force("write into a folder that holds other files", &FormatSweep::force)}},
      within(&FormatSweep::general, general_options())};
  return all;
}

Json as_json(const SideBySide& networks, const FormatTable& table, std::uint64_t steps) {
  Json summary;
  summary["steps"] = steps;
  Json& unquantised = summary["unquantised"];
  unquantised["spikes"] = spike_counts(spikes_of(networks.reference()));
  if (const ClassCounts* counts = networks.reference_counts()) {
    unquantised["samples"] = counts->samples();
    unquantised["accuracy"] = counts->accuracy();
  }
  summary["formats"] = table.json;
  return summary;
}

std::string human_summary(const SideBySide& networks, const FormatTable& table, const TimedRun& run,
                          const std::string& out, bool has_area) {
  std::string text = std::to_string(run.steps) +
                     " steps, unquantised: " + std::to_string(spikes_of(networks.reference())) + " spikes";
  if (const ClassCounts* counts = networks.reference_counts()) {
    text += ", " + short_number(100 * counts->accuracy()) + " % of " + std::to_string(counts->samples()) +
            " samples as labelled";
  }
  text += "\n" + table.text;
  if (run.interrupted) text += "interrupted: what was compared until then is complete\n";
  return text + "written: " + (std::filesystem::path(out) / "").string() +
         " with formats.csv, formats.svg, " + (has_area ? "area.svg, " : "") + "summary.json, run.ini\n";
}

// The LUTs of each variant of this process; says what was not counted.
std::vector<std::optional<double>> counted_luts(const FormatSweep& sweep,
                                                const std::vector<Variant>& variants,
                                                const Networks& networks) {
  std::vector<std::optional<double>> luts(networks.own.size());
  if (!sweep.area) return luts;
  FormatArea area(sweep.input_format ? std::optional(parse_input_format(*sweep.input_format)) : std::nullopt);
  for (std::size_t i = 0; i < luts.size() && !area.lacks_yosys(); ++i) {
    const Variant& variant = variants[networks.own[i]];
    if (!variant.quantisation.weights || !variant.state_type) continue;
    luts[i] =
        area.luts_per_neuron(networks.graphs[i + 1], *variant.quantisation.weights, *variant.state_type);
  }
  if (area.lacks_yosys()) {
    report_warning(message_type::parameters, "sweep-format",
                   "--area counts nothing: yosys was not found (Debian: apt-get install yosys)");
  }
  for (const auto& [name, reason] : area.left_out()) {
    report_warning(message_type::parameters, "sweep-format",
                   "--area leaves out layer '" + name + "': " + reason);
  }
  return luts;
}

/// The files of the results.
struct SweepFiles {
  SweepFiles(const std::string& out, bool force, bool has_area)
      : all(out, force),
        csv((all.open_report(), all.open_in_directory("formats.csv"))),
        svg(all.open_in_directory("formats.svg")),
        area(has_area ? &all.open_in_directory("area.svg") : nullptr) {}

  ResultFiles all;
  OutputFile& csv;
  OutputFile& svg;
  OutputFile* area;  ///< null without LUTs
};

// The results of all processes in the order of the grid.
std::vector<FormatResult> collected(const std::vector<Json>& of_ranks, std::size_t variants) {
  std::vector<FormatResult> results(variants);
  for (const Json& packets : of_ranks) {
    for (const Json& packet : packets) {
      FormatResult result = unpacked_result(packet);
      const std::size_t place = result.variant;
      results[place] = std::move(result);
    }
  }
  mark_pareto_front(results);
  return results;
}

int execute_sweep_format(const Settings& settings) {
  RankGroup ranks;
  const FormatSweep sweep = sweep_format_options().take(settings);
  if (!sweep.shown.is_given())
    throw UsageError("--samples or --input is missing: the file that is shown to the networks");
  const std::vector<GridFormat> weights = grid_formats(sweep.weights);
  const std::vector<GridFormat> states = grid_formats(sweep.states);
  const std::vector<Variant> variants = make_variants(weights, states);
  const OptionTable& table_of_options = sweep_format_options().table();
  require_distinct_files(table_of_options, settings, sweep.out);
  require_files_for_all(table_of_options, settings, sweep.network.path, ranks.ranks());
  DealtWork dealt(ranks);
  Networks built;
  std::optional<ShownInput> shown;
  dealt.together([&] {
    built = built_networks(sweep.network, variants, dealt);
    shown.emplace(sweep.shown, built.graphs.front());
  });
  std::optional<SweepFiles> files;
  std::optional<SideBySide> networks;
  TimedRun run;
  const std::vector<Json> of_ranks = dealt.share([&] {
    if (ranks.is_first()) files.emplace(sweep.out, sweep.force, sweep.area);
    const std::vector<std::optional<double>> luts = counted_luts(sweep, variants, built);
    networks.emplace(std::move(built), std::move(*shown));
    dealt.begin_steps();
    run = networks->run(dealt, sweep.general.quiet);
    std::vector<FormatResult> results = networks->results();
    Json packets = Json::array();
    for (std::size_t i = 0; i < results.size(); ++i) {
      results[i].luts = luts[i];
      packets.push_back(packed(results[i]));
    }
    return packets;
  });
  if (!ranks.is_first()) return run.interrupted ? exit_interrupted : exit_done;

  FormatTable table(weights, states, sweep.area);
  for (const FormatResult& result : collected(of_ranks, variants.size()))
    table.add(variants[result.variant], result);
  const bool has_samples = networks->reference_counts() != nullptr;
  const std::string name = std::filesystem::path(sweep.network.path).filename().string();
  files->csv.write(table.csv);
  files->svg.write(
      formats_plot(texts_of(weights), texts_of(states), table.cells,
                   name + (has_samples ? ": accuracy, and spikes in common" : ": spikes in common") +
                       " with the unquantised network"));
  if (files->area != nullptr) {
    const std::string quality = has_samples ? "accuracy" : "spikes in common";
    files->area->write(
        area_plot(name + ": " + quality + " over the LUTs of a neuron and the sum of its inputs", quality,
                  table.points));
  }
  Delivery delivery;
  delivery.command = "sweep-format";
  delivery.options = sweep_format_options().echo(sweep);
  delivery.summary = as_json(*networks, table, run.steps);
  delivery.text = human_summary(*networks, table, run, sweep.out, sweep.area);
  delivery.steps = run.steps;
  delivery.interrupted = run.interrupted;
  delivery.interrupted_at = "after " + std::to_string(run.steps) + " steps";
  return deliver(delivery, files->all, sweep.general);
}

}  // namespace

Command sweep_format_command() {
  return {
      "sweep-format",
      "try a grid of fixed-point formats on a network",
      "Runs a network with every pair of the given formats of weights and state, side by side with the\n"
      "unquantised network. For each pair it reports the accuracy on samples, the share of spikes in common\n"
      "with the unquantised network, and where the spikes first differ. Under mpirun, the pairs are\n"
      "divided among the processes.\n"
      "Exit code: 0 done, 2 wrong usage, 3 error in the file or the samples, 4 output not written, 130 "
      "interrupted.",
      "  lif-testbench sweep-format digits.nir --dt 1e-4 --convention snntorch --samples test.csv --steps 25 "
      "--weights 8.6 --weights 6.4 --state 16.8 --state 10.6\n"
      "  lif-testbench sweep-format net.nir --dt 1e-4 --convention nir --input input.csv --weights 8.6 "
      "--weights "
      "4.2\n"
      "  lif-testbench sweep-format net.nir --dt 1e-3 --convention norse --input - --state 12.8:floor:wrap "
      "--json\n",
      sweep_format_options().table(),
      &execute_sweep_format,
      {"FILE"}};
}

}  // namespace lif::testbench
