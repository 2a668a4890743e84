#include <filesystem>

#include "commands/command.hpp"
#include "commands/run_configuration.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "output/gtkwave_view.hpp"
#include "output/result_files.hpp"
#include "output/run_ini.hpp"
#include "output/summary.hpp"
#include "plots/trace_plot.hpp"
#include "recorders/csv_recorder.hpp"
#include "recorders/statistics.hpp"
#include "recorders/vcd_recorder.hpp"
#include "simulation/bench.hpp"

namespace lif::testbench {

namespace {

std::string absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

EffectiveOptions effective_options(const RunConfiguration& configuration, std::uint64_t steps_done) {
  const ModelChoice& neuron = configuration.neuron;
  EffectiveOptions options{{"model", neuron.entry->name}, {"dtype", name_of(neuron.model.kind)}};
  for (const ParameterEntry& parameter : neuron.model.parameters) {
    options.emplace_back("set", parameter.name + "=" + to_text(parameter.default_value));
  }
  const InputChoice& input = configuration.input;
  if (input.stimulus.empty()) {
    options.emplace_back("input", input.file == "-" ? input.file : absolute(input.file));
    options.emplace_back("input-column", input.column);
  } else {
    options.emplace_back("stimulus", input.stimulus);
    for (const ParameterEntry& parameter : input.parameters) {
      options.emplace_back(parameter.name, to_text(parameter.default_value));
    }
  }
  options.emplace_back("steps", std::to_string(configuration.steps.value_or(steps_done)));
  options.emplace_back("seed", std::to_string(configuration.seed));
  options.emplace_back("clock-period", std::to_string(configuration.clock_period_ps) + "ps");
  return options;
}

/// The recorders of one run and their files.
class Recording {
 public:
  Recording(const RunConfiguration& configuration, ResultFiles& files) {
    const ConfiguredModel& model = configuration.neuron.model;
    const auto add_vcd = [&](OutputFile& file) {
      auto recorder = std::make_unique<VcdRecorder>(file, model, configuration.clock_period_ps);
      if (vcd_ == nullptr) vcd_ = recorder.get();
      owned_.push_back(std::move(recorder));
    };
    const auto add_csv = [&](OutputFile& file) {
      owned_.push_back(std::make_unique<CsvRecorder>(file, model.kind));
    };
    const auto add_plot = [&](OutputFile& file) {
      const InputChoice& input = configuration.input;
      const std::string source = input.stimulus.empty()
                                     ? std::filesystem::path(input.file).filename().string()
                                     : input.stimulus + " stimulus";
      owned_.push_back(std::make_unique<TracePlot>(
          file, configuration.neuron.entry->name + " neuron, " + source, model.threshold));
    };
    if (files.has_directory()) {
      run_ini = &files.open_in_directory(OutputDirectory::marker);
      OutputFile& vcd = files.open_in_directory("lif.vcd");
      gtkw = &files.open_in_directory("lif.gtkw");
      add_vcd(vcd);
      add_csv(files.open_in_directory("trace.csv"));
      add_plot(files.open_in_directory("plot.svg"));
      summaries.push_back(&files.open_in_directory("summary.json"));
    }
    if (configuration.vcd) add_vcd(files.open(*configuration.vcd));
    if (configuration.csv) add_csv(files.open(*configuration.csv));
    if (configuration.plot) add_plot(files.open(*configuration.plot));
    if (configuration.summary) summaries.push_back(&files.open(*configuration.summary));
  }

  std::vector<Recorder*> recorders() {
    std::vector<Recorder*> all{&statistics};
    for (const auto& recorder : owned_) all.push_back(recorder.get());
    return all;
  }

  std::uint64_t end_time(std::uint64_t steps) const { return vcd_->end_time(steps); }

  static constexpr std::size_t most_listed_spikes = 100'000;

  Statistics statistics{most_listed_spikes};
  OutputFile* run_ini = nullptr;
  OutputFile* gtkw = nullptr;
  std::vector<OutputFile*> summaries;

