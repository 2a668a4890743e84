#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif::testbench {

/// One line `name = value` of a configuration file.
struct ConfigEntry {
  std::string name;
  std::string value;
  std::size_t line = 0;
};

/// Reads a configuration file: one `name = value` on each line, where `name` is a long option without its
/// dashes. A value in double quotes keeps its blanks; blank lines and lines that begin with `#` or `;` are
/// skipped. Boost's reader is not used, because it cuts a value at the first `#`, which may be part of a file
/// name, and gives no line numbers.
/// @throws InputError naming file and line
std::vector<ConfigEntry> read_config_entries(const std::string& path);

}  // namespace lif::testbench
