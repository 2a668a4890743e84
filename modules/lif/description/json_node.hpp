#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lif {

/// A value in a JSON file, and its place in it for messages, such as `net.json: projections[3].delay`.
/// Everything that does not fit is refused with a std::invalid_argument that names the place and what is
/// allowed.
class JsonNode {
 public:
  using Value = nlohmann::ordered_json;  ///< a value of the JSON library

  /// @param value  has to outlive the node
  JsonNode(std::string place, const Value& value) : place_(std::move(place)), value_(&value) {}

  /// The place of the value.
  const std::string& place() const { return place_; }
  /// The value.
  const Value& value() const { return *value_; }

  /// The value as a finite number.
  double number() const;
  /// The value as an integer within a range.
  std::uint64_t integer(std::uint64_t low, std::uint64_t high) const;
  /// The value as a text that is not empty.
  std::string text() const;
  /// The value as true or false.
  bool flag() const;
  /// The place in `words` of the value, which is one of them.
  std::size_t word(const std::vector<std::string>& words) const;
  /// The elements of the value, which is an array.
  std::vector<JsonNode> elements() const;

  /// Refuses the value. @param allowed  completes the sentence "... is VALUE: allowed is"
  [[noreturn]] void refuse(const std::string& allowed) const;

 private:
  std::string place_;
  const Value* value_;
};

/// The members of an object, which are taken by name.
class JsonMembers {
 public:
  /// @throws std::invalid_argument if the node is no object
  explicit JsonMembers(const JsonNode& object);

  /// Whether there is a member of this name.
  bool has(const std::string& name);
  /// The member of this name. @throws std::invalid_argument if there is none
  JsonNode at(const std::string& name);
  /// Refuses members that no call of has() or at() has asked for.
  void finish() const;

 private:
  JsonNode object_;
  std::vector<std::string> known_;
};

}  // namespace lif
