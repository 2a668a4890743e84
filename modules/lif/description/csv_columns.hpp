#pragma once

#include <string>
#include <vector>

namespace lif {

/// Reads columns of numbers from a CSV file with a header: UTF-8, LF or CRLF. Further columns are ignored.
/// @param names  the columns, by their names in the header
/// @returns the columns in the order of the names
/// @throws std::invalid_argument naming file, line and column: not readable, a column that is missing, a row
/// with
///         another number of fields, or a field that is no finite number
std::vector<std::vector<double>> read_csv_columns(const std::string& path,
                                                  const std::vector<std::string>& names);

}  // namespace lif
