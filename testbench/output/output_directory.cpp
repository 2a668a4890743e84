#include "output/output_directory.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include <lif/common/output_file.hpp>

#include "text/parse.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

bool is_partial(const std::string& file_name) {
  const std::string ending = ".partial";
  if (file_name.size() < ending.size() ||
      file_name.compare(file_name.size() - ending.size(), ending.size(), ending) != 0) {
    return false;
  }
  return std::any_of(
      OutputDirectory::file_names().begin(), OutputDirectory::file_names().end(),
      [&](const std::string& name) { return file_name.compare(0, name.size() + 2, "." + name + ".") == 0; });
}

// The name of a partial file ends in `.PID-N.partial`; see OutputFile.
bool writer_lives(const std::string& partial_name) {
  const std::size_t ending = partial_name.rfind('-');
  const std::size_t dot = partial_name.rfind('.', ending);
  const auto process = parse_integer(std::string_view(partial_name).substr(dot + 1, ending - dot - 1));
  return process && (::kill(static_cast<::pid_t>(*process), 0) == 0 || errno == EPERM);
}

bool is_our_name(const std::string& file_name) {
  return std::find(OutputDirectory::file_names().begin(), OutputDirectory::file_names().end(), file_name) !=
         OutputDirectory::file_names().end();
}

bool has_signature(const fs::path& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line.rfind(OutputDirectory::signature, 0) == 0;
}

}  // namespace

const std::vector<std::string>& OutputDirectory::file_names() {
  static const std::vector<std::string> names{marker,     "lif.vcd", "lif.gtkw",    "trace.csv",
                                              "plot.svg", "f_i.csv", "summary.json"};
  return names;
}

OutputDirectory::OutputDirectory(const std::string& path, bool force) : path_(path) {
  if (path_ == "-") throw OutputError("--out takes a folder, not the standard output");
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (fs::exists(status)) {
    if (!fs::is_directory(status)) throw OutputError(path_ + ": is a file; --out takes a folder");
    inspect(force);
  } else {
    for (fs::path missing = path_; !missing.empty() && !fs::exists(missing, error);
         missing = missing.parent_path()) {
      first_created_ = missing.string();
    }
    fs::create_directories(path_, error);
    if (error) throw OutputError(path_ + ": cannot be created: " + error.message());
  }
  if (::access(path_.c_str(), W_OK | X_OK) != 0) throw OutputError(path_ + ": is not writable");
}

OutputDirectory::~OutputDirectory() {
  if (first_created_.empty()) return;
  std::error_code error;
  for (fs::path folder = path_; fs::is_empty(folder, error) && !error; folder = folder.parent_path()) {
    fs::remove(folder, error);
    if (folder == first_created_) return;
  }
}

void OutputDirectory::inspect(bool accept_other_files) {
  std::string other;
  bool is_empty = true;
  std::error_code error;
  for (fs::directory_iterator place(path_, error), end; !error && place != end; place.increment(error)) {
    const fs::directory_entry& entry = *place;
    const std::string name = entry.path().filename().string();
    if (is_partial(name)) continue;
    is_empty = false;
    if (!is_our_name(name) || entry.is_directory(error)) other = name;
    if (name == marker) replaces_earlier_run_ = has_signature(entry.path());
  }
  if (error) throw OutputError(path_ + ": cannot be read: " + error.message());
  if (accept_other_files || is_empty) return;
  const std::string cure = " (--force writes into it all the same, another --out elsewhere)";
  if (!other.empty())
    throw OutputError(path_ + ": holds '" + other + "', which is not of an earlier run" + cure);
  if (!replaces_earlier_run_)
    throw OutputError(path_ + ": holds files but no " + marker + " of an earlier run" + cure);
}

std::string OutputDirectory::place(const std::string& file_name) {
  names_.push_back(file_name);
  return (fs::path(path_) / file_name).string();
}

void OutputDirectory::remove_stale_files() const {
  std::error_code ignored;
  for (const std::string& name : OutputDirectory::file_names()) {
    if (!replaces_earlier_run_) break;
    if (std::find(names_.begin(), names_.end(), name) == names_.end())
      fs::remove(fs::path(path_) / name, ignored);
  }
  std::error_code error;
  for (fs::directory_iterator place(path_, error), end; !error && place != end; place.increment(error)) {
    const std::string name = place->path().filename().string();
    if (is_partial(name) && !writer_lives(name)) fs::remove(place->path(), ignored);
  }
}

}  // namespace lif::testbench
