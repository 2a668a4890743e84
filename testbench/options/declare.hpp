#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/numbers/text.hpp>

#include "options/declaration.hpp"

namespace lif::testbench {

/// The range of integers that an option takes, including both ends.
struct IntegerRange {
  std::int64_t lowest = 0;
  std::int64_t highest = std::numeric_limits<std::int64_t>::max();
};

/// The range as text: `1 to 1e12` or `0 or more`.
std::string range_text(const IntegerRange& range);

/// Makes a path absolute, so that it stays valid when run.ini is read from another folder; `-` stays `-`.
std::string absolute_path(const std::string& path);

/// Replaces the names of the standard output, such as /dev/stdout, by `-`.
std::string output_path(const std::string& path);

namespace declaring {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class Target, class T>
std::string default_text(T Target::*place) {
  if constexpr (IsOptional<T>::value) {
    return "";
  } else if constexpr (std::is_integral_v<T>) {
    return "; default " + std::to_string(Target{}.*place);
  } else {
    return "; default " + to_text(Target{}.*place);
  }
}

}  // namespace declaring

/// An option with a parser of its own.
/// @param parse  makes a value from a Setting, or refuses it
/// @param text   turns a value into text for run.ini
/// @param kind   how a summary shows it
template <class Target, class T, class Parse, class Text>
Declaration<Target> value(Option option, T Target::*place, Parse parse, Text text,
                          EffectiveOption::Kind kind = EffectiveOption::Kind::value) {
  const std::string name = option.name;
  Declaration<Target> declaration;
  declaration.options = {std::move(option)};
  declaration.take = [=](const Settings& settings, Target& target) {
    if (const Setting* setting = settings.find(name)) target.*place = parse(*setting);
  };
  declaration.echo = [=](const Target& target) -> EffectiveOptions {
    if constexpr (declaring::IsOptional<T>::value) {
      if (!(target.*place)) return {};
      return {{name, text(*(target.*place)), kind}};
    } else {
      return {{name, text(target.*place), kind}};
    }
  };
  return declaration;
}

/// An option whose text is read when more is known; it must not be empty.
template <class Target>
Declaration<Target> setting(Option option, std::optional<Setting> Target::*place) {
  return value(
      std::move(option), place,
      [](const Setting& given) {
        text_of(given);
        return given;
      },
      [](const Setting& given) { return given.value; }, EffectiveOption::Kind::text);
}

/// An option that takes a finite number.
template <class Target>
Declaration<Target> number(const std::string& name, const std::string& value_name, const std::string& help,
                           double Target::*place) {
  return value(Option{name, value_name, help + declaring::default_text(place)}, place, &finite_number,
               [](double number) { return to_text(number); });
}

/// An option that takes an integer within a range.
/// @param otherwise  what the help names as the default if the value is optional
template <class Target, class T>
Declaration<Target> integer(const std::string& name, const std::string& value_name, const std::string& help,
                            IntegerRange range, T Target::*place, const std::string& otherwise = "") {
  const std::string text = help + ", " + range_text(range) + declaring::default_text(place) +
                           (otherwise.empty() ? "" : "; default " + otherwise);
  return value(
      Option{name, value_name, text}, place,
      [range](const Setting& setting) {
        return static_cast<std::uint64_t>(integer_within(setting, range.lowest, range.highest));
      },
      [](std::uint64_t integer) { return std::to_string(integer); });
}

/// An option that takes a text, which must not be empty.
template <class Target, class T>
Declaration<Target> text(const std::string& name, const std::string& value_name, const std::string& help,
                         T Target::*place) {
  return value(
      Option{name, value_name, help}, place, &text_of, [](const std::string& text) { return text; },
      EffectiveOption::Kind::text);
}

/// An option that takes the path of a file to read; `-` is the standard input.
template <class Target, class T>
Declaration<Target> input_file(const std::string& name, const std::string& value_name,
                               const std::string& help, T Target::*place) {
  Option option{name, value_name, help};
  option.file = FileRole::reads;
  return value(std::move(option), place, &text_of, &absolute_path, EffectiveOption::Kind::text);
}

/// The argument FILE, or the option that stands for it in the environment and in configuration files.
/// @param missing  the message for a command without it
template <class Target>
Declaration<Target> file_argument(const std::string& name, const std::string& help,
                                  const std::string& missing, std::string Target::*place) {
  Declaration<Target> declaration{
      {{name, "FILE", help + ", in place of the argument FILE"}},
      [=](const Settings& settings, Target& target) {
        const Setting* const option = settings.find(name);
        const Setting* const operand = settings.find("FILE");
        if (option == nullptr && operand == nullptr) throw UsageError(missing);
        if (operand != nullptr && option != nullptr && option->layer == SettingLayer::command_line)
          throw UsageError("--" + name + " and the argument FILE exclude each other: choose one");
        target.*place = text_of(operand != nullptr ? *operand : *option);
      },
      [=](const Target& target) -> EffectiveOptions {
        return {{name, absolute_path(target.*place), EffectiveOption::Kind::text}};
      }};
  declaration.options[0].file = FileRole::reads;
  return declaration;
}

/// An option that takes the path of a file to write; `-` is the standard output.
template <class Target, class T>
Declaration<Target> output_file(const std::string& name, const std::string& value_name,
                                const std::string& help, T Target::*place) {
  Option option{name, value_name, help};
  option.file = FileRole::writes;
  const auto path = [](const Setting& setting) { return output_path(text_of(setting)); };
  return value(std::move(option), place, path, &absolute_path).not_in_run_ini();
}

/// The option --out, which takes the folder of the results.
template <class Target, class T>
Declaration<Target> output_folder(const std::string& help, T Target::*place) {
  Option option{"out", "DIR", help};
  option.file = FileRole::writes_folder;
  return value(std::move(option), place, &text_of, &absolute_path).not_in_run_ini();
}

/// An option that takes no value.
template <class Target>
Declaration<Target> flag(const std::string& name, const std::string& help, bool Target::*place) {
  Declaration<Target> declaration;
  declaration.options = {Option{name, "", help, Option::Kind::flag}};
  declaration.take = [=](const Settings& settings, Target& target) { target.*place = settings.flag(name); };
  declaration.echo = [=](const Target& target) -> EffectiveOptions {
    if (!(target.*place)) return {};
    return {{name, "true"}};
  };
  return declaration;
}

/// The option --force.
template <class Target>
Declaration<Target> force(const std::string& help, bool Target::*place) {
  return flag("force", help, place).not_in_run_ini();
}

/// An option that may be given several times.
template <class Target>
Declaration<Target> list(const std::string& name, const std::string& value_name, const std::string& help,
                         std::vector<Setting> Target::*place) {
  Declaration<Target> declaration;
  declaration.options = {Option{name, value_name, help + "; repeatable", Option::Kind::list}};
  declaration.take = [=](const Settings& settings, Target& target) {
    target.*place = settings.entries(name);
  };
  declaration.echo = [=](const Target& target) {
    EffectiveOptions options;
    for (const Setting& setting : target.*place)
      options.push_back({name, setting.value, EffectiveOption::Kind::list});
    return options;
  };
  return declaration;
}

}  // namespace lif::testbench
