#include <lif/sonata/type_table.hpp>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>

#include <lif/numbers/parse.hpp>
#include <lif/sonata/sonata_config.hpp>

namespace lif::sonata {

namespace {

// Splits a line at blanks; what is in quotation marks stays together.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  bool is_open = false;
  bool is_quoted = false;
  for (const char c : line) {
    if (c == '"') {
      is_quoted = !is_quoted;
      if (!is_open) fields.emplace_back();
      is_open = true;
    } else if (!is_quoted && (c == ' ' || c == '\t' || c == '\r')) {
      is_open = false;
    } else {
      if (!is_open) fields.emplace_back();
      is_open = true;
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

TypeTable::TypeTable(const std::string& path, const std::string& id) : path_(path) {
  std::istringstream lines(text_of_file(path));
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = fields_of(line);
  const auto own = std::find(header.begin(), header.end(), id);
  if (own == header.end()) throw std::invalid_argument(path + ":1: there is no column '" + id + "'");
  const auto id_column = static_cast<std::size_t>(own - header.begin());
  for (const std::string& name : header) {
    if (name != id) columns_.push_back(name);
  }
  for (std::size_t number = 2; std::getline(lines, line); ++number) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.empty()) continue;
    const std::string place = path + ":" + std::to_string(number) + ": ";
    if (fields.size() != header.size()) {
      throw std::invalid_argument(place + std::to_string(fields.size()) + " fields: the header has " +
                                  std::to_string(header.size()));
    }
    const auto type = parse_integer(fields[id_column]);
    if (!type || *type < 0)
      throw std::invalid_argument(place + "'" + fields[id_column] + "' is no number of a type");
    auto& row = rows_[static_cast<std::uint64_t>(*type)];
    if (!row.empty())
      throw std::invalid_argument(place + "type " + std::to_string(*type) + " is there twice");
    for (std::size_t i = 0; i < fields.size(); ++i) row[header[i]] = fields[i];
  }
}

std::vector<std::uint64_t> TypeTable::types() const {
  std::vector<std::uint64_t> all;
  for (const auto& [type, row] : rows_) all.push_back(type);
  return all;
}

std::optional<std::string> TypeTable::entry(std::uint64_t type, const std::string& column) const {
  const auto& row = rows_.at(type);
  const auto found = row.find(column);
  if (found == row.end() || found->second == "NULL" || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<double> TypeTable::number(std::uint64_t type, const std::string& column) const {
  const std::optional<std::string> text = entry(type, column);
  if (!text) return std::nullopt;
  const std::optional<double> value = parse_number<double>(*text);
  if (!value || !std::isfinite(*value)) {
    throw std::invalid_argument(path_ + ": type " + std::to_string(type) + ": " + column + " is '" + *text +
                                "': allowed is a number");
  }
  return value;
}

}  // namespace lif::sonata
