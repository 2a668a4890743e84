#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lif {

/// Columns of numbers from a CSV file.
class CsvColumns {
 public:
  /// Reads columns of a CSV file with a header: UTF-8, LF or CRLF, fields in quotation marks where they need
  /// it. Further columns are ignored.
  /// @param names  the columns, by their names in the header
  /// @throws std::invalid_argument naming file, line and column: a file that cannot be read or is empty, a
  /// column that
  ///         is missing, a row with another number of fields, or a field that is no finite number
  CsvColumns(const std::string& path, const std::vector<std::string>& names);

  /// Number of rows.
  std::size_t rows() const { return lines_.size(); }
  /// A value. @param column  index of its name
  double value(std::size_t column, std::size_t row) const { return values_[column][row]; }
  /// A value that is an integer.
  /// @throws std::invalid_argument naming file, line and column, if it is none from `low` to `high`
  std::uint64_t integer(std::size_t column, std::size_t row, std::uint64_t low, std::uint64_t high) const;

  /// Refuses a value: "FILE:LINE: column 'NAME' is VALUE: allowed is ...".
  [[noreturn]] void refuse(std::size_t column, std::size_t row, const std::string& allowed) const;

 private:
  std::string path_;
  std::vector<std::string> names_;
  std::vector<std::vector<double>> values_;  // by column
  std::vector<std::size_t> lines_;           // of the file, by row
};

}  // namespace lif
