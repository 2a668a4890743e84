#pragma once

#include <ctime>

namespace lif::testbench {

/// Measures seconds since its construction: CPU time of all threads of the process, and wall-clock time.
class Stopwatch {
 public:
  double cpu() const { return seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu_; }
  double wall() const { return seconds(CLOCK_MONOTONIC) - wall_; }

 private:
  static double seconds(::clockid_t clock) {
    ::timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
  }

  double cpu_ = seconds(CLOCK_PROCESS_CPUTIME_ID);
  double wall_ = seconds(CLOCK_MONOTONIC);
};

}  // namespace lif::testbench
