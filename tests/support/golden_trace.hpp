#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace lif::tests {

/// A golden trace in the number type it was computed in.
template <class T>
struct GoldenTrace {
  struct Row {
    T input{};
    T potential{};
    int spike = 0;
  };

  std::string name;
  nlohmann::json parameters;
  std::vector<Row> rows;
};

template <class T>
T parse_as(const std::string& text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_tiny = error == std::errc::result_out_of_range && text.find("e-") != std::string::npos;
  if (is_tiny) return static_cast<T>(0);  // below the smallest subnormal
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("no number: " + text);
  return value;
}

/// All traces of a folder whose `run` entry names this model and number type, in order of their names.
template <class T>
std::vector<GoldenTrace<T>> golden_traces(const std::filesystem::path& folder, const std::string& model,
                                          const std::string& dtype) {
  std::vector<std::filesystem::path> sidecars;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") sidecars.push_back(entry.path());
  }
  std::sort(sidecars.begin(), sidecars.end());
  std::vector<GoldenTrace<T>> traces;
  for (std::filesystem::path path : sidecars) {
    const nlohmann::json sidecar = nlohmann::json::parse(std::ifstream(path));
    if (sidecar["run"]["model"] != model || sidecar["run"]["dtype"] != dtype) continue;
    GoldenTrace<T> trace;
    trace.name = path.stem().string();
    trace.parameters = sidecar["run"]["set"];
    std::ifstream csv(path.replace_extension(".csv"));
    std::string line;
    std::getline(csv, line);
    if (line != "step,input,potential,spike") throw std::runtime_error(trace.name + ": unexpected header");
    while (std::getline(csv, line)) {
      std::istringstream fields(line);
      std::string step, input, potential, spike;
      std::getline(fields, step, ',');
      std::getline(fields, input, ',');
      std::getline(fields, potential, ',');
      std::getline(fields, spike, ',');
      trace.rows.push_back({parse_as<T>(input), parse_as<T>(potential), std::stoi(spike)});
    }
    if (trace.rows.size() != sidecar["steps"]) throw std::runtime_error(trace.name + ": rows are missing");
    traces.push_back(std::move(trace));
  }
  return traces;
}

}  // namespace lif::tests
