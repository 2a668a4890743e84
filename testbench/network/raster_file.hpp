#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <lif/common/output_file.hpp>
#include <lif/numbers/number_type.hpp>

namespace lif::testbench {

/// Writes a raster: `step`, then a column for each value, so that the values read back as the same bits.
class RasterFile {
 public:
  /// @param column  the letter with which the names of the columns begin
  RasterFile(OutputFile& file, std::size_t columns, char column, NumberKind kind);

  /// Writes a step. @param values  of all columns
  void write(std::uint64_t step, const double* values);

 private:
  OutputFile& file_;
  std::size_t columns_;
  NumberKind kind_;
  std::string row_;
};

/// Writes a list of spikes, a row `step,node,neuron` for each.
class SpikesFile {
 public:
  explicit SpikesFile(OutputFile& file) : file_(file) { file_.write("step,node,neuron\n"); }

  /// Writes a spike.
  /// @param node  name of the node, as a CSV field
  void write(std::uint64_t step, const std::string& node, std::size_t neuron);

 private:
  OutputFile& file_;
};

}  // namespace lif::testbench
