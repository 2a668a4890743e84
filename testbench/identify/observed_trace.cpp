#include "identify/observed_trace.hpp"

#include <cmath>
#include <memory>
#include <optional>

#include <lif/models/parameter_entry.hpp>
#include <lif/models/rtl/parameters.hpp>

#include "comparison/vcd_trace_reader.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

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
    if (!value || std::abs(static_cast<double>(*value)) > 4294967295.0) {
      reader_.refuse(column, "is no integer of at most 32 bits, as the rules of RTL have it");
    }
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

ObservedTrace read_csv(std::unique_ptr<LineReader> lines, const std::string& header, const ColumnNames& names,
                       std::uint64_t most_rows) {
  CsvReader reader(std::move(lines), header);
  const CsvColumns columns(reader, names);
  const std::size_t input = columns.require("input", "input_current");
  const std::size_t potential = columns.require("potential");
  const std::size_t spike = columns.require("spike");
  const auto reset = columns.find("reset");
  const auto reset_n = columns.find("rst_n");
  std::map<std::string, std::size_t> given;
  for (const char* control : {"enable", "threshold", "synaptic_event", "time_reference"}) {
    if (const auto column = columns.find(control)) given[control] = *column;
  }
  for (const auto& [role, name] : names) {
    if (range_of(role)) given[role] = columns.require(role);
  }
  ObservedTrace trace;
  while (trace.rows() < most_rows && reader.next()) {
    trace.input.push_back(columns.integer(input));
    trace.potential.push_back(columns.integer(potential));
    trace.spike.push_back(columns.integer(spike) != 0 ? 1 : 0);
    const bool is_reset =
        (reset && columns.integer(*reset) != 0) || (reset_n && columns.integer(*reset_n) == 0);
    trace.is_reset.push_back(is_reset ? 1 : 0);
    trace.is_broken.push_back(0);
    for (const auto& [name, column] : given) {
      const std::int64_t value = columns.integer(column);
      const Range range = range_of(name).value();
      if (!range.contains(static_cast<double>(value)))
        reader.refuse(column, "is out of the range of " + name + ": allowed is " + to_text(range));
      trace.given[name].push_back(value);
    }
  }
  reader.require_rows();
  return trace;
}

std::int64_t integer_of(const std::optional<double>& value, const std::string& path, std::uint64_t row,
                        const char* what) {
  if (!value || *value != std::floor(*value) || std::abs(*value) > 4294967295.0) {
    throw InputError(path + ": step " + std::to_string(row) + ": " + what +
                     " is no integer of at most 32 bits, as the rules of RTL have it");
  }
  return static_cast<std::int64_t>(*value);
}

ObservedTrace read_vcd(TraceReader& reader, const std::string& path, std::uint64_t most_rows) {
  ObservedTrace trace;
  trace.is_sampled_after = true;
  std::optional<bool> has_threshold;
  for (TraceRow row; trace.rows() < most_rows && reader.next(row);) {
    if (row.is_unknown || !row.input) {
      if (!row.input && !row.is_unknown && trace.rows() > 0)
        throw InputError(path + ": the dump has no input of the neuron (--input-column NAME names it)");
      continue;  // before the first reset, values are x
    }
    const std::uint64_t number = row.step;
    trace.input.push_back(integer_of(row.input, path, number, "the input"));
    trace.potential.push_back(integer_of(row.potential, path, number, "the potential"));
    trace.spike.push_back(row.spikes.empty() ? 0 : 1);
    trace.is_reset.push_back(0);
    trace.is_broken.push_back(row.follows_gap ? 1 : 0);
    if (!has_threshold) has_threshold = row.threshold.has_value();
    if (*has_threshold)
      trace.given["threshold"].push_back(integer_of(row.threshold, path, number, "the threshold"));
  }
  if (trace.rows() == 0)
    throw InputError(
        path + ": no step has a known spike, potential and input (--input-column NAME names the input)");
  return trace;
}

}  // namespace

ObservedTrace read_observed_trace(const std::string& path, const ColumnNames& names,
                                  const TraceFormat& format, std::uint64_t most_rows) {
  auto lines = std::make_unique<LineReader>(path);
  std::string line;
  if (!lines->next(line)) throw Interrupted();
  ObservedTrace trace;
  if (trimmed(line).substr(0, 1) == "$") {
    VcdTraceReader reader(std::move(lines), line, format);
    trace = read_vcd(reader, path, most_rows);
  } else {
    trace = read_csv(std::move(lines), line, names, most_rows);
  }
  if (interrupted()) throw Interrupted();
  trace.path = path;
  return trace;
}

}  // namespace lif::testbench
