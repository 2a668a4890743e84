#include <algorithm>
#include <optional>
#include <utility>

#include "commands/command.hpp"
#include "commands/compare_models.hpp"
#include "commands/shared_options.hpp"
#include "commands/trace_format_options.hpp"
#include "comparison/compare_traces.hpp"
#include "comparison/report.hpp"
#include "comparison/run_threshold.hpp"
#include "errors.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"

namespace lif::testbench {

namespace {

/// The values of the options for the comparison of two files.
struct FileComparison {
  TraceFormat format;
  ComparisonRules rules;
};

const Declarations<FileComparison>& file_options() {
  using Files = FileComparison;
  const auto of_rules = [](Declaration<ComparisonRules> rules) {
    return within(&Files::rules, std::move(rules));
  };
  Declaration<ComparisonRules> threshold =
      number("threshold", "V", "threshold for the distance from it, if the traces do not record one",
             &ComparisonRules::threshold);
  threshold.take = [take = threshold.take](const Settings& settings, ComparisonRules& rules) {
    rules.threshold_is_assumed = settings.find("threshold") == nullptr;
    take(settings, rules);
  };
  Declaration<ComparisonRules> tolerance = value(
      Option{"tolerance", "D", "largest difference of equal potentials, 0 or more; default 0"},
      &ComparisonRules::tolerance,
      [](const Setting& setting) {
        const double given = finite_number(setting);
        if (given < 0) refuse(setting, "a number, 0 or more");
        return given;
      },
      [](double given) { return to_text(given); });
  static const Declarations<Files> all{
      {"Two recorded runs",
       {of_rules(std::move(threshold)), of_rules(std::move(tolerance)),
        of_rules(flag("spikes-only", "do not compare the potentials", &ComparisonRules::spikes_only))}},
      within(&Files::format, trace_format_options())};
  return all;
}

// Options of one kind of comparison have no meaning for the other.
void refuse_options_of(const OptionTable& table, const Settings& settings, const std::string& meaning) {
  for (const OptionGroup& group : table) {
    for (const Option& option : group.options) {
      if (const Setting* setting = settings.find(option.name)) throw UsageError(setting->origin + meaning);
    }
  }
}

int compare_files(const Settings& settings) {
  refuse_options_of(compare_models_options(), settings,
                    " belongs to --models, not to the comparison of two files");
  const Setting* const operand_a = settings.find("A");
  const Setting* const operand_b = settings.find("B");
  if (operand_a == nullptr || operand_b == nullptr)
    throw UsageError("compare needs two traces, A and B, or --models with an input");
  const std::string path_a = text_of(*operand_a);
  const std::string path_b = text_of(*operand_b);
  if (path_a == "-" && path_b == "-") throw UsageError("A and B are both the standard input");
  auto [format, rules] = file_options().take(settings);
  if (rules.threshold_is_assumed) {
    std::optional<double> threshold = threshold_of_run(path_a);
    if (!threshold) threshold = threshold_of_run(path_b);
    rules.threshold_is_assumed = !threshold.has_value();
    rules.threshold = threshold.value_or(rules.threshold);
  }
  const auto general = Declarations<General>{general_options()}.take(settings);
  const auto a = open_trace(path_a, format);
  const auto b = open_trace(path_b, format);
  for (const char* option : {"clock", "spike", "potential"}) {
    const Setting* name = settings.find(option);
    if (name == nullptr || a->has(name->value) || b->has(name->value)) continue;
    throw InputError(name->origin + ": neither " + path_a + " nor " + path_b + " has a column or variable '" +
                     name->value + "'");
  }
  rules.relative_tolerance = std::max(a->relative_error(), b->relative_error());
  const ComparisonResult result = compare_traces(*a, *b, rules);
  if (result.unknown_steps > 0 && result.unknown_steps == std::min(result.steps_a, result.steps_b))
    throw InputError(path_a + " and " + path_b + ": x or z in every step leaves nothing to compare");
  if (general.json) {
    print_result(json_text(comparison_json(path_a, path_b, result)));
  } else if (!general.quiet) {
    print_result(comparison_text(path_a, path_b, result));
  }
  return result.first ? exit_expectation : exit_done;
}

int execute_compare(const Settings& settings) {
  if (settings.find("models") == nullptr) return compare_files(settings);
  OptionTable of_files = file_options().table();
  of_files.push_back({"", {{"A", "", ""}}});
  refuse_options_of(of_files, settings, " belongs to the comparison of two files, not to --models");
  return compare_models(settings);
}

OptionTable compare_options() {
  OptionTable table = file_options().table();
  for (OptionGroup& group : compare_models_options()) table.push_back(std::move(group));
  for (OptionGroup& group : Declarations<General>{general_options()}.table())
    table.push_back(std::move(group));
  return table;
}

}  // namespace

Command compare_command() {
  return {
      "compare",
      "find where and why two recorded runs, or several models, differ",
      "Compares two recorded runs: CSV traces (step,input,potential,spike), rasters (step and a column per\n"
      "neuron), lists of spikes (step,neuron) or VCDs. It names the first difference and its likely cause.\n"
      "With --models it runs several models on one input and compares each with the first.\n"
      "Exit code: 0 equal, 1 different, 2 wrong usage, 3 error in the input, 4 output not written, 130 "
      "interrupted.",
      "  lif-testbench compare out/trace.csv rtl.vcd --spikes-only\n"
      "  lif-testbench compare a.csv b.csv --json\n"
      "  lif-testbench compare --models lif,snntorch.Leaky --input current.csv --plot apart.svg\n",
      compare_options(),
      &execute_compare,
      {"A", "B"}};
}

}  // namespace lif::testbench
