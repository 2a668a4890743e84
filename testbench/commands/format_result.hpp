#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <lif/network/layer_network.hpp>

#include "network/agreement.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// The number of spikes of all layers of a network so far.
std::uint64_t spikes_of(const LayerNetwork& network);

/// What a run of a network in one pair of formats gave.
struct FormatResult {
  std::size_t variant = 0;         ///< index of the pair
  std::optional<double> accuracy;  ///< only if samples are shown
  double agreement = 0;            ///< share of spikes in common with the unquantised network
  std::uint64_t spikes = 0;
  std::uint64_t saturations = 0;
  std::optional<Agreement::Divergence> first;  ///< where the two networks first differ
  std::optional<double> luts;                  ///< LUTs per neuron, if they were counted
  bool is_on_front = false;                    ///< whether no other pair is better and not larger

  /// What the pair is judged by: the accuracy, or without samples the agreement.
  double quality() const { return accuracy.value_or(agreement); }
};

/// Takes the counts of a network that has run into its result.
void count_into(FormatResult& result, const LayerNetwork& network);

/// A result as one process tells it another, before the Pareto front is known.
Json packed(const FormatResult& result);
FormatResult unpacked_result(const Json& packet);

/// Finds the pairs on the Pareto front of quality and LUTs.
void mark_pareto_front(std::vector<FormatResult>& results);

}  // namespace lif::testbench
