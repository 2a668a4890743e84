#pragma once

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <lif/core/tiny_odin.hpp>
#include <lif/frameworks/all.hpp>

#include "support/golden_trace.hpp"

namespace lif::core::tests {

/// A stamp of the public core's trace: a request or an acknowledge of the input, or a request of the output.
struct Stamp {
  std::string kind;
  Cycle cycle = 0;
  std::uint64_t address = 0;

  friend bool operator==(const Stamp& a, const Stamp& b) {
    return a.kind == b.kind && a.cycle == b.cycle && a.address == b.address;
  }
};

inline std::string to_text(const Stamp& stamp) {
  return stamp.kind + "," + std::to_string(stamp.cycle) + "," + std::to_string(stamp.address);
}

/// All stamps of tinyODIN's trace, in the order of their cycles.
inline std::vector<Stamp> golden_stamps() {
  const auto columns = lif::tests::read_columns(GOLDEN_FOLDER "/rtl/tinyodin_core_closed_events.csv");
  std::vector<Stamp> stamps;
  for (std::size_t i = 0; i < columns.at("kind").size(); ++i) {
    stamps.push_back(
        {columns.at("kind")[i], std::stoull(columns.at("cycle")[i]), std::stoull(columns.at("addr")[i])});
  }
  return stamps;
}

/// The potentials of 64 neurons after each input event, a line of text for each.
inline std::vector<std::string> golden_states() {
  std::ifstream file(GOLDEN_FOLDER "/rtl/tinyodin_core_closed_states.csv");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

inline std::string potentials(const CoreState& state) {
  std::string line;
  for (std::size_t i = 0; i < state.parameters().neurons; ++i)
    line += (i > 0 ? "," : "") + std::to_string(static_cast<std::int64_t>(state.neurons().potential(i)));
  return line;
}

/// The public core as it was traced, with other parameters.
inline std::unique_ptr<CoreState> traced_core(const CoreParameters& parameters) {
  std::ifstream file(GOLDEN_FOLDER "/rtl/tinyodin_core_config.txt");
  std::stringstream text;
  text << file.rdbuf();
  return make_tiny_odin(parameters, read_tiny_odin_memory(text.str()), every_framework());
}

/// The public core as it was traced.
inline std::unique_ptr<CoreState> traced_core() {
  CoreParameters parameters;
  parameters.neurons = 64;
  return traced_core(parameters);
}

}  // namespace lif::core::tests
