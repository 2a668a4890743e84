#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/synapse_runs.hpp>

namespace lif {

/// The spikes that still have synaptic events to come. Each is a cursor into the synapses of its source, and
/// hands over, in each step, the run of synapses whose delay ends there. All events of a step are added to
/// one row of sums, which stays in the cache; there is no ring of rows for the steps to come.
///
/// @tparam Entry  RealSynapse or UnitSynapse
template <class Entry>
class SpikesUnderWay {
 public:
  using Sum = typename Entry::Sum;  ///< what weights are added to

  /// Adds the spike of a source in a step. Spikes are added in the order in which their events are summed.
  void add(const typename SynapseRuns<Entry>::Row& row, std::int64_t step) {
    if (row.run == row.end) return;
    cursors_.push_back({row.entry, row.run, row.end, step + row.run->gap});
  }

  /// Number of spikes under way.
  std::size_t size() const { return cursors_.size(); }

  /// Adds to the sums the events that arrive in a step, of the spikes from number `first` on, in their order.
  /// Spikes whose last event has arrived are removed. A step may be left out only where no event arrives.
  void deliver(std::int64_t step, std::size_t first, Sum* sums) {
    const std::size_t size = cursors_.size();
    Cursor* kept = cursors_.data() + first;
    Fetch fetch(kept, cursors_.data() + size, step);
    for (std::size_t i = first; i < size; ++i) {
      Cursor cursor = cursors_[i];
      while (cursor.due == step) {
        add_run(cursor.entry, cursor.run->length, sums, fetch);
        cursor.entry += cursor.run->length;
        if (++cursor.run == cursor.end) break;
        cursor.due += cursor.run->gap;
      }
      if (cursor.run != cursor.end) *kept++ = cursor;
    }
    cursors_.resize(static_cast<std::size_t>(kept - cursors_.data()));
  }

  /// Forgets all spikes.
  void clear() { cursors_.clear(); }

 private:
  struct Cursor {
    const Entry* entry;     // first synapse of the next run
    const SynapseRun* run;  // next run
    const SynapseRun* end;  // behind the last run
    std::int64_t due;       // step in which the events of the next run arrive
  };

  static constexpr std::size_t line = 64;  // bytes in a line of the cache

  // Fetches the runs that are due from memory, some lines before they are read. One spike's run may be far
  // from another's, so the processor cannot foresee it.
  class Fetch {
   public:
    Fetch(const Cursor* next, const Cursor* end, std::int64_t step) : next_(next), end_(end), step_(step) {
      for (std::size_t i = 0; i < ahead; ++i) one_line();
    }

    [[gnu::always_inline]] void one_line() {
      if (at_ >= run_end_ && !find_run()) return;
      __builtin_prefetch(at_);
      at_ += line;
    }

   private:
    static constexpr std::size_t ahead = 64;

    // It may look at a cursor that has moved to a later one's place; a wrong line costs time only.
    bool find_run() {
      while (next_ != end_ && next_->due != step_) ++next_;
      if (next_ == end_) return false;
      at_ = reinterpret_cast<const char*>(next_->entry);
      run_end_ = at_ + next_->run->length * sizeof(Entry);
      ++next_;
      return true;
    }

    const Cursor* next_;
    const Cursor* end_;
    std::int64_t step_;
    const char* at_ = nullptr;
    const char* run_end_ = nullptr;
  };

  [[gnu::always_inline]] static void add_run(const Entry* entry, std::size_t length, Sum* sums,
                                             Fetch& fetch) {
    constexpr std::size_t in_line = line / sizeof(Entry);
    std::size_t i = 0;
    for (; i + in_line <= length; i += in_line) {
      fetch.one_line();
      for (std::size_t k = 0; k < in_line; ++k) add(entry[i + k], sums);
    }
    fetch.one_line();
    for (; i < length; ++i) add(entry[i], sums);
  }
  [[gnu::always_inline]] static void add(const Entry& entry, Sum* sums) { sums[entry.place] += entry.weight; }

  std::vector<Cursor> cursors_;
};

}  // namespace lif
