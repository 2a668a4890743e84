#include <lif/models/parameter_entry.hpp>

#include <lif/common/did_you_mean.hpp>

namespace lif {

namespace {

std::string range_text(const std::string& noun, const Range& range) {
  const std::string text = to_text(range);
  if (text.rfind("any", 0) == 0) return noun == "integer" ? "any integer" : text;
  const std::string article = noun == "integer" ? "an " : "a ";
  const bool is_interval = text.front() == '[' || text.front() == '(';
  return article + noun + (is_interval ? " within " : ", ") + text;
}

}  // namespace

std::string choice_text(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string separator = i == 0 ? "" : i + 1 == words.size() ? " or " : ", ";
    text += separator + words[i];
  }
  return text;
}

std::string allowed_text(const ParameterEntry& entry) {
  switch (entry.type) {
    case ParameterEntry::Type::integer:
      return range_text("integer", entry.range);
    case ParameterEntry::Type::flag:
      return "true or false";
    case ParameterEntry::Type::word:
      return choice_text(entry.words);
    case ParameterEntry::Type::number_or_none:
      return range_text("number", entry.range) + ", or none";
    case ParameterEntry::Type::text:
      return entry.allowed;
    case ParameterEntry::Type::number:
      break;
  }
  return range_text("number", entry.range);
}

std::string no_such_parameter(const std::string& owner, const std::string& name,
                              const std::vector<std::string>& known) {
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  return owner + " has no parameter '" + name + "'" + did_you_mean(name, known) + " (it has " + list + ")";
}

}  // namespace lif
