#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "output/output_directory.hpp"

namespace lif::testbench {

/// All files that a command writes. They are opened before anything is computed, and moved to their places
/// together when the command is done; until then, and if one of them cannot be moved, earlier results stay as
/// they were.
class ResultFiles {
 public:
  /// @param directory  folder for the files of open_in_directory(), if there is one
  ResultFiles(const std::optional<std::string>& directory, bool force);

  bool has_directory() const { return directory_ != nullptr; }

  /// @throws OutputError
  OutputFile& open(const std::string& path);
  OutputFile& open_in_directory(const std::string& file_name);

  /// Opens the file in which the waveform for this FST is recorded; see recorded_for_fst(). If it is a VCD,
  /// commit() converts it.
  /// @throws OutputError
  OutputFile& open_fst(const std::string& path);

  /// Opens run.ini and summary.json in the folder.
  /// @throws OutputError
  void open_report();
  /// Opens a further file that takes the summary. @throws OutputError
  void open_summary(const std::string& path) { summaries_.push_back(&open(path)); }

  /// The file run.ini, or null if open_report() was not called.
  OutputFile* run_ini() const { return run_ini_; }
  /// All files that take the summary.
  const std::vector<OutputFile*>& summaries() const { return summaries_; }

  /// @throws OutputError
  void commit();

 private:
  struct Conversion {
    OutputFile* vcd;
    std::string fst;
  };

  std::string convert();

  std::unique_ptr<OutputDirectory> directory_;  // declared first, so that it outlives the files in it
  std::vector<std::unique_ptr<OutputFile>> files_;
  OutputFile* run_ini_ = nullptr;
  std::vector<OutputFile*> summaries_;
  std::vector<Conversion> conversions_;
};

/// Writes the result of a command to the standard output. @throws OutputError
void print_result(const std::string& text);

/// Writes a summary for people to the standard output, or to stderr if another result goes to the standard
/// output.
/// @throws OutputError
void print_summary(const std::string& text, bool stdout_is_taken);

}  // namespace lif::testbench
