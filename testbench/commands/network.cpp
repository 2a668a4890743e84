#include <chrono>
#include <filesystem>
#include <memory>
#include <set>

#include <lif/trace/vcd_writer.hpp>

#include "commands/command.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/network_trace.hpp"
#include "commands/shared_options.hpp"
#include "commands/waveform_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "network/network_bench.hpp"
#include "network/network_recorders.hpp"
#include "network/network_summary.hpp"
#include "network/network_waveform.hpp"
#include "network/raster_source.hpp"
#include "output/fst_file.hpp"
#include "output/result_files.hpp"
#include "plots/raster_plot.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

std::string absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

// The nodes that --record names, each once.
std::set<std::size_t> recorded_nodes(const Settings& settings, const LayerGraph& network) {
  std::set<std::size_t> nodes;
  for (const Setting& setting : settings.entries("record")) {
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

/// A node's name as the begin of a file's: what file systems and shells take badly becomes `_`, and a long
/// name is cut.
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

SignalCounts counts_of(const LayerGraph& network, const TracedNetwork& traced) {
  SignalCounts counts;
  for (const TracedNeuron& neuron : traced.neurons) {
    counts.numbers += neuron.potential ? 1 : 0;
    if (!neurons_of(network, neuron.layer)->is_spiking()) continue;
    counts.bits += (neuron.spike ? 1U : 0U) + (neuron.spike_event ? 1U : 0U);
  }
  return counts;
}

/// The recorders of one run and their files.
class Recording {
 public:
  Recording(const Settings& settings, const StepWindow& window, const LayerNetwork& network,
            const std::string& title, ResultFiles& files)
      : plot(network, title) {
    const LayerGraph& description = network.description();
    run_ini = &files.open_in_directory(OutputDirectory::marker);
    add<RasterRecorder>(files.open_in_directory("output.csv"), network, description.output(), 'o');
    add<SpikesRecorder>(files.open_in_directory("spikes.csv"), network);
    for (const std::size_t node : recorded_nodes(settings, description)) {
      const std::string name = unique_name(description.nodes()[node].name);
      Json entry;
      entry["node"] = description.nodes()[node].name;
      entry["spikes"] = name + ".spikes.csv";
      add<RasterRecorder>(files.open_in_directory(name + ".spikes.csv"), network, node, 's');
      if (neurons_of(description, node) != nullptr) {
        entry["potential"] = name + ".potential.csv";
        add<PotentialRecorder>(files.open_in_directory(name + ".potential.csv"), network, node);
      }
      recorded.push_back(std::move(entry));
    }
    const TracedNetwork traced = choose_traced(settings, description);
    if (!traced.neurons.empty()) {
      const bool is_fst = settings.flag("fst");
      OutputFile& file =
          files.open_in_directory(is_fst && writes_fst_directly ? "network.fst" : "network.vcd");
      waveform = std::make_unique<NetworkWaveform>(
          [&](const std::string& unit) -> std::unique_ptr<WaveformWriter> {
            if (is_fst) return make_fst_writer(file, unit);
            return std::make_unique<VcdWriter>(file, unit);
          },
          network, traced, default_period_ps, window);
      bytes_per_step = estimated_bytes_per_step(counts_of(description, traced),
                                                is_fst ? WaveformFormat::fst : WaveformFormat::vcd);
      gtkw = &files.open_in_directory("network.gtkw");
    }
    raster_svg = &files.open_in_directory("raster.svg");
    summary = &files.open_in_directory("summary.json");
  }

  std::vector<NetworkObserver*> observers() {
    std::vector<NetworkObserver*> all{&plot};
    if (waveform != nullptr) all.push_back(waveform.get());
    for (const auto& recorder : recorders_) all.push_back(recorder.get());
    return all;
  }

  RasterPlot plot;
  Json recorded = Json::array();  ///< which node is in which files
  std::unique_ptr<NetworkWaveform> waveform;
  double bytes_per_step = 0;  ///< of the waveform, at most
  OutputFile* run_ini = nullptr;
  OutputFile* gtkw = nullptr;
  OutputFile* raster_svg = nullptr;
  OutputFile* summary = nullptr;

 private:
  template <class Recorder, class... Arguments>
  void add(OutputFile& file, const Arguments&... arguments) {
    recorders_.push_back(std::make_unique<Recorder>(file, arguments...));
  }

  // Different nodes may have the same name as a file.
  std::string unique_name(const std::string& node) {
    const std::string safe = safe_file_name(node);
    std::string name = safe;
    for (int i = 2; !names_.insert(name).second; ++i) name = safe + "_" + std::to_string(i);
    return name;
  }

  std::set<std::string> names_;
  std::vector<std::unique_ptr<NetworkObserver>> recorders_;
};

int execute_network(const Settings& settings) {
  const auto input = settings.text("input");
  if (!input) throw UsageError("--input is missing: a CSV file with 'step' and a column for each input");
  const std::string out = settings.text("out").value_or("out");
  const auto steps = settings.integer("steps", 1, most_steps);
  DistinctFiles distinct(settings, {"input"});
  distinct.add_folder("out", out);
  const std::string waveform = settings.flag("fst") ? "network.fst" : "network.vcd";
  if (settings.flag("fst")) require_fst("--fst", out + "/" + waveform);
  const std::optional<std::uint64_t> known_steps =
      steps ? std::optional<std::uint64_t>(*steps) : std::nullopt;
  const StepWindow window = choose_step_window(settings, known_steps);

  const nir::Quantisation quantisation = choose_quantisation(settings);
  const NetworkChoice choice = choose_network(settings);
  nir::BuiltNetwork built = build_network(choice, quantisation);
  const NumberKind kind = kind_of(built.description.precision());
  ResultFiles files(out, settings.flag("force"));
  std::vector<LayerGraph> networks;
  networks.push_back(std::move(built.description));
  NetworkBench bench("testbench", std::move(networks), default_period_ps);
  const LayerNetwork& network = bench.network(0);
  RasterSource source(*input, network.input_size(), kind);
  Recording recording(
      settings, window, network,
      std::filesystem::path(choice.path).filename().string() + ", " + name_of(choice.options.convention),
      files);

  warn_of_size(recording.bytes_per_step, window, known_steps, *input, !settings.flag("fst"));
  const auto begin = std::chrono::steady_clock::now();
  const std::uint64_t limit = static_cast<std::uint64_t>(steps.value_or(most_steps));
  const std::uint64_t done =
      bench.run([&](NetworkBench::Drive& drive) { return source.next(drive.input); }, recording.observers(),
                limit, steps ? limit : 0, settings.flag("quiet"));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const bool is_cut_short = interrupted() && !(steps && done == limit);
  if (steps && done < limit && !is_cut_short) {
    throw UsageError("--steps: " + std::to_string(*steps) + " is more than the " + std::to_string(done) +
                     " rows of " + *input);
  }
  if (!is_cut_short) require_steps_in(settings, window, done);

  EffectiveOptions options = effective_options(choice);
  for (auto& option : quantisation_in_effect(settings)) options.push_back(std::move(option));
  options.emplace_back("input", *input == "-" ? *input : absolute(*input));
  for (const Setting& setting : settings.entries("record")) options.emplace_back("record", setting.value);
  for (auto& option : waveform_options_in_effect(settings, window, done))
    options.push_back(std::move(option));
  if (settings.flag("fst")) options.emplace_back("fst", "true");
  if (done > 0) options.emplace_back("steps", std::to_string(done));

  const NetworkStatistics statistics = statistics_of(network, done);
  Json summary;
  summary["command"] = "network";
  summary["interrupted"] = is_cut_short;
  summary.update(summarise(statistics, choice.options.dt));
  summary["assumptions"] = assumptions_json(built.assumptions);
  if (!recording.recorded.empty()) summary["recorded"] = recording.recorded;
  summary["wall_seconds"] = seconds;
  add_provenance(summary, options);

  recording.run_ini->write(run_ini(
      "network", options, is_cut_short ? "interrupted after " + std::to_string(done) + " steps" : ""));
  if (recording.waveform != nullptr) {
    recording.waveform->finish(done);
    recording.gtkw->write(
        recording.waveform->view(absolute(out + "/" + waveform), absolute(out + "/network.gtkw"), done));
  }
  recording.raster_svg->write(recording.plot.finished());
  recording.summary->write(json_text(summary));
  files.commit();
  if (settings.flag("fst") && !writes_fst_directly && recording.waveform != nullptr)
    replace_with_fst(out + "/network.vcd", out + "/network.fst");

  if (settings.flag("json")) {
    print_result(json_text(summary));
  } else if (!settings.flag("quiet")) {
    std::string text = table_of(statistics) + "assumed:\n" + assumptions_text(built.assumptions);
    if (is_cut_short) text += "interrupted: what was recorded up to there is complete\n";
    text += "written: " + (std::filesystem::path(out) / "").string() + " with output.csv, spikes.csv, " +
            waveform + ", network.gtkw, raster.svg, summary.json, run.ini\n";
    print_summary(text, false);
  }
  return is_cut_short ? exit_interrupted : exit_done;
}

OptionTable network_options() {
  using Kind = Option::Kind;
  return {
      reading_options(),
      {"Input",
       {{"input", "FILE.csv",
         "'step', then a column for each input in row-major order; - is stdin; required"},
        {"steps", "N", "cut the input after N steps"}}},
      quantisation_options(),
      {"Output",
       {{"out", "DIR", "folder of the results; default out"},
        {"force", "", "write into a folder that holds other files", Kind::flag},
        {"record", "NODE",
         "also write NODE.spikes.csv and NODE.potential.csv; 'all': of all neurons; repeatable", Kind::list},
        {"fst", "", "network.fst in place of network.vcd: a third of the size, and open at once",
         Kind::flag}}},
      waveform_options(
          {"trace", "NODE:A-B|PATTERN",
           "neurons of a node, or all signals whose name fits a shell pattern: 'lif1.potential*', "
           "'spike_*'; default: the first 8 neurons of the last layer; repeatable",
           Kind::list}),
      general_options()};
}

}  // namespace

Command network_command() {
  return {
      "network",
      "run a network from a NIR file and record its spikes",
      "Reads a trained network from a NIR file and runs it as a SystemC model, a layer a process. The file "
      "does\n"
      "not say how long a step is, how neurons reset and in which order they compute: --dt and --convention "
      "do,\n"
      "and the summary lists for each node what was assumed.\n"
      "Exit: 0 done, 2 usage, 3 the file or the input, 4 output, 130 interrupted.",
      "  lif-testbench network net.nir --dt 1e-4 --convention snntorch --input input.csv\n"
      "  lif-testbench network net.nir --dt 1e-4 --convention nir --input input.csv --record all --out "
      "result\n"
      "  lif-testbench network net.nir --dt 1e-3 --convention norse --input - --weights fixed:8.6 --state "
      "fixed:16.8\n",
      network_options(),
      &execute_network,
      {"FILE"}};
}

}  // namespace lif::testbench
