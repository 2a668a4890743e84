#include <algorithm>
#include <filesystem>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/run_configuration.hpp"
#include "commands/run_outputs.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/gtkwave_view.hpp"
#include "output/result_files.hpp"
#include "recorders/neuron_signals.hpp"
#include "recorders/statistics.hpp"
#include "recorders/vcd_time.hpp"
#include "simulation/bench.hpp"

namespace lif::testbench {

namespace {

// Sets the options that run.ini repeats to the steps that were done, so that it gives the same results even
// after an interruption.
void end_at(RunConfiguration& configuration, std::uint64_t steps_done) {
  configuration.steps = steps_done;
  if (steps_done == 0) configuration.steps.reset();
  configuration.waveform.forget_window_after(steps_done);
}

// Warns before the run, while the user can still change the options.
void warn_of_waveforms(const RunConfiguration& configuration) {
  SignalCounts counts;
  for (const NeuronSignal& signal : chosen_signals(configuration.neuron.model.neuron, configuration.traced))
    ++(signal.kind == SignalKind::number ? counts.numbers : counts.bits);
  double bytes = 0;
  for (const RunOutput& output : run_outputs()) {
    if (!output.waveform) continue;
    const int copies = (configuration.outputs.count(output.option) > 0 ? 1 : 0) +
                       (configuration.is_in_folder(output) ? 1 : 0);
    bytes += copies * estimated_bytes_per_step(counts, *output.waveform);
  }
  warn_of_size(bytes, configuration.waveform.window, configuration.steps, configuration.input.file,
               configuration.outputs.count("vcd") > 0);
}

/// The recorders of one run and their files.
class Recording {
 public:
  Recording(const RunConfiguration& configuration, ResultFiles& files) {
    if (files.has_directory()) {
      files.open_report();
      gtkw_ = &files.open_in_directory("lif.gtkw");
    }
    for (const RunOutput& output : run_outputs()) {
      if (configuration.is_in_folder(output))
        owned_.push_back(output.make(files.open_in_directory(output.name_in_folder), configuration));
      const auto chosen = configuration.outputs.find(output.option);
      if (chosen == configuration.outputs.end()) continue;
      const std::string& path = chosen->second;
      owned_.push_back(output.make(output.is_fst() ? files.open_fst(path) : files.open(path), configuration));
    }
    if (configuration.summary) files.open_summary(*configuration.summary);
  }

  std::vector<Recorder*> recorders() {
    std::vector<Recorder*> all{&statistics};
    for (const auto& recorder : owned_) all.push_back(recorder.get());
    return all;
  }

  /// Writes the GTKWave save file into the folder, once the number of steps is known.
  void write_view(const RunConfiguration& configuration, std::uint64_t steps) {
    if (gtkw_ == nullptr) return;
    const WaveformTime time(configuration.clock_period_ps);
    const StepWindow& window = configuration.waveform.window;
    ViewTimes times{time.begin_of(window.first_of(steps)), time.begin_of(window.end_of(steps)), {}};
    for (const std::uint64_t step : statistics.spike_steps()) {
      if (!window.holds(step)) continue;
      times.first_spike = time.edge_of(step);
      break;
    }
    gtkw_->write(gtkwave_view(configuration.neuron.model.neuron, configuration.traced,
                              configuration.shown_waveform(), absolute_path(*configuration.out + "/lif.gtkw"),
                              times));
  }

  static constexpr std::size_t most_listed_spikes = 100'000;

  Statistics statistics{most_listed_spikes};

