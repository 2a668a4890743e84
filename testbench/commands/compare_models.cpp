#include "commands/compare_models.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <sstream>

#include "commands/distinct_files.hpp"
#include "commands/run_configuration.hpp"
#include "commands/shared_options.hpp"
#include "comparison/report.hpp"
#include "errors.hpp"
#include "input/shared_source.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "plots/models_plot.hpp"
#include "simulation/bench.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

// Any period will do, because the results of a comparison count in steps.
constexpr std::int64_t clock_period_ps = 10'000;
constexpr std::size_t most_models = 20;
// The picture shows this number of steps before and after the first difference in spikes.
constexpr std::size_t drawn_before = 60;
constexpr std::size_t drawn_after = 140;

/// The values of the options for the comparison of models.
struct ModelComparison {
  std::vector<ModelChoice> models;
  std::optional<std::uint64_t> steps;
  std::uint64_t seed = 1;
  std::optional<std::string> csv, plot;
  InputChoice input;
};

std::vector<ModelChoice> choose_models(const Settings& settings) {
  const Setting& list = *settings.find("models");
  std::vector<ModelChoice> models;
  std::istringstream names(list.value);
  for (std::string name; std::getline(names, name, ',');) {
    models.push_back(choose_model_named(settings, {name, list.layer, list.origin}));
  }
  if (models.size() < 2 || models.size() > most_models)
    refuse(list, "2 to 20 models, as in lif,snntorch.Leaky");
  for (const auto& [parameter, setting] : settings.assignments("set", {})) {
    const bool is_known =
        std::any_of(models.begin(), models.end(), [&, name = parameter](const ModelChoice& choice) {
          const auto& entries = choice.model.parameters;
          return std::any_of(entries.begin(), entries.end(),
                             [&](const ParameterEntry& entry) { return entry.name == name; });
        });
    if (!is_known)
      throw UsageError(setting.origin + ": none of the models has a parameter '" + parameter + "'");
  }
  if (const Setting* dtype = settings.find("dtype")) {
    const bool is_used = std::any_of(models.begin(), models.end(), [&](const ModelChoice& choice) {
      return parse_number_type(dtype->value) &&
             choice.model.neuron.type.kind == parse_number_type(dtype->value)->kind;
    });
    if (!is_used)
      throw UsageError(dtype->origin + ": none of the models has the number type '" + dtype->value + "'");
  }
  return models;
}

/// Gathers the results of all models for each step, compares each model with the first, and keeps the steps
/// that are drawn.
class SideBySide {
 public:
  explicit SideBySide(std::size_t models) : rows_(models), windows_(models) {
    ComparisonRules all;
    ComparisonRules spikes;
    spikes.spikes_only = true;
    for (std::size_t i = 1; i < models; ++i) {
      in_all_.emplace_back(all);
      in_spikes_.emplace_back(spikes);
    }
  }

  /// Takes the step of one model. The last model completes the step.
  void take(std::size_t model, const StepRecord& record, bool has_threshold) {
    TraceRow& row = rows_[model];
    row = TraceRow{};
    row.step = record.step;
    row.potential = record.potential;
    row.input = record.input;
    if (has_threshold) row.threshold = record.threshold;
    if (record.spike != 0) row.spikes[0] = record.spike;
    if (model + 1 == rows_.size()) complete();
  }

  std::size_t comparisons() const { return in_all_.size(); }
  const ComparisonResult& in_all(std::size_t index) { return in_all_[index].finish(); }
  const ComparisonResult& in_spikes(std::size_t index) { return in_spikes_[index].finish(); }
  const std::optional<std::uint64_t>& parting() const { return parting_; }

  std::vector<TraceRow> window(std::size_t model) const {
    return {windows_[model].begin(), windows_[model].end()};
  }

