#include "comparison/csv_trace_reader.hpp"

#include <cmath>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_fields.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

CsvTraceReader::CsvTraceReader(std::unique_ptr<LineReader> reader, const std::string& header,
                               const TraceFormat& format)
    : reader_(std::move(reader)) {
  const std::string problem = split_csv_line(header, names_);
  if (!problem.empty()) fail(problem);
  step_ = find("step");
  neuron_ = find("neuron");
  spike_ = find_either(format.spike, TraceFormat::default_spike);
  potential_ = find_either(format.potential, TraceFormat::default_potential);
  input_ = find("input");
  threshold_ = find("threshold");
  if (step_ && neuron_ && names_.size() == 2) {
    kind_ = Kind::spike_list;
  } else if (spike_) {
    kind_ = Kind::one_neuron;
  } else if (potential_ || input_) {
    fail("has no column '" + format.spike + "' (--spike names another)");
  } else if (step_ && names_.size() > 1) {
    kind_ = Kind::raster;
  } else {
    fail("is no trace (a column '" + format.spike +
         "'), no raster (step and a column per neuron) and no list of "
         "spikes (step,neuron)");
  }
}

bool CsvTraceReader::next(TraceRow& row) {
  row = TraceRow{};
  if (kind_ == Kind::spike_list) return next_of_list(row);
  if (!next_fields()) {
    if (row_ == 0) fail("has a header but no rows");
    return false;
  }
  row.step = row_++;
  if (step_ && count(*step_) != row.step) {
    fail("column 'step': " + shown_field(fields_[*step_]) + " stands where step " + std::to_string(row.step) +
         " is due");
  }
  if (kind_ == Kind::one_neuron) {
    if (const double spike = number(*spike_); spike != 0) row.spikes[0] = spike;
    if (potential_) row.potential = number(*potential_);
    if (input_) row.input = number(*input_);
    if (threshold_) row.threshold = number(*threshold_);
    return true;
  }
  std::uint64_t neuron = 0;
  for (std::size_t column = 0; column < names_.size(); ++column) {
    if (column == *step_) continue;
    if (const double spike = number(column); spike != 0) row.spikes[neuron] = spike;
    ++neuron;
  }
  return true;
}

// Rows of one step stand together; a step without any is an empty row.
bool CsvTraceReader::next_of_list(TraceRow& row) {
  row.step = row_;
  while (has_pending_ || next_fields()) {
    const std::uint64_t step = count(*step_);
    if (step < row_) fail("column 'step': " + std::to_string(step) + " comes after a later step");
    has_pending_ = step > row_;
    if (has_pending_) break;
    if (!row.spikes.emplace(count(*neuron_), 1).second) fail("the spike of this neuron is there already");
  }
  ++row_;
  return has_pending_ || !row.spikes.empty();
}

std::uint64_t CsvTraceReader::silent_steps() {
  if (kind_ != Kind::spike_list) return 0;
  has_pending_ = has_pending_ || next_fields();
  if (!has_pending_) return std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t step = count(*step_);
  return step > row_ ? step - row_ : 0;
}

bool CsvTraceReader::next_fields() {
  std::string line;
  do {
    if (!reader_->next(line)) {
      if (interrupted()) throw Interrupted();
      return false;
    }
  } while (trimmed(line).empty());
  const std::string problem = split_csv_line(line, fields_);
  if (!problem.empty()) fail(problem);
  if (fields_.size() != names_.size()) {
    fail("the row has " + std::to_string(fields_.size()) + " fields, the header has " +
         std::to_string(names_.size()));
  }
  return true;
}

std::optional<std::size_t> CsvTraceReader::find(const std::string& name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> CsvTraceReader::find_either(const std::string& name, const char* otherwise) const {
  const auto found = find(name);
  return found ? found : find(otherwise);
}

double CsvTraceReader::number(std::size_t column) const {
  const auto value = parse_number<double>(fields_[column]);
  if (value && std::isfinite(*value)) return *value;
  fail("column '" + names_[column] + "': " + shown_field(fields_[column]) + " is not a finite number");
}

std::uint64_t CsvTraceReader::count(std::size_t column) const {
  const auto value = parse_integer(fields_[column]);
  if (value && *value >= 0) return static_cast<std::uint64_t>(*value);
  fail("column '" + names_[column] + "': " + shown_field(fields_[column]) + " is not an integer, 0 or more");
}

void CsvTraceReader::fail(const std::string& what) const { throw InputError(reader_->place() + ": " + what); }

}  // namespace lif::testbench