 private:
  OutputFile* gtkw_ = nullptr;
  std::vector<std::unique_ptr<Recorder>> owned_;
};

// Refuses an input with fewer rows than --steps asks for, or with more rows than a run can have.
void require_length(const RunConfiguration& configuration, const Outcome& outcome) {
  if (outcome.interrupted) return;
  const std::string& file = configuration.input.file;
  if (configuration.steps && outcome.steps < *configuration.steps) {
    throw UsageError("--steps: " + std::to_string(*configuration.steps) + " is more than the " +
                     std::to_string(outcome.steps) + " rows of " + file);
  }
  if (outcome.steps > configuration.most_steps()) {
    throw InputError(file + ": has more than " + std::to_string(configuration.most_steps()) +
                     " rows, the longest run with this clock period (--steps N reads only N rows)");
  }
}

Outcome simulate(RunConfiguration& configuration, const std::vector<Recorder*>& recorders) {
  std::vector<Lane> lanes(1);
  lanes[0].name = neuron_scope;
  lanes[0].neuron = configuration.neuron.model.choice;
  lanes[0].source = std::move(configuration.input.source);
  lanes[0].recorders = recorders;
  lanes[0].controls = configuration.input.controls;
  lanes[0].shell = configuration.shell;
  Bench bench(bench_scope, configuration.clock_period_ps, std::move(lanes));
  const Outcome outcome = bench.run(configuration.steps.value_or(configuration.most_steps() + 1),
                                    configuration.steps.value_or(0), configuration.general.quiet);
  require_length(configuration, outcome);
  if (!outcome.interrupted) configuration.waveform.require_steps(outcome.steps);
  for (Recorder* recorder : recorders) recorder->finish(outcome.steps);
  return outcome;
}

std::string human_summary(const RunConfiguration& configuration, const Statistics& statistics,
                          bool interrupted) {
  std::string text = configuration.neuron.entry->name + " (" + configuration.neuron.model.neuron.type.name() +
                     "): " + sentence(statistics) + "\n";
  if (interrupted) text += "interrupted: what was recorded until then is complete\n";
  if (configuration.input.stimulus == "uniform" || configuration.input.stimulus == "poisson") {
    text += "seed: " + std::to_string(configuration.seed) + "\n";
  }
  if (configuration.out) {
    const std::filesystem::path out(*configuration.out);
    text += "written: " + (out / "").string() + " with ";
    for (const RunOutput& output : run_outputs()) {
      if (configuration.is_in_folder(output)) text += output.name_in_folder + ", ";
    }
    text += "lif.gtkw, summary.json, run.ini\n";
    text += "look at it: gtkwave " + (out / "lif.gtkw").string() + "\n";
  }
  return text;
}

bool writes_to_stdout(const RunConfiguration& configuration) {
  const auto is_stdout = [](const auto& output) { return output.second == "-"; };
  return configuration.summary == "-" ||
         std::any_of(configuration.outputs.begin(), configuration.outputs.end(), is_stdout);
}

int judge(const RunConfiguration& configuration, std::uint64_t spikes) {
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

int execute_run(const Settings& settings) {
  RunConfiguration configuration = configure_run(settings);
  ResultFiles files(configuration.out, configuration.force);
  Recording recording(configuration, files);
  warn_of_waveforms(configuration);
  const Outcome outcome = simulate(configuration, recording.recorders());
  recording.write_view(configuration, outcome.steps);

  Delivery delivery;
  delivery.command = "run";
  end_at(configuration, outcome.steps);
  delivery.options = run_options().echo(configuration);
  delivery.summary = summarise(recording.statistics, configuration.clock_period_ps);
  const ConfiguredModel& model = configuration.neuron.model;
  delivery.summary["parameters"] = parameters_in_effect(model.neuron, model.parameters);
  const NumberKind kind = model.neuron.type.kind;
  if (kind == NumberKind::fixed || kind == NumberKind::integer)
    add_number_events(delivery.summary, outcome.events);
  delivery.text = human_summary(configuration, recording.statistics, outcome.interrupted);
  delivery.steps = outcome.steps;
  delivery.interrupted = outcome.interrupted;
  delivery.interrupted_at = "after " + std::to_string(outcome.steps) + " steps";
  delivery.stdout_is_taken = writes_to_stdout(configuration);
  const int exit_code = deliver(delivery, files, configuration.general);
  return outcome.interrupted ? exit_code : judge(configuration, recording.statistics.spikes());
}

}  // namespace

Command run_command() {
  return {
      "run",
      "simulate one neuron and record its waveform (the default command)",
      "Simulates one neuron as a clocked SystemC module, one step per rising edge of its clock, and records\n"
      "what it does. Without options it shows a low current that causes no spike, then a high one that "
      "does.\n"
      "Options come from the command line, then from LIF_* variables (LIF_BETA, LIF_SET=\"a=1,b=2\"), then "
      "from\n"
      "the --config file.\n"
      "Exit code: 0 done, 1 unexpected number of spikes, 2 wrong usage, 3 error in the input, 4 output not "
      "written,\n130 interrupted.",
      "  lif-testbench && gtkwave out/lif.gtkw\n"
      "  lif-testbench run --stimulus constant --amplitude 0.3 --beta 0.95 --steps 100 --csv -\n"
      "  lif-testbench run --input current.csv --dtype float --out result --expect-spikes 10:20\n",
      run_options().table(),
      &execute_run};
}

}  // namespace lif::testbench
