#include <lif/description/json_node.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <lif/common/did_you_mean.hpp>

namespace lif {

namespace {

using Value = JsonNode::Value;

std::string shortened(const Value& value) {
  constexpr std::size_t longest = 60;
  std::string text = value.dump(-1, ' ', true, Value::error_handler_t::replace);
  if (text.size() > longest) text = text.substr(0, longest) + "...";
  return text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += "\"" + words[i] + "\"";
  }
  return text;
}

}  // namespace

void JsonNode::refuse(const std::string& allowed) const {
  throw std::invalid_argument(place_ + " is " + shortened(*value_) + ": allowed is " + allowed);
}

double JsonNode::number() const {
  if (!value_->is_number() || !std::isfinite(value_->get<double>())) refuse("a finite number");
  return value_->get<double>();
}

std::uint64_t JsonNode::integer(std::uint64_t low, std::uint64_t high) const {
  constexpr double largest_exact = 9007199254740992;
  if (value_->is_number_float()) {  // such as 100.0, which JSON Schema takes for an integer
    const double number = value_->get<double>();
    if (number >= static_cast<double>(low) && number <= std::min(static_cast<double>(high), largest_exact) &&
        number == std::floor(number))
      return static_cast<std::uint64_t>(number);
  }
  if (!value_->is_number_unsigned() || value_->get<std::uint64_t>() < low ||
      value_->get<std::uint64_t>() > high) {
    refuse("an integer from " + std::to_string(low) + " to " + std::to_string(high));
  }
  return value_->get<std::uint64_t>();
}

std::string JsonNode::text() const {
  if (!value_->is_string() || value_->get<std::string>().empty()) refuse("a text that is not empty");
  return value_->get<std::string>();
}

bool JsonNode::flag() const {
  if (!value_->is_boolean()) refuse("true or false");
  return value_->get<bool>();
}

std::size_t JsonNode::word(const std::vector<std::string>& words) const {
  const std::string given = value_->is_string() ? value_->get<std::string>() : "";
  const auto found = std::find(words.begin(), words.end(), given);
  if (found == words.end()) refuse(listed(words) + did_you_mean(given, words));
  return static_cast<std::size_t>(found - words.begin());
}

std::vector<JsonNode> JsonNode::elements() const {
  if (!value_->is_array()) refuse("an array");
  std::vector<JsonNode> elements;
  for (const Value& element : *value_)
    elements.emplace_back(place_ + "[" + std::to_string(elements.size()) + "]", element);
  return elements;
}

JsonMembers::JsonMembers(const JsonNode& object) : object_(object) {
  if (!object.value().is_object()) object.refuse("an object");
}

bool JsonMembers::has(const std::string& name) {
  known_.push_back(name);
  return object_.value().contains(name);
}

JsonNode JsonMembers::at(const std::string& name) {
  if (!has(name)) throw std::invalid_argument(object_.place() + ": \"" + name + "\" is missing");
  const bool is_top = object_.place().find(": ") == std::string::npos;
  return {object_.place() + (is_top ? ": " : ".") + name, object_.value().at(name)};
}

void JsonMembers::finish() const {
  for (const auto& [name, value] : object_.value().items()) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    std::vector<std::string> known = known_;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    throw std::invalid_argument(object_.place() + ": \"" + name + "\" is no member" +
                                did_you_mean(name, known) + "; allowed are " + listed(known));
  }
}

}  // namespace lif
