#include "commands/run_configuration.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "commands/distinct_files.hpp"
#include "commands/run_outputs.hpp"
#include "errors.hpp"
#include "input/csv_step_source.hpp"
#include "limits.hpp"
#include "models/input_scale.hpp"
#include "options/declare.hpp"
#include "recorders/neuron_signals.hpp"
#include "stimuli/catalogue.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr std::int64_t longest_period_ps = 1'000'000'000'000;

// The options that set parameters of stimuli; they have the names of these parameters.
std::vector<Option> stimulus_parameter_options() {
  std::vector<Option> options{
      {"amplitude", "I", "height of the stimulus (poisson: current of one event)"},
      {"offset", "I", "current outside the stimulus, and added to it inside"},
      {"start", "STEP", "first step of the stimulus"},
      {"stop", "STEP", "first step after the stimulus"},
      {"period", "STEPS", "length of one oscillation or repetition"},
      {"rate", "R", "mean number of events per step (poisson)"},
  };
  return options;
}

std::map<std::string, Setting> stimulus_settings(const Settings& settings) {
  std::map<std::string, Setting> found;
  for (const Option& option : stimulus_parameter_options()) {
    if (const Setting* setting = settings.find(option.name)) found.emplace(option.name, *setting);
  }
  return found;
}

StepControl step_control(const std::string& name, const Setting& setting, const ConfiguredModel& model) {
  StepControl control;
  control.name = name;
  control.column = setting.value;
  if (setting.value.empty()) refuse(setting, "NAME=COLUMN");
  if (name == "rst_n" || name == "reset") {
    control.target = name == "reset" ? StepControl::Target::reset : StepControl::Target::rst_n;
    control.allowed = "true or false";
    return control;
  }
  std::vector<std::string> known;
  for (const ParameterEntry& entry : model.parameters) {
    known.push_back(entry.name);
    if (entry.name != name) continue;
    control.target = StepControl::Target::parameter;
    control.allowed = allowed_text(entry);
    return control;
  }
  for (const ParameterEntry& entry : model.neuron.state) {
    known.push_back(entry.name);
    if (entry.name != name) continue;
    control.target = StepControl::Target::state;
    control.allowed = allowed_text(entry) + ", or an empty cell";
    return control;
  }
  known.insert(known.end(), {"rst_n", "reset"});
  throw UsageError(setting.origin + ": " +
                   no_such_parameter("the per-step input of model " + model.neuron.model, name, known));
}

std::vector<StepControl> step_controls(const Settings& settings, const ConfiguredModel& model) {
  std::vector<StepControl> controls;
  for (const auto& [name, setting] : settings.assignments("per-step", {})) {
    controls.push_back(step_control(name, setting, model));
    const auto is_reset = [](const StepControl& control) {
      return control.target == StepControl::Target::reset || control.target == StepControl::Target::rst_n;
    };
    if (std::count_if(controls.begin(), controls.end(), is_reset) > 1)
      throw UsageError(setting.origin + ": rst_n and reset are the same signal: give one of them");
  }
  return controls;
}

InputChoice choose_file(const Settings& settings, const Setting& file, const ConfiguredModel& model) {
  for (const auto& [name, setting] : stimulus_settings(settings)) {
    if (setting.layer < file.layer) continue;
    throw UsageError(setting.origin + ": '" + name + "' belongs to a stimulus, and " + file.origin +
                     " replaces it");
  }
  if (file.value.empty()) refuse(file, "the path of a CSV file, or -");
  InputChoice choice;
  choice.file = file.value;
  choice.column = "input";
  if (const Setting* column = settings.find("input-column")) choice.column = text_of(*column);
  choice.controls = step_controls(settings, model);
  std::vector<std::string> columns;
  for (const StepControl& control : choice.controls) columns.push_back(control.column);
  choice.source =
      std::make_unique<CsvStepSource>(choice.file, choice.column, model.neuron.type.kind, columns);
  return choice;
}

InputChoice choose_stimulus(const Settings& settings, const Setting* chosen, const ModelChoice& neuron,
                            std::uint64_t seed) {
  if (const Setting* column = settings.find("input-column")) {
    if (chosen == nullptr || column->layer >= chosen->layer) {
      throw UsageError(column->origin + ": 'input-column' needs an --input file");
    }
  }
  if (const Setting* control = settings.find("per-step")) {
    if (chosen == nullptr || control->layer >= chosen->layer) {
      throw UsageError(control->origin + ": 'per-step' needs an --input file");
    }
  }
  const Setting demonstration{"step", SettingLayer::none, "default"};
  if (chosen == nullptr) chosen = &demonstration;
  const StimulusEntry& entry = find_stimulus(*chosen);
  const double scale = input_scale(*neuron.entry, neuron.model);
  auto made =
      entry.make(without_foreign(stimulus_settings(settings), entry.parameters, chosen->layer), seed,
                 [&](double current) { return scaled_current(current, scale, neuron.model.neuron.type); });
  InputChoice choice;
  choice.stimulus = entry.name;
  choice.source = std::move(made.source);
  choice.parameters = std::move(made.parameters);
  return choice;
}

