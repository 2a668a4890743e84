#pragma once

#include <cstdint>
#include <vector>

#include "network/network_bench.hpp"
#include "network/sample_source.hpp"

namespace lif::testbench {

/// Counts what the outputs of a network emit while a sample is shown, and predicts the class of the highest
/// count, the first one if several are equal.
class Classifier : public NetworkObserver {
 public:
  /// @param source  of the samples; it says when a sample ends
  Classifier(const LayerNetwork& network, const SampleSource& source)
      : output_(network.layer(network.description().output())),
        source_(source),
        sums_(output_.frame().size()) {}

  void record(std::uint64_t step, const Frame<>& input) override;

  /// What each output emitted during the last complete sample.
  const std::vector<double>& counts() const { return counts_; }
  /// The predicted class of the last complete sample.
  std::size_t predicted() const { return predicted_; }

  std::uint64_t samples() const { return samples_; }
  /// Number of samples whose label was predicted.
  std::uint64_t correct() const { return correct_; }
  /// The fraction of samples whose label was predicted; 0 without samples.
  double accuracy() const {
    return samples_ == 0 ? 0 : static_cast<double>(correct_) / static_cast<double>(samples_);
  }

 private:
  const LayerProcess& output_;
  const SampleSource& source_;
  std::vector<double> sums_;
  std::vector<double> counts_;
  std::size_t predicted_ = 0;
  std::uint64_t samples_ = 0;
  std::uint64_t correct_ = 0;
};

}  // namespace lif::testbench
