#include <lif/description/csv_columns.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <stdexcept>

#include <lif/numbers/parse.hpp>

namespace lif {

namespace {

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else if (c != ' ' && c != '\t' && c != '"') {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::vector<std::vector<double>> read_csv_columns(const std::string& path,
                                                  const std::vector<std::string>& names) {
  std::ifstream file(path);
  std::string line;
  if (!file || !std::getline(file, line)) throw std::invalid_argument(path + ": cannot be read, or is empty");
  if (line.rfind("\xef\xbb\xbf", 0) == 0) line.erase(0, 3);
  const auto without_return = [](std::string& text) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
  };
  without_return(line);
  const std::vector<std::string> header = fields_of(line);
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw std::invalid_argument(path + ":1: there is no column '" + name + "'");
    places.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  std::vector<std::vector<double>> columns(names.size());
  for (std::size_t number = 2; std::getline(file, line); ++number) {
    without_return(line);
    if (line.empty()) continue;
    const std::vector<std::string> fields = fields_of(line);
    const std::string place = path + ":" + std::to_string(number) + ": ";
    if (fields.size() != header.size()) {
      throw std::invalid_argument(place + std::to_string(fields.size()) + " fields: the header has " +
                                  std::to_string(header.size()));
    }
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::optional<double> value = parse_number<double>(fields[places[k]]);
      if (!value || !std::isfinite(*value)) {
        throw std::invalid_argument(place + "column '" + names[k] + "': '" + fields[places[k]] +
                                    "' is not a number");
      }
      columns[k].push_back(*value);
    }
  }
  if (file.bad()) throw std::invalid_argument(path + ": cannot be read to its end");
  return columns;
}

}  // namespace lif
