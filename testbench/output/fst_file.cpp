#include "output/fst_file.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
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

}  // namespace

bool has_vcd2fst() { return run_silently({converter, "--help"}) != not_found; }

void replace_with_fst(const std::string& vcd, const std::string& fst) {
  const std::string partial = fst + ".partial";
  std::error_code error;
  if (run_silently({converter, vcd, partial}) != 0 || fs::file_size(partial, error) == 0 || error) {
    fs::remove(partial, error);
    throw OutputError(fst + ": vcd2fst could not write it; " + vcd + " is kept");
  }
  fs::rename(partial, fst, error);
  if (error) throw OutputError(fst + ": cannot be put in its place: " + error.message());
  fs::remove(vcd, error);
}

}  // namespace lif::testbench
