#pragma once

#include <string>
#include <vector>

#include <lif/description/number_columns.hpp>

namespace lif {

/// Reads columns of a CSV file with a header: UTF-8, LF or CRLF, fields in quotation marks where they need
/// it. Further columns are ignored.
/// @param names  the columns, by their names in the header
/// @throws std::invalid_argument naming file, line and column, where a file cannot be read or is empty, a
///         column is missing, a row has another number of fields, or a field is no finite number
NumberColumns read_csv_columns(const std::string& path, const std::vector<std::string>& names);

}  // namespace lif
