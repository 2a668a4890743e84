#include "text/csv_reader.hpp"

#include <cmath>
#include <utility>

#include <lif/common/csv_fields.hpp>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

CsvReader::CsvReader(const std::string& path) : lines_(std::make_unique<LineReader>(path)) {
  if (!lines_->next(line_)) throw Interrupted();
  split(line_, header_);
}

CsvReader::CsvReader(std::unique_ptr<LineReader> lines, const std::string& header)
    : lines_(std::move(lines)) {
  split(header, header_);
}

std::optional<std::size_t> CsvReader::find(const std::string& name) const {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (header_[i] != name) continue;
    if (found) fail("column '" + name + "' occurs twice");
    found = i;
  }
  return found;
}

bool CsvReader::next() {
  std::string first_blank;
  do {
    if (!lines_->next(line_)) return false;
    if (trimmed(line_).empty() && first_blank.empty()) first_blank = lines_->place();
  } while (trimmed(line_).empty());
  if (header_.size() == 1 && !first_blank.empty())
    throw InputError(first_blank + ": a blank line stands between the rows");
  split(line_, row_);
  if (row_.size() != header_.size()) {
    fail("the row has " + std::to_string(row_.size()) + " fields, the header has " +
         std::to_string(header_.size()));
  }
  ++rows_;
  return true;
}

std::optional<double> CsvReader::number(std::size_t column, NumberKind kind) const {
  std::optional<double> value;
  if (kind == NumberKind::float32) {
    if (const auto single = parse_number<float>(row_[column])) value = *single;
  } else if (kind == NumberKind::integer) {
    if (const auto integer = parse_integer(row_[column])) value = static_cast<double>(*integer);
  } else {
    value = parse_number<double>(row_[column]);
  }
  return value && std::isfinite(*value) ? value : std::nullopt;
}

void CsvReader::require_rows() const {
  if (rows_ == 0 && !interrupted()) throw InputError(lines_->path() + ": has a header but no rows");
}

void CsvReader::require_step(std::size_t column, std::uint64_t step) const {
  const auto shown = parse_integer(row_[column]);
  if (shown && *shown >= 0 && static_cast<std::uint64_t>(*shown) == step) return;
  refuse(column, "is out of order: expected step " + std::to_string(step));
}

void CsvReader::refuse(std::size_t column, const std::string& what) const {
  fail("column '" + header_[column] + "': " + shown_field(row_[column]) + " " + what);
}

void CsvReader::fail(const std::string& what) const { throw InputError(lines_->place() + ": " + what); }

void CsvReader::split(const std::string& line, std::vector<std::string>& fields) const {
  const std::string problem = split_csv_line(line, fields);
  if (!problem.empty()) fail(problem);
}

}  // namespace lif::testbench
