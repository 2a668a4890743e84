#pragma once

#include <chrono>
#include <cstdint>

namespace lif::testbench {

/// A progress line on stderr, shown if stderr is a terminal and the run takes longer than a second.
class Progress {
 public:
  /// @param total         number of steps of the run; 0 if not known
  /// @param step_seconds  simulated length of a step; above 0, the line shows the simulated time and the
  /// ratio
  ///                      of the time taken to it
  Progress(std::uint64_t total, bool quiet, double step_seconds = 0);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// @param work  cost of a step, as a number of neurons: the time is checked once in every few thousand
  /// neurons
  void update(std::uint64_t done, std::uint64_t work) {
    work_since_look_ += work;
    if (!is_shown_ || work_since_look_ < work_between_looks) return;
    work_since_look_ = 0;
    draw(done);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::uint64_t work_between_looks = 4096;

  void draw(std::uint64_t done);

  std::uint64_t total_;
  double step_seconds_;
  bool is_shown_;
  bool is_drawn_ = false;
  std::uint64_t work_since_look_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::seconds(1);
};

}  // namespace lif::testbench
