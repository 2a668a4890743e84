#include "text/wrap.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "text/parse.hpp"

namespace lif::testbench {

namespace {

bool is_indented(const std::string& line) { return !line.empty() && line.front() == ' '; }

bool ends_sentence(const std::string& line) {
  return line.empty() || line.back() == '.' || line.back() == ':';
}

// Where the text of a line continues: after its last gap of two blanks or more.
std::size_t text_column(const std::string& line) {
  const std::size_t gap = line.rfind("  ");
  return gap == std::string::npos ? 0 : gap + 2;
}

// Breaks a line at blanks. @param end  what stands at the end of each line but the last
std::string broken(std::string line, std::size_t width, std::size_t indent, std::string_view end) {
  std::string text;
  std::size_t begin = line.find_first_not_of(' ');
  while (line.size() > width) {
    std::size_t blank = line.rfind(' ', width - end.size());
    if (!end.empty()) {  // an option keeps its value
      const std::size_t option = line.rfind(" --", width - end.size());
      if (option != std::string::npos && option > begin) blank = option;
    }
    if (blank == std::string::npos || blank <= begin) blank = line.find(' ', begin);
    if (blank == std::string::npos) break;
    text += line.substr(0, blank) + std::string(end) + "\n";
    line = std::string(indent, ' ') + line.substr(blank + 1);
    begin = indent;
  }
  return text + line + "\n";
}

}  // namespace

std::size_t help_width() {
  constexpr std::int64_t usual = 80;
  constexpr std::int64_t narrowest = 40;
  constexpr std::int64_t widest = 1000;
  const char* const columns = std::getenv("COLUMNS");
  const auto given = columns == nullptr ? std::nullopt : parse_integer(columns);
  return static_cast<std::size_t>(given && *given >= narrowest && *given <= widest ? *given : usual);
}

std::string wrapped(const std::string& text, std::size_t width) {
  std::string result;
  std::string paragraph;
  const auto flush = [&] {
    if (!paragraph.empty()) result += broken(std::move(paragraph), width, 0, "");
    paragraph.clear();
  };
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || is_indented(line)) {
      flush();
      result += line.empty() ? "\n" : broken(line, width, text_column(line), "");
      continue;
    }
    if (!paragraph.empty() && ends_sentence(paragraph)) flush();
    paragraph += (paragraph.empty() ? "" : " ") + line;
  }
  flush();
  return result;
}

std::string wrapped_commands(const std::string& commands, std::size_t width) {
  constexpr std::size_t indent = 6;
  std::string result;
  std::istringstream lines(commands);
  for (std::string line; std::getline(lines, line);) result += broken(line, width, indent, " \\");
  return result;
}

}  // namespace lif::testbench
