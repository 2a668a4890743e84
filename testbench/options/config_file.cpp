#include "options/config_file.hpp"

#include "errors.hpp"
#include "interrupt.hpp"
#include "text/line_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

std::vector<ConfigEntry> read_config_entries(const std::string& path) {
  constexpr std::size_t most_entries = 10000;
  std::vector<ConfigEntry> entries;
  LineReader reader(path);
  for (std::string line; reader.next(line);) {
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') continue;
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) {
      throw InputError(reader.place() + ": expected 'name = value', found '" +
                       std::string(text.substr(0, 40)) + "'");
    }
    if (entries.size() == most_entries) {
      throw InputError(reader.place() + ": a configuration has " + std::to_string(most_entries) +
                       " entries at most");
    }
    std::string_view value = trimmed(text.substr(equals + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    entries.push_back(
        {std::string(trimmed(text.substr(0, equals))), std::string(value), reader.line_number()});
  }
  if (interrupted()) throw Interrupted();
  return entries;
}

}  // namespace lif::testbench
