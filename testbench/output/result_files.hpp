#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
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

  /// Opens run.ini and summary.json in the directory.
  /// @throws OutputError
  void open_report();
  /// Opens a summary of its own. @throws OutputError
  void open_summary(const std::string& path) { summaries_.push_back(&open(path)); }

  /// The run.ini of open_report(), or null.
  OutputFile* run_ini() const { return run_ini_; }
  /// All that take the summary.
  const std::vector<OutputFile*>& summaries() const { return summaries_; }

  /// Once all files are in their places, this VCD becomes that FST: see replace_with_fst().
  void convert_at_end(std::string vcd, std::string fst) {
    conversions_.emplace_back(std::move(vcd), std::move(fst));
  }

  /// @throws OutputError
  void commit();

 private:
  std::unique_ptr<OutputDirectory> directory_;  // outlives the files in it
  std::vector<std::unique_ptr<OutputFile>> files_;
  OutputFile* run_ini_ = nullptr;
  std::vector<OutputFile*> summaries_;
  std::vector<std::pair<std::string, std::string>> conversions_;
};

/// Writes a command's result to the standard output. @throws OutputError
void print_result(const std::string& text);

/// Writes a summary for people to the standard output, or to stderr where another result goes there.
/// @throws OutputError
void print_summary(const std::string& text, bool stdout_is_taken);

}  // namespace lif::testbench
