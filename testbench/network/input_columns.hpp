#pragma once

#include <cstddef>
#include <string>

#include <lif/common/csv_fields.hpp>

#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Refuses a header that does not have exactly one column for each input of a network after the leading
/// columns.
/// @param leading_names  names of the leading columns, as a message shows them
inline void require_inputs(const CsvReader& reader, std::size_t leading, std::size_t inputs,
                           const std::string& leading_names) {
  if (reader.header().size() == inputs + leading) return;
  reader.fail("there are " + std::to_string(reader.header().size() - leading) + " columns after " +
              leading_names + ", but the network has " + std::to_string(inputs) + " inputs");
}

/// Refuses a value, naming its column by number and name: the user chooses the names of the inputs, and
/// several may be the same.
[[noreturn]] inline void refuse_input(const CsvReader& reader, std::size_t column, const std::string& what) {
  reader.fail("column " + std::to_string(column + 1) + " ('" + reader.header()[column] +
              "'): " + shown_field(reader.row()[column]) + " " + what);
}

}  // namespace lif::testbench
