#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/sample_options.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "network/agreement.hpp"
#include "network/classifier.hpp"
#include "network/network_recorders.hpp"
#include "network/network_summary.hpp"
#include "network/raster_source.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "plots/formats_plot.hpp"
#include "text/csv_fields.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t most_variants = 400;

// A format of the grid as it was typed.
struct GridFormat {
  std::string text;
  Setting setting;
  bool is_none;  // not quantised: the number type of the convention
};

std::vector<GridFormat> grid_formats(const std::vector<Setting>& given) {
  std::vector<GridFormat> formats;
  for (const Setting& setting : given) {
    const auto is_same = [&](const GridFormat& other) { return other.text == setting.value; };
    if (std::any_of(formats.begin(), formats.end(), is_same)) refuse(setting, "each format once");
    formats.push_back({setting.value, setting, setting.value == "none"});
  }
  if (formats.empty()) formats.push_back({"none", {}, true});
  return formats;
}

/// One pair of formats and its results.
struct Variant {
  std::size_t weights;
  std::size_t state;
  nir::Quantisation quantisation;
  std::unique_ptr<Agreement> agreement;
  std::unique_ptr<Classifier> classifier;  // only if samples are shown
};

std::vector<Variant> make_variants(const std::vector<GridFormat>& weights,
                                   const std::vector<GridFormat>& states) {
  if (weights.size() * states.size() > most_variants) {
    throw UsageError("the grid has " + std::to_string(weights.size() * states.size()) +
                     " pairs of formats: allowed is at most " + std::to_string(most_variants));
  }
  std::vector<Variant> variants;
  for (std::size_t row = 0; row < states.size(); ++row) {
    for (std::size_t column = 0; column < weights.size(); ++column) {
      Variant variant{column, row, {}, nullptr, nullptr};
      if (!weights[column].is_none) {
        variant.quantisation.weights = parse_weight_format(weights[column].setting);
      }
      if (!states[row].is_none) variant.quantisation.state = parse_state_formats(states[row].setting);
      variants.push_back(std::move(variant));
    }
  }
  return variants;
}

/// The values of the options of `sweep-format`.
struct FormatSweep {
  NetworkChoice network;
  std::optional<SampleChoice> samples;
  std::optional<std::string> input;    ///< path of a raster, in place of samples
  std::optional<std::uint64_t> steps;  ///< for the raster; samples have their own
  std::vector<Setting> weights, states;
  std::string out = "out";
  bool force = false;
  General general;
};

// The options for samples and for a raster, which exclude each other but share --steps.
Declaration<FormatSweep> shown_declaration() {
  Declaration<FormatSweep> shown;
  for (const Declaration<SampleChoice>& sample : sample_options().declarations)
    shown.options.insert(shown.options.end(), sample.options.begin(), sample.options.end());
  shown.options[0].help += " (or --input)";
  shown.options[1].help =
      "number of steps for which each sample is shown (required), or after which --input is cut";
  shown.options.push_back(
      {"input", "FILE.csv", "show a raster instead, as in 'network': 'step', then a column for each input"});
  shown.options.back().file = FileRole::reads;
  shown.take = [](const Settings& settings, FormatSweep& sweep) {
    const Setting* input = settings.find("input");
    const Setting* samples = settings.find("samples");
    if (input == nullptr && samples == nullptr)
      throw UsageError("--samples or --input is missing: the file that is shown to the networks");
    if (input != nullptr && samples != nullptr) throw UsageError("--samples and --input exclude each other");
    if (samples != nullptr) {
      sweep.samples = Declarations<SampleChoice>{sample_options()}.take(settings);
      return;
    }
    sweep.input = text_of(*input);
    if (const Setting* steps = settings.find("steps")) sweep.steps = integer_within(*steps, 1, most_steps);
  };
  shown.echo = [](const FormatSweep& sweep) {
    if (sweep.samples) return Declarations<SampleChoice>{sample_options()}.echo(*sweep.samples);
    EffectiveOptions options{{"input", absolute_path(*sweep.input)}};
    if (sweep.steps) options.emplace_back("steps", std::to_string(*sweep.steps));
    return options;
  };
  return shown;
}

