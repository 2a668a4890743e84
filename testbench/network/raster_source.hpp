#pragma once

#include <string>

#include <lif/arrays/frame.hpp>

#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads the input of a network from a CSV file, row by row: first a column `step`, which counts 0, 1, 2 ...,
/// then one column for each input in row-major order, whatever the names of these columns are.
class RasterSource {
 public:
  /// @param inputs  number of inputs that the network has
  /// @param kind    the number type into which the numbers are parsed, with a single rounding
  /// @throws InputError naming file, line and column
  RasterSource(const std::string& path, std::size_t inputs, NumberKind kind);

  /// Reads the next step; returns false after the last one, and if a signal has arrived.
  bool next(Frame<>& frame);

  /// `FILE:LINE` of the last line read.
  std::string place() const { return reader_.place(); }

 private:
  CsvReader reader_;
  NumberKind kind_;
};

}  // namespace lif::testbench
