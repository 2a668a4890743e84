#include "commands/completion.hpp"

#include <algorithm>

#include "commands/command.hpp"

namespace lif::testbench {

namespace {

std::string lines(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return text;
}

const Option* find_option(const Command& command, const std::string& word) {
  if (word.rfind("--", 0) != 0) return nullptr;
  for (const OptionGroup& group : command.options) {
    for (const Option& option : group.options) {
      if (option.name == word.substr(2)) return &option;
    }
  }
  return nullptr;
}

std::string values_of(const Option& option) {
  if (!option.words.empty()) return lines(option.words);
  if (option.value_name.rfind("FILE", 0) == 0) return "@file\n";
  return option.value_name == "DIR" ? "@folder\n" : "";
}

std::string options_of(const Command& command) {
  std::vector<std::string> names;
  for (const OptionGroup& group : command.options) {
    for (const Option& option : group.options) names.push_back("--" + option.name);
  }
  std::sort(names.begin(), names.end());
  return lines(names);
}

}  // namespace

std::string completions(const std::vector<std::string>& words) {
  const Command* command = &commands().front();
  bool is_named = false;
  for (const Command& other : commands()) {
    if (words.empty() || other.name != words.front()) continue;
    command = &other;
    is_named = true;
  }
  if (!words.empty()) {
    const Option* option = find_option(*command, words.back());
    if (option != nullptr && option->kind != Option::Kind::flag) return values_of(*option);
  }
  std::string text = options_of(*command);
  if (words.empty()) {
    for (const Command& other : commands()) text += other.name + "\n";
    text += "--version\n";
  }
  const bool expects_operand = is_named && words.size() == 1 && !command->operands.empty();
  if (!expects_operand) return text;
  if (command->operands.front().rfind("FILE", 0) == 0) return text + "@file\n";
  return command->operand_words == nullptr ? text : lines(command->operand_words()) + text;
}

}  // namespace lif::testbench
