#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/synapses/spike_exchange.hpp>

namespace lif::testbench {

/// The processes that share a simulation or a sweep: those of an MPI job, or this one alone if it was not
/// started as a part of a job, or if the program was built without MPI. There is at most one group at a time.
class RankGroup {
 public:
  RankGroup();
  ~RankGroup();
  RankGroup(const RankGroup&) = delete;
  RankGroup& operator=(const RankGroup&) = delete;

  std::size_t ranks() const;
  /// Number of this process, from 0.
  std::size_t rank() const;
  /// Whether this is the process that writes the results.
  bool is_first() const { return rank() == 0; }

  /// Connects the processes; null for one process.
  const std::shared_ptr<SpikeExchange>& exchange() const { return exchange_; }
  /// The sum of a number of each process.
  std::uint64_t sum(std::uint64_t number) const;
  /// The least of a number of each process.
  std::uint64_t least(std::uint64_t number) const;
  /// Gathers bytes of each process.
  /// @returns in the first process those of each process, by its number; in the others nothing
  std::vector<std::string> gather(const std::string& own) const;
  /// Whether a condition holds in some process.
  bool any(bool condition) const;
  /// Why the processes will be slow together, or "". @param threads  of each process
  std::string doubt(std::size_t threads) const;

  /// From now on, what goes wrong in this process may not go wrong in the others, so that they have to be
  /// ended. Until then only the first process tells of errors, which are the same in all.
  void part_ways();
  /// All processes have done their work.
  void rejoin();
  /// Waits until another process ends this one.
  [[noreturn]] void wait_for_the_end();

  /// Whether this is another process of a job than the first, as far as is known before the job has begun: it
  /// does not tell of wrong usage, which is the same in all processes.
  static bool is_follower();
  /// Called when the program is about to end: ends the other processes too, if they would wait for this one.
  static void end(int exit_code);

 private:
  struct Job;

  std::unique_ptr<Job> job_;  // null for one process
  std::shared_ptr<SpikeExchange> exchange_;
};

}  // namespace lif::testbench
