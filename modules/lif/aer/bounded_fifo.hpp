#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace lif::aer {

/// What a full FIFO does with another entry.
enum class OverflowPolicy {
  stall,        ///< it does not take the entry; the sender keeps it
  drop_newest,  ///< the entry is lost
  drop_oldest   ///< the oldest entry that is not in service is lost, and makes room; none left: the new one
};

/// What became of an entry that was pushed.
template <class Entry>
struct PushResult {
  bool is_stored = false;        ///< whether the FIFO took the entry
  std::optional<Entry> dropped;  ///< what was lost: the entry itself, or an older one
};

/// What a FIFO has seen. Each entry that was pushed was taken out, was dropped, or is still inside.
struct FifoCounts {
  std::uint64_t pushed = 0;   ///< entries that came, also those that were dropped at once
  std::uint64_t refused = 0;  ///< attempts that a full FIFO with OverflowPolicy::stall did not take
  std::uint64_t popped = 0;   ///< entries that were taken out
  std::uint64_t dropped = 0;  ///< entries that were lost
  std::size_t highest = 0;    ///< the largest number of entries inside
};

/// A queue of bounded depth with a stated answer to overflow, which counts what passes through it. An entry
/// in service stays at the head, and counts as inside, until pop(); hold_head() protects it from being lost.
template <class Entry>
class BoundedFifo {
 public:
  /// @throws std::invalid_argument if the depth is 0
  explicit BoundedFifo(std::size_t depth, OverflowPolicy policy = OverflowPolicy::stall)
      : depth_(depth), policy_(policy) {
    if (depth == 0) throw std::invalid_argument("a FIFO of depth 0: allowed is 1 or more");
  }

  /// Adds an entry, as far as there is room.
  PushResult<Entry> push(Entry entry) {
    if (is_full()) {
      if (policy_ == OverflowPolicy::stall) {
        ++counts_.refused;
        return {};
      }
      ++counts_.pushed;
      ++counts_.dropped;
      const std::size_t held = is_head_held_ ? 1 : 0;
      if (policy_ == OverflowPolicy::drop_newest || depth_ == held) return {false, std::move(entry)};
      const auto lost = entries_.begin() + static_cast<std::ptrdiff_t>(held);
      Entry oldest = std::move(*lost);
      entries_.erase(lost);
      entries_.push_back(std::move(entry));
      return {true, std::move(oldest)};
    }
    ++counts_.pushed;
    entries_.push_back(std::move(entry));
    if (entries_.size() > counts_.highest) counts_.highest = entries_.size();
    return {true, std::nullopt};
  }

  /// The oldest entry; only where the FIFO is not empty.
  const Entry& head() const { return entries_.front(); }
  /// The oldest entry is in service, and stays until pop() or clear().
  void hold_head() { is_head_held_ = true; }
  /// Takes the oldest entry out; only where the FIFO is not empty.
  void pop() {
    is_head_held_ = false;
    entries_.pop_front();
    ++counts_.popped;
  }
  /// Removes all entries, and counts them as dropped.
  void clear() {
    is_head_held_ = false;
    counts_.dropped += entries_.size();
    entries_.clear();
  }

  bool is_empty() const { return entries_.empty(); }          ///< whether nothing is inside
  bool is_full() const { return entries_.size() >= depth_; }  ///< whether there is no room
  std::size_t size() const { return entries_.size(); }        ///< number of entries inside
  std::size_t depth() const { return depth_; }                ///< number of entries that it holds
  const FifoCounts& counts() const { return counts_; }        ///< what it has seen

 private:
  std::size_t depth_;
  OverflowPolicy policy_;
  std::deque<Entry> entries_;
  bool is_head_held_ = false;
  FifoCounts counts_;
};

}  // namespace lif::aer
