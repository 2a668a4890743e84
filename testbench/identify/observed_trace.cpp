#include "identify/observed_trace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include <lif/models/parameter_entry.hpp>
#include <lif/models/rtl/parameters.hpp>

#include "comparison/vcd_trace_reader.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

// The values that a register or an input of at most 32 bits can have, signed or not.
constexpr std::int64_t lowest = -2147483648;
constexpr std::int64_t highest = 4294967295;
constexpr const char* no_integer = "is no integer of at most 32 bits: allowed is -2147483648 to 4294967295";

// Controls that are looked for by their names.
constexpr std::array<const char*, 3> controls{"enable", "synaptic_event", "time_reference"};

class CsvColumns {
 public:
  CsvColumns(CsvReader& reader, const ColumnNames& names) : reader_(reader), names_(names) {}

  std::optional<std::size_t> find(const std::string& role, const char* otherwise = nullptr) const {
    const auto named = names_.find(role);
    if (named != names_.end()) {
      const auto column = reader_.find(named->second);
      if (!column) reader_.fail("there is no column '" + named->second + "'");
      return column;
    }
    const auto column = reader_.find(role);
    return column || otherwise == nullptr ? column : reader_.find(otherwise);
  }

  std::size_t require(const std::string& role, const char* otherwise = nullptr) const {
    const auto column = find(role, otherwise);
    if (!column) {
      reader_.fail("there is no column '" + role + "' (--input-column, --potential and --spike name others)");
    }
    return *column;
  }

  std::int64_t integer(std::size_t column) const {
    const auto value = parse_integer(reader_.row()[column]);
    if (!value || *value < lowest || *value > highest) reader_.refuse(column, no_integer);
    return *value;
  }

 private:
  CsvReader& reader_;
  const ColumnNames& names_;
};

// The range of a number or flag of rtl.LIF; nothing for another name.
std::optional<Range> range_of(const std::string& name) {
  std::optional<Range> range;
  const rtl::LIFParameters defaults;
  rtl::LIFParameters::describe(defaults, [&](const QuantityInfo& info, const auto& member) {
    using Member = std::decay_t<decltype(member)>;
    if (name == info.name && std::is_integral_v<Member>)
      range = std::is_same_v<Member, bool> ? Range{0, 1} : info.range;
  });
  return range;
}

std::int64_t given_value(const std::string& name, std::int64_t value,
                         const std::function<void(std::string)>& refuse) {
  const Range range = range_of(name).value();
  if (!range.contains(static_cast<double>(value)))
    refuse("is out of the range of " + name + ": allowed is " + to_text(range));
  return value;
}

ObservedTrace read_csv(std::unique_ptr<LineReader> lines, const std::string& header,
                       const TraceRequest& request) {
  if (!request.option_of_vcds.empty())
    throw UsageError(request.option_of_vcds + " is for a VCD, and the trace is a CSV");
  CsvReader reader(std::move(lines), header);
  const CsvColumns columns(reader, request.names);
  const std::size_t input = columns.require("input", "input_current");
  const std::size_t potential = columns.require("potential");
  const std::size_t spike = columns.require("spike");
  const auto reset = columns.find("reset");
  const auto reset_n = columns.find("rst_n");
  const auto step = reader.find("step");
  std::map<std::string, std::size_t> given;
  for (const char* control : controls) {
    if (const auto column = columns.find(control)) given[control] = *column;
  }
  if (const auto column = columns.find("threshold")) given["threshold"] = *column;
  for (const auto& [role, name] : request.names) {
    if (range_of(role)) given[role] = columns.require(role);
  }
  ObservedTrace trace;
  while (reader.next()) {
    trace.is_cut = trace.rows() == request.most_rows;
    if (trace.is_cut) break;
    if (step) reader.require_step(*step, trace.rows());
    trace.input.push_back(columns.integer(input));
    trace.potential.push_back(columns.integer(potential));
    trace.spike.push_back(columns.integer(spike) != 0 ? 1 : 0);
    const bool is_reset =
        (reset && columns.integer(*reset) != 0) || (reset_n && columns.integer(*reset_n) == 0);
    trace.is_reset.push_back(is_reset ? 1 : 0);
    trace.is_broken.push_back(0);
    for (const auto& [name, column] : given) {
      const auto refuse = [&, column = column](const std::string& what) { reader.refuse(column, what); };
      trace.given[name].push_back(given_value(name, columns.integer(column), refuse));
    }
  }
  reader.require_rows();
  return trace;
}

