#include "child/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "errors.hpp"

namespace lif::testbench {

ChildProcess::ChildProcess(const std::function<void(int)>& work) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw NoResources(std::string("cannot create a pipe: ") + std::strerror(errno));
  id_ = ::fork();
  if (id_ < 0) {
    const int error = errno;
    for (const int end : ends) ::close(end);
    throw NoResources(std::string("cannot create a process: ") + std::strerror(error));
  }
  if (id_ == 0) {
    ::close(ends[0]);
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) ::signal(number, SIG_DFL);
    work(ends[1]);
    std::_Exit(0);
  }
  ::close(ends[1]);
  descriptor_ = ends[0];
}

int ChildProcess::end() {
  if (id_ == 0) return status_;
  // A child that still runs here is stuck. If it has ended, waitpid() only collects its status.
  if (::waitpid(id_, &status_, WNOHANG) == 0) {
    ::kill(id_, SIGKILL);
    return wait();
  }
  ::close(descriptor_);
  id_ = 0;
  return status_;
}

int ChildProcess::wait() {
  if (id_ == 0) return status_;
  while (::waitpid(id_, &status_, 0) < 0 && errno == EINTR) {
  }
  ::close(descriptor_);
  id_ = 0;
  return status_;
}

}  // namespace lif::testbench
