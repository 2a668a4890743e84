#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/synaptic_neurons.hpp>

namespace lif {

/// A spike of a given train: step and neuron.
using TimedSpike = std::pair<std::uint64_t, std::uint32_t>;

/// Neurons that spike at given times, whatever their input.
template <class Real>
class SpikeTrainNeurons final : public SynapticNeurons<Real> {
 public:
  /// @param spikes  by step and then neuron, ascending and different; neurons are below `count`
  SpikeTrainNeurons(std::size_t count, std::vector<TimedSpike> spikes)
      : count_(count), spikes_(std::move(spikes)) {}

  std::size_t size() const override { return count_; }
  std::string model() const override { return "spike_trains"; }

  bool advance(std::int64_t step, std::size_t first, std::size_t end, const Real* /*inputs*/,
               SpikeHistory::Events& spikes) override {
    const TimedSpike from{static_cast<std::uint64_t>(step), static_cast<std::uint32_t>(first)};
    auto at = std::lower_bound(spikes_.begin(), spikes_.end(), from);
    for (; at != spikes_.end() && at->first == from.first && at->second < end; ++at)
      spikes.push_back(at->second);
    return true;
  }

  Real potential(std::size_t /*neuron*/) const override { return 0; }
  void set_initial(const std::string& variable, const std::vector<double>& /*values*/) override {
    throw std::invalid_argument("'" + variable + "' is no state variable of spike trains");
  }
  void reset() override {}

 private:
  std::size_t count_;
  std::vector<TimedSpike> spikes_;
};

}  // namespace lif
