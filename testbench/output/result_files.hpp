#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "output/output_directory.hpp"

namespace lif::testbench {

/// All files of one command: opened before anything is computed, and all of them moved to their
/// place when the command is done. Until then an earlier result stays as it was.
class ResultFiles {
 public:
  /// @param directory  where open_in_directory() puts files; nothing if there is none
  ResultFiles(const std::optional<std::string>& directory, bool force);

  bool has_directory() const { return directory_ != nullptr; }

  /// @throws OutputError
  OutputFile& open(const std::string& path);
  OutputFile& open_in_directory(const std::string& file_name) { return open(directory_->place(file_name)); }

  /// @throws OutputError
  void commit();

 private:
  std::unique_ptr<OutputDirectory> directory_;  // outlives the files in it
  std::vector<std::unique_ptr<OutputFile>> files_;
};

/// Writes a command's result to the standard output. @throws OutputError
void print_result(const std::string& text);

/// Writes a summary for people to the standard output, or to stderr where another result goes there.
/// @throws OutputError
void print_summary(const std::string& text, bool stdout_is_taken);

}  // namespace lif::testbench
