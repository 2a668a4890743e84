#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lif::testbench {

/// Splits a line of a CSV file: fields stand between commas, in quotation marks where they need it, blanks
/// around them do not count.
/// @returns what is wrong with the line, or ""
std::string split_csv_line(std::string_view line, std::vector<std::string>& fields);

/// A text as a field: in quotation marks where it needs them.
std::string csv_field(const std::string& text);

/// A field as messages show it: in quotes, and cut where it is long.
std::string shown_field(std::string_view field);

}  // namespace lif::testbench
