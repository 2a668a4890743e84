#include <lif/lockstep/lock_step_report.hpp>

#include <algorithm>
#include <cmath>

#include <lif/numbers/text.hpp>

namespace lif {

namespace {

std::string number_text(double value) { return std::isnan(value) ? "x" : to_text(value); }

using Table = std::vector<std::vector<std::string>>;

// The cells in columns, the first one to the left and the others to the right.
std::string in_columns(const Table& table) {
  std::vector<std::size_t> widths;
  for (const auto& row : table) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const auto& row : table) {
    text += " ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string blanks(widths[i] - row[i].size(), ' ');
      text += i == 0 ? " " + row[i] + blanks : "  " + blanks + row[i];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += "\n";
  }
  return text;
}

std::size_t place_of(const LockStepFindings& findings, const std::string& name) {
  std::size_t place = 0;
  for (const ComparedValue& one : findings.compared) {
    if (one.name == name) return place;
    ++place;
  }
  return place;
}

TraceRow row_of(const LockStepFindings& findings, const LockStepCycle& cycle,
                const std::vector<double>& values) {
  TraceRow row;
  row.step = cycle.number;
  row.input = cycle.input;
  row.threshold = cycle.threshold;
  const std::size_t input = place_of(findings, "input_current");
  if (input < values.size()) row.input = values[input];
  const std::size_t spike = place_of(findings, "spike");
  const std::size_t potential = place_of(findings, "potential");
  if (spike < values.size() && values[spike] != 0) row.spikes[0] = values[spike];
  if (potential < values.size()) row.potential = values[potential];
  return row;
}

const LockStepCycle* cycle_before(const LockStepFindings& findings) {
  return findings.first == 0 ? nullptr : &findings.cycles[findings.first - 1];
}

std::string differences_text(const LockStepFindings& findings) {
  const LockStepCycle& cycle = findings.cycles[findings.first];
  std::string text;
  for (std::size_t place = 0; place < findings.compared.size(); ++place) {
    if (!cycle.differs(place)) continue;
    const RtlProbe& rtl = findings.compared[place].rtl;
    text += (text.empty() ? "" : "; ") + findings.compared[place].name + " is " +
            number_text(cycle.expected[place]) + " in the model";
    if (rtl.lag() > 0) {
      text += ", " + std::to_string(rtl.lag()) + (rtl.lag() == 1 ? " cycle" : " cycles") + " before,";
    }
    text += " and " + number_text(cycle.rtl[place]) + " in the RTL";
  }
  return text;
}

std::string inputs_text(const LockStepCycle& cycle) {
  std::string text = "  at the edge: ";
  if (cycle.input) text += "input_current " + to_text(*cycle.input) + ", ";
  if (cycle.threshold) text += "threshold " + to_text(*cycle.threshold) + ", ";
  return text + "enable " + (cycle.is_enabled ? "1" : "0") + ", " +
         (cycle.is_reset ? "in reset" : "no reset") + "\n";
}

std::string states_text(const LockStepFindings& findings) {
  const LockStepCycle& cycle = findings.cycles[findings.first];
  const LockStepCycle* const before = cycle_before(findings);
  Table table{{"", "model before", "after", "RTL before", "after"}};
  const auto add = [&](const std::string& name, const std::string& model_before,
                       const std::string& model_after) {
    const std::size_t place = place_of(findings, name);
    const bool is_compared = place < findings.compared.size();
    table.push_back({name, model_before, model_after,
                     is_compared && before != nullptr ? number_text(before->rtl[place]) : "-",
                     is_compared ? number_text(cycle.rtl[place]) : "-"});
  };
  for (std::size_t i = 0; i < findings.state_names.size(); ++i) {
    add(findings.state_names[i], before != nullptr ? number_text(before->state[i]) : "-",
        number_text(cycle.state[i]));
  }
  for (std::size_t place = 0; place < findings.compared.size(); ++place) {
    const ComparedValue& one = findings.compared[place];
    if (one.source != ComparedValue::Source::state) {
      add(one.name, before != nullptr ? number_text(before->model[place]) : "",
          number_text(cycle.model[place]));
    }
  }
  return in_columns(table);
}

std::string cycles_text(const LockStepFindings& findings) {
  Table table{{"cycle", "input"}};
  for (const ComparedValue& one : findings.compared) {
    table[0].push_back(one.name + ": model");
    table[0].emplace_back("RTL");
  }
  const std::size_t begin = findings.first > findings.shown ? findings.first - findings.shown : 0;
  for (std::size_t i = begin; i <= findings.first; ++i) {
    const LockStepCycle& cycle = findings.cycles[i];
    table.push_back({std::to_string(cycle.number), cycle.input ? number_text(*cycle.input) : ""});
    for (std::size_t place = 0; place < findings.compared.size(); ++place) {
      table.back().push_back(number_text(cycle.expected[place]));
      table.back().push_back(number_text(cycle.rtl[place]));
    }
  }
  return in_columns(table);
}

}  // namespace

ComparisonResult compare_cycles(const LockStepFindings& findings) {
  TraceComparison comparison(ComparisonRules{});
  for (const LockStepCycle& cycle : findings.cycles) {
    const TraceRow model = row_of(findings, cycle, cycle.expected);
    const TraceRow rtl = row_of(findings, cycle, cycle.rtl);
    comparison.push(&model, &rtl);
  }
  return comparison.finish();
}

std::string lock_step_report(const LockStepFindings& findings) {
  const LockStepCycle& cycle = findings.cycles[findings.first];
  std::string text = "cycle " + std::to_string(cycle.number) + " (" + cycle.time.to_string() +
                     "): " + differences_text(findings) + "\n" + inputs_text(cycle) + states_text(findings);
  const ComparisonResult result = compare_cycles(findings);
  if (result.first) text += "  it looks like " + likely_cause(*result.first, "the RTL") + "\n";
  return text + "the cycles up to there:\n" + cycles_text(findings);
}

}  // namespace lif
