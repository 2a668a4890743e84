#include "support/subprocess.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "support/temporary_folder.hpp"

namespace lif::tests {

namespace {

[[noreturn]] void become(const std::vector<std::string>& arguments, const Surroundings& surroundings,
                         const std::string& in, const std::string& out, const std::string& err) {
  ::dup2(::open(in.c_str(), O_RDONLY), STDIN_FILENO);
  ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0666), STDOUT_FILENO);
  ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0666), STDERR_FILENO);
  if (::chdir(surroundings.folder.c_str()) != 0) ::_exit(126);
  for (const auto& [name, value] : surroundings.environment) ::setenv(name.c_str(), value.c_str(), 1);
  if (surroundings.file_size_limit > 0) {
    const ::rlimit limit{surroundings.file_size_limit, surroundings.file_size_limit};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

Result run_process(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  const TemporaryFolder folder;
  const std::string in = folder.write("in", surroundings.input);
  const std::string out = surroundings.output_file.empty() ? folder / "out" : surroundings.output_file;
  const std::string err = folder / "err";
  const ::pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) become(arguments, surroundings, in, out, err);
  if (surroundings.signal != 0) {
    std::this_thread::sleep_for(std::chrono::milliseconds(surroundings.signal_after_ms));
    ::kill(child, surroundings.signal);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  Result result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (surroundings.output_file.empty()) result.out = content_of(out);
  result.err = content_of(err);
  return result;
}

}  // namespace lif::tests
