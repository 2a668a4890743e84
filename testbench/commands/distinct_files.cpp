#include "commands/distinct_files.hpp"

#include <filesystem>
#include <map>

#include "errors.hpp"
#include "options/declare.hpp"
#include "output/fst_file.hpp"
#include "output/result_names.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

// A text that is the same for every spelling of the path of a regular file; empty for devices, pipes and the
// like.
std::string identity_of(const std::string& path) {
  if (path == "-") return path;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) return {};
  return fs::weakly_canonical(fs::absolute(path), error).string();
}

class Files {
 public:
  void read(const std::string& option, const std::string& path) {
    if (path != "-") options_.emplace(identity_of(path), option);
  }

  void write(const std::string& option, const std::string& path) {
    const std::string identity = identity_of(path);
    if (identity.empty()) return;
    const auto [other, is_new] = options_.emplace(identity, option);
    if (!is_new) throw UsageError(other->second + " and " + option + " both mean '" + path + "'");
  }

  void write_folder(const std::string& folder) {
    for (const std::string& name : result_names()) {
      const std::string path = (fs::path(folder) / name).string();
      const auto other = options_.find(identity_of(path));
      if (name == results_marker && other != options_.end() && other->second == "--config") continue;
      write("--out", path);
    }
  }

 private:
  std::map<std::string, std::string> options_;  // by the identity of the file
};

template <class Action>
void for_each_file(const OptionTable& table, const Settings& settings, FileRole role, const Action& action) {
  for (const OptionGroup& group : table) {
    for (const Option& option : group.options) {
      const Setting* setting = option.file == role ? settings.find(option.name) : nullptr;
      if (setting != nullptr) action("--" + option.name, setting->value);
    }
  }
}

}  // namespace

void require_files_for_all(const OptionTable& table, const Settings& settings, const std::string& argument,
                           std::size_t ranks) {
  if (ranks == 1) return;
  const auto require = [&](const std::string& option, const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (path != "-" && (!fs::exists(status) || fs::is_regular_file(status) || fs::is_directory(status)))
      return;
    throw UsageError(option + " '" + path + "' cannot be read by each of the " + std::to_string(ranks) +
                     " processes: give a regular file");
  };
  for_each_file(table, settings, FileRole::reads, require);
  if (!argument.empty()) require("FILE", argument);
}

void require_outside(const std::vector<std::string>& read, const std::string& folder) {
  for (const std::string& name : result_names()) {
    const std::string path = (fs::path(folder) / name).string();
    const std::string identity = identity_of(path);
    for (const std::string& one : read) {
      if (!identity.empty() && identity == identity_of(one))
        throw UsageError("--out would replace '" + one + "', which the network is read from");
    }
  }
}

void require_distinct_files(const OptionTable& table, const Settings& settings,
                            const std::optional<std::string>& folder) {
  Files files;
  for_each_file(table, settings, FileRole::reads,
                [&](const std::string& option, const std::string& path) { files.read(option, path); });
  if (settings.flag("json")) files.write("--json", "-");
  if (folder) files.write_folder(*folder);
  for_each_file(table, settings, FileRole::writes, [&](const std::string& option, const std::string& path) {
    files.write(option, output_path(path));
    if (option == "--fst" && !writes_fst_directly) files.write(option, recorded_for_fst(path));
  });
}

}  // namespace lif::testbench
