#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lif::testbench {

/// Counts what the outputs of a network emit while a sample is shown, and predicts the class of the highest
/// count, the first one if several are equal.
class ClassCounts {
 public:
  explicit ClassCounts(std::size_t outputs) : sums_(outputs) {}

  /// An output emits a value.
  void add(std::size_t output, double value) { sums_[output] += value; }
  /// A sample is over.
  void finish(std::int64_t label);
  /// Adds samples that another process has classified.
  void include(std::uint64_t samples, std::uint64_t correct) {
    samples_ += samples;
    correct_ += correct;
  }

  /// What each output emitted during the last complete sample.
  const std::vector<double>& last() const { return last_; }
  /// The predicted class of the last complete sample.
  std::size_t predicted() const { return predicted_; }

  std::uint64_t samples() const { return samples_; }
  /// Number of samples whose label was predicted.
  std::uint64_t correct() const { return correct_; }
  /// The fraction of samples whose label was predicted; 0 without samples.
  double accuracy() const {
    return samples_ == 0 ? 0 : static_cast<double>(correct_) / static_cast<double>(samples_);
  }
  /// `350 of 360 samples are classified as labelled (97.22 %)`.
  std::string text() const;

 private:
  std::vector<double> sums_;
  std::vector<double> last_;
  std::size_t predicted_ = 0;
  std::uint64_t samples_ = 0;
  std::uint64_t correct_ = 0;
};

}  // namespace lif::testbench
