#include "input/csv_step_source.hpp"

#include <cmath>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_fields.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

CsvStepSource::CsvStepSource(const std::string& path, std::string column, NumberKind kind,
                             const std::vector<std::string>& controls)
    : reader_(path), column_(std::move(column)), kind_(kind) {
  if (!reader_.next(line_)) throw Interrupted();
  split(line_);
  field_count_ = fields_.size();
  value_index_ = require_column(column_, "--input-column names another");
  for (const std::string& control : controls) {
    control_indices_.push_back(require_column(control, "--per-step NAME=COLUMN names it"));
  }
  if (column_ != "step") step_index_ = find_column("step");
}

std::size_t CsvStepSource::require_column(const std::string& name, const char* cure) const {
  if (const auto index = find_column(name)) return *index;
  constexpr std::size_t most_listed = 10;
  std::string columns;
  for (std::size_t i = 0; i < fields_.size() && i < most_listed; ++i)
    columns += (i == 0 ? "" : ", ") + shown_field(fields_[i]);
  fail("there is no column '" + name + "' (" + cure + "); the columns are " + columns +
       (fields_.size() > most_listed ? ", ..." : ""));
}

bool CsvStepSource::next(StepInput& input) {
  if (!reader_.next(line_)) {
    if (row_ == 0 && !interrupted()) throw InputError(reader_.path() + ": has a header but no rows");
    return false;
  }
  if (trimmed(line_).empty()) {
    const std::string blank = reader_.place();
    while (reader_.next(line_)) {
      if (!trimmed(line_).empty()) throw InputError(blank + ": a blank line stands between the rows");
    }
    if (row_ == 0) throw InputError(reader_.path() + ": has a header but no rows");
    return false;
  }
  split(line_);
  if (fields_.size() != field_count_) {
    fail("the row has " + std::to_string(fields_.size()) + " fields, the header has " +
         std::to_string(field_count_));
  }
  if (step_index_) check_step(fields_[*step_index_]);
  input.current = parse(fields_[value_index_]);
  input.controls.clear();
  for (const std::size_t index : control_indices_) input.controls.push_back(fields_[index]);
  ++row_;
  return true;
}

void CsvStepSource::split(std::string_view line) {
  const std::string problem = split_csv_line(line, fields_);
  if (!problem.empty()) fail(problem);
}

std::optional<std::size_t> CsvStepSource::find_column(const std::string& name) const {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i] != name) continue;
    if (found) fail("column '" + name + "' occurs twice");
    found = i;
  }
  return found;
}

void CsvStepSource::check_step(std::string_view field) const {
  const auto step = parse_integer(field);
  if (!step || *step != row_) {
    fail("column 'step': " + shown_field(field) + " stands where step " + std::to_string(row_) + " is due");
  }
}

double CsvStepSource::parse(std::string_view field) const {
  std::optional<double> value;
  if (kind_ == NumberKind::float32) {
    if (const auto single = parse_number<float>(field)) value = *single;
  } else if (kind_ == NumberKind::integer) {
    const auto integer = parse_integer(field);
    if (!integer) fail("column '" + column_ + "': " + shown_field(field) + " is not an integer");
    value = static_cast<double>(*integer);
  } else {
    value = parse_number<double>(field);
  }
  if (!value) fail("column '" + column_ + "': " + shown_field(field) + " is not a number");
  if (!std::isfinite(*value)) {
    fail("column '" + column_ + "': " + shown_field(field) + " is not a finite " + name_of(kind_));
  }
  return *value;
}

void CsvStepSource::fail(const std::string& what) const { throw InputError(reader_.place() + ": " + what); }

}  // namespace lif::testbench
