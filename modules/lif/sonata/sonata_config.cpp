#include <lif/sonata/sonata_config.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <lif/description/parse_json.hpp>

namespace lif::sonata {

namespace fs = std::filesystem;

std::string text_of_file(const std::string& path) {
  constexpr std::uintmax_t largest = 16'000'000;
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw std::invalid_argument(path + ": cannot be read: " + error.message());
  if (size == 0) throw std::invalid_argument(path + ": is empty");
  if (size > largest)
    throw std::invalid_argument(path + ": has more than " + std::to_string(largest) + " bytes");
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad() || text.size() < size) throw std::invalid_argument(path + ": cannot be read to its end");
  return text;
}

Config::Config(const std::string& path) { read(path, 0); }

void Config::read(const std::string& path, int depth) {
  if (depth > 1)
    throw std::invalid_argument(path + ": a configuration is named by one that is named by another");
  JsonNode::Value file = parse_json(text_of_file(path), path);
  if (!file.is_object()) JsonNode(path, file).refuse("an object");
  const std::string folder = fs::absolute(path).parent_path().string();
  if (file.contains("manifest")) {
    const JsonNode manifest(path + ": manifest", file["manifest"]);
    if (!manifest.value().is_object()) manifest.refuse("an object");
    for (const auto& [name, value] : manifest.value().items()) {
      const std::string text = JsonNode(manifest.place() + "." + name, value).text();
      variables_.emplace_back(name.rfind('$', 0) == 0 ? name : "$" + name, text);
    }
    // A variable may use others, whatever their order.
    for (std::size_t round = 0; round <= variables_.size(); ++round) {
      for (auto& [name, value] : variables_) value = substituted(value, folder);
    }
    file.erase("manifest");
  }
  // Longer names first, so that $DIR_A is not read as $DIR with _A behind it.
  std::stable_sort(variables_.begin(), variables_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  substitute(file, folder);
  for (const char* other : {"network", "simulation"}) {
    if (!file.contains(other) || !file[other].is_string()) continue;
    const fs::path named = file[other].get<std::string>();
    file.erase(other);
    read((named.is_absolute() ? named : fs::path(folder) / named).string(), depth + 1);
  }
  for (const auto& [name, value] : file.items()) {
    sections_[name] = value;
    files_.emplace_back(name, path);
  }
}

std::string Config::substituted(std::string text, const std::string& folder) const {
  const auto replace = [&text](const std::string& name, const std::string& value) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
      text.replace(at, name.size(), value);
      if (text.size() > 65536)
        throw std::invalid_argument("the variables of a manifest use each other in a circle");
    }
  };
  for (const char* name : {"${configdir}", "$configdir"}) replace(name, folder);
  for (const auto& [name, value] : variables_) {
    if (value.find(name) == std::string::npos) replace(name, value);
  }
  return text;
}

void Config::substitute(JsonNode::Value& value, const std::string& folder) const {
  if (value.is_string()) {
    value = substituted(value.get<std::string>(), folder);
  } else if (value.is_structured()) {
    for (JsonNode::Value& element : value) substitute(element, folder);
  }
}

JsonNode Config::section(const std::string& name) const {
  const auto file =
      std::find_if(files_.begin(), files_.end(), [&](const auto& one) { return one.first == name; });
  if (file == files_.end()) throw std::invalid_argument("\"" + name + "\" is missing");
  return {file->second + ": " + name, sections_.at(name)};
}

std::string Config::path(const JsonNode& node) const {
  const fs::path named = node.text();
  if (named.is_absolute() || files_.empty()) return named.string();
  return (fs::absolute(files_.front().second).parent_path() / named).string();
}

}  // namespace lif::sonata
