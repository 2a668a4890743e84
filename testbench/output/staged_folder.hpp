#pragma once

#include <string>

namespace lif::testbench {

/// A folder that is filled beside its place, under a hidden name, and takes its place in one move: whoever
/// looks meets the earlier folder or the new one, and never a mixture.
class StagedFolder {
 public:
  /// Whether the folder at this path can be replaced as a whole: what holds it belongs to this user, can be
  /// written to and is of the same file system, and no process like this one works inside it.
  static bool is_possible(const std::string& place);

  /// Creates the hidden folder. @param place  the path without symbolic links; @param shown_path  the path in
  /// messages. @throws OutputError
  StagedFolder(std::string place, std::string shown_path);

  /// Removes the files of this program that are not in their place, the earlier results or the new ones, and
  /// the hidden folder with them.
  ~StagedFolder();
  StagedFolder(const StagedFolder&) = delete;
  StagedFolder& operator=(const StagedFolder&) = delete;

  /// Where the files are to be written.
  const std::string& path() const { return staged_; }

  /// Moves the folder to its place. Its files have to be complete.
  /// @throws OutputError; the earlier folder is then in its place
  void commit();

  /// Puts the earlier folder back that commit() has replaced.
  void take_back() noexcept;

 private:
  [[noreturn]] void fail(const char* action, int error) const;
  void keep_what_is_not_ours() const;

  std::string place_;
  std::string shown_path_;
  std::string staged_;  // after commit() it names the earlier folder
  int descriptor_ = -1;
  bool was_there_ = false;
  bool is_committed_ = false;
};

}  // namespace lif::testbench
