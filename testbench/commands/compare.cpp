#include <algorithm>

#include "commands/command.hpp"
#include "commands/compare_models.hpp"
#include "commands/shared_options.hpp"
#include "comparison/divergence.hpp"
#include "comparison/report.hpp"
#include "errors.hpp"
#include "output/result_files.hpp"

namespace lif::testbench {

namespace {

int compare_files(const Settings& settings) {
  for (const OptionGroup& group : compare_models_options()) {
    for (const Option& option : group.options) {
      const Setting* setting = settings.find(option.name);
      if (setting != nullptr)
        throw UsageError(setting->origin + " belongs to --models, not to the comparison of two files");
    }
  }
  const auto path_a = settings.text("A");
  const auto path_b = settings.text("B");
  if (!path_a || !path_b) throw UsageError("compare needs two traces, A and B, or --models with an input");
  if (*path_a == "-" && *path_b == "-") throw UsageError("A and B are both the standard input");
  TraceFormat format;
  format.clock = settings.text("clock").value_or(format.clock);
  format.spike = settings.text("spike").value_or(format.spike);
  format.potential = settings.text("potential").value_or(format.potential);
  format.is_unsigned = settings.flag("unsigned");
  ComparisonRules rules;
  rules.threshold_is_assumed = settings.find("threshold") == nullptr;
  rules.threshold = settings.number("threshold").value_or(rules.threshold);
  rules.tolerance = settings.number("tolerance").value_or(rules.tolerance);
  if (rules.tolerance < 0) throw UsageError("--tolerance: expected a number, 0 or more");
  rules.spikes_only = settings.flag("spikes-only");
  const auto a = open_trace(*path_a, format);
  const auto b = open_trace(*path_b, format);
  for (const char* option : {"clock", "spike", "potential"}) {
    const Setting* name = settings.find(option);
    if (name == nullptr || a->has(name->value) || b->has(name->value)) continue;
    throw InputError(name->origin + ": neither " + *path_a + " nor " + *path_b +
                     " has a column or variable '" + name->value + "'");
  }
  const ComparisonResult result = compare_traces(*a, *b, rules);
  if (result.unknown_steps > 0 && result.unknown_steps == std::min(result.steps_a, result.steps_b))
    throw InputError(*path_a + " and " + *path_b + ": x or z in every step leaves nothing to compare");
  if (settings.flag("json")) {
    print_result(json_text(comparison_json(*path_a, *path_b, result)));
  } else if (!settings.flag("quiet")) {
    print_result(comparison_text(*path_a, *path_b, result));
  }
  return result.first ? exit_expectation : exit_done;
}

int execute_compare(const Settings& settings) {
  return settings.find("models") != nullptr ? compare_models(settings) : compare_files(settings);
}

OptionTable compare_options() {
  using Kind = Option::Kind;
  OptionTable table{
      {"Two recorded runs",
       {{"threshold", "V", "for the distance from it, where the traces do not hold it; default 1"},
        {"tolerance", "D", "potentials may differ by so much; default 0"},
        {"spikes-only", "", "potentials do not count", Kind::flag},
        {"spike", "NAME", "the column, or the variable of a VCD, that holds the spike; default spike"},
        {"potential", "NAME", "likewise of the potential; default potential"},
        {"clock", "NAME", "the clock of a VCD; default clk"},
        {"unsigned", "", "vectors of a VCD are no two's complement", Kind::flag}}}};
  for (OptionGroup& group : compare_models_options()) table.push_back(std::move(group));
  table.push_back(general_options());
  return table;
}

}  // namespace

Command compare_command() {
  return {
      "compare",
      "find where two runs, or several models, part and why",
      "Compares two recorded runs: CSV traces (step,input,potential,spike), rasters (step and a column per\n"
      "neuron), lists of spikes (step,neuron) or VCDs. It names the first difference and what it looks "
      "like.\n"
      "With --models it runs several models on one input and compares each with the first.\n"
      "Exit: 0 they are equal, 1 they differ, 2 usage, 3 input, 4 output, 130 interrupted.",
      "  lif-testbench compare out/trace.csv rtl.vcd --spikes-only\n"
      "  lif-testbench compare a.csv b.csv --json\n"
      "  lif-testbench compare --models lif,snntorch.Leaky --input current.csv --plot apart.svg\n",
      compare_options(),
      &execute_compare,
      {"A", "B"}};
}

}  // namespace lif::testbench
