#include "commands/man_page.hpp"

#include <cctype>
#include <set>

#include "commands/command.hpp"

namespace lif::testbench {

namespace {

// Escapes what has a meaning for groff: it would print a dash as a typographic one, and take a dot or a quote
// at the beginning of a line for a request.
std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\' || c == '-') safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return !safe.empty() && (safe.front() == '.' || safe.front() == '\'') ? "\\&" + safe : safe;
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return escaped(text) + (text.back() == '.' ? "" : ".");
}

// A term in bold, followed by the name of its value or operands in italics.
std::string term(const std::string& bold, const std::string& italic) {
  if (italic.empty()) return ".TP\n.B " + escaped(bold) + "\n";
  return ".TP\n.BI " + escaped(bold) + " \" " + escaped(italic) + "\"\n";
}

std::string list_of_commands() {
  std::string text;
  for (const Command& command : commands()) {
    std::string operands;
    for (const std::string& operand : command.operands) operands += (operands.empty() ? "" : " ") + operand;
    text += term(command.name, operands) + sentence(command.summary) + "\n";
  }
  return text;
}

std::string entry_of(const Option& option) {
  const std::string name = (option.name == "help" ? "-h, --" : "--") + option.name;
  return term(name, option.value_name) + sentence(option.help) + "\n";
}

// An option that means the same in several commands is listed only with the first of them.
std::string options_of_commands() {
  std::set<std::string> seen;
  std::string text;
  for (const Command& command : commands()) {
    for (const OptionGroup& group : command.options) {
      std::string entries;
      for (const Option& option : group.options) {
        if (seen.insert(option.name + option.value_name + option.help).second) entries += entry_of(option);
      }
      if (!entries.empty()) text += ".SS \"" + escaped(command.name + ": " + group.title) + "\"\n" + entries;
    }
  }
  return text;
}

void replace_line(std::string& text, const std::string& line, const std::string& replacement) {
  const auto place = text.find(line + "\n");
  if (place != std::string::npos) text.replace(place, line.size() + 1, replacement);
}

}  // namespace

std::string man_page(const std::string& text) {
  std::string page = text;
  replace_line(page, "@COMMANDS@", list_of_commands());
  replace_line(page, "@OPTIONS@", options_of_commands());
  return page;
}

}  // namespace lif::testbench
