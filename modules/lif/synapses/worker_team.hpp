#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lif {

/// Threads that do the parts of one task at the same time and then meet. The calling thread is one of them.
///
/// Tasks follow each other within microseconds, less than it takes to wake a thread that sleeps: so a thread
/// that waits looks for a while whether its wait is over before it goes to sleep, unless there are more
/// threads than processors.
class WorkerTeam {
 public:
  /// @param threads  1 or more, the caller's included
  /// @throws std::system_error if the system has no more threads
  explicit WorkerTeam(std::size_t threads);
  /// Ends the threads.
  ~WorkerTeam();
  WorkerTeam(const WorkerTeam&) = delete;
  WorkerTeam& operator=(const WorkerTeam&) = delete;
  WorkerTeam(WorkerTeam&&) = delete;
  WorkerTeam& operator=(WorkerTeam&&) = delete;

  std::size_t threads() const { return workers_.size() + 1; }

  /// Calls `work(part)` for each part, one a thread; returns when all are done.
  /// @throws what the part of the lowest number threw
  void run(const std::function<void(std::size_t part)>& work);

 private:
  template <class Condition>
  bool comes_soon(const Condition& condition) const;
  void serve(std::size_t part);
  void do_part(std::size_t part);
  void end();

  std::vector<std::thread> workers_;
  std::vector<std::exception_ptr> errors_;
  std::mutex mutex_;
  std::condition_variable task_is_there_;
  std::condition_variable all_are_done_;
  const std::function<void(std::size_t)>* work_ = nullptr;
  std::chrono::microseconds patience_{0};
  std::atomic<std::size_t> task_{0};
  std::atomic<std::size_t> busy_{0};
  std::atomic<bool> is_over_{false};
};

}  // namespace lif