std::int64_t parse_clock_period(const Setting& setting) {
  const auto period = parse_picoseconds(setting.value);
  if (!period || *period < 2 || *period > longest_period_ps || *period % 2 != 0) {
    refuse(setting, "a time from 2ps to 1s such as 10ns, an even number of picoseconds");
  }
  return *period;
}

SpikeRange parse_expected_spikes(const Setting& setting) {
  const std::string_view text = setting.value;
  const auto colon = text.find(':');
  const auto low = parse_integer(text.substr(0, colon));
  const auto high = colon == std::string_view::npos ? low : parse_integer(text.substr(colon + 1));
  if (!low || !high || *low < 0 || *high < *low) {
    refuse(setting, "a number of spikes N, or a range LO:HI with 0 <= LO <= HI");
  }
  return {static_cast<std::uint64_t>(*low), static_cast<std::uint64_t>(*high)};
}

// A configuration file may be used for runs with and without a waveform, but on the command line these
// options would be a mistake.
void require_waveform(const Settings& settings, const RunConfiguration& run) {
  if (run.has_waveform(WaveformFormat::vcd) || run.has_waveform(WaveformFormat::fst)) return;
  for (const char* name : {"trace", "trace-window"}) {
    const Setting* setting = settings.find(name);
    if (setting == nullptr || setting->layer != SettingLayer::command_line) continue;
    throw UsageError(
        setting->origin +
        " chooses what the waveform shows, and none is written: add --vcd FILE, --fst FILE or --out DIR");
  }
}

void check_waveform(const Settings& settings, RunConfiguration& run) {
  require_waveform(settings, run);
  run.traced = SignalPatterns(run.waveform.trace);
  std::vector<std::string> names;
  for (const NeuronSignal& signal : neuron_signals(run.neuron.model.neuron))
    names.push_back(signal.full_name());
  for (const std::string& name : names) run.traced.match(name);
  run.traced.require_all_matched([&] { return names; });
  if (run.steps) run.waveform.require_steps(*run.steps);
}

Shell parse_shell_or_refuse(const Setting& setting) {
  const auto shell = parse_shell(setting.value);
  if (!shell) refuse(setting, choice_text(words_of_shells()));
  return *shell;
}

// Read after the others, because its meaning depends on the neuron and on the seed.
Declaration<RunConfiguration> input_declaration() {
  Declaration<RunConfiguration> input;
  input.options = input_options();
  input.options.push_back({"per-step", "NAME=COLUMN",
                           "let a column of the input set a parameter of the model, a variable of its state "
                           "(an empty cell leaves it as it is), rst_n or reset before each step; repeatable",
                           Option::Kind::list});
  input.take = [](const Settings& settings, RunConfiguration& run) {
    run.input = choose_input(settings, run.neuron, run.seed);
  };
  input.echo = [](const RunConfiguration& run) { return options_of_input(run.input); };
  return std::move(input).after_the_others();
}

// Read after the others, because the number of steps that simulated time can hold depends on the clock
// period.
Declaration<RunConfiguration> steps_declaration() {
  auto steps = integer("steps", "N", "number of steps", {1, most_steps}, &RunConfiguration::steps,
                       "200, or the length of the input");
  steps.take = [](const Settings& settings, RunConfiguration& run) {
    if (const Setting* setting = settings.find("steps"))
      run.steps = integer_within(*setting, 1, static_cast<std::int64_t>(run.most_steps()));
  };
  return std::move(steps).after_the_others();
}

Declaration<RunConfiguration> output_declaration(const RunOutput& output) {
  Option option{output.option, output.value_name, output.help};
  option.file = FileRole::writes;
  return {{std::move(option)},
          [name = output.option](const Settings& settings, RunConfiguration& run) {
            if (const Setting* setting = settings.find(name))
              run.outputs[name] = output_path(text_of(*setting));
          },
          nullptr};
}

DeclaredGroup<RunConfiguration> output_options() {
  using Run = RunConfiguration;
  DeclaredGroup<Run> group{
      "Output",
      {output_folder("write lif.vcd, lif.gtkw, trace.csv, plot.svg, summary.json and run.ini into DIR; the "
                     "default is --out out, unless one of the files below is named",
                     &Run::out)}};
  for (const RunOutput& output : run_outputs()) group.declarations.push_back(output_declaration(output));
  group.declarations.push_back(
      output_file("summary", "FILE.json", "write the summary as JSON", &Run::summary));
  group.declarations.push_back(force("let --out write into a folder that holds other files", &Run::force));
  return group;
}

}  // namespace

