#include <lif/trace/fst_file.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>

namespace lif {

bool is_whole_fst(const std::string& path) {
  constexpr int geometry = 3;
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  std::uintmax_t place = 0;
  bool has_geometry = false;
  bool has_names = false;
  while (!error && place < size) {
    std::array<unsigned char, 9> head{};
    file.seekg(static_cast<std::streamoff>(place));
    if (!file.read(reinterpret_cast<char*>(head.data()), head.size())) return false;
    std::uintmax_t length = 0;
    for (std::size_t i = 1; i < head.size(); ++i) length = length << 8 | head[i];
    if (length < 8 || length > size) return false;
    has_geometry = has_geometry || head[0] == geometry;
    has_names = has_names || head[0] == 4 || head[0] == 6 || head[0] == 7;
    place += 1 + length;
  }
  return !error && place == size && has_geometry && has_names;
}

}  // namespace lif
