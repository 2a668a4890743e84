#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/arrays/frame.hpp>

#include "text/line_reader.hpp"
#include "text/numbers.hpp"

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
  void split();
  double parse(std::size_t column) const;
  [[noreturn]] void fail(const std::string& what) const;

  LineReader reader_;
  NumberKind kind_;
  std::string line_;
  std::vector<std::string> header_;
  std::vector<std::string> fields_;
  std::int64_t row_ = 0;
};

}  // namespace lif::testbench