 private:
  void complete() {
    for (std::size_t i = 1; i < rows_.size(); ++i) {
      // Each model rounds the input to its own number type, which does not count as a different input.
      rows_[i].input = rows_[0].input;
      in_all_[i - 1].push(&rows_[0], &rows_[i]);
      in_spikes_[i - 1].push(&rows_[0], &rows_[i]);
      if (!parting_ && in_spikes_[i - 1].first()) parting_ = rows_[0].step;
    }
    if (drawn_since_parting_ == drawn_after) return;
    if (parting_) ++drawn_since_parting_;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      windows_[i].push_back(rows_[i]);
      const std::size_t kept = parting_ ? drawn_before + drawn_after : drawn_before;
      if (windows_[i].size() > kept) windows_[i].pop_front();
    }
  }

  std::vector<TraceRow> rows_;
  std::deque<TraceComparison> in_all_;
  std::deque<TraceComparison> in_spikes_;
  std::vector<std::deque<TraceRow>> windows_;
  std::optional<std::uint64_t> parting_;
  std::size_t drawn_since_parting_ = 0;
};

class SideRecorder : public Recorder {
 public:
  SideRecorder(SideBySide& sides, std::size_t model, bool has_threshold)
      : sides_(sides), model_(model), has_threshold_(has_threshold) {}

  void record(const StepRecord& record) override { sides_.take(model_, record, has_threshold_); }
  void finish(std::uint64_t) override {}

 private:
  SideBySide& sides_;
  std::size_t model_;
  bool has_threshold_;
};

/// Writes a CSV table with the input, and the potential and spike of each model.
class SideCsv : public Recorder {
 public:
  SideCsv(OutputFile& file, const std::vector<ModelChoice>& models) : file_(file), models_(models) {
    std::string header = "step,input";
    for (const ModelChoice& choice : models) {
      header += "," + choice.name + ".potential," + choice.name + ".spike";
    }
    file_.write(header + "\n");
  }

  void record(const StepRecord& record) override {
    const NeuronDescription& neuron = models_[next_].model.neuron;
    if (next_ == 0) {
      row_ = std::to_string(record.step) + ",";
      append_number(row_, record.input, neuron.type.kind);
    }
    row_ += ',';
    append_number(row_, record.potential, neuron.type.kind);
    row_ += ',';
    append_number(row_, record.spike, neuron.spike_kind);
    if (++next_ < models_.size()) return;
    next_ = 0;
    file_.write(row_ + "\n");
  }

  void finish(std::uint64_t) override { file_.flush(); }

 private:
  OutputFile& file_;
  const std::vector<ModelChoice>& models_;
  std::size_t next_ = 0;
  std::string row_;
};

Outcome simulate(ModelComparison& comparison, SideBySide& sides, OutputFile* csv, bool is_quiet) {
  const std::vector<ModelChoice>& models = comparison.models;
  const std::optional<std::uint64_t>& steps = comparison.steps;
  InputChoice& input = comparison.input;
  const SharedSource source(std::move(input.source));
  std::vector<std::unique_ptr<Recorder>> recorders;
  std::unique_ptr<SideCsv> table;
  if (csv != nullptr) table = std::make_unique<SideCsv>(*csv, models);
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < models.size(); ++i) {
    const ConfiguredModel& model = models[i].model;
    recorders.push_back(std::make_unique<SideRecorder>(sides, i, model.neuron.has_threshold));
    Lane& lane = lanes.emplace_back();
    lane.name = "neuron_" + std::to_string(i);
    lane.neuron = model.choice;
    lane.source = source.view();
    lane.recorders.push_back(recorders.back().get());
    if (table) lane.recorders.push_back(table.get());
  }
  Bench bench("testbench", clock_period_ps, std::move(lanes));
  const Outcome outcome = bench.run(steps.value_or(most_steps), steps.value_or(0), is_quiet);
  if (!outcome.interrupted && steps && outcome.steps < *steps) {
    throw UsageError("--steps: " + std::to_string(*steps) + " is more than the " +
                     std::to_string(outcome.steps) + " rows of " + input.file);
  }
  if (table) table->finish(outcome.steps);
  return outcome;
}

