#include "text/hdf5_signature.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace lif::testbench {

bool is_hdf5(const std::string& path) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::string begin(signature.size(), '\0');
  std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == signature;
}

}  // namespace lif::testbench
