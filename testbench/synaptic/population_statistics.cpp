#include "synaptic/population_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lif::testbench {

PopulationStatistics::PopulationStatistics(std::string name, std::string model, std::size_t neurons)
    : name_(std::move(name)),
      model_(std::move(model)),
      counts_(neurons),
      last_(neurons),
      intervals_(neurons),
      squares_(neurons) {}

void PopulationStatistics::spike(std::uint64_t step, std::size_t neuron) {
  if (counts_[neuron] > 0) {
    const auto interval = static_cast<double>(step - last_[neuron]);
    intervals_[neuron] += interval;
    squares_[neuron] += interval * interval;
  }
  ++counts_[neuron];
  last_[neuron] = step;
  ++spikes_;
}

double PopulationStatistics::rate(double seconds) const {
  return seconds > 0 ? static_cast<double>(spikes_) / static_cast<double>(neurons()) / seconds : 0;
}

std::size_t PopulationStatistics::silent() const {
  return static_cast<std::size_t>(std::count(counts_.begin(), counts_.end(), std::uint64_t{0}));
}

std::optional<double> PopulationStatistics::interval_cv(std::size_t neuron) const {
  if (counts_[neuron] < 3) return std::nullopt;
  const auto intervals = static_cast<double>(counts_[neuron] - 1);
  const double mean = intervals_[neuron] / intervals;
  return std::sqrt(std::max(0.0, squares_[neuron] / intervals - mean * mean)) / mean;
}

std::optional<double> PopulationStatistics::interval_cv() const {
  double sum = 0;
  std::size_t measured = 0;
  for (std::size_t i = 0; i < neurons(); ++i) {
    const std::optional<double> cv = interval_cv(i);
    if (!cv) continue;
    sum += *cv;
    ++measured;
  }
  if (measured == 0) return std::nullopt;
  return sum / static_cast<double>(measured);
}

Json PopulationStatistics::json(double seconds) const {
  Json entry;
  entry["population"] = name_;
  entry["model"] = model_;
  entry["neurons"] = neurons();
  entry["spikes"] = spike_counts(spikes_);
  entry["spikes"]["rate_hz"] = rate(seconds);
  const std::optional<double> cv = interval_cv();
  entry["spikes"]["interval_cv"] = cv ? Json(*cv) : Json(nullptr);
  entry["spikes"]["silent_neurons"] = silent();
  return entry;
}

}  // namespace lif::testbench
