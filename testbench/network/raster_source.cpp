#include "network/raster_source.hpp"

#include <cmath>
#include <optional>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_fields.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

RasterSource::RasterSource(const std::string& path, std::size_t inputs, NumberKind kind)
    : reader_(path), kind_(kind) {
  if (!reader_.next(line_)) throw Interrupted();
  split();
  header_ = fields_;
  if (header_.front() != "step")
    fail("the first column is " + shown_field(header_.front()) + ": it has to be 'step'");
  if (header_.size() != inputs + 1) {
    fail("there are " + std::to_string(header_.size() - 1) + " columns after 'step', and the network has " +
         std::to_string(inputs) + " inputs");
  }
}

bool RasterSource::next(Frame<>& frame) {
  do {
    if (!reader_.next(line_)) {
      if (row_ == 0 && !interrupted()) throw InputError(reader_.path() + ": has a header but no rows");
      return false;
    }
  } while (trimmed(line_).empty());
  split();
  if (fields_.size() != header_.size()) {
    fail("the row has " + std::to_string(fields_.size()) + " fields, the header has " +
         std::to_string(header_.size()));
  }
  const auto step = parse_integer(fields_.front());
  if (!step || *step != row_) {
    fail("column 'step': " + shown_field(fields_.front()) + " stands where step " + std::to_string(row_) +
         " is due");
  }
  frame.fill([&](std::size_t i) { return parse(i + 1); });
  ++row_;
  return true;
}

void RasterSource::split() {
  const std::string problem = split_csv_line(line_, fields_);
  if (!problem.empty()) fail(problem);
}

double RasterSource::parse(std::size_t column) const {
  const std::string& field = fields_[column];
  std::optional<double> value;
  if (kind_ == NumberKind::float32) {
    if (const auto single = parse_number<float>(field)) value = *single;
  } else {
    value = parse_number<double>(field);
  }
  if (!value || !std::isfinite(*value)) {
    fail("column " + std::to_string(column + 1) + " ('" + header_[column] + "'): " + shown_field(field) +
         " is not a finite " + name_of(kind_));
  }
  return *value;
}

void RasterSource::fail(const std::string& what) const { throw InputError(reader_.place() + ": " + what); }

}  // namespace lif::testbench
