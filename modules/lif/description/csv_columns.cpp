#include <lif/description/csv_columns.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>
#include <stdexcept>

#include <lif/common/csv_fields.hpp>
#include <lif/numbers/parse.hpp>
#include <lif/numbers/text.hpp>

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

CsvColumns::CsvColumns(const std::string& path, const std::vector<std::string>& names)
    : path_(path), names_(names), values_(names.size()) {
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
      values_[k].push_back(*value);
    }
    lines_.push_back(number);
  }
  if (file.bad()) throw std::invalid_argument(path + ": cannot be read to its end");
}

std::uint64_t CsvColumns::integer(std::size_t column, std::size_t row, std::uint64_t low,
                                  std::uint64_t high) const {
  const double value = values_[column][row];
  if (value >= static_cast<double>(low) && value <= static_cast<double>(high) && value == std::floor(value))
    return static_cast<std::uint64_t>(value);
  refuse(column, row, "an integer from " + std::to_string(low) + " to " + std::to_string(high));
}

void CsvColumns::refuse(std::size_t column, std::size_t row, const std::string& allowed) const {
  throw std::invalid_argument(path_ + ":" + std::to_string(lines_[row]) + ": column '" + names_[column] +
                              "' is " + to_text(values_[column][row]) + ": allowed is " + allowed);
}

}  // namespace lif
