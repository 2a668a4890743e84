#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <lif/rtl/dense_layer.hpp>
#include <lif/shell/report.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/rtl_area.hpp"
#include "commands/rtl_options.hpp"
#include "commands/shared_options.hpp"
#include "commands/shown_input.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"
#include "rtl/layer_steps.hpp"
#include "rtl/network_layer.hpp"
#include "rtl/readme.hpp"

namespace lif::testbench {

namespace {

using systemverilog::DenseLayer;
using systemverilog::LayerStep;

/// The values of the options of `rtl-layer`.
struct LayerRun {
  NetworkChoice network;
  FormatChoice formats;
  std::optional<Setting> layer;
  std::optional<Setting> input_format;
  std::string name = "lif_layer";
  ShownChoice shown;
  std::uint64_t vectors = 500;
  std::uint64_t seed = 1;
  bool area = false;
  std::string out = "rtl_layer";
  bool force = false;
  General general;
};

const Declarations<LayerRun>& rtl_layer_options() {
  using Run = LayerRun;
  static const Declarations<Run> all{
      within(&Run::network, network_choice_options()),
      within(&Run::formats, format_options()),
      {"Layer",
       {setting(
            Option{
                "layer", "NODE",
                "the layer of neurons, which one Linear or Affine node alone drives; may be left out if the "
                "network has only one"},
            &Run::layer),
        input_format_option("default bit behind a layer that spikes, else required", &Run::input_format),
        module_name_option(&Run::name)}},
      within(&Run::shown, shown_options("without it and --input, the bench has random inputs")),
      {"Bench",
       {integer("vectors", "N", "steps that the self-checking bench compares, at most", {1, 100'000},
                &Run::vectors),
        integer("seed", "N", "seed of the inputs, where the network is shown nothing", {}, &Run::seed),
        area_option(&Run::area)}},
      {"Output",
       {output_folder("write NAME.sv, NAME_element.sv, NAME_neuron.sv, the memory files, NAME_tb.sv with its "
                      "vectors NAME_tb.mem, "
                      "README.md, summary.json and run.ini into DIR; default rtl_layer",
                      &Run::out),
        force("let --out write into a folder that holds other files", &Run::force)}},
      within(&Run::general, general_options())};
  return all;
}

FixedFormat input_format(const LayerRun& run, const NetworkLayer& layer) {
  if (run.input_format) return parse_input_format(*run.input_format);
  if (layer.has_spikes) return systemverilog::spike_format;
  throw UsageError(
      "--input-format is missing: the inputs of this layer are no spikes, so their format has to be said, "
      "such as "
      "u5.4 for 0 to 1.9375 in steps of 1/16");
}

LayerFormats formats_of(const LayerRun& run, const NetworkLayer& layer) {
  return {parse_weight_format(*run.formats.weights), input_format(run, layer),
          parse_state_type(*run.formats.state)};
}

void require_formats(const LayerRun& run) {
  if (!run.formats.weights) throw UsageError("--weights is missing: the format of the weights in hardware");
  if (!run.formats.state) throw UsageError("--state is missing: the format of the neurons in hardware");
}

DenseLayer written(const systemverilog::LayerChoice& choice) {
  try {
    return systemverilog::make_dense_layer(choice);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
}

// What the layer does while the network is shown its input.
std::vector<LayerStep> shown_steps(const LayerRun& run, LayerGraph network, const NetworkLayer& layer,
                                   const LayerFormats& formats) {
  NetworkBench bench(std::move(network), default_period_ps);
  ShownInput shown(run.shown, bench.network(0).description());
  LayerStepRecorder recorder(bench.network(0), layer, formats, run.vectors);
  const auto next = [&](NetworkBench::Drive& drive) {
    const bool is_given = shown.next(drive);
    if (drive.is_reset) recorder.reset();
    return is_given;
  };
  const std::uint64_t limit = std::min(run.vectors, shown.limit().value_or(run.vectors));
  if (run_timed(bench, next, {&recorder}, limit, run.general.quiet).interrupted) throw Interrupted();
  return recorder.steps();
}

std::uint64_t spikes_in(const std::vector<LayerStep>& steps) {
  std::uint64_t spikes = 0;
  for (const LayerStep& step : steps)
    spikes += static_cast<std::uint64_t>(std::count(step.spikes.begin(), step.spikes.end(), true));
  return spikes;
}

Json summary_of(const LayerRun& run, const nir::BuiltNetwork& built, const std::string& node,
                const DenseLayer& layer, const std::vector<LayerStep>& steps) {
  Json summary;
  summary["module"] = layer.name;
  summary["layer"] = node;
  summary["inputs"] = layer.inputs;
  summary["neurons"] = layer.outputs;
  summary["cycles_per_step"] = layer.cycles;
  summary["vectors"] = steps.size();
  summary["spikes"] = spike_counts(spikes_in(steps));
  for (const auto& file : layer.files) summary["files"].push_back(file.name);
  summary["formats"] = {{"weights", run.formats.weights->value}, {"state", run.formats.state->value}};
  summary["assumptions"] = assumptions_json(built.assumptions);
  return summary;
}

int execute_rtl_layer(const Settings& settings) {
  const LayerRun run = rtl_layer_options().take(settings);
  require_formats(run);
  require_distinct_files(rtl_layer_options().table(), settings, run.out);
  nir::BuiltNetwork built = build_network(run.network, read_network(run.network), run.formats.quantisation());
  warn_of_doubts(built);
  const NetworkLayer layer = find_network_layer(built.description, run.layer);
  const std::string node = built.description.nodes()[layer.node].name;
  const LayerFormats formats = formats_of(run, layer);
  const DenseLayer module = written(layer_choice(layer, formats, run.name));

  ResultFiles files(run.out, run.force);
  files.open_report();
  const std::string signature = rtl_signature("rtl-layer");
  for (const systemverilog::LayerFile& file : module.files)
    files.open_in_directory(file.name).write("// " + signature + "\n" + file.text);
  OutputFile& bench = files.open_in_directory(run.name + "_tb.sv");
  OutputFile& vectors = files.open_in_directory(run.name + "_tb.mem");
  OutputFile& readme = files.open_in_directory("README.md");

  const std::vector<LayerStep> steps = run.shown.is_given()
                                           ? shown_steps(run, std::move(built.description), layer, formats)
                                           : random_layer_steps(layer, formats, run.vectors, run.seed);
  if (steps.empty())
    throw InputError("the network is shown no step, so that the bench has nothing to compare");
  if (spikes_in(steps) == 0) {
    report_warning(message_type::parameters, "rtl-layer",
                   "no neuron spikes in the steps of the bench, so that it hardly checks the layer");
  }
  bench.write("// " + signature + "\n" +
              systemverilog::layer_bench(module, steps.size(), run.name + "_tb.mem"));
  vectors.write("// " + signature + "\n" + systemverilog::layer_vectors(module, steps));
  readme.write("<!-- " + signature + " -->\n" + readme_of_layer(module, node, steps.size()));

  Delivery delivery;
  delivery.command = "rtl-layer";
  delivery.options = rtl_layer_options().echo(run);
  delivery.summary = summary_of(run, built, node, module, steps);
  delivery.text = node + ": module " + run.name + ", " + std::to_string(module.outputs) + " neurons with " +
                  std::to_string(module.inputs) + " inputs, " + std::to_string(module.cycles) +
                  " cycles a step, with a bench of " + std::to_string(steps.size()) + " steps and " +
                  std::to_string(spikes_in(steps)) +
                  " spikes\nwritten: " + (std::filesystem::path(run.out) / "").string() + " with ";
  for (const auto& file : module.files) delivery.text += file.name + ", ";
  delivery.text += run.name + "_tb.sv, " + run.name + "_tb.mem, README.md, summary.json, run.ini\n";
  if (run.area) {
    std::vector<SourceFile> sources;
    for (const auto& file : module.files) sources.push_back({file.name, file.text});
    add_area(delivery, run.name, sources);
  }
  delivery.steps = steps.size();
  return deliver(delivery, files, run.general);
}

}  // namespace

Command rtl_layer_command() {
  return {
      "rtl-layer",
      "write a dense layer of a network as SystemVerilog, with a bench that checks it",
      "Writes a dense layer of a NIR network and its neurons as a module in synthesisable SystemVerilog "
      "that\n"
      "computes one neuron after the other, one weighted input per cycle, with the weights in a memory file. "
      "It\n"
      "makes the steps of the layer bit for bit. Layers that start together make up the network with "
      "--latency "
      "1.\n",
      "  lif-testbench rtl-layer digits.nir --dt 1e-4 --convention snntorch --latency 1 --weights 8.6 "
      "--state 16.8 "
      "--layer lif1 --input-format u5.4 --samples test.csv --steps 25 --input-scale 0.0625\n"
      "  lif-testbench rtl-layer digits.nir --dt 1e-4 --convention snntorch --latency 1 --weights 8.6 "
      "--state 16.8 "
      "--layer lif2 --name output_layer\n"
      "  lif-testbench rtl-layer net.nir --dt 1e-3 --convention nir --weights 6.4 --state 12.8:floor:wrap "
      "--input-format bit --area\n",
      rtl_layer_options().table(),
      &execute_rtl_layer,
      {"FILE"}};
}

}  // namespace lif::testbench
