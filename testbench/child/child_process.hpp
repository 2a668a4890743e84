#pragma once

#include <sys/types.h>

#include <functional>

namespace lif::testbench {

/// A child process that answers through a pipe and ends with the scope of this object at the latest. It is
/// for work that could crash or block this process, or that needs a SystemC kernel of its own. Create it
/// before the SystemC kernel starts.
class ChildProcess {
 public:
  /// @param work  runs in the child, with the end of the pipe to write to; the child ends when it returns
  /// @throws NoResources if the process cannot be created
  explicit ChildProcess(const std::function<void(int descriptor)>& work);
  ~ChildProcess() { end(); }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ChildProcess(ChildProcess&&) = delete;
  ChildProcess& operator=(ChildProcess&&) = delete;

  /// The end of the pipe that this process reads from.
  int descriptor() const { return descriptor_; }

  /// Kills the child if it still runs. Returns its status in the form that waitpid() gives it.
  int end();

  /// Waits until the child ends by itself. Returns its status.
  int wait();

 private:
  ::pid_t id_ = 0;
  int descriptor_ = -1;
  int status_ = 0;
};

}  // namespace lif::testbench
