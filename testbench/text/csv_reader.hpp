#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/numbers/number_type.hpp>

#include "text/line_reader.hpp"

namespace lif::testbench {

/// Reads a CSV file row by row, so that the whole file is never held in memory. The file is UTF-8 and has a
/// header; every row has as many fields as the header.
///
/// Blank lines are skipped. In a file with a single column, however, a blank line between rows could be a
/// missing value, and is refused.
class CsvReader {
 public:
  /// @param path  `-` for the standard input
  /// @throws InputError naming file and line; Interrupted
  explicit CsvReader(const std::string& path);
  /// @param lines  a reader whose first line, the header, has already been read
  CsvReader(std::unique_ptr<LineReader> lines, const std::string& header);

  const std::vector<std::string>& header() const { return header_; }

  /// The index of the column of this name, if there is one.
  /// @throws InputError if several columns have this name
  std::optional<std::size_t> find(const std::string& name) const;

  /// Reads the next row; returns false after the last one, and if a signal has arrived.
  bool next();

  /// The fields of the last row.
  const std::vector<std::string>& row() const { return row_; }
  /// Number of rows read so far.
  std::uint64_t rows() const { return rows_; }

  /// A field of the last row as a number, parsed into the given type with a single rounding; empty if it is
  /// not a finite number.
  std::optional<double> number(std::size_t column, NumberKind kind) const;

  /// Refuses the file if it has ended without a row.
  void require_rows() const;
  /// Refuses the last row if the field is not the number `step`.
  void require_step(std::size_t column, std::uint64_t step) const;

  /// Refuses a field of the last row: "in.csv:3: column 'input': 'x' is not a number".
  [[noreturn]] void refuse(std::size_t column, const std::string& what) const;
  /// Refuses the last line read: "in.csv:3: ...".
  [[noreturn]] void fail(const std::string& what) const;

  /// `FILE:LINE` of the last line read.
  std::string place() const { return lines_->place(); }

 private:
  void split(const std::string& line, std::vector<std::string>& fields) const;

  std::unique_ptr<LineReader> lines_;
  std::string line_;
  std::vector<std::string> header_;
  std::vector<std::string> row_;
  std::uint64_t rows_ = 0;
};

}  // namespace lif::testbench
