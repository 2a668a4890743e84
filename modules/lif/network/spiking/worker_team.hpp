#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace lif {

/// Threads that do the parts of one task at the same time and then meet. The calling thread is one of them.
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
  void serve(std::size_t part);
  void do_part(std::size_t part);
  void end();

  std::vector<std::thread> workers_;
  std::vector<std::exception_ptr> errors_;
  std::mutex mutex_;
  std::condition_variable task_is_there_;
  std::condition_variable all_are_done_;
  const std::function<void(std::size_t)>* work_ = nullptr;
  std::size_t task_ = 0;
  std::size_t busy_ = 0;
  bool is_over_ = false;
};

}  // namespace lif
