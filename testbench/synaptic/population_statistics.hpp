#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/summary.hpp"

namespace lif::testbench {

/// Spikes of the neurons of one population: their rates, and how irregular they are.
class PopulationStatistics {
 public:
  /// @param model  name of the model
  PopulationStatistics(std::string name, std::string model, std::size_t neurons);

  void spike(std::uint64_t step, std::size_t neuron);

  const std::string& name() const { return name_; }
  std::size_t neurons() const { return counts_.size(); }
  std::uint64_t spikes() const { return spikes_; }
  /// Number of spikes of one neuron.
  std::uint64_t spikes_of(std::size_t neuron) const { return counts_[neuron]; }
  /// Spikes per second of one neuron, on average. @param seconds  time that was watched
  double rate(double seconds) const;
  /// Neurons without a spike.
  std::size_t silent() const;
  /// The coefficient of variation of the inter-spike intervals of a neuron: their population standard
  /// deviation divided by their mean; empty if it has fewer than three spikes.
  std::optional<double> interval_cv(std::size_t neuron) const;
  /// The mean of these coefficients of variation; empty if no neuron has three spikes.
  std::optional<double> interval_cv() const;

  Json json(double seconds) const;

 private:
  std::string name_;
  std::string model_;
  std::uint64_t spikes_ = 0;
  std::vector<std::uint64_t> counts_;  // spikes, by neuron
  std::vector<std::uint64_t> last_;    // step of the last spike
  std::vector<double> intervals_;      // sum of the intervals
  std::vector<double> squares_;        // sum of their squares
};

}  // namespace lif::testbench
