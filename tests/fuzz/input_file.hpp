#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace lif::tests {

/// The path of a file in the folder for temporary files that this process alone uses; at exit() it is
/// removed. libhdf5 opens no file that has no name.
inline const std::string& input_path() {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("lif-fuzz-" + std::to_string(::getpid()) + ".nir")).string();
  static const int is_registered = std::atexit([] { ::unlink(input_path().c_str()); });
  (void)is_registered;
  return path;
}

}  // namespace lif::tests
