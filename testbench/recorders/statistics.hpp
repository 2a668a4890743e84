#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulation/recorder.hpp"

namespace lif::testbench {

/// Spike and potential statistics of one neuron, in memory that does not grow with the run.
class Statistics : public Recorder {
 public:
  /// @param most_listed_spikes  number of spikes whose steps are kept
  explicit Statistics(std::size_t most_listed_spikes) : most_listed_spikes_(most_listed_spikes) {}

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override { steps_ = steps; }

  std::uint64_t steps() const { return steps_; }
  std::uint64_t spikes() const { return spikes_; }
  std::optional<std::uint64_t> first_spike() const;
  std::optional<std::uint64_t> last_spike() const;
  const std::vector<std::uint64_t>& spike_steps() const { return spike_steps_; }

  /// Spikes per step.
  double rate() const;

  /// Mean of the inter-spike intervals in steps; empty if there are fewer than two spikes.
  std::optional<double> interval_mean() const;

  /// Coefficient of variation of the inter-spike intervals: their population standard deviation divided by
  /// their mean; empty if there are fewer than two spikes.
  std::optional<double> interval_cv() const;

  double lowest_potential() const { return lowest_; }
  double highest_potential() const { return highest_; }
  double mean_potential() const { return mean_; }

 private:
  std::size_t most_listed_spikes_;
  std::uint64_t steps_ = 0;
  std::uint64_t spikes_ = 0;
  std::uint64_t first_spike_ = 0;
  std::uint64_t last_spike_ = 0;
  std::vector<std::uint64_t> spike_steps_;
  double interval_mean_ = 0;
  double interval_squares_ = 0;  // sum of squared deviations from the mean
  double lowest_ = 0;
  double highest_ = 0;
  double mean_ = 0;
};

}  // namespace lif::testbench
