#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include <lif/shell/report.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/format_grid.hpp"
#include "commands/format_table.hpp"
#include "commands/network_options.hpp"
#include "commands/shared_options.hpp"
#include "commands/shown_input.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "network/classifier.hpp"
#include "network/network_summary.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "plots/area_plot.hpp"
#include "plots/formats_plot.hpp"
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

/// The unquantised network and its variants side by side, and the observers that compare them.
class SideBySide {
 public:
  SideBySide(const FormatSweep& sweep, std::vector<Variant>& variants)
      : bench_("testbench", graphs_of(sweep.network, variants), default_period_ps),
        shown_(sweep.shown, reference().description()),
        variants_(variants) {
    if (shown_.samples() != nullptr) watch(reference_classifier_, reference());
    for (std::size_t i = 0; i < variants.size(); ++i) {
      variants[i].agreement = std::make_unique<Agreement>(reference(), bench_.network(i + 1));
      observers_.push_back(variants[i].agreement.get());
      if (shown_.samples() != nullptr) watch(variants[i].classifier, bench_.network(i + 1));
    }
  }

  TimedRun run(bool is_quiet) {
    return run_timed(
        bench_, [this](NetworkBench::Drive& drive) { return shown_.next(drive); }, observers_, shown_.limit(),
        is_quiet);
  }

  const LayerNetwork& reference() const { return bench_.network(0); }
  /// The classes by the unquantised network; null if the networks are shown a raster.
  const ClassCounts* reference_counts() const {
    return reference_classifier_ != nullptr ? &reference_classifier_->counts() : nullptr;
  }

  // Counts the LUTs of each variant.
  void count_luts(FormatArea& area) {
    for (std::size_t i = 0; i < variants_.size() && !area.lacks_yosys(); ++i) {
      Variant& variant = variants_[i];
      if (!variant.quantisation.weights || !variant.state_type) continue;
      variant.luts = area.luts_per_neuron(bench_.network(i + 1).description(), *variant.quantisation.weights,
                                          *variant.state_type);
    }
  }

  FormatTable table(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states,
                    bool has_area) const {
    FormatTable table(weights, states, has_area);
    mark_pareto_front(variants_);
    for (std::size_t i = 0; i < variants_.size(); ++i) table.add(variants_[i], bench_.network(i + 1));
    return table;
  }

 private:
  static std::vector<LayerGraph> graphs_of(const NetworkChoice& choice,
                                           const std::vector<Variant>& variants) {
    const nir::Graph graph = read_network(choice);
    std::vector<LayerGraph> graphs;
    graphs.push_back(build_network(choice, graph, {}).description);
    for (const Variant& variant : variants)
      graphs.push_back(build_network(choice, graph, variant.quantisation).description);
    return graphs;
  }

  void watch(std::unique_ptr<Classifier>& classifier, const LayerNetwork& network) {
    classifier = std::make_unique<Classifier>(network, *shown_.samples());
    observers_.push_back(classifier.get());
  }

  NetworkBench bench_;
  ShownInput shown_;
  std::vector<Variant>& variants_;
  std::unique_ptr<Classifier> reference_classifier_;
  std::vector<NetworkObserver*> observers_;
};

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

// Counts the LUTs, and says what was not counted.
void count_luts(SideBySide& networks, const FormatSweep& sweep) {
  FormatArea area(sweep.input_format ? std::optional(parse_input_format(*sweep.input_format)) : std::nullopt);
  networks.count_luts(area);
  if (area.lacks_yosys()) {
    report_warning(message_type::parameters, "sweep-format",
                   "--area counts nothing: yosys was not found (Debian: apt-get install yosys)");
  }
  for (const auto& [name, reason] : area.left_out()) {
    report_warning(message_type::parameters, "sweep-format",
                   "--area leaves out layer '" + name + "': " + reason);
  }
}

int execute_sweep_format(const Settings& settings) {
  const FormatSweep sweep = sweep_format_options().take(settings);
  if (!sweep.shown.is_given())
    throw UsageError("--samples or --input is missing: the file that is shown to the networks");
  const std::vector<GridFormat> weights = grid_formats(sweep.weights);
  const std::vector<GridFormat> states = grid_formats(sweep.states);
  std::vector<Variant> variants = make_variants(weights, states);
  require_distinct_files(sweep_format_options().table(), settings, sweep.out);
  SideBySide networks(sweep, variants);
  ResultFiles files(sweep.out, sweep.force);
  files.open_report();
  OutputFile& csv_file = files.open_in_directory("formats.csv");
  OutputFile& svg_file = files.open_in_directory("formats.svg");
  OutputFile* const area_file = sweep.area ? &files.open_in_directory("area.svg") : nullptr;
  if (sweep.area) count_luts(networks, sweep);
  const TimedRun run = networks.run(sweep.general.quiet);

  const FormatTable table = networks.table(weights, states, sweep.area);
  const char* shown =
      networks.reference_counts() != nullptr ? ": accuracy, and spikes in common" : ": spikes in common";
  csv_file.write(table.csv);
  svg_file.write(formats_plot(texts_of(weights), texts_of(states), table.cells,
                              std::filesystem::path(sweep.network.path).filename().string() + shown +
                                  " with the unquantised network"));
  if (area_file != nullptr) {
    const bool has_samples = networks.reference_counts() != nullptr;
    const std::string quality = has_samples ? "accuracy" : "spikes in common";
    area_file->write(area_plot(std::filesystem::path(sweep.network.path).filename().string() + ": " +
                                   quality + " over the LUTs of a neuron and the sum of its inputs",
                               quality, table.points));
  }
  Delivery delivery;
  delivery.command = "sweep-format";
  delivery.options = sweep_format_options().echo(sweep);
  delivery.summary = as_json(networks, table, run.steps);
  delivery.text = human_summary(networks, table, run, sweep.out, sweep.area);
  delivery.steps = run.steps;
  delivery.interrupted = run.interrupted;
  delivery.interrupted_at = "after " + std::to_string(run.steps) + " steps";
  return deliver(delivery, files, sweep.general);
}

}  // namespace

Command sweep_format_command() {
  return {
      "sweep-format",
      "try a grid of fixed-point formats on a network",
      "Runs a network with every pair of the given formats of weights and state, side by side with the\n"
      "unquantised network. For each pair it reports the accuracy on samples, the share of spikes in common\n"
      "with the unquantised network, and where the spikes first differ.\n"
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