const Declarations<ModelComparison>& comparison_options() {
  using Models = ModelComparison;
  Declaration<Models> models{
      {{"models", "A,B,...",
        "compare these models with the first of them, instead of two files; a name FILE.json stands for a "
        "neuron that is described in this file"},
       {"set", "NAME=VALUE", "a parameter, for those of the models that have it; repeatable",
        Option::Kind::list},
       {"dtype", "TYPE", "number type, for those of the models that have it; the others keep their default"}},
      [](const Settings& settings, Models& comparison) { comparison.models = choose_models(settings); },
      nullptr};
  models.options[0].words = names_of_models();
  Declaration<Models> input{input_options(),
                            [](const Settings& settings, Models& comparison) {
                              comparison.input =
                                  choose_input(settings, comparison.models.front(), comparison.seed);
                            },
                            nullptr};
  static const Declarations<Models> all{
      {"Several models on one input",
       {std::move(models),
        integer("steps", "N", "number of steps", {1, most_steps}, &Models::steps,
                "200, or the length of the input"),
        integer("seed", "N", "seed of the random stimuli", {}, &Models::seed),
        output_file("csv", "FILE",
                    "write the input, and the potential and spike of each model; - is the standard output",
                    &Models::csv),
        output_file("plot", "FILE.svg", "draw the models around the first step in which their spikes differ",
                    &Models::plot)}},
      {"Input current", {std::move(input).after_the_others()}}};
  return all;
}

}  // namespace

OptionTable compare_models_options() { return comparison_options().table(); }

int compare_models(const Settings& settings) {
  ModelComparison comparison = comparison_options().take(settings);
  const auto general = Declarations<General>{general_options()}.take(settings);
  if (!comparison.input.stimulus.empty() && !comparison.steps) comparison.steps = default_steps;
  const std::vector<ModelChoice>& models = comparison.models;
  OptionTable table = comparison_options().table();
  for (OptionGroup& group : Declarations<General>{general_options()}.table())
    table.push_back(std::move(group));
  require_distinct_files(table, settings, std::nullopt);
  ResultFiles files(std::nullopt, false);
  OutputFile* csv = comparison.csv ? &files.open(*comparison.csv) : nullptr;
  OutputFile* plot = comparison.plot ? &files.open(*comparison.plot) : nullptr;

  SideBySide sides(models.size());
  const Outcome outcome = simulate(comparison, sides, csv, general.quiet);
  if (plot != nullptr) {
    std::vector<ModelCurve> curves;
    for (std::size_t i = 0; i < models.size(); ++i) curves.push_back({models[i].name, sides.window(i)});
    plot->write(models_plot(curves, sides.parting()));
  }
  if (outcome.interrupted && outcome.steps == 0) throw Interrupted();
  files.commit();

  bool are_equal = true;
  std::string text;
  Json report;
  report["command"] = "compare";
  report["steps"] = outcome.steps;
  report["interrupted"] = outcome.interrupted;
  for (std::size_t i = 0; i < sides.comparisons(); ++i) {
    const std::string& a = models[0].name;
    const std::string& b = models[i + 1].name;
    const ComparisonResult& in_spikes = sides.in_spikes(i);
    const ComparisonResult& in_all = sides.in_all(i);
    are_equal = are_equal && !in_all.first;
    text += comparison_text(a, b, in_all);
    if (in_spikes.first && in_all.first->quantity != "spike") {
      text += "first difference in spikes: step " + std::to_string(in_spikes.first->step) + "\n";
    }
    Json entry = comparison_json(a, b, in_all);
    entry.erase("command");
    entry["first_in_spikes"] = in_spikes.first ? Json(in_spikes.first->step) : Json(nullptr);
    report["comparisons"].push_back(std::move(entry));
  }
  for (const ModelChoice& choice : models) {
    Json entry;
    entry["model"] = choice.name;
    entry["dtype"] = choice.model.neuron.type.name();
    entry["parameters"] = parameters_in_effect(choice.model.neuron, choice.model.parameters);
    report["models"].push_back(std::move(entry));
  }
  EffectiveOptions options = options_of_input(comparison.input);
  options.push_back({"seed", std::to_string(comparison.seed)});
  add_provenance(report, options);
  if (outcome.interrupted) text += "interrupted: only the steps until then were compared\n";
  if (general.json) {
    print_result(json_text(report));
  } else if (!general.quiet) {
    print_summary(text, comparison.csv == "-" || comparison.plot == "-");
  }
  if (outcome.interrupted) return exit_interrupted;
  return are_equal ? exit_done : exit_expectation;
}

}  // namespace lif::testbench
