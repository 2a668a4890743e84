#include "network/sample_source.hpp"

#include <cmath>
#include <utility>

#include "interrupt.hpp"
#include "network/input_columns.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t leading_columns = 2;

}  // namespace

SampleSource::SampleSource(const std::string& path, const LayerGraph& network, double scale,
                           std::uint64_t steps, SampleTurns turns)
    : reader_(path),
      classes_(network.output_size()),
      scale_(scale),
      precision_(network.precision()),
      steps_(steps),
      turns_(std::move(turns)),
      step_(steps) {
  const std::vector<std::string>& header = reader_.header();
  if (header.size() < leading_columns || header[0] != "sample" || header[1] != "label") {
    reader_.fail("the first columns have to be 'sample' and 'label'");
  }
  require_inputs(reader_, leading_columns, network.input_size(), "'sample' and 'label'");
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

bool SampleSource::skip(std::size_t samples) {
  for (std::size_t i = 0; i < samples; ++i) {
    if (!reader_.next()) return false;
  }
  return true;
}

bool SampleSource::read_sample(Frame<>& frame) {
  if (!skip(rest_of_round_)) return false;
  rest_of_round_ = turns_.ranks - 1 - turns_.rank;
  if (turns_.before_round) turns_.before_round();
  if (interrupted()) return false;
  if (!skip(turns_.rank) || !reader_.next()) {
    reader_.require_rows();
    return false;
  }
  const auto label = parse_integer(reader_.row()[1]);
  if (!label || *label < 0 || static_cast<std::size_t>(*label) >= classes_) {
    reader_.refuse(1, "is no output of the network: allowed is an integer within [0, " +
                          std::to_string(classes_ - 1) + "]");
  }
  sample_ = {reader_.row()[0], *label};
  frame.fill([&](std::size_t i) { return value(i + leading_columns); });
  return true;
}

double SampleSource::value(std::size_t column) const {
  double scaled = reader_.number(column, NumberKind::float64).value_or(NAN) * scale_;
  if (precision_ == Precision::single_precision) scaled = static_cast<float>(scaled);
  if (!std::isfinite(scaled)) refuse_input(reader_, column, "is not a finite number");
  return scaled;
}

}  // namespace lif::testbench
