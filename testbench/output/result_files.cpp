#include "output/result_files.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "output/fst_file.hpp"
#include "output/result_names.hpp"

namespace lif::testbench {

ResultFiles::ResultFiles(const std::optional<std::string>& directory, bool force) {
  if (directory) directory_ = std::make_unique<OutputDirectory>(*directory, force);
}

OutputFile& ResultFiles::open(const std::string& path) {
  if (path != "-" && directory_ && directory_->holds(path))
    return open_in_directory(std::filesystem::path(path).filename().string());
  files_.push_back(std::make_unique<OutputFile>(path));
  return *files_.back();
}

OutputFile& ResultFiles::open_in_directory(const std::string& file_name) {
  files_.push_back(directory_->open(file_name));
  return *files_.back();
}

OutputFile& ResultFiles::open_fst(const std::string& path) {
  const std::string recorded = recorded_for_fst(path);
  OutputFile& file = open(recorded);
  if (recorded != path) conversions_.push_back({&file, path});
  return file;
}

void ResultFiles::open_report() {
  run_ini_ = &open_in_directory(results_marker);
  summaries_.push_back(&open_in_directory("summary.json"));
}

// Puts each FST in place of the VCD that it is made from. Returns what went wrong; that VCD is then kept.
std::string ResultFiles::convert() {
  std::string problem;
  for (const Conversion& conversion : conversions_) {
    OutputFile& fst = open(conversion.fst);
    const auto is = [](const OutputFile& file) {
      return [&](const std::unique_ptr<OutputFile>& other) { return other.get() == &file; };
    };
    const bool is_done = convert_to_fst(conversion.vcd->written_path(), fst);
    if (!is_done) {
      problem = conversion.fst + ": vcd2fst could not write it; " + conversion.vcd->path() + " is kept";
    }
    const OutputFile& unneeded = is_done ? *conversion.vcd : fst;
    files_.erase(std::find_if(files_.begin(), files_.end(), is(unneeded)));
  }
  return problem;
}

void ResultFiles::commit() {
  // All files are first written in full: a full disk is then noticed before any earlier file is replaced.
  for (const auto& file : files_) file->complete();
  const std::string problem = convert();
  try {
    for (const auto& file : files_) file->place();
    if (directory_) directory_->commit();
  } catch (const OutputError&) {
    if (directory_) directory_->take_back();
    for (const auto& file : files_) file->take_back();
    throw;
  }
  if (!problem.empty()) throw OutputError(problem);
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
