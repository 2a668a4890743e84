#pragma once

#include "network/class_counts.hpp"
#include "network/network_bench.hpp"
#include "network/sample_source.hpp"

namespace lif::testbench {

/// Classifies samples by what the outputs of a network emit.
class Classifier : public NetworkObserver {
 public:
  /// @param source  of the samples; it says when a sample ends
  Classifier(const LayerNetwork& network, const SampleSource& source)
      : output_(network.layer(network.description().output())),
        source_(source),
        counts_(output_.frame().size()) {}

  void record(std::uint64_t step, const Frame<>& input) override;

  /// The classes of the complete samples.
  const ClassCounts& counts() const { return counts_; }

 private:
  const LayerProcess& output_;
  const SampleSource& source_;
  ClassCounts counts_;
};

}  // namespace lif::testbench
