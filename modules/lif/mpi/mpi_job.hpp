#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif {

/// The MPI job that this process belongs to. It initialises MPI when it is made, unless that has been done,
/// and finalises it when it is destroyed. One thread makes it and everything that uses MPI.
class MpiJob {
 public:
  MpiJob();
  ~MpiJob();
  MpiJob(const MpiJob&) = delete;
  MpiJob& operator=(const MpiJob&) = delete;
  MpiJob(MpiJob&&) = delete;
  MpiJob& operator=(MpiJob&&) = delete;

  /// Whether mpirun, srun or the like has started this process, so that there may be others.
  static bool is_launched();

  /// Number of processes.
  std::size_t ranks() const { return ranks_; }
  /// Number of this process.
  std::size_t rank() const { return rank_; }

  /// A sentence if this machine has fewer processors than its processes have threads, so that they wait for
  /// each other most of the time; otherwise "". Every process has to call it.
  /// @param threads  number of threads of this process
  std::string doubt(std::size_t threads) const;

  /// Waits for all processes.
  void meet() const;

  /// Gathers what each process gives, any bytes. Every process has to call it.
  /// @returns in process 0 the bytes of each process, by its number; in the others nothing
  /// @throws std::length_error in every process, if it is 2 GiB or more in all
  std::vector<std::string> gather(const std::string& own) const;

  /// Ends all processes. @param code  exit code of the job
  [[noreturn]] static void abort(int code);

 private:
  bool is_owner_;  // whether it has initialised MPI
  std::size_t ranks_ = 1;
  std::size_t rank_ = 0;
};

}  // namespace lif
