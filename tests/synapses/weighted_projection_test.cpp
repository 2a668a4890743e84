// Synapses with individual weights and delays deliver what plain loops compute, with the same bits in every
// sum, however the neurons are divided and however long a visit is.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/weighted_projection.hpp>

#include "support/bits.hpp"
#include "support/refusal.hpp"
#include "support/synapses.hpp"
#include "synapses/deliveries.hpp"

namespace lif::tests {
namespace {

/// Computes the sums of one step from lists of synapses, added in the documented order or backwards.
template <class Real>
std::vector<Real> summed(const std::vector<std::vector<Synapse>>& synapses,
                         const VariedParameters& parameters, const Spikes& spikes, std::size_t step,
                         bool is_backwards) {
  std::vector<Real> sums;
  for (std::size_t target = 0; target < synapses.size(); ++target) {
    std::vector<Real> events;
    for (std::size_t then = step - std::min(step, parameters.max_delay); then < step; ++then) {
      for (const Synapse& synapse : synapses[target]) {
        const auto [weight, delay] = parameters(target, synapse.index);
        if (then + delay != step) continue;
        if (!std::binary_search(spikes[then].begin(), spikes[then].end(), synapse.source)) continue;
        events.push_back(static_cast<Real>(weight));
      }
    }
    if (is_backwards) std::reverse(events.begin(), events.end());
    Real sum = 0;
    for (const Real event : events) sum += event;
    sums.push_back(static_cast<Real>(sum_before) + sum);
  }
  return sums;
}

template <class Real>
void expect_sums_in_order() {
  std::size_t sums_with_an_order = 0;
  for (const Sizes& sizes : various_sizes) {
    const std::size_t in_degree = std::min<std::size_t>(sizes.in_degree, 20);
    const FixedInDegree connector({0, sizes.sources}, in_degree, 1, 0);
    const auto synapses = synapses_of(connector, sizes.targets);
    const Spikes spikes = random_spikes(25, sizes.sources, 0.15);
    for (const std::size_t min_delay : {1U, 3U}) {
      const VariedParameters parameters{min_delay, 11, 1, 8};
      std::vector<std::vector<Real>> expected;
      for (std::size_t step = 0; step < spikes.size(); ++step) {
        expected.push_back(summed<Real>(synapses, parameters, spikes, step, false));
        const auto backwards = summed<Real>(synapses, parameters, spikes, step, true);
        for (std::size_t i = 0; i < backwards.size(); ++i) {
          if (expected.back()[i] != backwards[i]) ++sums_with_an_order;
        }
      }
      for (const std::size_t parts : {1U, 2U, 3U, 5U}) {
        const Partition sources(sizes.sources, parts);
        const Partition targets(sizes.targets, parts);
        for (std::size_t visit = 1; visit <= min_delay; ++visit) {
          WeightedProjection<Real> projection(connector, sizes.sources, targets, parameters);
          EXPECT_FALSE(projection.is_in_units());
          EXPECT_EQ(projection.most_units(), 0U);
          EXPECT_EQ(projection.synapses(), sizes.targets * in_degree);
          EXPECT_GE(projection.min_delay(), min_delay);
          EXPECT_LE(projection.max_delay(), 11U);
          for (int run = 0; run < 2; ++run) {  // the second run follows a reset with events under way
            const auto arrivals = delivered(projection, spikes, sources, targets, visit);
            for (std::size_t step = 0; step < spikes.size(); ++step) {
              EXPECT_EQ(arrivals[step].units, std::vector<std::int16_t>(sizes.targets, units_before));
              for (std::size_t i = 0; i < sizes.targets; ++i) {
                ASSERT_EQ(bits(arrivals[step].sums[i]), bits(expected[step][i]))
                    << "neuron " << i << " step " << step << " of " << parts << " parts";
              }
            }
            projection.reset();
          }
        }
      }
    }
  }
  EXPECT_GT(sums_with_an_order, 1000U);
}

TEST(WeightedProjection, SumsFloatsInOrder) { expect_sums_in_order<float>(); }
TEST(WeightedProjection, SumsDoublesInOrder) { expect_sums_in_order<double>(); }

TEST(WeightedProjection, TakesDelaysUpToItsLargest) {
  const Partition one(1, 1);
  const SourceLists connector({{0, 0, 0}});
  const auto parameters = [](std::size_t, std::size_t index) {
    return std::vector<SynapseParameters>{{1, 1}, {2, 4095}, {4, 4096}}[index];
  };
  WeightedProjection<float> projection(connector, 1, one, parameters);
  EXPECT_EQ(projection.min_delay(), 1U);
  EXPECT_EQ(projection.max_delay(), 4096U);
  Spikes spikes(8300);
  spikes[0] = spikes[4101] = {0};
  const auto arrivals = delivered(projection, spikes, one, one, 1);
  for (std::size_t step = 0; step < spikes.size(); ++step) {
    float expected = sum_before;
    for (const std::size_t then : {0U, 4101U}) {
      if (step == then + 1) expected += 1;
      if (step == then + 4095) expected += 2;
      if (step == then + 4096) expected += 4;
    }
    ASSERT_EQ(arrivals[step].sums[0], expected) << step;
  }
}

TEST(WeightedProjection, ParametersAreAskedForOncePerSynapse) {
  const Partition targets(3, 2);
  std::vector<std::pair<std::size_t, std::size_t>> asked;
  const WeightedProjection<float> projection(SourceLists({{1, 0}, {}, {1}}), 2, targets,
                                             [&](std::size_t target, std::size_t index) {
                                               asked.emplace_back(target, index);
                                               return SynapseParameters{1, 1};
                                             });
  EXPECT_EQ(asked, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {0, 1}, {2, 0}}));
}

