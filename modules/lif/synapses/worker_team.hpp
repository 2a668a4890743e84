#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lif {

/// Threads that work on the parts of one task at the same time and then meet. The calling thread is one.
///
/// Tasks follow each other within microseconds, less than the time it takes to wake a sleeping thread. So a
/// waiting thread first checks for a while whether its wait is over before it goes to sleep, unless there are
/// more threads than processors.
///
/// A process that fork() makes has none of the threads. There the calling thread does all parts itself.
class WorkerTeam {
 public:
  /// @param threads  number of threads including the caller, 1 or more
  /// @throws std::system_error if the system cannot start more threads
  explicit WorkerTeam(std::size_t threads);
  /// Ends the threads.
  ~WorkerTeam();
  WorkerTeam(const WorkerTeam&) = delete;
  WorkerTeam& operator=(const WorkerTeam&) = delete;
  WorkerTeam(WorkerTeam&&) = delete;
  WorkerTeam& operator=(WorkerTeam&&) = delete;

  /// Number of threads, including the calling one.
  std::size_t threads() const { return meeting_->workers.size() + 1; }

  /// Calls `work(part)` for each part, each in its own thread; returns when all parts are done.
  /// @throws the exception of the part with the lowest number, if any part threw one
  void run(const std::function<void(std::size_t part)>& work);

 private:
  // The threads, and what they wait for while they sleep. In a forked process these can be neither used nor
  // destroyed, since threads that are not there seem to wait.
  struct Meeting {
    std::vector<std::thread> workers;
    std::mutex mutex;
    std::condition_variable task_is_there;
    std::condition_variable all_are_done;
  };

  template <class Condition>
  bool comes_soon(const Condition& condition) const;
  void meet(const std::function<void(std::size_t part)>& work);
  void serve(std::size_t part);
  void do_part(std::size_t part);
  bool is_in_another_process() const;
  void end();

  std::vector<std::exception_ptr> errors_;
  std::unique_ptr<Meeting> meeting_ = std::make_unique<Meeting>();
  int forks_;  // forks that led to this process, when the threads were started
  const std::function<void(std::size_t)>* work_ = nullptr;
  std::chrono::microseconds patience_{0};
  std::atomic<std::size_t> task_{0};
  std::atomic<std::size_t> busy_{0};
  std::atomic<bool> is_over_{false};
};

}  // namespace lif
