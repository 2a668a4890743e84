#include "network/predictions.hpp"

#include <lif/common/csv_fields.hpp>

#include "text/numbers.hpp"

namespace lif::testbench {

std::string predictions_header(std::size_t outputs) {
  std::string header = "sample,label,predicted";
  for (std::size_t i = 0; i < outputs; ++i) header += ",count" + std::to_string(i);
  return header + "\n";
}

std::string prediction_row(const SampleSource::Sample& sample, const ClassCounts& counts) {
  std::string row =
      csv_field(sample.name) + "," + std::to_string(sample.label) + "," + std::to_string(counts.predicted());
  for (const double count : counts.last()) {
    row += ',';
    append_number(row, count, NumberKind::float64);
  }
  return row + "\n";
}

}  // namespace lif::testbench
