#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <lif/arrays/aligned_array.hpp>

namespace lif {

/// A synapse whose weight is a number of the network's type: 8 bytes in float, 16 in double.
template <class Real>
struct RealSynapse {
  using Sum = Real;  ///< what weights are added to

  Real weight;          ///< value that a spike adds to the target's input
  std::uint32_t place;  ///< place of the target in the row of sums
};

/// A synapse whose weight is a multiple of the target population's unit. @tparam Place  type of the place
template <class Place>
struct UnitSynapse {
  using Sum = std::int32_t;  ///< what weights are added to

  std::int16_t weight;  ///< in units
  Place place;          ///< place of the target in the row of sums
};

/// Synapses of one source that have the same delay.
struct SynapseRun {
  std::uint16_t gap;     ///< delay, less that of the source's run before; steps
  std::uint16_t length;  ///< number of synapses
};

/// The synapses of one source population to one part of all targets: by source, and those of a source by
/// delay. A spike hands over one run of them after the other, so that it reads its synapses from the first to
/// the last.
///
/// @tparam Entry  RealSynapse or UnitSynapse
template <class Entry>
class SynapseRuns {
 public:
  /// The synapses of a source: entries in the order of the runs.
  struct Row {
    const Entry* entry;     ///< first synapse
    const SynapseRun* run;  ///< first run
    const SynapseRun* end;  ///< behind the last run
  };

  SynapseRuns() = default;
  /// Makes room. @param counts  number of synapses of each source
  explicit SynapseRuns(const std::vector<std::uint64_t>& counts) : starts_(counts.size() + 1) {
    for (std::size_t i = 0; i < counts.size(); ++i) starts_[i + 1] = starts_[i] + counts[i];
    entries_ = AlignedArray<Entry>(starts_.back());
    delays_ = AlignedArray<std::uint16_t>(starts_.back());
    next_.assign(starts_.begin(), starts_.end() - 1);
  }

  /// Adds a synapse of a source.
  [[gnu::always_inline]] void add(std::size_t source, const Entry& entry, std::uint16_t delay) {
    const std::size_t place = next_[source]++;
    entries_[place] = entry;
    delays_[place] = delay;
  }

  /// Sorts the synapses of each source by delay; those of the same delay stay in the order in which they were
  /// added. Call it when all synapses have been added.
  void finish() {
    run_starts_.reserve(starts_.size());
    run_starts_.push_back(0);
    for (std::size_t source = 0; source + 1 < starts_.size(); ++source) {
      sort(starts_[source], starts_[source + 1]);
      run_starts_.push_back(runs_.size());
    }
    runs_.shrink_to_fit();
    delays_ = AlignedArray<std::uint16_t>();
    next_ = std::vector<std::uint64_t>();
    sorted_ = std::vector<Entry>();
  }

  /// The synapses of one source.
  Row row(std::size_t source) const {
    return {entries_.data() + starts_[source], runs_.data() + run_starts_[source],
            runs_.data() + run_starts_[source + 1]};
  }
  /// Number of synapses of one source.
  std::uint64_t synapses_of(std::size_t source) const { return starts_[source + 1] - starts_[source]; }
  /// Number of all synapses.
  std::uint64_t synapses() const { return entries_.size(); }
  /// Memory that the synapses take, in bytes.
  std::size_t bytes() const {
    return entries_.size() * sizeof(Entry) + runs_.size() * sizeof(SynapseRun) +
           (starts_.size() + run_starts_.size()) * sizeof(std::uint64_t);
  }

 private:
  void sort(std::uint64_t first, std::uint64_t end) {
    if (first == end) return;
    const auto [least, most] = std::minmax_element(delays_.data() + first, delays_.data() + end);
    const std::uint16_t shortest = *least;
    counts_.assign(static_cast<std::size_t>(*most - shortest) + 1, 0);
    for (std::uint64_t i = first; i < end; ++i) ++counts_[static_cast<std::size_t>(delays_[i] - shortest)];
    if (counts_.size() > 1) sort_by_delay(first, end, shortest);
    std::uint16_t delay_before = 0;
    for (std::size_t d = 0; d < counts_.size(); ++d) {
      constexpr std::uint32_t longest_run = std::numeric_limits<std::uint16_t>::max();
      for (std::uint32_t left = counts_[d]; left > 0;) {
        const std::uint32_t length = std::min(left, longest_run);
        const auto delay = static_cast<std::uint16_t>(shortest + d);
        runs_.push_back(
            {static_cast<std::uint16_t>(delay - delay_before), static_cast<std::uint16_t>(length)});
        delay_before = delay;
        left -= length;
      }
    }
  }

  void sort_by_delay(std::uint64_t first, std::uint64_t end, std::uint16_t shortest) {
    places_.resize(counts_.size());
    std::uint32_t place = 0;
    for (std::size_t d = 0; d < counts_.size(); ++d) {
      places_[d] = place;
      place += counts_[d];
    }
    sorted_.resize(end - first);
    for (std::uint64_t i = first; i < end; ++i) {
      sorted_[places_[static_cast<std::size_t>(delays_[i] - shortest)]++] = entries_[i];
    }
    std::copy(sorted_.begin(), sorted_.end(), entries_.data() + first);
  }

  std::vector<std::uint64_t> starts_;  // of each source's entries
  AlignedArray<Entry> entries_;
  std::vector<std::uint64_t> run_starts_;  // of each source's runs
  std::vector<SynapseRun> runs_;
  // These are needed only while synapses are added and sorted.
  AlignedArray<std::uint16_t> delays_;
  std::vector<std::uint64_t> next_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> places_;
  std::vector<Entry> sorted_;
};

}  // namespace lif
