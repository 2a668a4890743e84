#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <string>
#include <vector>

#include <lif/core/core_observer.hpp>

#include "core/core_statistics.hpp"
#include "core/network_core.hpp"
#include "network/class_counts.hpp"
#include "network/predictions.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// Follows a core that is shown samples, each of which begins with a reset: its predictions, as `classify`
/// writes them, and what each of them took, in a row of
/// `sample,events,spikes,synaptic_events,cycles,waiting_cycles`.
class InferenceRecorder : public core::CoreObserver {
 public:
  /// @param statistics  follow the events before this does
  InferenceRecorder(const NetworkCore& core, const CoreStatistics& statistics, OutputFile& predictions,
                    OutputFile& inferences);

  /// A sample is about to be sent.
  void begin(SampleSource::Sample sample) { samples_.push(std::move(sample)); }

  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override;
  void served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) override;
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override;

  /// Ends the last sample, if all of it was sent.
  void finish(core::Cycle last, bool is_complete);

  /// The classes of the complete samples.
  const ClassCounts& counts() const { return counts_; }
  /// What an inference took: `{"cycles": {"mean": ..., "highest": ...}, ...}`.
  Json json() const;
  /// The same in a line.
  std::string text() const;

 private:
  /// What happened up to a time.
  struct Totals {
    std::uint64_t events = 0;
    std::uint64_t spikes = 0;
    std::uint64_t synaptic_events = 0;
    std::uint64_t cycles = 0;
    std::uint64_t waiting_cycles = 0;
  };

  Totals totals(core::Cycle cycle) const;
  void end_sample(const Totals& now);

  const NetworkCore& core_;
  const CoreStatistics& statistics_;
  OutputFile& predictions_;
  OutputFile& inferences_;
  std::queue<SampleSource::Sample> samples_;  // that were sent; the first is the one that is shown
  std::optional<core::EventId> reset_;        // that was taken last
  bool is_shown_ = false;
  Totals begin_;
  Totals sum_, highest_;
  ClassCounts counts_;
};

}  // namespace lif::testbench
