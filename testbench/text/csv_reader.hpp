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

/// Reads a CSV file row by row, so that it is never held in memory: UTF-8, a header, as many fields in each
/// row as in the header, quoted where they need it.
///
/// Blank lines are passed over. In a file of a single column one between the rows could be a missing value:
/// there it is refused.
class CsvReader {
 public:
  /// @param path  `-` for the standard input
  /// @throws InputError naming file and line; Interrupted
  explicit CsvReader(const std::string& path);
  /// @param lines  has given its first line, which is the header
  CsvReader(std::unique_ptr<LineReader> lines, const std::string& header);

  const std::vector<std::string>& header() const { return header_; }

  /// The index of a column.
  /// @throws InputError if several have the name
  std::optional<std::size_t> find(const std::string& name) const;

  /// Reads the next row; false after the last one, and when a signal has arrived.
  bool next();

  /// The fields of the last row.
  const std::vector<std::string>& row() const { return row_; }
  /// Rows so far.
  std::uint64_t rows() const { return rows_; }

  /// A field as a number, parsed and rounded once in a type; nothing where it is none, or not finite.
  std::optional<double> number(std::size_t column, NumberKind kind) const;

  /// Refuses the file if it has ended without a row.
  void require_rows() const;
  /// Refuses the last row if its field is not `step`.
  void require_step(std::size_t column, std::uint64_t step) const;

  /// Refuses a field of the last row: "in.csv:3: column 'input': 'x' is not a number".
  [[noreturn]] void refuse(std::size_t column, const std::string& what) const;
  /// Refuses the last line: "in.csv:3: ...".
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
