#include "child/run_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "interrupt.hpp"

extern char**
    environ;  // NOLINT(readability-redundant-declaration): POSIX leaves this declaration to the program

namespace lif::testbench {

int run_silently(std::vector<std::string> arguments, const std::string& folder) {
  std::vector<char*> pointers;
  pointers.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  ::posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0);
  }
  ::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  ::pid_t id = 0;
  const int problem = ::posix_spawnp(&id, pointers.front(), &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) return program_not_found;
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
    if (interrupted()) ::kill(id, SIGTERM);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace lif::testbench
