#include <filesystem>
#include <memory>
#include <set>

#include <lif/trace/vcd_writer.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/network_trace.hpp"
#include "commands/shared_options.hpp"
#include "commands/waveform_options.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "network/network_bench.hpp"
#include "network/network_recorders.hpp"
#include "network/network_summary.hpp"
#include "network/network_waveform.hpp"
#include "network/raster_source.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "output/fst_file.hpp"
#include "plots/raster_plot.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

// The nodes that --record names, each of them once.
std::set<std::size_t> recorded_nodes(const std::vector<Setting>& names, const LayerGraph& network) {
  std::set<std::size_t> nodes;
  for (const Setting& setting : names) {
    if (setting.value == "all") {
      for (std::size_t i = 0; i < network.nodes().size(); ++i) {
        if (neurons_of(network, i) != nullptr) nodes.insert(i);
      }
    } else {
      nodes.insert(find_node(network, setting.value, setting.origin));
    }
  }
  return nodes;
}

/// Makes the name of a node into the first part of a file name: characters that file systems or shells do not
/// accept become `_`, and a long name is cut.
std::string safe_file_name(const std::string& node) {
  constexpr std::size_t longest = 150;
  std::string name = node.substr(0, longest);
  for (char& c : name) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_word && c != '.' && c != '-') c = '_';
  }
  if (!name.empty() && (name.front() == '.' || name.front() == '-')) name.front() = '_';
  return name;
}

