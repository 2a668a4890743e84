#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <lif/synapses/synapse_generator.hpp>

namespace lif::tests {

/// One synapse of a target: its source, and its index among the synapses of the target.
struct Synapse {
  std::size_t source;
  std::size_t index;
};

/// Lists the synapses of each target, in the order in which the events of one step are summed.
template <class Connector>
std::vector<std::vector<Synapse>> synapses_of(const Connector& connector, std::size_t targets) {
  std::vector<std::vector<Synapse>> lists(targets);
  for (std::size_t target = 0; target < targets; ++target) {
    std::vector<Synapse>& list = lists[target];
    connector.for_each_source(target, [&](std::size_t source) { list.push_back({source, list.size()}); });
    std::stable_sort(list.begin(), list.end(),
                     [](const Synapse& a, const Synapse& b) { return a.source < b.source; });
  }
  return lists;
}

/// Gives weights of both signs and of very different sizes, so that their sum depends on its order, and
/// delays within a range.
struct VariedParameters {
  std::size_t min_delay;
  std::size_t max_delay;
  double scale;    ///< factor of all weights
  double octaves;  ///< range of their sizes, in octaves

  SynapseParameters operator()(std::size_t target, std::size_t index) const {
    std::uint64_t bits = (target + 1) * 0x9e3779b97f4a7c15U + index * 0xd1b54a32d192ed03U;
    bits = (bits ^ bits >> 32U) * 0xd6e8feb86659fd93U;
    bits ^= bits >> 32U;
    const double fraction = static_cast<double>(bits & 0xffffU) / 0x10000;
    const double sign = (bits & 0x10000U) == 0 ? 1 : -1;
    const double size = std::exp2(octaves * (static_cast<double>(bits >> 17U & 0xffU) / 256 - 0.5));
    return {sign * scale * (1 + fraction) * size, min_delay + (bits >> 40U) % (max_delay - min_delay + 1)};
  }
};

}  // namespace lif::tests