const Declarations<FormatSweep>& sweep_format_options() {
  static const Declarations<FormatSweep> all{
      within(&FormatSweep::network, network_choice_options()),
      {"What the networks are shown", {shown_declaration()}},
      {"Grid",
       {list("weights", "FORMAT",
             "a format of the weights, fixed:W.F:ROUNDING:OVERFLOW or none; default none",
             &FormatSweep::weights),
        list("state", "FORMAT",
             "a format of the neurons' state, of the same form; every pair is tried; default none",
             &FormatSweep::states)}},
      {"Output",
       {output_folder("folder of the results; default out", &FormatSweep::out),
        force("write into a folder that holds other files", &FormatSweep::force)}},
      within(&FormatSweep::general, general_options())};
  return all;
}

// The input of the networks: a raster, or samples.
class Drives {
 public:
  Drives(const FormatSweep& sweep, const LayerNetwork& network)
      : limit(sweep.samples ? std::nullopt : sweep.steps) {
    if (sweep.samples) {
      samples = std::make_unique<SampleSource>(sweep.samples->path, network, sweep.samples->scale,
                                               sweep.samples->steps);
    } else {
      raster = std::make_unique<RasterSource>(*sweep.input, network.input_size(),
                                              kind_of(network.description().precision()));
    }
  }

  bool next(NetworkBench::Drive& drive) {
    return samples != nullptr ? samples->next(drive) : raster->next(drive.input);
  }

  std::unique_ptr<SampleSource> samples;
  std::unique_ptr<RasterSource> raster;
  std::optional<std::uint64_t> limit;
};

std::uint64_t saturations_of(const LayerNetwork& network) {
  std::uint64_t saturations = 0;
  for (const auto& node : network.description().nodes()) {
    if (const auto* neurons = dynamic_cast<const NeuronLayer*>(node.layer.get())) {
      saturations += neurons->events().saturations;
    }
  }
  return saturations;
}

double spikes_of(const LayerNetwork& network) {
  double spikes = 0;
  for (const LayerStatistics& layer : statistics_of(network, 0).layers) spikes += layer.spikes;
  return spikes;
}

/// The table of results in its three forms: CSV, JSON and text.
class Table {
 public:
  Table(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states)
      : weights_(weights), states_(states) {}

  void add(const Variant& variant, const LayerNetwork& network) {
    const std::string& weights = weights_[variant.weights].text;
    const std::string& state = states_[variant.state].text;
    const auto& first = variant.agreement->first();
    std::optional<double> accuracy;
    if (variant.classifier != nullptr) accuracy = variant.classifier->accuracy();
    const double share = variant.agreement->share();
    csv += csv_field(weights) + "," + csv_field(state) + "," + (accuracy ? lif::to_text(*accuracy) : "") +
           "," + lif::to_text(share) + "," + lif::to_text(spikes_of(network)) + "," +
           std::to_string(saturations_of(network)) + ",";
    csv += first ? std::to_string(first->step) + "," + csv_field(first->node) + "," +
                       std::to_string(first->neuron)
                 : std::string(",,");
    csv += "\n";
    Json entry;
    entry["weights"] = weights;
    entry["state"] = state;
    entry["accuracy"] = accuracy ? Json(*accuracy) : Json(nullptr);
    entry["agreement"] = share;
    entry["spikes"] = spikes_of(network);
    entry["saturations"] = saturations_of(network);
    entry["first_divergence"] = nullptr;
    if (first)
      entry["first_divergence"] = {{"step", first->step}, {"node", first->node}, {"neuron", first->neuron}};
    json.push_back(std::move(entry));
    const auto padded = [](std::string value, std::size_t width) {
      value.resize(std::max(width, value.size()), ' ');
      return value;
    };
    text += "  " + padded(weights, 24) + padded(state, 28) +
            padded(accuracy ? short_number(100 * *accuracy) + " %" : "-", 11) +
            padded(short_number(100 * share) + " %", 12) + padded(short_number(spikes_of(network)), 10) +
            (first ? "step " + std::to_string(first->step) + ", " + first->node + " " +
                         std::to_string(first->neuron)
                   : "never") +
            "\n";
    cells.push_back({variant.weights, variant.state, share, accuracy});
  }

  std::string csv =
      "weights,state,accuracy,agreement,spikes,saturations,first_step,first_node,first_neuron\n";
  Json json = Json::array();
  std::string text =
      "  weights                 state                       accuracy   agreement   spikes    parts\n";
  std::vector<FormatCell> cells;

 private:
  const std::vector<GridFormat>& weights_;
  const std::vector<GridFormat>& states_;
};

