#pragma once

#include <string>

#include <lif/arrays/frame.hpp>

#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads the input of a network from a CSV file, row by row: `step` first, counting 0, 1, 2 ..., then one
/// column an input in row-major order, whatever the columns are called.
class RasterSource {
 public:
  /// @param inputs  how many the network has
  /// @param kind    type in which the numbers are parsed, rounded once
  /// @throws InputError naming file, line and column
  RasterSource(const std::string& path, std::size_t inputs, NumberKind kind);

  /// The next step; false after the last one, and when a signal has arrived.
  bool next(Frame<>& frame);

  /// `FILE:LINE` of the last line read.
  std::string place() const { return reader_.place(); }

 private:
  CsvReader reader_;
  NumberKind kind_;
};

}  // namespace lif::testbench
