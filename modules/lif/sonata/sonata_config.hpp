#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <lif/description/json_node.hpp>

namespace lif::sonata {

/// The configuration of a SONATA network: one file with everything, a circuit, or a simulation that names its
/// circuit. Paths are those of the file system, with the variables of the manifest put in.
class Config {
 public:
  /// @throws std::invalid_argument naming the file and the place in it
  explicit Config(const std::string& path);

  /// Whether there is a section of this name.
  bool has(const std::string& section) const { return sections_.contains(section); }
  /// A section, with its place for messages.
  JsonNode section(const std::string& name) const;
  /// A path in a section. @throws std::invalid_argument if it is no text
  std::string path(const JsonNode& node) const;

 private:
  void read(const std::string& path, int depth);
  std::string substituted(std::string text, const std::string& folder) const;
  void substitute(JsonNode::Value& value, const std::string& folder) const;

  JsonNode::Value sections_ = JsonNode::Value::object();
  std::vector<std::pair<std::string, std::string>> variables_;  // of the manifest, with their values
  std::vector<std::pair<std::string, std::string>> files_;      // the file that a section comes from
};

/// Reads a file that is small enough to be a configuration. @throws std::invalid_argument naming the file
std::string text_of_file(const std::string& path);

}  // namespace lif::sonata
