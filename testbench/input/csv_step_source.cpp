#include "input/csv_step_source.hpp"

#include <lif/common/csv_fields.hpp>

#include "text/parse.hpp"

namespace lif::testbench {

CsvStepSource::CsvStepSource(const std::string& path, const std::string& column, NumberKind kind,
                             const std::vector<std::string>& controls)
    : reader_(path), kind_(kind), current_column_(require_column(column, "--input-column names another")) {
  for (const std::string& control : controls) {
    control_columns_.push_back(require_column(control, "--per-step NAME=COLUMN names it"));
  }
  if (column != "step") step_column_ = reader_.find("step");
}

std::size_t CsvStepSource::require_column(const std::string& name, const char* cure) const {
  if (const auto column = reader_.find(name)) return *column;
  constexpr std::size_t most_listed = 10;
  const std::vector<std::string>& header = reader_.header();
  std::string columns;
  for (std::size_t i = 0; i < header.size() && i < most_listed; ++i)
    columns += (i == 0 ? "" : ", ") + shown_field(header[i]);
  reader_.fail("there is no column '" + name + "' (" + cure + "); the columns are " + columns +
               (header.size() > most_listed ? ", ..." : ""));
}

bool CsvStepSource::next(StepInput& input) {
  if (!reader_.next()) {
    reader_.require_rows();
    return false;
  }
  if (step_column_) reader_.require_step(*step_column_, reader_.rows() - 1);
  input.current = current();
  input.controls.clear();
  for (const std::size_t column : control_columns_) input.controls.push_back(reader_.row()[column]);
  return true;
}

double CsvStepSource::current() const {
  if (const auto value = reader_.number(current_column_, kind_)) return *value;
  if (kind_ == NumberKind::integer) reader_.refuse(current_column_, "is not an integer");
  const bool is_number = parse_number<double>(reader_.row()[current_column_]).has_value();
  reader_.refuse(current_column_,
                 is_number ? std::string("is not a finite ") + name_of(kind_) : "is not a number");
}

}  // namespace lif::testbench