std::string in_lower_case(std::string name) {
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

SignalCounts counts_of(const LayerGraph& network, const TracedNetwork& traced) {
  SignalCounts counts;
  for (const TracedNeuron& neuron : traced.neurons) {
    const bool is_spiking = neurons_of(network, neuron.layer)->is_spiking();
    if (neuron.potential) counts.numbers += is_spiking && neuron.to_scale ? 2 : 1;
    if (!is_spiking) continue;
    counts.bits += (neuron.spike ? 1U : 0U) + (neuron.spike_event ? 1U : 0U);
  }
  return counts;
}

/// The values of the options of `network`.
struct NetworkRun {
  NetworkChoice network;
  std::string input;
  std::optional<std::uint64_t> steps;
  FormatChoice formats;
  std::string out = "out";
  bool force = false;
  std::vector<Setting> record;
  std::optional<std::string> fst;
  WaveformChoice waveform;
  General general;

  /// The path of the waveform.
  std::string shown_waveform() const { return fst.value_or(out + "/network.vcd"); }
};

const Declarations<NetworkRun>& network_options() {
  using Run = NetworkRun;
  static const Declarations<Run> all{
      within(&Run::network, network_choice_options()),
      {"Input",
       {input_file("input", "FILE.csv",
                   "CSV file with 'step', then a column for each input in row-major order; - is the standard "
                   "input; required",
                   &Run::input)
            .required("--input is missing: a CSV file with 'step' and a column for each input"),
        integer("steps", "N", "read only the first N steps of the input", {1, most_steps}, &Run::steps)}},
      within(&Run::formats, format_options()),
      {"Output",
       {output_folder("folder of the results; default out", &Run::out),
        force("write into a folder that holds other files", &Run::force),
        list("record", "NODE",
             "also write NODE.spikes.csv and NODE.potential.csv; 'all' means every layer of neurons",
             &Run::record),
        output_file("fst", "FILE", fst_help(), &Run::fst)}},
      within(
          &Run::waveform,
          waveform_options("NODE:A-B|PATTERN",
                           "show these neurons of a node, or all signals whose name matches a shell pattern: "
                           "'lif1.potential*', 'spike_*'; default: the first 8 neurons of the last layer")),
      within(&Run::general, general_options())};
  return all;
}

NetworkRun configure_network(const Settings& settings) {
  NetworkRun run = network_options().take(settings);
  require_distinct_files(network_options().table(), settings, run.out);
  if (run.fst) require_fst("--fst", *run.fst);
  if (run.steps) run.waveform.require_steps(*run.steps);
  return run;
}

/// The recorders of one run and their files.
class Recording {
 public:
  Recording(const NetworkRun& choice, const LayerNetwork& network, const std::string& title,
            ResultFiles& files)
      : choice_(choice), plot_(network, title) {
    const LayerGraph& description = network.description();
    files.open_report();
    add<RasterRecorder>(files.open_in_directory("output.csv"), network, description.output(), 'o');
    add<SpikesRecorder>(files.open_in_directory("spikes.csv"), network);
    for (const std::size_t node : recorded_nodes(choice.record, description))
      record_node(node, network, files);
    const TracedNetwork traced = choose_traced(choice.waveform.trace, description);
    if (!traced.neurons.empty()) record_waveform(traced, network, files);
    raster_svg_ = &files.open_in_directory("raster.svg");
  }

  std::vector<NetworkObserver*> observers() {
    std::vector<NetworkObserver*> all{&plot_};
    if (waveform_ != nullptr) all.push_back(waveform_.get());
    for (const auto& recorder : recorders_) all.push_back(recorder.get());
    return all;
  }

  /// An upper estimate for the waveform.
  double bytes_per_step() const { return bytes_per_step_; }
  /// The names of the files for each recorded node; empty if no node is recorded.
  const Json& recorded() const { return recorded_; }

  /// Completes the files that depend on the number of steps.
  void finish(std::uint64_t steps) {
    raster_svg_->write(plot_.finished());
    if (waveform_ == nullptr) return;
    waveform_->finish(steps);
    gtkw_->write(waveform_->view(absolute_path(choice_.shown_waveform()),
                                 absolute_path(choice_.out + "/network.gtkw"), steps));
  }

 private:
  template <class Recorder, class... Arguments>
  void add(OutputFile& file, const Arguments&... arguments) {
    recorders_.push_back(std::make_unique<Recorder>(file, arguments...));
  }

  void record_node(std::size_t node, const LayerNetwork& network, ResultFiles& files) {
    const LayerGraph& description = network.description();
    const std::string name = unique_name(description.nodes()[node].name);
    Json entry;
    entry["node"] = description.nodes()[node].name;
    entry["spikes_file"] = name + ".spikes.csv";
    add<RasterRecorder>(files.open_in_directory(name + ".spikes.csv"), network, node, 's');
    if (neurons_of(description, node) != nullptr) {
      entry["potential_file"] = name + ".potential.csv";
      add<PotentialRecorder>(files.open_in_directory(name + ".potential.csv"), network, node);
    }
    recorded_.push_back(std::move(entry));
  }

  void record_waveform(const TracedNetwork& traced, const LayerNetwork& network, ResultFiles& files) {
    const bool is_fst = choice_.fst.has_value();
    OutputFile& file = is_fst ? files.open_fst(*choice_.fst) : files.open_in_directory("network.vcd");
    waveform_ = std::make_unique<NetworkWaveform>(
        [&](const std::string& unit) -> std::unique_ptr<WaveformWriter> {
          if (is_fst) return make_fst_writer(file, unit);
          return std::make_unique<VcdWriter>(file, unit);
        },
        network, traced, default_period_ps, choice_.waveform.window);
    bytes_per_step_ = estimated_bytes_per_step(counts_of(network.description(), traced),
                                               is_fst ? WaveformFormat::fst : WaveformFormat::vcd);
    gtkw_ = &files.open_in_directory("network.gtkw");
  }

  // Makes the names of files distinct, because different nodes may lead to the same file name: also on file
  // systems that do not tell upper from lower case.
  std::string unique_name(const std::string& node) {
    const std::string safe = safe_file_name(node);
    std::string name = safe;
    for (int i = 2; !names_.insert(in_lower_case(name)).second; ++i) name = safe + "_" + std::to_string(i);
    return name;
  }

  const NetworkRun& choice_;
  RasterPlot plot_;
  Json recorded_ = Json::array();
  std::unique_ptr<NetworkWaveform> waveform_;
  double bytes_per_step_ = 0;
  OutputFile* gtkw_ = nullptr;
  OutputFile* raster_svg_ = nullptr;
  std::set<std::string> names_;
  std::vector<std::unique_ptr<NetworkObserver>> recorders_;
};

void require_length(const NetworkRun& choice, const TimedRun& run) {
  if (run.interrupted) return;
  if (choice.steps && run.steps < *choice.steps) {
    throw UsageError("--steps: " + std::to_string(*choice.steps) + " is more than the " +
                     std::to_string(run.steps) + " rows of " + choice.input);
  }
  choice.waveform.require_steps(run.steps);
}

// The options that repeat the run as far as it came.
EffectiveOptions options_of(NetworkRun choice, std::uint64_t steps) {
  choice.steps = steps;
  if (steps == 0) choice.steps.reset();
  choice.waveform.forget_window_after(steps);
  return network_options().echo(choice);
}

std::string human_summary(const NetworkStatistics& statistics,
                          const std::vector<nir::Assumption>& assumptions, const NetworkRun& choice,
                          bool interrupted) {
  std::string text = table_of(statistics) + "assumed:\n" + assumptions_text(assumptions);
  if (interrupted) text += "interrupted: what was recorded until then is complete\n";
  return text + "written: " + (std::filesystem::path(choice.out) / "").string() +
         " with output.csv, spikes.csv, " + (choice.fst ? "" : "network.vcd, ") +
         "network.gtkw, raster.svg, summary.json, run.ini\n";
}

int execute_network(const Settings& settings) {
  const NetworkRun choice = configure_network(settings);
  nir::BuiltNetwork built =
      build_network(choice.network, read_network(choice.network), choice.formats.quantisation());
  warn_of_doubts(built);
  const NumberKind kind = kind_of(built.description.precision());
  ResultFiles files(choice.out, choice.force);
  NetworkBench bench(std::move(built.description), default_period_ps);
  const LayerNetwork& network = bench.network(0);
  RasterSource source(choice.input, network.input_size(), kind);
  const std::string file = std::filesystem::path(choice.network.path).filename().string();
  Recording recording(choice, network, file + ", " + std::string(nir::name_of(choice.network.convention)),
                      files);
  warn_of_size(recording.bytes_per_step(), choice.waveform.window, choice.steps, choice.input, !choice.fst);
  const TimedRun run = run_timed(
      bench, [&](NetworkBench::Drive& drive) { return source.next(drive.input); }, recording.observers(),
      choice.steps, choice.general.quiet);
  require_length(choice, run);
  recording.finish(run.steps);

  const NetworkStatistics statistics = statistics_of(network, run.steps);
  Delivery delivery;
  delivery.command = "network";
  delivery.options = options_of(choice, run.steps);
  delivery.summary = summarise(statistics, choice.network.dt);
  delivery.summary["assumptions"] = assumptions_json(built.assumptions);
  if (!recording.recorded().empty()) delivery.summary["recorded"] = recording.recorded();
  delivery.summary["wall_seconds"] = run.seconds;
  delivery.text = human_summary(statistics, built.assumptions, choice, run.interrupted);
  delivery.steps = run.steps;
  delivery.interrupted = run.interrupted;
  delivery.interrupted_at = "after " + std::to_string(run.steps) + " steps";
  return deliver(delivery, files, choice.general);
}

}  // namespace

Command network_command() {
  return {
      "network",
      "run a network from a NIR file and record its spikes",
      "Reads a trained network from a NIR file and runs it in SystemC, with one process for each layer. The\n"
      "file does not say how long a step is, how neurons reset, or in which order they compute. --dt and\n"
      "--convention say it, and the summary lists for each node what was assumed.\n"
      "Exit code: 0 done, 2 wrong usage, 3 error in the file or the input, 4 output not written, 130 "
      "interrupted.",
      "  lif-testbench network net.nir --dt 1e-4 --convention snntorch --input input.csv\n"
      "  lif-testbench network net.nir --dt 1e-4 --convention nir --input input.csv --record all --out "
      "result\n"
      "  lif-testbench network net.nir --dt 1e-3 --convention norse --input - --weights fixed:8.6 --state "
      "fixed:16.8\n",
      network_options().table(),
      &execute_network,
      {"FILE"}};
}

}  // namespace lif::testbench