std::vector<std::string> texts_of(const std::vector<GridFormat>& formats) {
  std::vector<std::string> texts;
  texts.reserve(formats.size());
  for (const GridFormat& format : formats) texts.push_back(format.text);
  return texts;
}

/// The unquantised network and its variants side by side, and the observers that compare them.
class SideBySide {
 public:
  SideBySide(const FormatSweep& sweep, std::vector<Variant>& variants)
      : bench_("testbench", graphs_of(sweep.network, variants), default_period_ps),
        drives_(sweep, reference()),
        variants_(variants) {
    if (drives_.samples != nullptr) watch(reference_classifier_, reference());
    for (std::size_t i = 0; i < variants.size(); ++i) {
      variants[i].agreement = std::make_unique<Agreement>(reference(), bench_.network(i + 1));
      observers_.push_back(variants[i].agreement.get());
      if (drives_.samples != nullptr) watch(variants[i].classifier, bench_.network(i + 1));
    }
  }

  TimedRun run(bool is_quiet) {
    return run_timed(
        bench_, [this](NetworkBench::Drive& drive) { return drives_.next(drive); }, observers_, drives_.limit,
        is_quiet);
  }

  const LayerNetwork& reference() const { return bench_.network(0); }
  /// The classifier of the unquantised network; null if the networks are shown a raster.
  const Classifier* reference_classifier() const { return reference_classifier_.get(); }

  Table table(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states) const {
    Table table(weights, states);
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
    classifier = std::make_unique<Classifier>(network, *drives_.samples);
    observers_.push_back(classifier.get());
  }

  NetworkBench bench_;
  Drives drives_;
  std::vector<Variant>& variants_;
  std::unique_ptr<Classifier> reference_classifier_;
  std::vector<NetworkObserver*> observers_;
};

Json as_json(const SideBySide& networks, const Table& table, std::uint64_t steps) {
  Json summary;
  summary["steps"] = steps;
  Json& unquantised = summary["unquantised"];
  unquantised["spikes"] = spikes_of(networks.reference());
  if (const Classifier* classifier = networks.reference_classifier()) {
    unquantised["samples"] = classifier->samples();
    unquantised["accuracy"] = classifier->accuracy();
  }
  summary["formats"] = table.json;
  return summary;
}

std::string human_summary(const SideBySide& networks, const Table& table, const TimedRun& run,
                          const std::string& out) {
  std::string text = std::to_string(run.steps) +
                     " steps, unquantised: " + short_number(spikes_of(networks.reference())) + " spikes";
  if (const Classifier* classifier = networks.reference_classifier()) {
    text += ", " + short_number(100 * classifier->accuracy()) + " % of " +
            std::to_string(classifier->samples()) + " samples as labelled";
  }
  text += "\n" + table.text;
  if (run.interrupted) text += "interrupted: what was compared until then is complete\n";
  return text + "written: " + (std::filesystem::path(out) / "").string() +
         " with formats.csv, formats.svg, summary.json, run.ini\n";
}

int execute_sweep_format(const Settings& settings) {
  const FormatSweep sweep = sweep_format_options().take(settings);
  const std::vector<GridFormat> weights = grid_formats(sweep.weights);
  const std::vector<GridFormat> states = grid_formats(sweep.states);
  std::vector<Variant> variants = make_variants(weights, states);
  require_distinct_files(sweep_format_options().table(), settings, sweep.out);
  SideBySide networks(sweep, variants);
  ResultFiles files(sweep.out, sweep.force);
  files.open_report();
  OutputFile& csv_file = files.open_in_directory("formats.csv");
  OutputFile& svg_file = files.open_in_directory("formats.svg");
  const TimedRun run = networks.run(sweep.general.quiet);

  const Table table = networks.table(weights, states);
  const char* shown =
      networks.reference_classifier() != nullptr ? ": accuracy, and spikes in common" : ": spikes in common";
  csv_file.write(table.csv);
  svg_file.write(formats_plot(texts_of(weights), texts_of(states), table.cells,
                              std::filesystem::path(sweep.network.path).filename().string() + shown +
                                  " with the unquantised network"));
  Delivery delivery;
  delivery.command = "sweep-format";
  delivery.options = sweep_format_options().echo(sweep);
  delivery.summary = as_json(networks, table, run.steps);
  delivery.text = human_summary(networks, table, run, sweep.out);
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