/// A row of a VCD as integers.
class VcdRow {
 public:
  VcdRow(const std::string& path, std::uint64_t step)
      : place_(path + ": step " + std::to_string(step) + ": ") {}

  [[noreturn]] void refuse(const std::string& what) const { throw InputError(place_ + what); }
  std::int64_t integer(double value, const std::string& what) const {
    if (value != std::floor(value) || value < static_cast<double>(lowest) ||
        value > static_cast<double>(highest))
      refuse(what + " " + no_integer);
    return static_cast<std::int64_t>(value);
  }

 private:
  std::string place_;
};

// The parameters that variables of a VCD hold: named ones, and controls beside the spike.
std::vector<std::string> further_roles(const ColumnNames& names, TraceFormat& format) {
  std::vector<std::string> roles;
  for (const auto& [role, name] : names) {
    if (!range_of(role)) continue;
    roles.push_back(role);
    format.further.push_back({name, true});
  }
  for (const char* control : controls) {
    if (names.count(control) > 0) continue;
    roles.emplace_back(control);
    format.further.push_back({control, false});
  }
  return roles;
}

ObservedTrace read_vcd(std::unique_ptr<LineReader> lines, const std::string& first_line,
                       const std::string& path, const TraceRequest& request) {
  for (const char* role : {"reset", "rst_n"}) {
    if (request.names.count(role) > 0)
      throw UsageError(std::string("--column ") + role +
                       "= is for a CSV, and the trace is a VCD: --reset names its reset");
  }
  TraceFormat format = request.format;
  format.falls_back = false;
  const std::vector<std::string> roles = further_roles(request.names, format);
  VcdTraceReader reader(std::move(lines), first_line, format);
  if (!reader.has_input())
    throw InputError(path + ": the dump has no input of the neuron (--input-column NAME names it)");
  const bool takes_threshold = reader.has_threshold() && request.names.count("threshold") == 0;
  ObservedTrace trace;
  trace.is_sampled_after = true;
  bool is_broken = false;
  TraceRow row;
  while (reader.next(row)) {
    trace.is_cut = trace.rows() == request.most_rows;
    if (trace.is_cut) break;
    bool is_unknown = row.is_unknown || !row.input || !row.potential || (takes_threshold && !row.threshold);
    for (std::size_t i = 0; i < roles.size(); ++i)
      is_unknown = is_unknown || (reader.has_further(i) && !row.further[i]);
    is_broken = is_broken || row.follows_gap;
    if (is_unknown) {
      ++trace.unknown_steps;
      is_broken = true;
      continue;
    }
    const VcdRow values(path, row.step);
    trace.input.push_back(values.integer(*row.input, "the input"));
    trace.potential.push_back(values.integer(*row.potential, "the potential"));
    trace.spike.push_back(row.spikes.empty() ? 0 : 1);
    trace.is_reset.push_back(0);
    trace.is_broken.push_back(std::exchange(is_broken, false) ? 1 : 0);
    const auto give = [&](const std::string& name, double value) {
      const auto refuse = [&](const std::string& what) { values.refuse(name + " " + what); };
      trace.given[name].push_back(given_value(name, values.integer(value, name), refuse));
    };
    if (takes_threshold) give("threshold", *row.threshold);
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (reader.has_further(i)) give(roles[i], *row.further[i]);
    }
  }
  if (interrupted()) throw Interrupted();
  if (trace.rows() == 0 && trace.unknown_steps == 0)
    throw InputError(
        path + ": no step is left: the reset is active at every edge, or --skip leaves out all of them");
  if (trace.rows() == 0)
    throw InputError(path + ": in every step the spike, the potential or an input is x or z");
  return trace;
}

}  // namespace

bool may_change(const std::string& parameter) {
  constexpr std::array<const char*, 6> fixed{
      "width", "signed", "input_width", "input_signed", "initial_potential", "input_register"};
  return range_of(parameter) && std::find(fixed.begin(), fixed.end(), parameter) == fixed.end() &&
         parameter.rfind("adaptation", 0) != 0;
}

ObservedTrace read_observed_trace(const std::string& path, const TraceRequest& request) {
  auto lines = std::make_unique<LineReader>(path);
  std::string line;
  if (!lines->next(line)) throw Interrupted();
  ObservedTrace trace = trimmed(line).substr(0, 1) == "$" ? read_vcd(std::move(lines), line, path, request)
                                                          : read_csv(std::move(lines), line, request);
  if (interrupted()) throw Interrupted();
  trace.path = path;
  return trace;
}

}  // namespace lif::testbench
