#include "commands/completion.hpp"

#include <algorithm>
#include <functional>

#include "commands/command.hpp"
#include "models/configured_model.hpp"

namespace lif::testbench {

namespace {

using Words = std::vector<std::string>;

std::string lines(const Words& words, const std::string& prefix = "") {
  std::string text;
  for (const std::string& word : words) text += prefix + word + "\n";
  return text;
}

const Option* find_option(const Command& command, const std::string& name) {
  for (const OptionGroup& group : command.options) {
    for (const Option& option : group.options) {
      if (option.name == name) return &option;
    }
  }
  return nullptr;
}

// The value of an option that stands on the command line already, as `--name value` or `--name=value`.
std::string value_on(const Words& words, const std::string& name) {
  std::string value;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--" + name && i + 1 < words.size()) value = words[i + 1];
    if (words[i].rfind("--" + name + "=", 0) == 0) value = words[i].substr(name.size() + 3);
  }
  return value;
}

// The models whose parameters `--set` may name.
std::vector<const ModelEntry*> chosen_models(const Words& words) {
  std::string names = value_on(words, "models");
  if (names.empty()) names = value_on(words, "model");
  if (names.empty()) names = "lif";
  std::vector<const ModelEntry*> chosen;
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    if (const ModelEntry* model = models().find(names.substr(0, comma))) chosen.push_back(model);
    names.erase(0, comma + 1);
  }
  return chosen;
}

void add_once(Words& words, const std::string& word) {
  if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

// `NAME=` for each parameter, or the values that the named parameter may have, if they are words.
std::string assignments(const std::string& current, const Words& words) {
  const std::size_t equals = current.find('=');
  Words found;
  for (const ModelEntry* model : chosen_models(words)) {
    for (const ModelForm& form : model->forms) {
      for (const ParameterEntry& parameter : form.parameters) {
        if (equals == std::string::npos) {
          add_once(found, parameter.name + "=");
        } else if (parameter.name == current.substr(0, equals)) {
          Words values = parameter.words;
          if (parameter.type == ParameterEntry::Type::flag) values = {"true", "false"};
          for (const std::string& value : values) add_once(found, parameter.name + "=" + value);
        }
      }
    }
  }
  return lines(found);
}

// The words for the last element of a list with commas, each with the elements before it.
std::string elements(const Words& candidates, const std::string& current) {
  const std::size_t comma = current.rfind(',');
  return lines(candidates, comma == std::string::npos ? "" : current.substr(0, comma + 1));
}

std::string values_of(const Option& option, const std::string& current, const Words& words) {
  if (option.name == "set" || option.name == "per-step") return assignments(current, words);
  if (option.value_name.find(',') != std::string::npos) return elements(option.words, current);
  if (!option.words.empty()) return lines(option.words);
  if (option.file == FileRole::writes_folder) return "@folder\n";
  return option.file == FileRole::none ? "" : "@file\n";
}

std::string options_of(const Command& command) {
  Words names;
  for (const OptionGroup& group : command.options) {
    for (const Option& option : group.options) names.push_back("--" + option.name);
  }
  std::sort(names.begin(), names.end());
  return lines(names);
}

std::string operands_of(const Command& command) {
  if (command.operands.front().rfind("FILE", 0) == 0) return "@file\n";
  return command.operand_words == nullptr ? "@file\n" : lines(command.operand_words());
}

Words names_of_commands() {
  Words names;
  for (const Command& command : commands()) names.push_back(command.name);
  return names;
}

}  // namespace

std::string completions(Words words) {
  const std::string current = words.empty() ? "" : words.back();
  if (!words.empty()) words.pop_back();
  if (words.size() == 1 && words.front() == "help") return lines(names_of_commands());
  const Command* command = &commands().front();
  bool is_named = false;
  for (const Command& other : commands()) {
    if (words.empty() || other.name != words.front()) continue;
    command = &other;
    is_named = true;
  }
  const auto takes_value = [](const Option* option) {
    return option != nullptr && option->kind != Option::Kind::flag;
  };
  if (const std::size_t equals = current.find('=');
      current.rfind("--", 0) == 0 && equals != std::string::npos) {
    const Option* option = find_option(*command, current.substr(2, equals - 2));
    if (!takes_value(option)) return "";
    std::string values = values_of(*option, current.substr(equals + 1), words);
    if (values.rfind('@', 0) == 0) return values;
    std::string text;
    for (std::size_t begin = 0, end = 0; (end = values.find('\n', begin)) != std::string::npos;
         begin = end + 1)
      text += current.substr(0, equals + 1) + values.substr(begin, end + 1 - begin);
    return text;
  }
  if (!words.empty() && words.back().rfind("--", 0) == 0) {
    const Option* option = find_option(*command, words.back().substr(2));
    if (takes_value(option)) return values_of(*option, current, words);
  }
  std::string text = options_of(*command);
  if (words.empty()) text += lines(names_of_commands()) + "help\n--version\n";
  const bool expects_operand =
      is_named && !command->operands.empty() && words.size() <= command->operands.size();
  return expects_operand ? operands_of(*command) + text : text;
}

}  // namespace lif::testbench
