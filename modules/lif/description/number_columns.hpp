#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/numbers/text.hpp>

namespace lif {

/// Columns of finite numbers from a table in a file.
class NumberColumns {
 public:
  /// Names the place of a value for messages, such as `list.csv:3: column 'source'`.
  using Place = std::function<std::string(std::size_t column, std::size_t row)>;

  /// @param values  by column, of which there is one or more; all have the same number of rows
  NumberColumns(std::vector<std::vector<double>> values, Place place)
      : values_(std::move(values)), place_(std::move(place)) {}

  /// Number of rows.
  std::size_t rows() const { return values_.front().size(); }
  /// A value. @param column  index of its name among those that were asked for
  double value(std::size_t column, std::size_t row) const { return values_[column][row]; }
  /// A value that is an integer.
  /// @throws std::invalid_argument naming its place, if it is none from `low` to `high`
  std::uint64_t integer(std::size_t column, std::size_t row, std::uint64_t low, std::uint64_t high) const {
    const double value = values_[column][row];
    if (value >= static_cast<double>(low) && value <= static_cast<double>(high) && value == std::floor(value))
      return static_cast<std::uint64_t>(value);
    refuse(column, row, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
  }

  /// Refuses a value: "PLACE is VALUE: allowed is ...".
  [[noreturn]] void refuse(std::size_t column, std::size_t row, const std::string& allowed) const {
    throw std::invalid_argument(place_(column, row) + " is " + to_text(values_[column][row]) +
                                ": allowed is " + allowed);
  }

 private:
  std::vector<std::vector<double>> values_;
  Place place_;
};

/// Reads columns of a table in a file. @throws std::invalid_argument naming the file and the place
using ColumnReader =
    std::function<NumberColumns(const std::string& path, const std::vector<std::string>& names)>;

}  // namespace lif
