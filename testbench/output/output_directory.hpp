#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The folder of one run's results. It replaces an earlier run of ours and nothing else.
class OutputDirectory {
 public:
  /// The file that marks a folder as ours: its first line begins with `signature`.
  static constexpr const char* marker = "run.ini";
  static constexpr const char* signature = "# lif-testbench";

  /// Creates the folder where it does not exist.
  /// @param force  accept a folder that holds other files; they are left alone
  /// @throws OutputError if `path` is no folder, cannot be created or holds what is not ours
  OutputDirectory(const std::string& path, bool force);

  /// Removes the folder again if it was created here and is still empty.
  ~OutputDirectory();
  OutputDirectory(const OutputDirectory&) = delete;
  OutputDirectory& operator=(const OutputDirectory&) = delete;

  /// Every file that any command writes into its folder, but those named after a node of a network.
  static const std::vector<std::string>& file_names();
  /// Whether a command may have written a file of this name into its folder.
  static bool is_our_name(const std::string& file_name);

  /// The path of a file of this run.
  std::string place(const std::string& file_name);

  /// After the new files are in their place: removes those of an earlier run that this one lacks.
  void remove_stale_files() const;

  const std::string& path() const { return path_; }

 private:
  void inspect(bool accept_other_files);

  std::string path_;
  std::string first_created_;  // of the folders on the way to path_; empty where all existed
  bool replaces_earlier_run_ = false;
  std::vector<std::string> names_;
};

}  // namespace lif::testbench
