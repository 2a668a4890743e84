#include "output/result_files.hpp"

#include <cstdio>

#include "output/fst_file.hpp"

namespace lif::testbench {

ResultFiles::ResultFiles(const std::optional<std::string>& directory, bool force) {
  if (directory) directory_ = std::make_unique<OutputDirectory>(*directory, force);
}

OutputFile& ResultFiles::open(const std::string& path) {
  files_.push_back(std::make_unique<OutputFile>(path));
  return *files_.back();
}

void ResultFiles::open_report() {
  run_ini_ = &open_in_directory(OutputDirectory::marker);
  summaries_.push_back(&open_in_directory("summary.json"));
}

void ResultFiles::commit() {
  // All files are first written in full: a full disk is then noticed before any earlier file is replaced.
  for (const auto& file : files_) file->complete();
  for (const auto& file : files_) file->commit();
  if (directory_) directory_->remove_stale_files();
  for (const auto& [vcd, fst] : conversions_) replace_with_fst(vcd, fst);
}

void print_summary(const std::string& text, bool stdout_is_taken) {
  if (stdout_is_taken) {
    std::fputs(text.c_str(), stderr);
  } else {
    print_result(text);
  }
}

void print_result(const std::string& text) {
  OutputFile out("-");
  out.write(text);
  out.commit();
}

}  // namespace lif::testbench
