#include "recorders/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace lif::testbench {

void Statistics::record(const StepRecord& record) {
  // Running means and squares as in Welford, Technometrics 4(3), 1962.
  const auto count = static_cast<double>(record.step + 1);
  mean_ += record.potential / count - mean_ / count;
  lowest_ = record.step == 0 ? record.potential : std::min(lowest_, record.potential);
  highest_ = record.step == 0 ? record.potential : std::max(highest_, record.potential);
  if (record.spike == 0) return;
  if (spikes_ == 0) {
    first_spike_ = record.step;
  } else {
    const double interval = static_cast<double>(record.step - last_spike_);
    const double deviation = interval - interval_mean_;
    interval_mean_ += deviation / static_cast<double>(spikes_);
    interval_squares_ += deviation * (interval - interval_mean_);
  }
  last_spike_ = record.step;
  ++spikes_;
  if (spike_steps_.size() < most_listed_spikes_) spike_steps_.push_back(record.step);
}

std::optional<std::uint64_t> Statistics::first_spike() const {
  if (spikes_ == 0) return std::nullopt;
  return first_spike_;
}

std::optional<std::uint64_t> Statistics::last_spike() const {
  if (spikes_ == 0) return std::nullopt;
  return last_spike_;
}

double Statistics::rate() const {
  return steps_ == 0 ? 0.0 : static_cast<double>(spikes_) / static_cast<double>(steps_);
}

std::optional<double> Statistics::interval_mean() const {
  if (spikes_ < 2) return std::nullopt;
  return interval_mean_;
}

std::optional<double> Statistics::interval_cv() const {
  if (spikes_ < 2) return std::nullopt;
  return std::sqrt(interval_squares_ / static_cast<double>(spikes_ - 1)) / interval_mean_;
}

}  // namespace lif::testbench
