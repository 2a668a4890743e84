#include "options/settings.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <sstream>

#include "errors.hpp"
#include "options/config_file.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace po = boost::program_options;

namespace {

constexpr std::size_t longest_shown_value = 60;

constexpr std::size_t usual_width = 80;

po::options_description to_boost(const OptionGroup& group, std::size_t width = usual_width) {
  const auto line_length = static_cast<unsigned>(width);
  const unsigned description_length = line_length * 5 / 8;
  po::options_description description(group.title, line_length, description_length);
  for (const Option& option : group.options) {
    const std::string spelled = option.name == "help" ? "help,h" : option.name;
    if (option.kind == Option::Kind::flag) {
      description.add_options()(spelled.c_str(), po::bool_switch(), option.help.c_str());
    } else {
      auto* value = po::value<std::vector<std::string>>()->value_name(option.value_name);
      description.add_options()(spelled.c_str(), value, option.help.c_str());
    }
  }
  return description;
}

std::string environment_name(const std::string& option) {
  std::string name = "LIF_";
  for (const char c : option) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

}  // namespace

void require_one_line(const Setting& setting) {
  // A path is repeated in full in run.ini, which has a line for each option, and in GTKWave's save file.
  if (setting.value.empty()) return;
  const bool is_on_one_line =
      std::filesystem::absolute(setting.value).string().find_first_of("\n\r") == std::string::npos;
  if (!is_on_one_line) refuse(setting, "a path without line breaks, also in the names of its folders");
}

std::vector<std::string> environment_variables(const OptionTable& table) {
  std::vector<std::string> names;
  for (const OptionGroup& group : table) {
    for (const Option& option : group.options) {
      if (!option.command_line_only) names.push_back(environment_name(option.name));
    }
  }
  return names;
}

std::string help_text(const OptionTable& table, std::size_t width) {
  std::ostringstream text;
  for (const OptionGroup& group : table) text << "\n" << to_boost(group, width);
  std::istringstream lines(text.str());
  std::string trimmed_text;  // Boost leaves blanks at the ends of lines that it breaks
  for (std::string line; std::getline(lines, line);)
    trimmed_text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  return trimmed_text;
}

void refuse(const Setting& setting, const std::string& allowed) {
  std::string shown = setting.value.substr(0, longest_shown_value);
  if (shown.size() < setting.value.size()) shown += "...";
  throw UsageError(setting.origin + ": '" + shown + "' is not allowed: expected " + allowed);
}

Settings::Settings(const OptionTable& table, const std::vector<std::string>& arguments,
                   const std::vector<std::string>& operands) {
  for (const OptionGroup& group : table) {
    for (const Option& option : group.options) options_.emplace(option.name, option);
  }
  read_command_line(table, arguments, operands);
  read_environment();
  if (const Setting* config = find("config")) read_config_file(config->value);
}

void Settings::read_command_line(const OptionTable& table, const std::vector<std::string>& all_arguments,
                                 const std::vector<std::string>& operands) {
  std::vector<std::string> arguments;
  for (const std::string& argument : all_arguments) {
    if (!add_flag_with_value(argument)) arguments.push_back(argument);
  }
  po::options_description all;
  for (const OptionGroup& group : table) all.add(to_boost(group));
  namespace style = po::command_line_style;
  constexpr int exact_names = style::unix_style & ~style::allow_guessing;
  try {
    const auto parsed = po::command_line_parser(arguments).options(all).style(exact_names).run();
    for (const auto& option : parsed.options) {
      if (option.position_key >= 0) {
        const auto position = static_cast<std::size_t>(option.position_key);
        if (position >= operands.size()) throw UsageError("unexpected argument '" + option.value.at(0) + "'");
        settings_[operands[position]] = {
            {option.value.at(0), SettingLayer::command_line, operands[position]}};
        continue;
      }
      const std::string name = option.string_key == "-h" ? "help" : option.string_key;
      const std::string value = option.value.empty() ? "true" : option.value.at(0);
      if (value.rfind("--", 0) == 0 && known(value.substr(2)) != nullptr) {
        throw UsageError("the required argument for option '--" + name + "' is missing");
      }
      add(*known(name), {value, SettingLayer::command_line, "--" + name});
    }
  } catch (const po::unknown_option& error) {
    std::string name = error.get_option_name();
    name.erase(0, name.find_first_not_of('-'));
    throw UsageError("unknown option '" + error.get_option_name() + "'" + did_you_mean(name, names(), "--"));
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
}

// Reads `--json=false`, which takes back a flag of the environment or of a file. Boost does not accept a
// value for a flag.
bool Settings::add_flag_with_value(const std::string& argument) {
  const auto equals = argument.find('=');
  if (equals == std::string::npos || argument.rfind("--", 0) != 0) return false;
  const Option* option = known(argument.substr(2, equals - 2));
  if (option == nullptr || option->kind != Option::Kind::flag) return false;
  add(*option, {argument.substr(equals + 1), SettingLayer::command_line, "--" + option->name});
  return true;
}

void Settings::read_environment() {
  for (const auto& [name, option] : options_) {
    if (option.command_line_only) continue;
    const std::string variable = environment_name(name);
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0') continue;
    if (option.kind != Option::Kind::list) {
      add(option, {value, SettingLayer::environment, variable});
      continue;
    }
    std::string entries(value);
    std::replace(entries.begin(), entries.end(), ',', ' ');
    std::istringstream words(entries);
    for (std::string word; words >> word;) add(option, {word, SettingLayer::environment, variable});
  }
}

void Settings::read_config_file(const std::string& path) {
  for (const ConfigEntry& entry : read_config_entries(path)) {
    const std::string origin = path + ":" + std::to_string(entry.line);
    const Option* option = known(entry.name);
    if (option == nullptr || option->command_line_only || option->name == "config") {
      throw UsageError(origin + ": unknown option '" + entry.name + "'" + did_you_mean(entry.name, names()));
    }
    add(*option, {entry.value, SettingLayer::config, origin});
  }
}

void Settings::add(const Option& option, Setting setting) {
  std::vector<Setting>& given = settings_[option.name];
  if (option.kind != Option::Kind::list) {
    for (const Setting& other : given) {
      if (other.layer != setting.layer) continue;
      throw UsageError(setting.origin + ": '" + option.name + "' is given twice");
    }
  }
  if (option.kind == Option::Kind::flag && !parse_bool(setting.value)) refuse(setting, "true or false");
  if (option.file != FileRole::none) require_one_line(setting);
  given.push_back(std::move(setting));
}

const Option* Settings::known(const std::string& name) const {
  const auto found = options_.find(name);
  return found == options_.end() ? nullptr : &found->second;
}

std::vector<std::string> Settings::names() const {
  std::vector<std::string> all;
  for (const auto& entry : options_) all.push_back(entry.first);
  return all;
}

const Setting* Settings::find(const std::string& name) const {
  const auto found = settings_.find(name);
  if (found == settings_.end()) return nullptr;
  const Setting* best = nullptr;
  for (const Setting& setting : found->second) {
    if (best == nullptr || setting.layer > best->layer) best = &setting;
  }
  return best;
}

bool Settings::flag(const std::string& name) const {
  const Setting* setting = find(name);
  return setting != nullptr && parse_bool(setting->value).value_or(false);
}

std::map<std::string, Setting> Settings::assignments(const std::string& list,
                                                     const std::vector<std::string>& shorthands) const {
  std::map<std::string, Setting> chosen;
  std::map<std::pair<std::string, SettingLayer>, std::string> seen;
  const auto assign = [&](const std::string& name, Setting setting) {
    const auto [place, is_new] = seen.emplace(std::pair(name, setting.layer), setting.origin);
    if (!is_new) {
      throw UsageError(setting.origin + ": '" + name + "' is given twice (also by " + place->second + ")");
    }
    Setting& held = chosen[name];
    if (setting.layer > held.layer) held = std::move(setting);
  };
  if (const auto found = settings_.find(list); found != settings_.end()) {
    for (const Setting& setting : found->second) {
      const auto equals = setting.value.find('=');
      const std::string name(trimmed(std::string_view(setting.value).substr(0, equals)));
      if (equals == std::string::npos || name.empty()) refuse(setting, "NAME=VALUE");
      const std::string value(trimmed(std::string_view(setting.value).substr(equals + 1)));
      assign(name, {value, setting.layer, setting.origin + " " + name});
    }
  }
  for (const std::string& shorthand : shorthands) {
    if (const auto found = settings_.find(shorthand); found != settings_.end()) {
      for (const Setting& setting : found->second) assign(shorthand, setting);
    }
  }
  return chosen;
}

std::vector<Setting> Settings::entries(const std::string& list) const {
  std::vector<Setting> chosen;
  const auto found = settings_.find(list);
  if (found == settings_.end()) return chosen;
  const Setting* best = find(list);
  std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(chosen),
               [&](const Setting& setting) { return setting.layer == best->layer; });
  return chosen;
}

std::string text_of(const Setting& setting) {
  if (setting.value.empty()) refuse(setting, "a text that is not empty");
  return setting.value;
}

std::int64_t integer_within(const Setting& setting, std::int64_t lowest, std::int64_t highest) {
  const auto value = parse_integer(setting.value);
  if (!value || *value < lowest || *value > highest) {
    refuse(setting, "an integer from " + std::to_string(lowest) + " to " + std::to_string(highest));
  }
  return *value;
}

double finite_number(const Setting& setting) {
  const auto value = parse_number<double>(setting.value);
  if (!value || !std::isfinite(*value)) refuse(setting, "a finite number");
  return *value;
}

}  // namespace lif::testbench
