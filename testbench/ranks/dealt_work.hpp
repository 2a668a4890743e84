#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "output/summary.hpp"
#include "ranks/rank_group.hpp"

namespace lif::testbench {

/// Work that consists of parts which do not depend on each other, such as the variants of a sweep. The parts
/// are dealt to the processes of a group: to each one its own, in turn. What goes wrong in one process ends
/// the work in all of them, with one message; a signal ends it in all of them at the same place.
///
/// Made when everything is read that each process reads in the same way. Until it is destroyed, interrupted()
/// tells of a signal only when all processes have heard of it, which they do in pace() and ask().
class DealtWork {
 public:
  explicit DealtWork(RankGroup& ranks);
  ~DealtWork();
  DealtWork(const DealtWork&) = delete;
  DealtWork& operator=(const DealtWork&) = delete;

  /// Number of processes.
  std::size_t ranks() const { return ranks_.ranks(); }
  /// Number of this process.
  std::size_t rank() const { return ranks_.rank(); }
  /// Whether a part is one of this process.
  bool is_own(std::size_t part) const { return part % ranks() == rank(); }

  /// To be called by the work at places that are the same in all processes, such as each step: now and then
  /// the processes ask each other whether a signal has arrived.
  void pace();
  /// As pace(), but they ask each other now.
  void ask();

  /// Does the part of the work that belongs to this process.
  /// @param work  gives the results, and lets exceptions pass
  /// @returns in the first process the results of each process, by its number; in the others nothing
  /// @throws what `work` throws, in the first of the processes where it does; the other ones are ended
  std::vector<Json> share(const std::function<Json()>& work);

 private:
  // What a process says; the least of all counts.
  enum Status : std::uint64_t { has_failed, has_a_signal, at_work, is_done };

  static constexpr std::uint64_t calls_between = 64;

  Status least(Status own) const;
  void finish(Status own);

  RankGroup& ranks_;
  std::uint64_t calls_ = 0;
};

}  // namespace lif::testbench
