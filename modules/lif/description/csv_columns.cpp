#include <lif/description/csv_columns.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <utility>

#include <lif/common/csv_fields.hpp>
#include <lif/numbers/parse.hpp>

namespace lif {

namespace {

std::ifstream opened(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) throw std::invalid_argument(path + ": is a folder");
  std::ifstream file(path);
  if (!file) throw std::invalid_argument(path + ": cannot be opened");
  return file;
}

std::vector<std::string> fields_of(const std::string& line, const std::string& place) {
  if (line.find('\0') != std::string::npos) throw std::invalid_argument(place + "there is a NUL byte");
  std::vector<std::string> fields;
  const std::string problem = split_csv_line(line, fields);
  if (!problem.empty()) throw std::invalid_argument(place + problem);
  return fields;
}

}  // namespace

NumberColumns read_csv_columns(const std::string& path, const std::vector<std::string>& names) {
  std::vector<std::vector<double>> values(names.size());
  std::vector<std::size_t> lines;  // of the file, by row
  std::ifstream file = opened(path);
  const auto next = [&](std::string& line) {
    if (!std::getline(file, line)) return false;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return true;
  };
  std::string line;
  if (!next(line)) throw std::invalid_argument(path + ": is empty");
  if (line.rfind("\xef\xbb\xbf", 0) == 0) line.erase(0, 3);
  const std::vector<std::string> header = fields_of(line, path + ":1: ");
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) throw std::invalid_argument(path + ":1: there is no column '" + name + "'");
    places.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  for (std::size_t number = 2; next(line); ++number) {
    if (line.empty()) continue;
    const std::string place = path + ":" + std::to_string(number) + ": ";
    const std::vector<std::string> fields = fields_of(line, place);
    if (fields.size() != header.size()) {
      throw std::invalid_argument(place + std::to_string(fields.size()) + " fields: the header has " +
                                  std::to_string(header.size()));
    }
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::string& field = fields[places[k]];
      const std::optional<double> value = parse_number<double>(field);
      if (!value || !std::isfinite(*value))
        throw std::invalid_argument(place + "column '" + names[k] + "': " + shown_field(field) +
                                    " is not a number");
      values[k].push_back(*value);
    }
    lines.push_back(number);
  }
  if (file.bad()) throw std::invalid_argument(path + ": cannot be read to its end");
  return {std::move(values), [path, names, lines](std::size_t column, std::size_t row) {
            return path + ":" + std::to_string(lines[row]) + ": column '" + names[column] + "'";
          }};
}

}  // namespace lif
