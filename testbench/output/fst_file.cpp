#include "output/fst_file.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX has it declared by its users

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

constexpr const char* converter = "vcd2fst";
constexpr int not_found = 127;

// The exit code; 127 where there is no such program.
int run_silently(std::vector<std::string> arguments) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0);
  }
  ::pid_t id = 0;
  const int problem = ::posix_spawnp(&id, pointers.front(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) return not_found;
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Whether a file's blocks, each a type and a length, end where it ends, signal names included: on a full disk
// the converter leaves a part and says nothing.
bool is_whole(const std::string& path) {
  constexpr int geometry = 3;
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
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

}  // namespace

bool has_vcd2fst() { return run_silently({converter, "--help"}) != not_found; }

void replace_with_fst(const std::string& vcd, const std::string& fst) {
  const fs::path place(fst);
  const std::string hidden =
      "." + place.filename().string() + "." + std::to_string(::getpid()) + "-0.partial";
  const std::string partial = (place.parent_path() / hidden).string();
  std::error_code error;
  if (run_silently({converter, vcd, partial}) != 0 || !is_whole(partial)) {
    fs::remove(partial, error);
    throw OutputError(fst + ": vcd2fst could not write it; " + vcd + " is kept");
  }
  fs::rename(partial, fst, error);
  if (error) throw OutputError(fst + ": cannot be put in its place: " + error.message());
  fs::remove(vcd, error);
}

}  // namespace lif::testbench
