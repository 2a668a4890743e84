#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The folder with the results of one run. They may replace the results of an earlier run of this program,
/// and nothing else.
class OutputDirectory {
 public:
  /// The file that marks a folder as one with results of this program; its first line begins with
  /// `signature`.
  static constexpr const char* marker = "run.ini";
  static constexpr const char* signature = "# lif-testbench";

  /// Creates the folder if it does not exist.
  /// @param force  accept a folder that holds other files, which are left as they are
  /// @throws OutputError if `path` is not a folder, cannot be created, or holds files that this program did
  /// not write
  OutputDirectory(const std::string& path, bool force);

  /// Removes the folder again if it was created here and is still empty.
  ~OutputDirectory();
  OutputDirectory(const OutputDirectory&) = delete;
  OutputDirectory& operator=(const OutputDirectory&) = delete;

  /// The names of all files that any command writes into its folder, except those that are named after a node
  /// of a network.
  static const std::vector<std::string>& file_names();
  /// Whether this may be the name of a file that a command wrote into its folder.
  static bool is_our_name(const std::string& file_name);

  /// Registers a file of this run and returns its path.
  std::string place(const std::string& file_name);

  /// Removes the files of an earlier run that this run does not write. To be called when the new files are in
  /// their places.
  void remove_stale_files() const;

  const std::string& path() const { return path_; }

 private:
  void inspect(bool accept_other_files);

  std::string path_;
  std::string first_created_;  // the outermost folder that was created for path_; empty if none was
  bool replaces_earlier_run_ = false;
  std::vector<std::string> names_;
};

}  // namespace lif::testbench
