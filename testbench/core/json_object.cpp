#include "core/json_object.hpp"

#include "text/parse.hpp"

namespace lif::testbench {

JsonObject::JsonObject(std::string place, const Value& value) : place_(std::move(place)), value_(value) {
  if (!value.is_object()) throw InputError(place_ + ": has to be an object");
}

void JsonObject::take(const Takers& takers) const {
  for (const auto& [name, value] : value_.items()) {
    const auto taker = takers.find(name);
    if (taker == takers.end()) refuse_member(name, takers);
    taker->second(place_ + ": \"" + name + "\"", value);
  }
}

void JsonObject::refuse_member(const std::string& name, const Takers& takers) const {
  std::vector<std::string> known;
  known.reserve(takers.size());
  for (const auto& [one, taker] : takers) known.push_back(one);
  throw InputError(place_ + ": \"" + name + "\" is no member" + did_you_mean(name, known) + "; allowed are " +
                   choice_text(known));
}

std::uint64_t integer_member(const std::string& place, const JsonObject::Value& value, std::uint64_t low,
                             std::uint64_t high) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() < low || value.get<std::uint64_t>() > high) {
    throw InputError(place + " is " + value.dump() + ": allowed is an integer from " + std::to_string(low) +
                     " to " + std::to_string(high));
  }
  return value.get<std::uint64_t>();
}

std::string text_member(const std::string& place, const JsonObject::Value& value, const char* meaning) {
  if (!value.is_string() || value.get<std::string>().empty())
    throw InputError(place + " has to be " + meaning);
  return value.get<std::string>();
}

JsonObject::Take text_into(std::string& target, const char* meaning) {
  return [&target, meaning](const std::string& place, const JsonObject::Value& value) {
    target = text_member(place, value, meaning);
  };
}

JsonObject::Take flag_into(bool& target) {
  return [&target](const std::string& place, const JsonObject::Value& value) {
    if (!value.is_boolean()) throw InputError(place + " is " + value.dump() + ": allowed is true or false");
    target = value.get<bool>();
  };
}

}  // namespace lif::testbench
