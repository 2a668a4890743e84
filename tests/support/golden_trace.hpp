#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace lif::tests {

/// A golden trace of one neuron, as text, because the types of its numbers depend on the model.
struct GoldenTrace {
  std::string name;
  std::string model;
  std::string dtype;
  nlohmann::json parameters;
  std::size_t steps = 0;
  std::map<std::string, std::vector<std::string>> columns;  // by their names in the header
};

template <class T>
T parse_as(const std::string& text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_tiny = error == std::errc::result_out_of_range && text.find("e-") != std::string::npos;
  if (is_tiny) return static_cast<T>(0);  // smaller than any subnormal number
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("no number: " + text);
  return value;
}

/// The columns of a CSV file by name.
inline std::map<std::string, std::vector<std::string>> read_columns(const std::filesystem::path& path) {
  std::ifstream csv(path);
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::string>> columns;
  for (std::string line; std::getline(csv, line);) {
    std::istringstream fields(line);
    std::size_t i = 0;
    const bool is_header = names.empty();
    for (std::string field; std::getline(fields, field, ','); ++i) {
      if (is_header) {
        names.push_back(field);
      } else {
        columns[names.at(i)].push_back(field);
      }
    }
    if (i != names.size()) throw std::runtime_error(path.string() + ": a row has another length");
  }
  return columns;
}

/// All traces of one neuron below a folder, sorted by their paths.
inline std::vector<GoldenTrace> golden_traces(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> sidecars;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") sidecars.push_back(entry.path());
  }
  std::sort(sidecars.begin(), sidecars.end());
  std::vector<GoldenTrace> traces;
  for (std::filesystem::path path : sidecars) {
    const nlohmann::json sidecar = nlohmann::json::parse(std::ifstream(path));
    if (!sidecar.contains("run") || sidecar["run"].is_null()) continue;  // it is not a trace of one neuron
    GoldenTrace trace;
    trace.name = path.stem().string();
    trace.model = sidecar["run"]["model"];
    trace.dtype = sidecar["run"]["dtype"];
    trace.parameters = sidecar["run"]["set"];
    trace.columns = read_columns(path.replace_extension(".csv"));
    trace.steps = trace.columns.at("input").size();
    if (trace.steps != sidecar["steps"]) throw std::runtime_error(trace.name + ": rows are missing");
    traces.push_back(std::move(trace));
  }
  return traces;
}

}  // namespace lif::tests
