#include "output/output_directory.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <lif/common/partial_name.hpp>

#include "output/result_names.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

// The absolute path without symbolic links, without `.` and `..`, and without a `/` at its end.
std::string resolved(const std::string& path) {
  const fs::path whole = fs::weakly_canonical(fs::absolute(path));
  return (whole.has_filename() ? whole : whole.parent_path()).string();
}

void require_ours(const std::string& path, const FolderContent& content) {
  const std::string cure = " (--force writes into it all the same, another --out DIR writes elsewhere)";
  if (!content.other.empty())
    throw OutputError(path + ": holds '" + content.other + "', which is not of an earlier run" + cure);
  if (!content.is_empty && !content.is_earlier_run)
    throw OutputError(path + ": holds files but no " + results_marker + " of an earlier run" + cure);
}

}  // namespace

OutputDirectory::OutputDirectory(const std::string& path, bool force) : path_(path) {
  if (path_ == "-") throw OutputError("--out takes a folder, not the standard output");
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  FolderContent content;
  if (fs::exists(status)) {
    if (!fs::is_directory(status)) throw OutputError(path_ + ": is a file; --out takes a folder");
    content = inspected(path_);
    if (!force) require_ours(path_, content);
  } else if (fs::is_symlink(fs::symlink_status(path_, error))) {
    throw OutputError(path_ + ": is a link to a folder that does not exist");
  }
  place_ = resolved(path_);
  replaces_earlier_run_ = content.is_earlier_run;
  create_folders(fs::path(place_).parent_path().string());
  if (content.other.empty() && (content.is_empty || content.is_earlier_run) &&
      StagedFolder::is_possible(place_)) {
    staged_.emplace(place_, path_);
    return;
  }
  create_folders(place_);
  if (::access(path_.c_str(), W_OK | X_OK) != 0) throw OutputError(path_ + ": is not writable");
}

OutputDirectory::~OutputDirectory() {
  staged_.reset();
  if (first_created_.empty()) return;
  std::error_code error;
  fs::path folder = place_;
  if (!fs::exists(folder, error)) folder = folder.parent_path();
  for (; fs::is_empty(folder, error) && !error; folder = folder.parent_path()) {
    fs::remove(folder, error);
    if (folder == first_created_) return;
  }
}

void OutputDirectory::create_folders(const std::string& folder) {
  std::error_code error;
  std::string outermost;
  for (fs::path missing = folder; !missing.empty() && !fs::exists(missing, error);
       missing = missing.parent_path()) {
    outermost = missing.string();
  }
  if (first_created_.empty()) first_created_ = outermost;
  fs::create_directories(folder, error);
  if (error) throw OutputError(path_ + ": cannot be created: " + error.message());
}

bool OutputDirectory::holds(const std::string& path) const {
  return fs::path(resolved(path)).parent_path() == place_;
}

std::unique_ptr<OutputFile> OutputDirectory::open(const std::string& file_name) {
  names_.push_back(file_name);
  const std::string shown = (fs::path(path_) / file_name).string();
  if (!staged_) return std::make_unique<OutputFile>(shown);
  return std::make_unique<OutputFile>((fs::path(staged_->path()) / file_name).string(), shown);
}

void OutputDirectory::commit() {
  if (staged_) {
    staged_->commit();
  } else {
    remove_stale_files();
  }
}

void OutputDirectory::take_back() noexcept {
  if (staged_) staged_->take_back();
}

// The files of an earlier run that this run does not write.
void OutputDirectory::remove_stale_files() const {
  std::error_code ignored;
  std::error_code error;
  for (fs::directory_iterator place(path_, error), end; !error && place != end; place.increment(error)) {
    const std::string name = place->path().filename().string();
    const bool is_partial = !name_of_partial(name).empty();
    const bool is_of_this_run = std::find(names_.begin(), names_.end(), name) != names_.end();
    const bool is_stale =
        is_result_file(place->path().string()) &&
        (is_partial ? is_left_over(place->path().string()) : replaces_earlier_run_ && !is_of_this_run);
    if (is_stale) fs::remove(place->path(), ignored);
  }
}

}  // namespace lif::testbench
