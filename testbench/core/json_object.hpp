#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include <lif/models/parameter_entry.hpp>

#include "errors.hpp"

namespace lif::testbench {

/// An object of a JSON file, whose members are taken by name.
class JsonObject {
 public:
  using Value = nlohmann::ordered_json;  ///< of a member
  /// Takes a member. @param place  file and member, for messages
  using Take = std::function<void(const std::string& place, const Value& value)>;
  using Takers = std::map<std::string, Take>;  ///< by the names of the members

  /// @throws InputError if the value is no object
  JsonObject(std::string place, const Value& value);

  /// Hands each member to its taker. @throws InputError naming a member that has none
  void take(const Takers& takers) const;

 private:
  [[noreturn]] void refuse_member(const std::string& name, const Takers& takers) const;

  std::string place_;
  const Value& value_;
};

/// A member that is an integer. @throws InputError
std::uint64_t integer_member(const std::string& place, const JsonObject::Value& value, std::uint64_t low,
                             std::uint64_t high);
/// A member that is a text. @throws InputError
std::string text_member(const std::string& place, const JsonObject::Value& value, const char* meaning);

/// Takes an integer within a range.
template <class Integer>
JsonObject::Take integer_into(Integer& target, std::uint64_t low, std::uint64_t high) {
  return [&target, low, high](const std::string& place, const JsonObject::Value& value) {
    target = static_cast<Integer>(integer_member(place, value, low, high));
  };
}

/// Takes a text. @param meaning  what the text has to be, such as `the path of a file`
JsonObject::Take text_into(std::string& target, const char* meaning);
/// Takes true or false.
JsonObject::Take flag_into(bool& target);

/// A word and what it stands for.
template <class Choice>
struct NamedChoice {
  const char* name;  ///< as users write it
  Choice choice;     ///< what it stands for
};

/// Takes one of a few words.
template <class Choice>
JsonObject::Take word_into(Choice& target, std::vector<NamedChoice<Choice>> choices) {
  return [&target, choices = std::move(choices)](const std::string& place, const JsonObject::Value& value) {
    std::vector<std::string> names;
    names.reserve(choices.size());
    for (const NamedChoice<Choice>& one : choices) {
      if (value == one.name) {
        target = one.choice;
        return;
      }
      names.push_back("\"" + std::string(one.name) + "\"");
    }
    throw InputError(place + " is " + value.dump() + ": allowed is " + choice_text(names));
  };
}

}  // namespace lif::testbench