 private:
  std::vector<std::unique_ptr<Recorder>> owned_;
  VcdRecorder* vcd_ = nullptr;
};

std::uint64_t simulate(RunConfiguration& configuration, const std::vector<Recorder*>& recorders) {
  std::vector<Channel> channels(1);
  channels[0].name = VcdRecorder::neuron_scope;
  channels[0].instantiate = configuration.neuron.model.instantiate;
  channels[0].source = std::move(configuration.input.source);
  channels[0].recorders = recorders;
  Bench bench(VcdRecorder::bench_scope, configuration.clock_period_ps, std::move(channels));
  const std::uint64_t steps =
      bench.run(configuration.steps.value_or(configuration.most_steps), configuration.quiet);
  if (!interrupted() && configuration.steps && steps < *configuration.steps) {
    throw UsageError("--steps: " + std::to_string(*configuration.steps) + " is more than the " +
                     std::to_string(steps) + " rows of " + configuration.input.file);
  }
  for (Recorder* recorder : recorders) recorder->finish(steps);
  return steps;
}

std::string human_summary(const RunConfiguration& configuration, const Statistics& statistics) {
  std::string text = configuration.neuron.entry->name + " (" + name_of(configuration.neuron.model.kind) +
                     "): " + sentence(statistics) + "\n";
  if (interrupted()) text += "interrupted: what was recorded up to there is complete\n";
  if (configuration.input.stimulus == "uniform" || configuration.input.stimulus == "poisson") {
    text += "seed: " + std::to_string(configuration.seed) + "\n";
  }
  if (configuration.out) {
    const std::filesystem::path out(*configuration.out);
    text += "written: " + (out / "").string() +
            " with lif.vcd, lif.gtkw, trace.csv, plot.svg, summary.json, run.ini\n";
    text += "look at it: gtkwave " + (out / "lif.gtkw").string() + "\n";
  }
  return text;
}

bool writes_to_stdout(const RunConfiguration& configuration) {
  const std::optional<std::string> dash("-");
  return configuration.vcd == dash || configuration.csv == dash || configuration.plot == dash ||
         configuration.summary == dash;
}

int judge(const RunConfiguration& configuration, std::uint64_t spikes) {
  if (interrupted()) return exit_interrupted;
  if (!configuration.expected_spikes) return exit_done;
  const SpikeRange& expected = *configuration.expected_spikes;
  if (spikes >= expected.lowest && spikes <= expected.highest) return exit_done;
  const std::string range =
      std::to_string(expected.lowest) +
      (expected.highest > expected.lowest ? " to " + std::to_string(expected.highest) : "");
  std::fputs(("lif-testbench: " + std::to_string(spikes) + " spikes, expected " + range + "\n").c_str(),
             stderr);
  return exit_expectation;
}

int execute(const Settings& settings) {
  RunConfiguration configuration = configure_run(settings);
  ResultFiles files(configuration.out, configuration.force);
  Recording recording(configuration, files);
  const std::uint64_t steps = simulate(configuration, recording.recorders());

  const EffectiveOptions options = effective_options(configuration, steps);
  Json summary;
  summary["command"] = "run";
  summary["interrupted"] = interrupted();
  summary.update(summarise(recording.statistics, configuration.clock_period_ps));
  add_provenance(summary, options);
  const std::string summary_text = summary.dump(2) + "\n";

  if (recording.run_ini != nullptr) {
    const std::string remark = interrupted() ? "interrupted after " + std::to_string(steps) + " steps" : "";
    recording.run_ini->write(run_ini("run", options, remark));
    recording.gtkw->write(gtkwave_view(absolute(*configuration.out + "/lif.vcd"),
                                       absolute(*configuration.out + "/lif.gtkw"),
                                       recording.end_time(steps)));
  }
  for (OutputFile* file : recording.summaries) file->write(summary_text);
  files.commit();

  if (configuration.json) {
    print_result(summary_text);
  } else if (!configuration.quiet) {
    const std::string text = human_summary(configuration, recording.statistics);
    if (writes_to_stdout(configuration)) {
      std::fputs(text.c_str(), stderr);
    } else {
      print_result(text);
    }
  }
  return judge(configuration, recording.statistics.spikes());
}

}  // namespace

Command run_command() {
  return {
      "run",
      "simulate one neuron and record its waveform (the default command)",
      "Simulates one neuron as a clocked SystemC module, one step per rising edge of its clock, and records\n"
      "what it does. Without options it shows a low current that never spikes, then a high one that does.\n"
      "Options come from the command line, then from LIF_* variables (LIF_BETA, LIF_SET=\"a=1,b=2\"), then "
      "from\n"
      "the --config file. Exit: 0 done, 1 expectation failed, 2 usage, 3 input, 4 output, 130 interrupted.",
      "  lif-testbench && gtkwave out/lif.gtkw\n"
      "  lif-testbench run --stimulus constant --amplitude 0.3 --beta 0.95 --steps 100 --csv -\n"
      "  lif-testbench run --input current.csv --dtype float --out result --expect-spikes 10:20\n",
      run_options(),
      &execute};
}

}  // namespace lif::testbench
