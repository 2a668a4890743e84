#pragma once

#include <cmath>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <lif/models/parameters.hpp>

#include "errors.hpp"
#include "options/settings.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

/// One parameter of a model or a stimulus, with its default or its effective value.
struct ParameterEntry {
  std::string name;
  std::string meaning;
  double value = 0;
  Range range;
  bool is_integer = false;
};

/// The parameters of an aggregate that has `describe(self, visit)`, with its own values as defaults.
template <class Parameters>
std::vector<ParameterEntry> parameter_entries(const Parameters& parameters) {
  std::vector<ParameterEntry> entries;
  Parameters::describe(parameters, [&](const QuantityInfo& info, const auto& member) {
    entries.push_back({info.name, info.meaning, static_cast<double>(member), info.range,
                       std::is_integral_v<std::decay_t<decltype(member)>>});
  });
  return entries;
}

/// "a number within [0, 1]", "an integer, 0 or more", "any finite number".
inline std::string allowed_text(const std::string& noun, const Range& range) {
  std::string text = to_text(range);
  if (text.rfind("any", 0) == 0) return text;
  const std::string article = noun == "integer" ? "an " : "a ";
  return article + noun + (text.front() == '[' ? " within " : ", ") + text;
}

/// Sets members of an aggregate by the names that its `describe` gives them.
/// @param owner how a message calls the aggregate: `model lif`
/// @throws UsageError for a value out of range, and for a name the aggregate does not have
template <class Parameters>
void assign_parameters(Parameters& parameters, std::map<std::string, Setting> settings,
                       const std::string& owner) {
  std::vector<std::string> names;
  Parameters::describe(parameters, [&](const QuantityInfo& info, auto& member) {
    using Member = std::decay_t<decltype(member)>;
    names.emplace_back(info.name);
    const auto found = settings.find(info.name);
    if (found == settings.end()) return;
    const Setting& setting = found->second;
    if constexpr (std::is_integral_v<Member>) {
      const auto value = parse_integer(setting.value);
      if (!value || !info.range.contains(static_cast<double>(*value))) {
        refuse(setting, allowed_text("integer", info.range));
      }
      member = static_cast<Member>(*value);
    } else {
      const auto value = parse_number<Member>(setting.value);
      if (!value || !info.range.contains(*value)) refuse(setting, allowed_text("number", info.range));
      member = *value;
    }
    settings.erase(found);
  });
  if (settings.empty()) return;
  const auto& [name, setting] = *settings.begin();
  std::string list;
  for (const std::string& known : names) list += (list.empty() ? "" : ", ") + known;
  throw UsageError(setting.origin + ": " + owner + " has no parameter '" + name + "'" +
                   did_you_mean(name, names) + " (it has " + list + ")");
}

}  // namespace lif::testbench
