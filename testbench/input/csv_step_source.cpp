#include "input/csv_step_source.hpp"

#include <cmath>
#include <utility>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {
constexpr std::size_t most_columns = 100000;
constexpr std::size_t longest_shown = 40;

std::string shown(std::string_view field) {
  return "'" + std::string(field.substr(0, longest_shown)) + (field.size() > longest_shown ? "...'" : "'");
}
}  // namespace

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
    columns += (i == 0 ? "" : ", ") + shown(fields_[i]);
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
  fields_.clear();
  std::size_t position = 0;
  while (true) {
    if (fields_.size() == most_columns)
      fail("there are more than " + std::to_string(most_columns) + " columns");
    std::string field;
    const std::size_t start = line.find_first_not_of(" \t", position);
    if (start != std::string_view::npos && line[start] == '"') {
      std::size_t i = start + 1;
      while (true) {
        if (i >= line.size()) fail("a quotation mark is not closed");
        if (line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
          field += '"';
          i += 2;
        } else if (line[i] == '"') {
          break;
        } else {
          field += line[i++];
        }
      }
      position = line.find(',', i);
      if (!trimmed(line.substr(i + 1, position == std::string_view::npos ? position : position - i - 1))
               .empty()) {
        fail("text follows a closing quotation mark");
      }
    } else {
      const std::size_t comma = line.find(',', position);
      field = trimmed(line.substr(position, comma == std::string_view::npos ? comma : comma - position));
      position = comma;
    }
    fields_.push_back(std::move(field));
    if (position == std::string_view::npos) return;
    ++position;
  }
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
    fail("column 'step': " + shown(field) + " stands where step " + std::to_string(row_) + " is due");
  }
}

double CsvStepSource::parse(std::string_view field) const {
  std::optional<double> value;
  if (kind_ == NumberKind::float32) {
    if (const auto single = parse_number<float>(field)) value = *single;
  } else if (kind_ == NumberKind::integer) {
    const auto integer = parse_integer(field);
    if (!integer) fail("column '" + column_ + "': " + shown(field) + " is not an integer");
    value = static_cast<double>(*integer);
  } else {
    value = parse_number<double>(field);
  }
  if (!value) fail("column '" + column_ + "': " + shown(field) + " is not a number");
  if (!std::isfinite(*value)) {
    fail("column '" + column_ + "': " + shown(field) + " is not a finite " + name_of(kind_));
  }
  return *value;
}

void CsvStepSource::fail(const std::string& what) const { throw InputError(reader_.place() + ": " + what); }

}  // namespace lif::testbench
