#pragma once

#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <lif/models/parameters.hpp>
#include <lif/numbers/parse.hpp>

namespace lif {

/// One parameter of a model or a stimulus, with its default or its effective value.
struct ParameterEntry {
  /// The kinds of value; `word` is one of several words, `text` has a syntax that its type defines.
  enum class Type { number, integer, flag, word, number_or_none, text };

  std::string name;                ///< name as users type it
  std::string meaning;             ///< description in one line, without a full stop
  Type type = Type::number;        ///< kind of value
  std::string text;                ///< the value as users type it; "" where it has to be given
  std::optional<double> number;    ///< the value, where it is a number
  Range range;                     ///< range of a number
  std::vector<std::string> words;  ///< words of a choice
  std::string allowed;             ///< allowed values in words, where the type describes them itself
};

/// The type of parameter that a member of an aggregate represents.
template <class Member>
constexpr ParameterEntry::Type parameter_type() {
  if constexpr (std::is_same_v<Member, bool>) {
    return ParameterEntry::Type::flag;
  } else if constexpr (std::is_integral_v<Member>) {
    return ParameterEntry::Type::integer;
  } else if constexpr (std::is_enum_v<Member>) {
    return ParameterEntry::Type::word;
  } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
    return ParameterEntry::Type::number_or_none;
  } else if constexpr (has_own_text<Member>) {
    return ParameterEntry::Type::text;
  } else {
    return ParameterEntry::Type::number;
  }
}

/// The parameter entry of a member, with the member's value.
template <class Member>
ParameterEntry parameter_entry(const QuantityInfo& info, const Member& member) {
  ParameterEntry entry;
  entry.name = info.name;
  entry.meaning = info.meaning;
  entry.type = parameter_type<Member>();
  entry.range = info.range;
  entry.text = value_text(member);
  if constexpr (std::is_enum_v<Member>) {
    for (const auto& word : words(member)) entry.words.emplace_back(word.text);
  } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
    entry.number = member;
  } else if constexpr (has_own_text<Member>) {
    entry.allowed = allowed_texts(member);
  } else if constexpr (!std::is_same_v<Member, bool>) {
    entry.number = static_cast<double>(member);
    if (std::isnan(*entry.number)) {
      entry.text.clear();
      entry.number.reset();
    }
  }
  return entry;
}

/// The parameters of an aggregate that has `describe(self, visit)`, with its own values as defaults.
template <class Parameters>
std::vector<ParameterEntry> parameter_entries(const Parameters& parameters) {
  std::vector<ParameterEntry> entries;
  Parameters::describe(parameters, [&](const QuantityInfo& info, const auto& member) {
    entries.push_back(parameter_entry(info, member));
  });
  return entries;
}

/// The allowed values in words: "a number within [0, 1]", "an integer, 0 or more", "any finite number", "true
/// or false", "subtract, zero or none".
std::string allowed_text(const ParameterEntry& entry);

/// Words as a sentence lists them: "subtract, zero or none".
std::string choice_text(const std::vector<std::string>& words);

/// Sets a member from the text that users type.
/// @returns whether the text is a value of the member's type and range
template <class Member>
bool assign_text(Member& member, const std::string& text, const Range& range) {
  if constexpr (std::is_same_v<Member, bool>) {
    const auto value = parse_bool(text);
    if (value) member = *value;
    return value.has_value();
  } else if constexpr (std::is_integral_v<Member>) {
    const auto value = parse_integer(text);
    if (!value || !range.contains(static_cast<double>(*value))) return false;
    member = static_cast<Member>(*value);
    return true;
  } else if constexpr (std::is_enum_v<Member>) {
    for (const auto& word : words(member)) {
      if (text != word.text) continue;
      member = word.value;
      return true;
    }
    return false;
  } else if constexpr (has_own_text<Member>) {
    return read_text(member, text);
  } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
    double value = 0;
    if (text != "none" && !assign_text(value, text, range)) return false;
    member = text == "none" ? std::nullopt : std::optional<double>(value);
    return true;
  } else {
    const auto value = parse_number<Member>(text);
    if (!value || !range.contains(*value)) return false;
    member = *value;
    return true;
  }
}

/// The message for an unknown parameter: "model lif has no parameter 'bet'; did you mean 'beta'? (it has
/// threshold, beta)".
/// @param owner  name of the aggregate that lacks the parameter: `model lif`
std::string no_such_parameter(const std::string& owner, const std::string& name,
                              const std::vector<std::string>& known);

/// Sets a member of an aggregate by the name that its `describe` gives it.
/// @param owner  name of the aggregate in a message: `model lif`
/// @returns whether the text is a value of the member's type and range
/// @throws std::invalid_argument if there is no such member
template <class Parameters>
bool set_parameter(Parameters& parameters, const std::string& name, const std::string& text,
                   const std::string& owner) {
  std::optional<bool> is_allowed;
  std::vector<std::string> known;
  Parameters::describe(parameters, [&](const QuantityInfo& info, auto& member) {
    known.emplace_back(info.name);
    if (name == info.name) is_allowed = assign_text(member, text, info.range);
  });
  if (!is_allowed) throw std::invalid_argument(no_such_parameter(owner, name, known));
  return *is_allowed;
}

}  // namespace lif
