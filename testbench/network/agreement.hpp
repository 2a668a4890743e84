#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "network/network_bench.hpp"

namespace lif::testbench {

/// Compares the spikes of a network with those of another network of the same layers, step by step.
class Agreement : public NetworkObserver {
 public:
  /// Where the two networks first differ.
  struct Divergence {
    std::uint64_t step;
    std::string node;
    std::size_t neuron;
  };

  Agreement(const LayerNetwork& reference, const LayerNetwork& other);

  void record(std::uint64_t step, const Frame<>& input) override;

  /// The number of spikes that both networks have, divided by the number of spikes that at least one has; 1
  /// if there are none.
  double share() const;
  const std::optional<Divergence>& first() const { return first_; }

 private:
  struct Pair {
    const LayerProcess* reference;
    const LayerProcess* other;
    std::string name;
  };

  void compare(std::uint64_t step, const Pair& pair);

  std::vector<Pair> pairs_;
  std::uint64_t common_ = 0;
  std::uint64_t all_ = 0;
  std::optional<Divergence> first_;
};

}  // namespace lif::testbench
