#include "comparison/csv_trace_reader.hpp"

#include <limits>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

CsvTraceReader::CsvTraceReader(std::unique_ptr<LineReader> lines, const std::string& header,
                               const TraceFormat& format)
    : reader_(std::move(lines), header) {
  step_ = reader_.find("step");
  neuron_ = reader_.find("neuron");
  spike_ = find_either(format.spike, TraceFormat::default_spike);
  potential_ = find_either(format.potential, TraceFormat::default_potential);
  input_ = reader_.find("input");
  threshold_ = reader_.find("threshold");
  if (step_ && neuron_ && reader_.header().size() == 2) {
    kind_ = Kind::spike_list;
  } else if (spike_) {
    kind_ = Kind::one_neuron;
  } else if (potential_ || input_) {
    reader_.fail("has no column '" + format.spike + "' (--spike names another)");
  } else if (step_ && reader_.header().size() > 1) {
    kind_ = Kind::raster;
  } else {
    reader_.fail("is no trace (a column '" + format.spike +
                 "'), no raster (step and a column per neuron) and no list of "
                 "spikes (step,neuron)");
  }
}

bool CsvTraceReader::next(TraceRow& row) {
  row = TraceRow{};
  if (kind_ == Kind::spike_list) return next_of_list(row);
  if (!next_fields()) {
    reader_.require_rows();
    return false;
  }
  row.step = row_++;
  if (step_) reader_.require_step(*step_, row.step);
  if (kind_ == Kind::one_neuron) {
    if (const double spike = number(*spike_); spike != 0) row.spikes[0] = spike;
    if (potential_) row.potential = number(*potential_);
    if (input_) row.input = number(*input_);
    if (threshold_) row.threshold = number(*threshold_);
    return true;
  }
  std::uint64_t neuron = 0;
  for (std::size_t column = 0; column < reader_.header().size(); ++column) {
    if (column == *step_) continue;
    if (const double spike = number(column); spike != 0) row.spikes[neuron] = spike;
    ++neuron;
  }
  return true;
}

// In a list of spikes the rows of a step follow each other. A step without spikes has no rows, and gives an
// empty TraceRow.
bool CsvTraceReader::next_of_list(TraceRow& row) {
  row.step = row_;
  while (has_pending_ || next_fields()) {
    const std::uint64_t step = count(*step_);
    if (step < row_) reader_.fail("column 'step': " + std::to_string(step) + " comes after a later step");
    has_pending_ = step > row_;
    if (has_pending_) break;
    if (!row.spikes.emplace(count(*neuron_), 1).second) reader_.fail("this spike is listed twice");
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
  if (reader_.next()) return true;
  if (interrupted()) throw Interrupted();
  return false;
}

std::optional<std::size_t> CsvTraceReader::find_either(const std::string& name, const char* otherwise) const {
  const auto found = reader_.find(name);
  return found ? found : reader_.find(otherwise);
}

double CsvTraceReader::number(std::size_t column) const {
  const auto value = reader_.number(column, NumberKind::float64);
  if (value) return *value;
  reader_.refuse(column, "is not a finite number");
}

std::uint64_t CsvTraceReader::count(std::size_t column) const {
  const auto value = parse_integer(reader_.row()[column]);
  if (value && *value >= 0) return static_cast<std::uint64_t>(*value);
  reader_.refuse(column, "is not an integer, 0 or more");
}

}  // namespace lif::testbench
