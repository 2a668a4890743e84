
#include <utility>

#include <lif/common/csv_fields.hpp>

namespace lif {

namespace {
constexpr std::size_t most_columns = 100000;
constexpr std::size_t longest_shown = 40;

// The text without blanks around it.
std::string trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(space) - first + 1));
}

}  // namespace

std::string split_csv_line(std::string_view line, std::vector<std::string>& fields) {
  fields.clear();
  std::size_t position = 0;
  while (true) {
    if (fields.size() == most_columns)
      return "there are more than " + std::to_string(most_columns) + " columns";
    std::string field;
    const std::size_t start = line.find_first_not_of(" \t", position);
    if (start != std::string_view::npos && line[start] == '"') {
      std::size_t i = start + 1;
      while (true) {
        if (i >= line.size()) return "a quotation mark is not closed";
        if (line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
          field += '"';
          i += 2;
        } else if (line[i] == '"') {
          break;
        } else {
          field += line[i++];
        }
      }
      position = line.find(',', i);
      if (!trimmed(line.substr(i + 1, position == std::string_view::npos ? position : position - i - 1))
               .empty()) {
        return "text follows a closing quotation mark";
      }
    } else {
      const std::size_t comma = line.find(',', position);
      field = trimmed(line.substr(position, comma == std::string_view::npos ? comma : comma - position));
      position = comma;
    }
    fields.push_back(std::move(field));
    if (position == std::string_view::npos) return {};
    ++position;
  }
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n ") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string shown_field(std::string_view field) {
  return "'" + std::string(field.substr(0, longest_shown)) + (field.size() > longest_shown ? "...'" : "'");
}

}  // namespace lif
