#include "synaptic/memory_estimate.hpp"

#include <unistd.h>

#include "errors.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

// The number of synapses of a projection, as a mean where it is drawn.
double synapses_of(const ProjectionDescription& projection, const NetworkDescription& network) {
  if (projection.list) return static_cast<double>(projection.list->size());
  const auto sources = static_cast<double>(network.populations[projection.from].count);
  const auto targets = static_cast<double>(network.populations[projection.to].count);
  const auto number = static_cast<double>(projection.rule.number);
  switch (projection.rule.kind) {
    case ConnectionRuleKind::one_to_one:
      return targets;
    case ConnectionRuleKind::fixed_indegree:
      return number * targets;
    case ConnectionRuleKind::fixed_outdegree:
      return number * sources;
    case ConnectionRuleKind::fixed_total_number:
      return number;
    case ConnectionRuleKind::pairwise_bernoulli:
      return sources * targets * projection.rule.probability;
    case ConnectionRuleKind::all_to_all:
      break;
  }
  return sources * targets;
}

}  // namespace

double expected_synapses(const NetworkDescription& network) {
  double synapses = 0;
  for (const ProjectionDescription& projection : network.projections)
    synapses += synapses_of(projection, network);
  return synapses;
}

void require_memory(const NetworkDescription& network, const std::string& path) {
  double neurons = 0;
  for (const PopulationDescription& population : network.populations)
    neurons += static_cast<double>(population.count);
  const double synapses = expected_synapses(network);
  constexpr double least_bytes_of_neuron = 60;  // state, inputs and statistics
  constexpr double least_bytes_of_synapse = 2;
  constexpr double gib = 1 << 30;
  const double needed = (neurons * least_bytes_of_neuron + synapses * least_bytes_of_synapse) / gib;
  const double there =
      static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGE_SIZE)) / gib;
  if (needed <= there) return;
  throw InputError(path + ": the network has " + short_number(neurons) + " neurons and " +
                   short_number(synapses) + " synapses, which need " + short_number(needed) +
                   " GiB of memory or more: this machine has " + short_number(there) + " GiB");
}

}  // namespace lif::testbench
