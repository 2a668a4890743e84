#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/subprocess.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {

/// Runs lif-testbench in a folder that belongs to the test.
class ExecutableTest : public ::testing::Test {
 protected:
  Result run(std::vector<std::string> arguments, Surroundings surroundings = {}) {
    arguments.insert(arguments.begin(), LIF_TESTBENCH);
    surroundings.folder = folder_.path().string();
    return run_process(arguments, surroundings);
  }

  std::string file(const std::string& name) const { return content_of(folder_ / name); }
  bool exists(const std::string& name) const { return std::filesystem::exists(folder_ / name); }

  /// The sorted names of what is in a folder below that of the test.
  std::vector<std::string> names_in(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / name)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  nlohmann::json json(const std::string& name) const { return nlohmann::json::parse(file(name)); }

  TemporaryFolder folder_;
};

/// The cells of a CSV text, row by row, beginning with the header.
inline std::vector<std::vector<std::string>> cells(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    rows.emplace_back();
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(field);
  }
  return rows;
}

}  // namespace lif::tests
