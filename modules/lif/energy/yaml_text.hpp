#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace lif::energy {

/// A YAML file that is read with care: what is wrong is said with file and line.
class YamlText {
 public:
  /// @throws std::runtime_error if the file cannot be read
  /// @throws std::invalid_argument if it is no YAML
  explicit YamlText(std::string path);

  const YAML::Node& root() const { return root_; }  ///< of the document

  /// @throws std::invalid_argument with file, line and problem
  [[noreturn]] void refuse(const YAML::Node& node, const std::string& problem) const;
  /// A member that has to be there.
  YAML::Node required(const YAML::Node& map, const char* name) const;
  /// The text of a scalar.
  std::string text(const YAML::Node& node, const std::string& what) const;
  /// The text of a scalar that names something: at most 256 characters, none of which has a meaning in CSV.
  std::string name(const YAML::Node& node) const;
  /// A finite number.
  double number(const YAML::Node& node, const std::string& what) const;
  /// A finite number, 0 or more.
  double positive(const YAML::Node& node, const std::string& what) const;
  /// An integer within a range.
  std::size_t integer(const YAML::Node& node, const std::string& what, std::size_t low,
                      std::size_t high) const;
  /// `true` or `false`.
  bool flag(const YAML::Node& node, const std::string& what) const;

  /// Is called with a member.
  using Visit = std::function<void(const std::string& name, const YAML::Node& value, const YAML::Node& key)>;
  /// Visits the members of a map, or of the maps with one member each in a list.
  void for_each(const YAML::Node& node, const std::string& what, const Visit& visit) const;

 private:
  std::string path_;
  YAML::Node root_;
};

/// Calls `read`. What yaml-cpp itself finds wrong is told like everything else.
/// @throws std::invalid_argument naming the file
template <class Read>
auto told(const std::string& path, const Read& read) {
  try {
    return read();
  } catch (const YAML::Exception& error) {
    const std::string line = error.mark.is_null() ? "" : std::to_string(error.mark.line + 1) + ":";
    throw std::invalid_argument(path + ":" + line + " is not as expected: " + error.msg);
  }
}

/// A name, and the numbers that it stands for: `t[0..3]` or `3..7` or a name alone.
struct NumberRange {
  std::string name;       ///< before the numbers
  bool is_range = false;  ///< whether there are numbers
  std::size_t first = 0;  ///< first number
  std::size_t last = 0;   ///< last number
};

/// Reads `NAME[A..B]` or `NAME[A]`. @returns a name alone if there are no brackets
NumberRange parse_copies(const std::string& text);
/// Reads `A..B` or `A`. @returns no range if it is neither
NumberRange parse_numbers(const std::string& text);

/// Notes what means nothing, once for each name.
class Ignored {
 public:
  /// Notes a name.
  void add(const std::string& name) {
    if (known_.insert(name).second) names_.push_back(name);
  }
  /// The names in the order in which they came.
  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::set<std::string> known_;
  std::vector<std::string> names_;
};

}  // namespace lif::energy
