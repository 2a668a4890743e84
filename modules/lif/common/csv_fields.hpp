#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lif {

/// Splits a line of a CSV file into fields. Fields are separated by commas and may be in quotation marks;
/// blanks around a field are ignored.
/// @returns what is wrong with the line; empty if nothing is
std::string split_csv_line(std::string_view line, std::vector<std::string>& fields);

/// A text as a field, in quotation marks if it needs them.
std::string csv_field(const std::string& text);

/// A field as messages show it: in quotes, and cut if it is long.
std::string shown_field(std::string_view field);

}  // namespace lif
