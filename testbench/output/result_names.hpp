#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The file that marks a folder as one with results of this program; its first line begins with
/// `results_signature`.
constexpr const char* results_marker = "run.ini";
constexpr const char* results_signature = "# lif-testbench";

/// The names of all files that any command writes into its folder, except those that are named after a node
/// of a network.
const std::vector<std::string>& result_names();

/// Whether this may be the name of a file that a command wrote into its folder, complete or not. The files of
/// `rtl` have the names that users give them: see is_result_file().
bool is_result_name(const std::string& file_name);

/// The first line of each file that `rtl` writes begins with this, or with `<!-- ` in place of the slashes.
constexpr const char* written_signature = "// lif-testbench";

/// Whether a file in a command's folder was written by this program, complete or not. A file that may have
/// any name is recognised by its first line.
bool is_result_file(const std::string& path);

/// What is in the folder of an --out option.
struct FolderContent {
  bool is_empty = true;         ///< but for files that are not complete
  bool is_earlier_run = false;  ///< whether it holds the marker of an earlier run
  std::string other;            ///< the name of something that this program has not written; empty if none
};

/// @throws OutputError if the folder cannot be read
FolderContent inspected(const std::string& folder);

}  // namespace lif::testbench
