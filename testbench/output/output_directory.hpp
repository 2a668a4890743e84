#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "output/staged_folder.hpp"

namespace lif::testbench {

/// The folder with the results of one run. They may replace the results of an earlier run of this program,
/// and nothing else.
///
/// The whole folder takes its place in one move, if that is possible (see StagedFolder). Otherwise, and where
/// --force lets it hold other files, its files are moved one after the other, and moved back if one of them
/// cannot be.
class OutputDirectory {
 public:
  /// Creates the folder, beside its place or in it.
  /// @param force  accept a folder that holds other files, which are left as they are
  /// @throws OutputError if `path` is not a folder, cannot be created, or holds files that this program did
  /// not write
  OutputDirectory(const std::string& path, bool force);

  /// Removes the folder again if it was created here and is still empty.
  ~OutputDirectory();
  OutputDirectory(const OutputDirectory&) = delete;
  OutputDirectory& operator=(const OutputDirectory&) = delete;

  /// Whether a file with this path lies in the folder itself.
  bool holds(const std::string& path) const;

  /// Opens a file of this run. @throws OutputError
  std::unique_ptr<OutputFile> open(const std::string& file_name);

  /// Has results of an earlier run replaced, which files that were opened and placed do not yet replace.
  /// @throws OutputError
  void commit();
  void take_back() noexcept;

 private:
  void create_folders(const std::string& folder);
  void remove_stale_files() const;

  std::string path_;           // as given
  std::string place_;          // absolute, without symbolic links
  std::string first_created_;  // the outermost folder that was created; empty if none was
  bool replaces_earlier_run_ = false;
  std::vector<std::string> names_;
  std::optional<StagedFolder> staged_;  // none where files are moved one by one
};

}  // namespace lif::testbench
