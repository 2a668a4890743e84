#include <chrono>
#include <filesystem>
#include <memory>
#include <set>

#include "commands/command.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "network/network_bench.hpp"
#include "network/network_recorders.hpp"
#include "network/network_summary.hpp"
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

std::size_t find_node(const NetworkDescription& network, const std::string& name, const std::string& origin) {
  const std::size_t node = network.find(name);
  if (node < network.nodes().size()) return node;
  std::vector<std::string> names;
  for (const auto& other : network.nodes()) names.push_back(other.name);
  throw UsageError(origin + ": the network has no node '" + name + "'" + did_you_mean(name, names));
}

const NeuronLayer* neurons_of(const NetworkDescription& network, std::size_t node) {
  return dynamic_cast<const NeuronLayer*>(network.nodes()[node].layer.get());
}

// The nodes that --record names, each once.
std::set<std::size_t> recorded_nodes(const Settings& settings, const NetworkDescription& network) {
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

// NODE, NODE:NEURON or NODE:FIRST-LAST; a name may hold colons itself.
TracedNeurons parse_traced(const Setting& setting, const NetworkDescription& network) {
  constexpr std::size_t most_by_default = 8;
  const std::string& text = setting.value;
  const auto colon = text.rfind(':');
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  std::string name = text;
  if (colon != std::string::npos && network.find(text) == network.nodes().size()) {
    const std::string range = text.substr(colon + 1);
    const auto dash = range.find('-');
    first = parse_integer(range.substr(0, dash));
    last = dash == std::string::npos ? first : parse_integer(range.substr(dash + 1));
    if (!first || !last) refuse(setting, "NODE, NODE:NEURON or NODE:FIRST-LAST");
    name = text.substr(0, colon);
  }
  const std::size_t node = find_node(network, name, setting.origin);
  const NeuronLayer* neurons = neurons_of(network, node);
  if (neurons == nullptr) throw UsageError(setting.origin + ": '" + name + "' has no neurons to trace");
  const std::size_t size = size_of(neurons->output_shape());
  if (!first) return {node, 0, std::min(size, most_by_default) - 1};
  if (*first < 0 || *last < *first || static_cast<std::size_t>(*last) >= size) {
    refuse(setting, "neurons from 0 to " + std::to_string(size - 1));
  }
  return {node, static_cast<std::size_t>(*first), static_cast<std::size_t>(*last)};
}

// The chosen neurons, or the first ones of the last layer that spikes.
std::vector<TracedNeurons> traced_neurons(const Settings& settings, const NetworkDescription& network) {
  std::vector<TracedNeurons> traced;
  std::set<std::size_t> nodes;
  for (const Setting& setting : settings.entries("trace")) {
    traced.push_back(parse_traced(setting, network));
    if (!nodes.insert(traced.back().layer).second) refuse(setting, "each node once");
  }
  if (!traced.empty()) return traced;
  for (std::size_t i = network.nodes().size(); i-- > 0;) {
    const NeuronLayer* neurons = neurons_of(network, i);
    if (neurons == nullptr) continue;
    return {parse_traced({network.nodes()[i].name, Layer::none, "default"}, network)};
  }
  return traced;
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

/// The recorders of one run and their files.
class Recording {
 public:
  Recording(const Settings& settings, const Network& network, const std::string& title, ResultFiles& files)
      : plot(network, title) {
    const NetworkDescription& description = network.description();
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
    const auto traced = traced_neurons(settings, description);
    if (!traced.empty()) {
      vcd = std::make_unique<NetworkVcd>(files.open_in_directory("network.vcd"), network, traced,
                                         default_period_ps);
      gtkw = &files.open_in_directory("network.gtkw");
    }
    raster_svg = &files.open_in_directory("raster.svg");
    summary = &files.open_in_directory("summary.json");
  }

  std::vector<NetworkObserver*> observers() {
    std::vector<NetworkObserver*> all{&plot};
    if (vcd != nullptr) all.push_back(vcd.get());
    for (const auto& recorder : recorders_) all.push_back(recorder.get());
    return all;
  }

  RasterPlot plot;
  Json recorded = Json::array();  ///< which node is in which files
  std::unique_ptr<NetworkVcd> vcd;
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

int execute(const Settings& settings) {
  const auto input = settings.text("input");
  if (!input) throw UsageError("--input is missing: a CSV file with 'step' and a column for each input");
  const std::string out = settings.text("out").value_or("out");
  const auto steps = settings.integer("steps", 1, most_steps);
  DistinctFiles distinct(settings, {"input"});
  distinct.add_folder("out", out);
  const std::string waveform = settings.flag("fst") ? "network.fst" : "network.vcd";
  if (settings.flag("fst") && !has_vcd2fst())
    throw UsageError("--fst needs vcd2fst, which is not there (Debian: apt-get install gtkwave)");

  const nir::Quantisation quantisation = choose_quantisation(settings);
  const NetworkChoice choice = choose_network(settings);
  nir::BuiltNetwork built = build_network(choice, quantisation);
  const NumberKind kind = kind_of(built.description.precision());
  ResultFiles files(out, settings.flag("force"));
  std::vector<NetworkDescription> networks;
  networks.push_back(std::move(built.description));
  NetworkBench bench("testbench", std::move(networks), default_period_ps);
  const Network& network = bench.network(0);
  RasterSource source(*input, network.input_size(), kind);
  Recording recording(
      settings, network,
      std::filesystem::path(choice.path).filename().string() + ", " + name_of(choice.options.convention),
      files);

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

  EffectiveOptions options = effective_options(choice);
  for (auto& option : quantisation_in_effect(settings)) options.push_back(std::move(option));
  options.emplace_back("input", *input == "-" ? *input : absolute(*input));
  for (const Setting& setting : settings.entries("record")) options.emplace_back("record", setting.value);
  for (const Setting& setting : settings.entries("trace")) options.emplace_back("trace", setting.value);
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
  if (recording.vcd != nullptr) {
    recording.vcd->finish(done);
    recording.gtkw->write(
        recording.vcd->view(absolute(out + "/" + waveform), absolute(out + "/network.gtkw"), done));
  }
  recording.raster_svg->write(recording.plot.finished());
  recording.summary->write(json_text(summary));
  files.commit();
  if (settings.flag("fst") && recording.vcd != nullptr)
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
        {"trace", "NODE:A-B",
         "neurons of a node in network.vcd; default: the first 8 of the last layer; repeatable", Kind::list},
        {"fst", "",
         "network.fst in place of network.vcd: smaller, and open at once (needs vcd2fst of GTKWave)",
         Kind::flag}}},
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
      &execute,
      {"FILE"}};
}

}  // namespace lif::testbench
