#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// Makes sure that no two options of a command mean the same file, whatever its spelling.
class DistinctFiles {
 public:
  /// @param inputs  options that name files to read
  DistinctFiles(const Settings& settings, const std::vector<std::string>& inputs);

  /// @throws UsageError if another option means the same file
  void add(const std::string& option, const std::optional<std::string>& path);

  /// Adds the files that a run writes into its folder. It may replace the run.ini that it was
  /// configured from, which has been read by then.
  void add_folder(const std::string& option, const std::string& folder);

 private:
  std::map<std::string, std::string> options_;  // by the file's identity
};

/// The path of an output; `-` however the standard output is called.
std::optional<std::string> output_path(const Settings& settings, const std::string& option);

}  // namespace lif::testbench
