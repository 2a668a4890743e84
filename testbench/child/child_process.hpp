#pragma once

#include <sys/types.h>

#include <functional>

namespace lif::testbench {

/// A child process that answers through a pipe, and ends with its scope, whatever happens. What would
/// end or block this process, or needs a SystemC kernel of its own, happens there. Start it before SystemC
/// does.
class ChildProcess {
 public:
  /// @param work  runs in the child, with the end of the pipe that it writes to; then the child ends
  /// @throws std::runtime_error where no process can be made
  explicit ChildProcess(const std::function<void(int descriptor)>& work);
  ~ChildProcess() { end(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ChildProcess(ChildProcess&&) = delete;
  ChildProcess& operator=(ChildProcess&&) = delete;

  /// The end of the pipe to read from.
  int descriptor() const { return descriptor_; }

  /// Ends it where it still runs; its status, as waitpid() gives it.
  int end();

  /// Waits until it ends by itself; its status.
  int wait();

 private:
  ::pid_t id_ = 0;
  int descriptor_ = -1;
  int status_ = 0;
};

}  // namespace lif::testbench
