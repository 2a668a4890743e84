#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace lif::tests {

/// A folder for temporary files that this process alone uses; at exit() it is removed.
inline const std::filesystem::path& fuzz_folder() {
  static const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("lif-fuzz-" + std::to_string(::getpid()));
  static const bool is_there = [] {
    std::filesystem::create_directories(folder);
    return std::atexit([] {
             std::error_code ignored;
             std::filesystem::remove_all(fuzz_folder(), ignored);
           }) == 0;
  }();
  (void)is_there;
  return folder;
}

}  // namespace lif::tests
