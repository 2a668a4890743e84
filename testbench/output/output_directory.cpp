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

bool ends_in(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

// Whether this is a file that is not complete yet, named `.NAME.PID-N.partial`; see OutputFile.
bool is_partial(const std::string& file_name) {
  if (!ends_in(file_name, ".partial") || file_name.front() != '.') return false;
  const std::size_t process = file_name.rfind('.', file_name.size() - std::string(".partial").size() - 1);
  return process > 0 && process != std::string::npos &&
         OutputDirectory::is_our_name(file_name.substr(1, process - 1));
}

// Whether the process that writes a partial file still exists; the name of the file ends in `.PID-N.partial`.
bool writer_lives(const std::string& partial_name) {
  const std::size_t ending = partial_name.rfind('-');
  const std::size_t dot = partial_name.rfind('.', ending);
  const auto process = parse_integer(std::string_view(partial_name).substr(dot + 1, ending - dot - 1));
  return process && (::kill(static_cast<::pid_t>(*process), 0) == 0 || errno == EPERM);
}

bool has_signature(const fs::path& path) {
  const std::string signature = OutputDirectory::signature;
  std::string begin(signature.size(), '\0');
  std::ifstream(path).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == signature;
}

}  // namespace

const std::vector<std::string>& OutputDirectory::file_names() {
  static const std::vector<std::string> names{
      marker,         "lif.vcd",         "lif.gtkw",    "trace.csv",  "plot.svg",    "f_i.csv",
      "summary.json", "output.csv",      "spikes.csv",  "raster.svg", "network.vcd", "network.gtkw",
      "network.fst",  "predictions.csv", "formats.csv", "formats.svg"};
  return names;
}

bool OutputDirectory::is_our_name(const std::string& file_name) {
  return std::find(file_names().begin(), file_names().end(), file_name) != file_names().end() ||
         ends_in(file_name, ".spikes.csv") || ends_in(file_name, ".potential.csv");
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
  const std::string cure = " (--force writes into it all the same, another --out DIR writes elsewhere)";
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
  std::error_code error;
  for (fs::directory_iterator place(path_, error), end; !error && place != end; place.increment(error)) {
    const std::string name = place->path().filename().string();
    const bool is_of_this_run = std::find(names_.begin(), names_.end(), name) != names_.end();
    const bool is_stale = is_our_name(name) && replaces_earlier_run_ && !is_of_this_run;
    if (is_stale || (is_partial(name) && !writer_lives(name))) fs::remove(place->path(), ignored);
  }
}

}  // namespace lif::testbench
