#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <lif/rtl/neuron.hpp>
#include <lif/shell/report.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/rtl_area.hpp"
#include "commands/rtl_options.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "output/result_names.hpp"
#include "output/summary.hpp"
#include "rtl/bench_steps.hpp"
#include "rtl/readme.hpp"

namespace lif::testbench {

namespace {

using systemverilog::BenchStep;

/// The values of the options of `rtl`, checked.
struct RtlConfiguration {
  ModelChoice neuron;
  std::string name = "lif_neuron";
  systemverilog::FurtherPorts ports;
  std::uint64_t vectors = 1000;
  std::uint64_t seed = 1;
  bool area = false;
  std::string out = "rtl";
  bool force = false;
  General general;
};

systemverilog::FurtherPorts further_ports(const Setting& setting) {
  systemverilog::FurtherPorts ports;
  for (std::size_t begin = 0; begin <= setting.value.size();) {
    const std::size_t end = std::min(setting.value.find(',', begin), setting.value.size());
    const std::string port = setting.value.substr(begin, end - begin);
    bool* const chosen = port == "enable"         ? &ports.enable
                         : port == "threshold_in" ? &ports.threshold
                                                  : nullptr;
    if (chosen == nullptr || *chosen)
      refuse(setting, "enable, threshold_in, or both with a comma between them");
    *chosen = true;
    begin = end + 1;
  }
  return ports;
}

std::string text_of_ports(const systemverilog::FurtherPorts& ports) {
  return ports.enable && ports.threshold ? "enable,threshold_in" : ports.enable ? "enable" : "threshold_in";
}

const Declarations<RtlConfiguration>& rtl_options() {
  using Rtl = RtlConfiguration;
  Option ports_option{
      "ports", "LIST",
      "further ports: enable (while it is low, no step is made), threshold_in (the threshold of "
      "this step), or both with a comma between them"};
  ports_option.words = {"enable", "threshold_in", "enable,threshold_in"};
  auto ports = value(std::move(ports_option), &Rtl::ports, &further_ports, &text_of_ports);
  ports.echo = [](const Rtl& rtl) -> EffectiveOptions {
    if (!rtl.ports.enable && !rtl.ports.threshold) return {};
    return {{"ports", text_of_ports(rtl.ports)}};
  };
  static const Declarations<Rtl> all{
      within(&Rtl::neuron, neuron_options()),
      {"SystemVerilog",
       {module_name_option(&Rtl::name), std::move(ports),
        integer("vectors", "N", "steps that the self-checking bench compares", {1, 1'000'000}, &Rtl::vectors),
        integer("seed", "N", "seed of the bench's inputs", {}, &Rtl::seed), area_option(&Rtl::area)}},
      {"Output",
       {output_folder("write NAME.sv, NAME_tb.sv with its vectors NAME_tb.mem, README.md, summary.json and "
                      "run.ini into DIR; default rtl",
                      &Rtl::out),
        force("let --out write into a folder that holds other files", &Rtl::force)}},
      within(&Rtl::general, general_options())};
  return all;
}

systemverilog::NeuronChoice choice_of(const RtlConfiguration& configuration) {
  const ConfiguredModel& model = configuration.neuron.model;
  return {configuration.neuron.entry->name, model.choice.entries(), model.neuron.type, configuration.name,
          configuration.ports};
}

systemverilog::Neuron written(const systemverilog::NeuronChoice& choice) {
  try {
    return systemverilog::make_neuron(choice);
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
}

std::uint64_t spikes_in(const std::vector<BenchStep>& steps) {
  return static_cast<std::uint64_t>(
      std::count_if(steps.begin(), steps.end(), [](const BenchStep& step) { return step.spike; }));
}

Json summary_of(const RtlConfiguration& configuration, const systemverilog::Neuron& neuron,
                const std::vector<BenchStep>& steps) {
  const ConfiguredModel& model = configuration.neuron.model;
  Json summary;
  summary["module"] = neuron.module.name();
  summary["vectors"] = steps.size();
  summary["spikes"] = spike_counts(spikes_in(steps));
  for (const auto& port : neuron.module.ports()) {
    Json entry;
    entry["name"] = port.name;
    entry["direction"] = port.is_input ? "input" : "output";
    entry["width"] = port.type ? port.type->width : 1;
    entry["signed"] = port.type && port.type->is_signed;
    summary["ports"].push_back(std::move(entry));
  }
  summary["parameters"] = parameters_in_effect(model.neuron, model.parameters);
  return summary;
}

void warn_of_doubts(const ConfiguredModel& model, const std::vector<BenchStep>& steps) {
  for (const std::string& doubt : model.neuron.doubts) report_warning(message_type::parameters, "rtl", doubt);
  if (spikes_in(steps) > 0) return;
  report_warning(
      message_type::parameters, "rtl",
      "the neuron spikes in no step of the bench, so that the bench hardly checks threshold and reset");
}

int execute_rtl(const Settings& settings) {
  const RtlConfiguration configuration = rtl_options().take(settings);
  require_distinct_files(rtl_options().table(), settings, configuration.out);
  const systemverilog::NeuronChoice choice = choice_of(configuration);
  const systemverilog::Neuron neuron = written(choice);
  ResultFiles files(configuration.out, configuration.force);
  files.open_report();
  const std::string& name = configuration.name;
  OutputFile& module = files.open_in_directory(name + ".sv");
  OutputFile& bench = files.open_in_directory(name + "_tb.sv");
  OutputFile& vectors = files.open_in_directory(name + "_tb.mem");
  OutputFile& readme = files.open_in_directory("README.md");

  const std::vector<BenchStep> steps =
      bench_steps(configuration.neuron.model, neuron, configuration.vectors, configuration.seed);
  warn_of_doubts(configuration.neuron.model, steps);
  const std::string signature = rtl_signature("rtl");
  module.write("// " + signature + "\n" + neuron.text());
  bench.write("// " + signature + "\n" +
              systemverilog::self_checking_bench(neuron, steps.size(), name + "_tb.mem"));
  vectors.write("// " + signature + "\n" + systemverilog::bench_vectors(neuron, steps));
  readme.write("<!-- " + signature + " -->\n" + readme_of_neuron(choice, neuron, steps.size()));

  Delivery delivery;
  delivery.command = "rtl";
  delivery.options = rtl_options().echo(configuration);
  delivery.summary = summary_of(configuration, neuron, steps);
  delivery.text = choice.model + " (" + choice.type.name() + "): module " + name + ", with a bench of " +
                  std::to_string(steps.size()) + " steps and " + std::to_string(spikes_in(steps)) +
                  " spikes\nwritten: " + (std::filesystem::path(configuration.out) / "").string() + " with " +
                  name + ".sv, " + name + "_tb.sv, " + name + "_tb.mem, README.md, summary.json, run.ini\n";
  if (configuration.area) add_area(delivery, name, {{name + ".sv", neuron.text()}});
  delivery.steps = steps.size();
  return deliver(delivery, files, configuration.general);
}

}  // namespace

Command rtl_command() {
  return {
      "rtl",
      "write a model as SystemVerilog, with a bench that checks it",
      "Writes one neuron as a module in synthesisable SystemVerilog that makes the steps of the model bit\n"
      "for bit, and a bench that compares the two in simulation. Covered are " +
          systemverilog::covered_models() + ", those of rtl in int and the others in fixed point.\n",
      "  lif-testbench rtl --dtype fixed:16.8 --out neuron\n"
      "  lif-testbench rtl --model rtl.LIF --set width=12 --set leak=subtract --set refractory_period=3\n"
      "  lif-testbench rtl --model snntorch.Leaky --dtype fixed:12.8:floor:wrap --name leaky --ports "
      "enable\n",
      rtl_options().table(),
      &execute_rtl};
}

}  // namespace lif::testbench
