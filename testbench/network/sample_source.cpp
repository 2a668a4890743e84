#include "network/sample_source.hpp"

#include <cmath>

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/csv_fields.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t leading_columns = 2;

}  // namespace

SampleSource::SampleSource(const std::string& path, const LayerNetwork& network, double scale,
                           std::uint64_t steps)
    : reader_(path),
      classes_(network.output_size()),
      scale_(scale),
      precision_(network.description().precision()),
      steps_(steps),
      step_(steps) {
  const std::size_t inputs = network.input_size();
  if (!reader_.next(line_)) throw Interrupted();
  split();
  header_ = fields_;
  if (header_.size() < leading_columns || header_[0] != "sample" || header_[1] != "label") {
    fail("the first columns have to be 'sample' and 'label'");
  }
  if (header_.size() != inputs + leading_columns) {
    fail("there are " + std::to_string(header_.size() - leading_columns) +
         " columns after 'sample' and 'label', and the network has " + std::to_string(inputs) + " inputs");
  }
}

bool SampleSource::next(NetworkBench::Drive& drive) {
  if (step_ == steps_) {
    if (!read_sample(drive.input)) return false;
    step_ = 0;
    drive.is_reset = true;
  }
  ++step_;
  return true;
}

bool SampleSource::read_sample(Frame<>& frame) {
  do {
    if (!reader_.next(line_)) {
      if (samples_ == 0 && !interrupted()) throw InputError(reader_.path() + ": has a header but no rows");
      return false;
    }
  } while (trimmed(line_).empty());
  split();
  if (fields_.size() != header_.size()) {
    fail("the row has " + std::to_string(fields_.size()) + " fields, the header has " +
         std::to_string(header_.size()));
  }
  const auto label = parse_integer(fields_[1]);
  if (!label || *label < 0 || static_cast<std::size_t>(*label) >= classes_) {
    fail("column 'label': " + shown_field(fields_[1]) +
         " is no output of the network: allowed is an integer within [0, " + std::to_string(classes_ - 1) +
         "]");
  }
  sample_ = {fields_[0], *label};
  frame.fill([&](std::size_t i) { return parse(i + leading_columns); });
  ++samples_;
  return true;
}

void SampleSource::split() {
  const std::string problem = split_csv_line(line_, fields_);
  if (!problem.empty()) fail(problem);
}

double SampleSource::parse(std::size_t column) const {
  const auto number = parse_number<double>(fields_[column]);
  double value = number.value_or(NAN) * scale_;
  if (precision_ == Precision::single_precision) value = static_cast<float>(value);
  if (!std::isfinite(value)) {
    fail("column " + std::to_string(column + 1) + " ('" + header_[column] +
         "'): " + shown_field(fields_[column]) + " is not a finite number");
  }
  return value;
}

void SampleSource::fail(const std::string& what) const { throw InputError(reader_.place() + ": " + what); }

}  // namespace lif::testbench
