#include "network/raster_file.hpp"

#include "text/numbers.hpp"

namespace lif::testbench {

RasterFile::RasterFile(OutputFile& file, std::size_t columns, char column, NumberKind kind)
    : file_(file), columns_(columns), kind_(kind) {
  std::string header = "step";
  for (std::size_t i = 0; i < columns; ++i) header += std::string(",") + column + std::to_string(i);
  file_.write(header + "\n");
}

void RasterFile::write(std::uint64_t step, const double* values) {
  row_ = std::to_string(step);
  for (std::size_t i = 0; i < columns_; ++i) {
    row_ += ',';
    append_number(row_, values[i], kind_);
  }
  row_ += '\n';
  file_.write(row_);
}

void SpikesFile::write(std::uint64_t step, const std::string& node, std::size_t neuron) {
  file_.write(std::to_string(step) + "," + node + "," + std::to_string(neuron) + "\n");
}

}  // namespace lif::testbench
