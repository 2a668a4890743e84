#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/synaptic_engine.hpp>

namespace lif::tests {

/// All spikes of an engine as (step, population, neuron).
template <class Real>
std::vector<std::array<std::uint64_t, 3>> spikes_of(SynapticEngine<Real>& engine, std::int64_t steps) {
  std::vector<std::array<std::uint64_t, 3>> spikes;
  while (engine.steps() < steps) {
    const std::int64_t first = engine.steps();
    engine.visit(64);
    for (std::int64_t step = first; step < engine.steps(); ++step) {
      for (std::size_t p = 0; p < engine.populations(); ++p) {
        engine.for_each_spike(p, step, [&](std::uint32_t neuron) {
          spikes.push_back({static_cast<std::uint64_t>(step), p, neuron});
        });
      }
    }
  }
  return spikes;
}

}  // namespace lif::tests
