#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include <lif/models/parameter_entry.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "commands/trace_format_options.hpp"
#include "errors.hpp"
#include "identify/identify.hpp"
#include "identify/search_progress.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

namespace {

/// The values of the options of `identify`, checked.
struct IdentifyConfiguration {
  std::string trace;
  std::vector<Setting> columns;
  ColumnNames names;
  TraceFormat format;
  std::uint64_t rows = 1'000'000;
  std::optional<std::string> out;
  General general;
};

const Declarations<IdentifyConfiguration>& identify_options() {
  using Identify = IdentifyConfiguration;
  using Format = TraceFormat;
  static const Declarations<Identify> all{
      {"Trace",
       {within(&Identify::format,
               text("input-column", "NAME",
                    "column, or variable of a VCD, that holds the input; default input or input_current",
                    &Format::input)),
        list("column", "ROLE=NAME",
             "the column, or variable of a VCD, that holds a parameter of rtl.LIF that changes from row to "
             "row, such "
             "as threshold or leak_amount; of a CSV also reset (active high) or rst_n (active low)",
             &Identify::columns),
        integer("rows", "N", "read N rows at most", {3, 1'000'000}, &Identify::rows)}},
      within(&Identify::format, trace_format_options()),
      {"Output",
       {output_file("out", "FILE.json", "write the neuron, for --model-file of run, compare and rtl",
                    &Identify::out)}},
      within(&Identify::general, general_options())};
  return all;
}

ColumnNames names_of(const std::vector<Setting>& columns, const TraceFormat& format) {
  ColumnNames names;
  if (!format.input.empty()) names["input"] = format.input;
  if (format.spike != TraceFormat::default_spike) names["spike"] = format.spike;
  if (format.potential != TraceFormat::default_potential) names["potential"] = format.potential;
  for (const Setting& setting : columns) {
    const std::size_t equals = setting.value.find('=');
    if (equals == 0 || equals == std::string::npos || equals + 1 == setting.value.size())
      refuse(setting, "ROLE=NAME");
    const std::string role = setting.value.substr(0, equals);
    const bool is_known = role == "reset" || role == "rst_n" || may_change(role);
    if (!is_known) {
      refuse(setting,
             "reset, rst_n, or a parameter of rtl.LIF that may change from step to step, such as threshold "
             "or leak_amount, before the =");
    }
    if (!names.emplace(role, setting.value.substr(equals + 1)).second)
      throw UsageError(setting.origin + ": " + role + " is given twice");
  }
  return names;
}

// The parameters that differ from rtl.LIF's own.
std::vector<ParameterEntry> changed_parameters(const rtl::LIFParameters& parameters) {
  const std::vector<ParameterEntry> defaults = parameter_entries(rtl::LIFParameters{});
  const std::vector<ParameterEntry> all = parameter_entries(parameters);
  std::vector<ParameterEntry> changed;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].text != defaults[i].text) changed.push_back(all[i]);
  }
  return changed;
}

Json value_of(const ParameterEntry& entry) {
  if (entry.type == ParameterEntry::Type::flag) return entry.text == "true";
  if (entry.type == ParameterEntry::Type::integer && entry.number)
    return static_cast<std::int64_t>(*entry.number);
  return entry.text;
}

Json as_model_file(const Identification& found, const std::string& trace) {
  Json neuron;
  neuron["model"] = "rtl.LIF";
  neuron["comment"] = "identified from " + trace;
  neuron["parameters"] = Json::object();
  for (const ParameterEntry& entry : changed_parameters(found.parameters))
    neuron["parameters"][entry.name] = value_of(entry);
  return neuron;
}

// What the first row that the rule does not explain would need.
std::string first_text(const Identification& found) {
  const ObservedStep& step = found.first;
  const rtl::LIF::State& expected = found.explanation.expected;
  std::string text = "the first that it does not: row " + std::to_string(step.row) +
                     ", where the potential goes from " + std::to_string(step.before) + " with an input of " +
                     std::to_string(step.input) + " to " + std::to_string(step.after) +
                     (step.spike_after ? " with a spike" : " without a spike") + "; the rule gives " +
                     std::to_string(expected.potential) +
                     (expected.spike ? " with a spike" : " without a spike");
  if (expected.potential != step.after) {
    text += "; this row would need " + std::to_string(step.after - expected.potential) + " in addition";
  }
  return text + "\n";
}

// What was read, and what was left out.
std::string reading_text(const ObservedTrace& trace) {
  std::string text;
  if (trace.unknown_steps > 0) {
    text += std::to_string(trace.unknown_steps) + (trace.unknown_steps == 1 ? " step was" : " steps were") +
            " left out, because a value is x or z\n";
  }
  if (trace.is_cut) text += "the trace goes on after these rows, which --rows leaves out\n";
  if (trace.given.empty()) return text;
  text += "taken from each row of the trace:";
  for (const auto& [name, values] : trace.given) text += (text.back() == ':' ? " " : ", ") + name;
  return text + "\n";
}

