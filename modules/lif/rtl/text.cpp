#include <lif/rtl/text.hpp>

#include <algorithm>
#include <sstream>
#include <string_view>

namespace lif::systemverilog {

namespace {

// The place of the last operator at which the text may be broken so that its beginning fits, or npos.
std::size_t break_in(const std::string& text, std::size_t most) {
  std::size_t found = std::string::npos;
  for (const std::string_view operation : {" ? ", " : ", " && ", " || ", ", "}) {
    for (std::size_t at = text.find(operation); at != std::string::npos; at = text.find(operation, at + 1)) {
      if (at > 0 && at + 2 <= most && (found == std::string::npos || at > found)) found = at;
    }
  }
  return found;
}

}  // namespace

std::string commented(const std::string& text, int indentation) {
  const std::string start = std::string(static_cast<std::size_t>(indentation), ' ') + "//";
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::string current = start;
    const std::size_t first = line.find_first_not_of(' ');
    const std::string margin(first == std::string::npos ? 0 : first, ' ');
    std::istringstream words(line);
    bool is_first = true;
    for (std::string word; words >> word;) {
      const std::string piece = (is_first ? " " + margin : " ") + word;
      if (!is_first && current.size() + piece.size() > line_width) {
        result += current + "\n";
        current = start + " " + margin + word;
      } else {
        current += piece;
      }
      is_first = false;
    }
    result += current + "\n";
  }
  return result;
}

std::string indented(const std::string& lines, const std::string& margin) {
  std::string result;
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    result += margin + lines.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  return result;
}

std::string listed(const std::vector<ListEntry>& entries) {
  std::size_t width = 0;
  for (const ListEntry& entry : entries) width = std::max(width, entry.text.size() + 1);
  std::string result;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::string text = "    " + entries[i].text + (i + 1 < entries.size() ? "," : "");
    text.resize(width + 6, ' ');
    result += text + "// " + entries[i].comment + "\n";
  }
  return result;
}

std::string statement(const std::string& beginning, const std::string& expression) {
  std::string line = "  " + beginning;
  std::string rest = expression + ";";
  const std::string margin(6, ' ');
  std::string result;
  while (line.size() + rest.size() > line_width) {
    const std::size_t at = break_in(rest, line_width > line.size() ? line_width - line.size() : 0);
    if (at == std::string::npos) break;
    const bool is_list = rest[at] == ',';
    result += line + rest.substr(0, is_list ? at + 1 : at) + "\n";
    rest = rest.substr(is_list ? at + 2 : at + 1);
    line = margin;
  }
  return result + line + rest + "\n";
}

std::string end_of_bench(const std::string& name) {
  return "    if (differences > 0) $fatal(1, \"FAIL: " + name + " differs from its model\");\n" +
         "    $display(\"PASS: " + name + " agrees with its model in %0d steps\", STEPS);\n" +
         "    $finish;\n  end\nendmodule\n";
}

}  // namespace lif::systemverilog
