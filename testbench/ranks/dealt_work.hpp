#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "output/summary.hpp"
#include "ranks/rank_group.hpp"

namespace lif::testbench {

/// Work that consists of parts which do not depend on each other, such as the variants of a sweep. The parts
/// are divided among the processes of a group: each one does its own, in turn. What goes wrong in one process
/// ends all of them, with one message; a signal ends the work in all of them at the same place.
class DealtWork {
 public:
  explicit DealtWork(RankGroup& ranks) : ranks_(ranks) {}

  /// Number of processes.
  std::size_t ranks() const { return ranks_.ranks(); }
  /// Number of this process.
  std::size_t rank() const { return ranks_.rank(); }
  /// Whether a part is one of this process.
  bool is_own(std::size_t part) const { return part % ranks() == rank(); }

  /// Does what all processes do in the same way, such as reading files. Whatever fails in some of them is
  /// told by the first of these, and ends the others.
  void together(const std::function<void()>& work);

  /// Does the part of the work that belongs to this process.
  /// @param work  gives the results, and lets exceptions pass
  /// @returns in the first process the results of each process, by its number; in the others nothing
  /// @throws what `work` throws, in the first of the processes where it does; the other ones are ended
  std::vector<Json> share(const std::function<Json()>& work);

  /// To be called by the work of share() before its first step: from now on interrupted() tells of a signal
  /// only when all processes have heard of it, which they do in pace() and ask().
  void begin_steps();
  /// To be called by the work in each step: now and then the processes ask each other whether a signal has
  /// arrived. They stop at the same step if all call it equally often until then; none waits for one that has
  /// finished.
  void pace();
  /// As pace(), but they ask each other now.
  void ask();

 private:
  // What a process says; the least of all counts.
  enum Status : std::uint64_t { has_failed, has_a_signal, at_work, is_done };

  static constexpr std::uint64_t calls_between = 64;

  Status least(Status own) const;
  void finish(Status own);
  void end_together(bool failed);

  RankGroup& ranks_;
  std::uint64_t calls_ = 0;
};

}  // namespace lif::testbench