TEST(WeightedProjection, WithoutSynapsesNothingArrives) {
  const Partition targets(5, 1);
  WeightedProjection<float> projection(SourceLists(std::vector<std::vector<std::uint32_t>>(5)), 2, targets,
                                       [](std::size_t, std::size_t) {
                                         return SynapseParameters{1, 0};
                                       });
  EXPECT_EQ(projection.synapses(), 0U);
  EXPECT_EQ(projection.min_delay(), 1U);
  const auto arrivals = delivered(projection, {{0, 1}, {0}, {}}, Partition(2, 1), targets, 1);
  EXPECT_EQ(arrivals[2].sums, std::vector<float>(5, sum_before));
}

TEST(WeightedProjection, ParametersOutOfRangeAreRefused) {
  const auto refusal = [](double weight, std::size_t delay) {
    return refusal_of([&] {
      WeightedProjection<float>(
          SourceLists({{}, {0, 0}}), 1, Partition(2, 1), [&](std::size_t, std::size_t index) {
            return index == 0 ? SynapseParameters{1, 1} : SynapseParameters{weight, delay};
          });
    });
  };
  const std::string rest = ": allowed is any number that is finite in the network's number type";
  EXPECT_EQ(refusal(1, 0), "synapse 1 of neuron 1: delay = 0 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal(1, 4097),
            "synapse 1 of neuron 1: delay = 4097 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal(std::numeric_limits<double>::quiet_NaN(), 1),
            "synapse 1 of neuron 1: weight = nan" + rest);
  EXPECT_EQ(refusal(1e39, 1), "synapse 1 of neuron 1: weight = 1e+39" + rest);
}

/// A connector that gives one source to the last target, and none to the others.
struct LastAlone {
  std::size_t targets;
  template <class Take>
  void for_each_source(std::size_t target, Take&& take) const {
    if (target + 1 == targets) take(0);
  }
};

TEST(WeightedProjection, KnowsHowManyTargetsItsEntriesHold) {
  constexpr std::size_t most = 524288;
  const auto parameters = [](std::size_t, std::size_t) { return SynapseParameters{2, 1}; };
  WeightedProjection<float> projection(LastAlone{most}, 1, Partition(most, 1), parameters);
  const auto arrivals = delivered(projection, {{0}, {}}, Partition(1, 1), Partition(most, 1), 1);
  EXPECT_EQ(arrivals[1].sums[most - 1], sum_before + 2);
}

TEST(WeightedProjection, TooManyTargetsAreRefusedBeforeAnyIsConnected) {
  const auto connect_all = [] {
    WeightedProjection<float>(FixedInDegree({0, 10}, 1000, 1, 0), 10, Partition(524289, 1),
                              [](std::size_t, std::size_t) -> SynapseParameters {
                                ADD_FAILURE() << "it has begun";
                                return {1, 1};
                              });
  };
  EXPECT_EQ(refusal_of(connect_all),
            "targets = 524289 is out of range: allowed is [0, 524288] where synapses have weights");
}

}  // namespace
}  // namespace lif::tests
