#include "commands/distinct_files.hpp"

#include <filesystem>

#include "errors.hpp"
#include "output/output_directory.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

// The same text for every spelling of a regular file's path; "" for devices, pipes and the like.
std::string identity_of(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) return {};
  return fs::weakly_canonical(fs::absolute(path), error).string();
}

}  // namespace

DistinctFiles::DistinctFiles(const Settings& settings, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    const Setting* setting = settings.find(input);
    if (setting != nullptr && setting->value != "-")
      options_.emplace(identity_of(setting->value), "--" + input);
  }
}

void DistinctFiles::add(const std::string& option, const std::optional<std::string>& path) {
  if (!path) return;
  const std::string identity = identity_of(*path);
  if (identity.empty()) return;
  const auto [other, is_new] = options_.emplace(identity, option);
  if (!is_new) throw UsageError(other->second + " and " + option + " both mean '" + *path + "'");
}

void DistinctFiles::add_folder(const std::string& option, const std::string& folder) {
  for (const std::string& name : OutputDirectory::file_names()) {
    const std::string path = (fs::path(folder) / name).string();
    const auto other = options_.find(identity_of(path));
    if (name == OutputDirectory::marker && other != options_.end() && other->second == "--config") continue;
    add(option, path);
  }
}

std::optional<std::string> output_path(const Settings& settings, const std::string& option) {
  auto path = settings.text(option);
  if (path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1") return "-";
  return path;
}

}  // namespace lif::testbench
