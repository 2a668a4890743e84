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

/// Work that is done in rounds by all threads of a WorkerTeam: a thread finishes a round after all threads
/// have finished the round before, but prepares it without waiting for them.
class TeamRounds {
 public:
  TeamRounds() = default;
  virtual ~TeamRounds() = default;
  TeamRounds(const TeamRounds&) = delete;
  TeamRounds& operator=(const TeamRounds&) = delete;
  TeamRounds(TeamRounds&&) = delete;
  TeamRounds& operator=(TeamRounds&&) = delete;

  /// Does what only needs this part's own previous round, and what all parts did before that.
  virtual void prepare(std::size_t part, std::size_t round) = 0;
  /// Does the rest.
  virtual void finish(std::size_t part, std::size_t round) = 0;
  /// Whether conclude() does anything; without it, threads wait for each other only once in a round.
  virtual bool has_conclusion() const { return false; }
  /// Called once when all parts have finished a round, by the thread that called run_rounds(), before any
  /// part finishes the next one.
  virtual void conclude(std::size_t /*round*/) {}
};

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

  /// Does several rounds, each part in its own thread; returns when all are done. Threads that wait for each
  /// other between rounds do not sleep.
  /// @throws the exception of the part with the lowest number, if any part threw one; the others then end too
  void run_rounds(std::size_t rounds, TeamRounds& work);

 private:
  // The threads, and what they wait for while they sleep. In a forked process these can be neither used nor
  // destroyed, since threads that are not there seem to wait.
  struct Meeting {
    std::vector<std::thread> workers;
    std::mutex mutex;
    std::condition_variable task_is_there;
    std::condition_variable all_are_done;
  };

  // Number of rounds that a thread has finished, in a cache line of its own.
  struct alignas(64) Progress {
    std::atomic<std::size_t> finished{0};
  };

  void do_rounds(std::size_t part, std::size_t rounds, TeamRounds& work);
  bool others_finished(std::size_t rounds);
  bool wait_for(const std::atomic<std::size_t>& rounds_done, std::size_t rounds);
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
  std::vector<Progress> progress_;  // by part
  Progress concluded_;
  std::atomic<bool> has_given_up_{false};  // whether a part has thrown an exception in a round
};

}  // namespace lif