InputChoice choose_input(const Settings& settings, const ModelChoice& neuron, std::uint64_t seed) {
  const Setting* stimulus = settings.find("stimulus");
  const Setting* file = settings.find("input");
  if (stimulus != nullptr && file != nullptr) {
    if (stimulus->layer == file->layer) {
      throw UsageError(file->origin + " and " + stimulus->origin + " exclude each other: choose one");
    }
    (stimulus->layer > file->layer ? file : stimulus) = nullptr;
  }
  return file != nullptr ? choose_file(settings, *file, neuron.model)
                         : choose_stimulus(settings, stimulus, neuron, seed);
}

EffectiveOptions options_of_input(const InputChoice& input) {
  EffectiveOptions options;
  if (input.stimulus.empty()) {
    using Kind = EffectiveOption::Kind;
    options = {{"input", absolute_path(input.file), Kind::text}, {"input-column", input.column, Kind::text}};
    for (const StepControl& control : input.controls)
      options.push_back({"per-step", control.name + "=" + control.column, Kind::list});
  } else {
    options = {{"stimulus", input.stimulus}};
    for (const ParameterEntry& parameter : input.parameters)
      options.push_back({parameter.name, parameter.text});
  }
  return options;
}

std::vector<Option> input_options() {
  std::vector<Option> options{
      {"stimulus", "NAME",
       choice_text(names_of_stimuli()) +
           "; default step, a low current and then a high one ('list' shows the parameters of each; default "
           "currents are scaled to the model)"}};
  options[0].words = names_of_stimuli();
  for (Option& option : stimulus_parameter_options()) options.push_back(std::move(option));
  options.push_back(
      {"input", "FILE.csv", "read the current from a CSV file instead; - is the standard input"});
  options.back().file = FileRole::reads;
  options.push_back({"input-column", "NAME", "column of the file that holds the current; default input"});
  return options;
}

std::uint64_t RunConfiguration::most_steps() const {
  const std::int64_t time_holds = std::numeric_limits<std::int64_t>::max() / clock_period_ps - 2;
  return static_cast<std::uint64_t>(std::min(lif::testbench::most_steps, time_holds));
}

bool RunConfiguration::is_in_folder(const RunOutput& output) const {
  const bool is_replaced = output.waveform == WaveformFormat::vcd && outputs.count("fst") > 0;
  return out && !output.name_in_folder.empty() && !is_replaced;
}

std::string RunConfiguration::shown_waveform() const {
  const auto fst = outputs.find("fst");
  return absolute_path(fst != outputs.end() ? fst->second : *out + "/lif.vcd");
}

bool RunConfiguration::has_waveform(WaveformFormat format) const {
  return std::any_of(run_outputs().begin(), run_outputs().end(), [&](const RunOutput& output) {
    const bool is_written = outputs.count(output.option) > 0 || is_in_folder(output);
    return is_written && output.waveform == format;
  });
}

const Declarations<RunConfiguration>& run_options() {
  using Run = RunConfiguration;
  static const Declarations<Run> all{
      within(&Run::neuron, neuron_options()),
      {"Input current", {input_declaration()}},
      {"Run",
       {steps_declaration(), integer("seed", "N", "seed of the random stimuli", {}, &Run::seed),
        value(Option{"shell", "NAME",
                     "kind of SystemC module in which the model runs: " + choice_text(words_of_shells()) +
                         "; all give the same results; default clocked"},
              &Run::shell, &parse_shell_or_refuse, [](Shell shell) { return std::string(name_of(shell)); })
            .words(words_of_shells()),
        value(Option{"clock-period", "TIME", "period of the clock with its unit, 2ps to 1s; default 10ns"},
              &Run::clock_period_ps, &parse_clock_period,
              [](std::int64_t period) { return std::to_string(period) + "ps"; }),
        value(Option{"expect-spikes", "N|LO:HI",
                     "exit with code 1 if the number of spikes is not N, or not from LO to HI"},
              &Run::expected_spikes, &parse_expected_spikes, [](const SpikeRange&) { return std::string(); })
            .not_in_run_ini()}},
      output_options(),
      within(
          &Run::waveform,
          waveform_options("PATTERN",
                           "show only signals whose name, or the part of it after any dot, matches a shell "
                           "pattern: 'potential*', 'neuron.*'")),
      within(&Run::general, general_options())};
  return all;
}

RunConfiguration configure_run(const Settings& settings) {
  RunConfiguration run = run_options().take(settings);
  if (!run.out && run.outputs.empty() && !run.summary) run.out = "out";
  for (const RunOutput& output : run_outputs()) {
    const auto path = run.outputs.find(output.option);
    if (path == run.outputs.end()) continue;
    if (output.require != nullptr) output.require(path->second);
  }
  require_distinct_files(run_options().table(), settings, run.out);
  if (!run.input.stimulus.empty() && !run.steps) run.steps = default_steps;
  check_waveform(settings, run);
  return run;
}

}  // namespace lif::testbench