std::string as_text(const Identification& found, const ObservedTrace& trace,
                    const IdentifyConfiguration& configuration) {
  std::string text =
      configuration.trace + ": " + std::to_string(found.steps) + " steps, whose rows hold " +
      (found.sampling == Sampling::after ? "what a step left beside its input\n"
                                         : "the input of a step beside what the step before left\n") +
      reading_text(trace);
  text += "rtl.LIF with";
  for (const ParameterEntry& entry : changed_parameters(found.parameters)) {
    text += (text.back() == 'h' ? " " : ", ") + entry.name + "=" + entry.text;
  }
  const std::size_t explained = found.steps - found.explanation.differing;
  text += " (others: lif-testbench list rtl.LIF)\nexplains " + std::to_string(explained) + " of " +
          std::to_string(found.steps) + " steps\n";
  if (found.explanation.differing > 0) text += first_text(found);
  std::string without_effect;
  for (const OpenParameter& open : found.open) {
    if (open.decided_by.empty()) {
      without_effect +=
          (without_effect.empty() ? "" : ", ") + open.name + " (also " + open.alternatives + ")";
    } else {
      text += "left open: " + open.name + ", also " + open.alternatives + "; " + open.decided_by + "\n";
    }
  }
  if (!without_effect.empty()) {
    text += "left open, and no constant current from the start tells them apart: " + without_effect + "\n";
  }
  return text;
}

Json as_json(const Identification& found, const ObservedTrace& trace,
             const IdentifyConfiguration& configuration) {
  Json report;
  report["command"] = "identify";
  report["trace"] = configuration.trace;
  report["sampling"] = found.sampling == Sampling::after ? "after" : "before";
  report["rows"] = trace.rows();
  report["further_rows"] = trace.is_cut;
  report["unknown_steps"] = trace.unknown_steps;
  report["given"] = Json::array();
  for (const auto& [name, values] : trace.given) report["given"].push_back(name);
  report["steps"] = found.steps;
  report["differing_steps"] = found.explanation.differing;
  report["neuron"] = as_model_file(found, configuration.trace);
  report["first_row"] = nullptr;
  if (found.explanation.differing > 0) {
    report["first_row"] = {{"row", found.first.row},
                           {"potential_before", found.first.before},
                           {"input", found.first.input},
                           {"potential", found.first.after},
                           {"spike", found.first.spike_after},
                           {"rule_potential", found.explanation.expected.potential},
                           {"rule_spike", found.explanation.expected.spike}};
  }
  report["open"] = Json::array();
  for (const OpenParameter& open : found.open) {
    report["open"].push_back(
        {{"parameter", open.name}, {"also", open.alternatives}, {"decided_by", open.decided_by}});
  }
  return report;
}

// Values of a column that do not go together with the others, such as a reset value out of the register's
// range.
Identification identified(const ObservedTrace& trace, bool is_quiet) {
  SearchProgress progress(is_quiet);
  try {
    return identify(trace, [&](const BestRule& best) { progress.show(best); });
  } catch (const std::invalid_argument& error) {
    throw InputError(trace.path + ": " + error.what());
  }
}

// The first option that was given and speaks of VCDs alone.
std::string option_of_vcds(const Settings& settings) {
  for (const char* name : {"clock", "reset", "skip", "sample-input", "sample-output"}) {
    if (const Setting* setting = settings.find(name)) return setting->origin;
  }
  return settings.flag("unsigned") ? "--unsigned" : "";
}

// The neuron must not take the place of the trace that it was found in.
void require_other_file(const IdentifyConfiguration& configuration) {
  if (!configuration.out || *configuration.out == "-" || configuration.trace == "-") return;
  std::error_code error;
  if (!std::filesystem::equivalent(configuration.trace, *configuration.out, error) || error) return;
  throw UsageError("TRACE and --out both mean '" + *configuration.out + "'");
}

int execute_identify(const Settings& settings) {
  IdentifyConfiguration configuration = identify_options().take(settings);
  const Setting* const trace = settings.find("TRACE");
  if (trace == nullptr) throw UsageError("identify needs the file of a trace");
  configuration.trace = trace->value;
  require_distinct_files(identify_options().table(), settings, std::nullopt);
  require_other_file(configuration);
  configuration.names = names_of(configuration.columns, configuration.format);
  ResultFiles files(std::nullopt, false);
  OutputFile* const out = configuration.out ? &files.open(*configuration.out) : nullptr;
  const TraceRequest request{configuration.names, configuration.format, option_of_vcds(settings),
                             configuration.rows};
  const ObservedTrace observed = read_observed_trace(configuration.trace, request);
  const Identification found = identified(observed, configuration.general.quiet);
  if (out != nullptr) out->write(json_text(as_model_file(found, configuration.trace)));
  files.commit();
  if (configuration.general.json) {
    print_result(json_text(as_json(found, observed, configuration)));
  } else if (!configuration.general.quiet) {
    print_summary(as_text(found, observed, configuration), configuration.out == "-");
  }
  return found.explanation.differing == 0 ? exit_done : exit_expectation;
}

}  // namespace

Command identify_command() {
  return {"identify",
          "find the rule that a trace of RTL follows",
          "Searches the parameters of rtl.LIF for a rule that explains every row of a trace: a CSV with the "
          "columns\n"
          "input, potential and spike, and reset or rst_n, enable and threshold where there are such, or a "
          "VCD. Rows may\n"
          "be as run writes them, or sampled before the edges, as dumps of RTL are. The exit code is 0 if "
          "every row is\n"
          "explained, and else 1.\n",
          "  lif-testbench identify trace.csv --out neuron.json\n"
          "  lif-testbench identify dump.csv --potential membrane --column leak_amount=decay\n"
          "  lif-testbench identify dump.vcd --input-column current --reset rst_n --json\n",
          identify_options().table(),
          &execute_identify,
          {"TRACE"}};
}

}  // namespace lif::testbench
