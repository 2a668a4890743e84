#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/synaptic_engine.hpp>

namespace lif::tests {

/// The neurons of a population that spiked in this step, which belongs to the last call of visit().
template <class Real>
std::vector<std::uint32_t> spikes_of(const SynapticEngine<Real>& network, std::size_t population,
                                     std::int64_t step) {
  std::vector<std::uint32_t> spikes;
  network.for_each_spike(population, step, [&](std::uint32_t neuron) { spikes.push_back(neuron); });
  return spikes;
}

}  // namespace lif::tests
