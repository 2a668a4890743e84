// Synapses: what connectors draw, and what arrives through each kind of projection, against lists of synapses
// and plain loops; however the neurons are divided, and in visits of any length.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include <lif/network/projections/connectors.hpp>
#include <lif/network/projections/dense_projection.hpp>
#include <lif/network/projections/uniform_projection.hpp>
#include <lif/network/projections/weighted_projection.hpp>
#include <lif/network/spiking/synaptic_inputs.hpp>

#include "support/bits.hpp"
#include "support/instruction_sets.hpp"
#include "support/refusal.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

std::vector<std::size_t> sources_of(const FixedInDegree& connector, std::size_t target) {
  std::vector<std::size_t> sources;
  connector.for_each_source(target, [&](std::size_t source) { sources.push_back(source); });
  return sources;
}

/// Pearson's statistic of cells that are all as likely, less its mean, in standard deviations.
double excess_of_chi_square(const std::vector<int>& cells) {
  const auto size = static_cast<double>(cells.size());
  const double expected = std::accumulate(cells.begin(), cells.end(), 0.0) / size;
  double statistic = 0;
  for (const int cell : cells) statistic += (cell - expected) * (cell - expected) / expected;
  return (statistic - (size - 1)) / std::sqrt(2 * (size - 1));
}

TEST(FixedInDegree, IsExactAndInRange) {
  for (const Multapses multapses : {Multapses::allowed, Multapses::forbidden}) {
    for (const std::size_t in_degree : {0U, 1U, 3U, 4U, 5U, 90U, 100U}) {
      const FixedInDegree connector({1000, 100}, in_degree, 5, 2, multapses);
      EXPECT_EQ(connector.most_sources(), in_degree);
      for (std::size_t target = 0; target < 50; ++target) {
        const std::vector<std::size_t> sources = sources_of(connector, target);
        EXPECT_EQ(sources.size(), in_degree);
        for (const std::size_t source : sources) EXPECT_TRUE(source >= 1000 && source < 1100) << source;
        const std::set<std::size_t> different(sources.begin(), sources.end());
        if (multapses == Multapses::forbidden) {
          EXPECT_EQ(different.size(), in_degree);
        } else if (in_degree >= 90) {
          EXPECT_LT(different.size(), in_degree);
        }
      }
    }
  }
}

TEST(FixedInDegree, IsAFunctionOfSeedStreamAndTarget) {
  const FixedInDegree connector({0, 1000}, 20, 1, 1);
  const std::vector<std::size_t> sources = sources_of(connector, 7);
  EXPECT_EQ(sources_of(connector, 7), sources);
  EXPECT_EQ(sources_of(FixedInDegree({0, 1000}, 20, 1, 1), 7), sources);
  EXPECT_NE(sources_of(connector, 8), sources);
  EXPECT_NE(sources_of(FixedInDegree({0, 1000}, 20, 2, 1), 7), sources);
  EXPECT_NE(sources_of(FixedInDegree({0, 1000}, 20, 1, 2), 7), sources);
  EXPECT_NE(sources_of(FixedInDegree({0, 1000}, 20, 1 + (std::uint64_t{1} << 32U), 1), 7), sources);
}

TEST(FixedInDegree, IsUniform) {
  constexpr std::size_t neurons = 97;
  for (const Multapses multapses : {Multapses::allowed, Multapses::forbidden}) {
    const FixedInDegree connector({0, neurons}, 30, 3, 0, multapses);
    std::vector<int> of_sources(neurons);
    for (std::size_t target = 0; target < 4000; ++target) {
      for (const std::size_t source : sources_of(connector, target)) ++of_sources[source];
    }
    EXPECT_LT(std::abs(excess_of_chi_square(of_sources)), 6);
  }
}

TEST(FixedInDegree, SuccessiveSourcesAreIndependent) {
  constexpr std::size_t neurons = 8;
  for (const Multapses multapses : {Multapses::allowed, Multapses::forbidden}) {
    const FixedInDegree connector({0, neurons}, 5, 9, 4, multapses);
    for (std::size_t k = 0; k < 4; ++k) {
      std::vector<int> of_pairs(neurons * neurons);
      for (std::size_t target = 0; target < 20000; ++target) {
        const std::vector<std::size_t> sources = sources_of(connector, target);
        ++of_pairs[sources[k] * neurons + sources[k + 1]];
      }
      if (multapses == Multapses::forbidden) {
        for (std::size_t i = neurons; i-- > 0;) {
          EXPECT_EQ(of_pairs[i * neurons + i], 0);
          of_pairs.erase(of_pairs.begin() + static_cast<std::ptrdiff_t>(i * neurons + i));
        }
      }
      EXPECT_LT(std::abs(excess_of_chi_square(of_pairs)), 4) << k;
    }
  }
}

TEST(FixedInDegree, TooFewSourcesAreRefused) {
  EXPECT_EQ(refusal_of([] {
              FixedInDegree({0, 3}, 4, 1, 0, Multapses::forbidden);
            }),
            "4 inputs from 3 neurons");
  EXPECT_EQ(refusal_of([] { FixedInDegree({0, 0}, 1, 1, 0); }), "1 inputs from 0 neurons");
  EXPECT_NO_THROW(FixedInDegree({0, 0}, 0, 1, 0));
  EXPECT_NO_THROW(FixedInDegree({0, 3}, 4, 1, 0));
}

TEST(SourceLists, GiveTheirLists) {
  const SourceLists connector({{3, 1, 3}, {}, {2}});
  EXPECT_EQ(connector.most_sources(), 3U);
  const auto lists = synapses_of(connector, 3);
  ASSERT_EQ(lists[0].size(), 3U);
  EXPECT_EQ(lists[0][0].index, 1U);  // in order of the sources, then of the list
  EXPECT_EQ(lists[0][1].index, 0U);
  EXPECT_EQ(lists[0][2].index, 2U);
  EXPECT_TRUE(lists[1].empty());
  EXPECT_EQ(lists[2][0].source, 2U);
}

TEST(SourceLists, AreOnePerTarget) {
  const SourceLists connector({{0}, {0}});
  EXPECT_EQ(refusal_of([&] { make_uniform_projection<float>(connector, 1, Partition(3, 1), 1, 1); }),
            "neuron 2 has no list of sources: there are 2");
}

TEST(Partition, CoversEveryNeuronOnceInWholeGrains) {
  for (const std::size_t size : {1U, 63U, 64U, 65U, 127U, 129U, 320U, 1000U}) {
    for (const std::size_t parts : {1U, 2U, 3U, 5U, 40U}) {
      const Partition partition(size, parts);
      EXPECT_EQ(partition.begin(0), 0U);
      EXPECT_EQ(partition.end(parts - 1), size);
      for (std::size_t part = 0; part < parts; ++part) {
        ASSERT_LE(partition.begin(part), partition.end(part));
        EXPECT_TRUE(partition.begin(part) % 64 == 0 || partition.begin(part) == size);
        EXPECT_LE(partition.end(part) - partition.begin(part), (size / parts / 64 + 2) * 64);
        for (std::size_t i = partition.begin(part); i < partition.end(part); ++i) {
          ASSERT_EQ(partition.part_of(i), part);
        }
      }
    }
  }
}

TEST(SpikeHistory, KeepsTheLastSteps) {
  SpikeHistory history(3, 2);
  for (std::uint32_t step = 0; step < 10; ++step) {
    for (std::uint32_t part = 0; part < 2; ++part) history.begin_step(step, part) = {step, step + part};
    for (std::uint32_t back = 0; back < 3; ++back) {
      const std::int64_t past = std::int64_t{step} - back;
      const SpikeHistory::Events none;
      const auto then = static_cast<std::uint32_t>(past);
      EXPECT_EQ(history.events(past, 0), past < 0 ? none : (SpikeHistory::Events{then, then}));
      EXPECT_EQ(history.events(past, 1), past < 0 ? none : (SpikeHistory::Events{then, then + 1}));
    }
  }
  history.clear();
  EXPECT_TRUE(history.events(9, 0).empty());
}

/// The sources that spike, by step.
using Spikes = std::vector<std::vector<std::uint32_t>>;

Spikes random_spikes(std::size_t steps, std::size_t sources, double rate) {
  std::mt19937_64 engine(steps + sources);
  std::bernoulli_distribution spikes_now(rate);
  Spikes spikes(steps);
  for (auto& step : spikes) {
    for (std::uint32_t i = 0; i < sources; ++i) {
      if (spikes_now(engine)) step.push_back(i);
    }
  }
  return spikes;
}

/// What arrives in one step, of both kinds.
template <class Real>
struct Arrivals {
  std::vector<std::int16_t> units;
  std::vector<Real> sums;
};

constexpr std::int16_t units_before = 7;
constexpr int sum_before = -3;

/// Delivers spikes as a network does that computes `visit` steps at a time, and gives what arrives by step.
/// Parts of the targets take their turns backwards.
template <class Real>
std::vector<Arrivals<Real>> delivered(Projection<Real>& projection, const Spikes& spikes,
                                      const Partition& sources, const Partition& targets, std::size_t visit) {
  SpikeHistory history(projection.max_delay() + visit, sources.parts());
  std::vector<Arrivals<Real>> arrivals(spikes.size(),
                                       {std::vector<std::int16_t>(targets.size(), units_before),
                                        std::vector<Real>(targets.size(), static_cast<Real>(sum_before))});
  for (std::size_t start = 0; start < spikes.size(); start += visit) {
    const std::size_t end = std::min(start + visit, spikes.size());
    for (std::size_t part = targets.parts(); part-- > 0;) {
      for (std::size_t back = start == 0 ? 0 : visit; back > 0; --back) {
        projection.accept(history, static_cast<std::int64_t>(start - back), part);
      }
      for (std::size_t step = start; step < end; ++step) {
        projection.deliver(history, static_cast<std::int64_t>(step), part,
                           {arrivals[step].units.data(), arrivals[step].sums.data()});
      }
    }
    for (std::size_t step = start; step < end; ++step) {
      for (std::size_t part = 0; part < sources.parts(); ++part) {
        auto& events = history.begin_step(static_cast<std::int64_t>(step), part);
        for (const std::uint32_t source : spikes[step]) {
          if (source >= sources.begin(part) && source < sources.end(part)) events.push_back(source);
        }
      }
    }
  }
  return arrivals;
}

/// The same counts from lists of synapses.
std::vector<std::vector<std::int16_t>> counted(const std::vector<std::vector<Synapse>>& synapses,
                                               std::size_t sources, const Spikes& spikes, int weight,
                                               std::size_t delay) {
  std::vector<std::vector<std::int16_t>> units(spikes.size(),
                                               std::vector<std::int16_t>(synapses.size(), units_before));
  for (std::size_t step = delay; step < spikes.size(); ++step) {
    std::vector<bool> has_spiked(sources);
    for (const std::uint32_t source : spikes[step - delay]) has_spiked[source] = true;
    for (std::size_t target = 0; target < synapses.size(); ++target) {
      int sum = 0;
      for (const Synapse& synapse : synapses[target]) sum += has_spiked[synapse.source] ? weight : 0;
      units[step][target] = static_cast<std::int16_t>(units_before + sum);
    }
  }
  return units;
}

struct Sizes {
  std::size_t sources;
  std::size_t targets;
  std::size_t in_degree;
};
const std::vector<Sizes> various_sizes{{1, 1, 1},    {64, 63, 10},   {65, 64, 30},
                                       {130, 65, 7}, {300, 511, 40}, {128, 513, 100}};

template <class Real>
void expect_counts(const std::vector<Arrivals<Real>>& arrivals,
                   const std::vector<std::vector<std::int16_t>>& expected) {
  for (std::size_t step = 0; step < expected.size(); ++step) {
    ASSERT_EQ(arrivals[step].units, expected[step]) << "step " << step;
    for (const Real sum : arrivals[step].sums) ASSERT_EQ(sum, static_cast<Real>(sum_before));
  }
}

TEST(UniformProjection, DeliversWhatListsDo) {
  for (const Sizes& sizes : various_sizes) {
    for (const Multapses multapses : {Multapses::allowed, Multapses::forbidden}) {
      const FixedInDegree connector({0, sizes.sources}, sizes.in_degree, 1, 0, multapses);
      const auto synapses = synapses_of(connector, sizes.targets);
      const Spikes spikes = random_spikes(14, sizes.sources, 0.3);
      for (const std::size_t parts : {1U, 2U, 3U, 5U}) {
        const Partition sources(sizes.sources, parts);
        const Partition targets(sizes.targets, parts);
        for (const std::size_t delay : {1U, 4U}) {
          const auto projection =
              make_uniform_projection<float>(connector, sizes.sources, targets, -3, delay);
          EXPECT_EQ(projection->synapses(), sizes.targets * sizes.in_degree);
          EXPECT_EQ(projection->min_delay(), delay);
          EXPECT_EQ(projection->max_delay(), delay);
          EXPECT_EQ(projection->most_units(), 3 * sizes.in_degree);
          EXPECT_TRUE(projection->is_in_units());
          expect_counts(delivered(*projection, spikes, sources, targets, delay),
                        counted(synapses, sizes.sources, spikes, -3, delay));
        }
      }
    }
  }
}

TEST(UniformProjection, KnowsTheSynapsesOfASource) {
  const FixedInDegree connector({0, 40}, 9, 1, 0);
  std::vector<std::uint64_t> expected(40);
  for (const auto& list : synapses_of(connector, 200)) {
    for (const Synapse& synapse : list) ++expected[synapse.source];
  }
  const Partition targets(200, 3);
  const auto uniform = make_uniform_projection<double>(connector, 40, targets, 1, 1);
  const WeightedProjection<double> weighted(connector, 40, targets, VariedParameters{1, 5, 1, 0});
  for (std::size_t source = 0; source < 40; ++source) {
    EXPECT_EQ(uniform->synapses_of(source), expected[source]);
    EXPECT_EQ(weighted.synapses_of(source), expected[source]);
  }
}

/// A connector that gives every target the one source there is.
struct OneToAll {
  static std::size_t most_sources() { return 1; }
  template <class Take>
  void for_each_source(std::size_t, Take&& take) const {
    take(0);
  }
};

TEST(UniformProjection, IndicesAreAsWideAsAPartNeeds) {
  const Spikes spikes{{0}, {}};
  std::vector<std::size_t> bytes;
  for (const std::size_t size : {65536U, 65537U}) {
    for (const std::size_t parts : {1U, 2U}) {
      const Partition targets(size, parts);
      const auto projection = make_uniform_projection<float>(OneToAll{}, 1, targets, 1, 1);
      const auto arrivals = delivered(*projection, spikes, Partition(1, parts), targets, 1);
      EXPECT_EQ(arrivals[1].units, std::vector<std::int16_t>(size, units_before + 1));
      bytes.push_back(projection->bytes() / size);
    }
  }
  EXPECT_EQ(bytes, (std::vector<std::size_t>{2, 2, 4, 2}));
}

TEST(DenseProjection, DeliversWhatListsDo) {
  for (const Sizes& sizes : various_sizes) {
    const FixedInDegree connector({0, sizes.sources}, std::min(sizes.in_degree, sizes.sources), 1, 0,
                                  Multapses::forbidden);
    const auto synapses = synapses_of(connector, sizes.targets);
    const Spikes spikes = random_spikes(14, sizes.sources, 0.6);
    for (const std::size_t parts : {1U, 2U, 3U, 5U}) {
      const Partition sources(sizes.sources, parts);
      const Partition targets(sizes.targets, parts);
      for (const std::size_t delay : {1U, 4U}) {
        DenseProjection<double> projection(connector, sizes.sources, targets, 5, delay);
        const auto uniform = make_uniform_projection<double>(connector, sizes.sources, targets, 5, delay);
        EXPECT_EQ(projection.synapses(), uniform->synapses());
        EXPECT_EQ(projection.most_units(), uniform->most_units());
        for (std::size_t i = 0; i < sizes.sources; ++i) {
          EXPECT_EQ(projection.synapses_of(i), uniform->synapses_of(i));
        }
        const auto expected = counted(synapses, sizes.sources, spikes, 5, delay);
        expect_counts(delivered(projection, spikes, sources, targets, delay), expected);
        expect_counts(delivered(*uniform, spikes, sources, targets, delay), expected);
      }
    }
  }
}

TEST(DenseProjection, CountsAnyNumberOfRowsAndColumns) {
  std::mt19937_64 engine(1);
  constexpr std::size_t most_rows = 260;
  for (const std::size_t columns : {1U, 63U, 64U, 65U, 511U, 512U, 513U, 1100U}) {
    BitRows bits(most_rows, columns);
    std::vector<std::vector<bool>> is_set(most_rows, std::vector<bool>(columns));
    for (std::size_t row = 0; row < most_rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        if (engine() % 8 == 0) continue;  // most are set, so that counts are high
        EXPECT_TRUE(bits.set(row, column));
        EXPECT_FALSE(bits.set(row, column));
        is_set[row][column] = true;
      }
    }
    for (const std::size_t rows : {0U, 1U, 6U, 7U, 8U, 63U, 64U, 126U, 127U, 128U, 254U, 255U, 260U}) {
      std::vector<const BitRows::Word*> active;
      for (std::size_t row = most_rows - rows; row < most_rows; ++row) active.push_back(bits.row(row));
      for (std::size_t first = 0; first < columns; first += 448) {
        std::vector<std::int16_t> expected(columns + 64, units_before);
        for (std::size_t column = first; column < columns; ++column) {
          for (std::size_t row = most_rows - rows; row < most_rows; ++row) {
            if (is_set[row][column]) expected[column] = static_cast<std::int16_t>(expected[column] - 3);
          }
        }
        in_each_instruction_set([&] {
          std::vector<std::int16_t> units(columns + 64, units_before);
          add_column_counts(active, first, columns, -3, units.data());
          EXPECT_EQ(units, expected) << rows << " rows, columns " << first << " to " << columns;
        });
      }
    }
  }
}

/// The sums of one step from lists of synapses, each in the documented order or backwards.
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
          for (int run = 0; run < 2; ++run) {  // the second one after a reset with events under way
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

TEST(Projections, UnknownSourcesAreRefused) {
  const SourceLists connector({{0, 1}, {1, 2}});
  const Partition targets(2, 1);
  EXPECT_EQ(refusal_of([&] { make_uniform_projection<float>(connector, 2, targets, 1, 1); }),
            "source 2 of neuron 1 does not exist: there are 2");
  EXPECT_EQ(refusal_of([&] { DenseProjection<float>(connector, 2, targets, 1, 1); }),
            "source 2 of neuron 1 does not exist");
  EXPECT_EQ(refusal_of([&] {
              WeightedProjection<float>(connector, 2, targets, VariedParameters{1, 2, 1, 0});
            }),
            "source 2 of neuron 1 does not exist: there are 2");
}

TEST(Projections, PairsConnectedTwiceAreRefusedWhereBitsAreAll) {
  const SourceLists connector({{0, 1}, {1, 0, 1}});
  EXPECT_EQ(refusal_of([&] { DenseProjection<float>(connector, 2, Partition(2, 1), 1, 1); }),
            "source 1 of neuron 1 is connected to it twice");
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
  EXPECT_EQ(refusal(1, 0), "synapse 1 of neuron 1: delay = 0 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal(1, 4097),
            "synapse 1 of neuron 1: delay = 4097 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal(std::numeric_limits<double>::quiet_NaN(), 1),
            "synapse 1 of neuron 1: its weight is not finite");
  EXPECT_EQ(refusal(1e39, 1), "synapse 1 of neuron 1: its weight is not finite");  // in float
}

/// A connector that gives the last target one source, and the others none.
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
  EXPECT_EQ(
      refusal_of(
          [&] { WeightedProjection<float>(LastAlone{most + 1}, 1, Partition(most + 1, 1), parameters); }),
      "synapse 0 of neuron 524288: a population has at most 524288 neurons where synapses have weights");
}

TEST(SynapticInputs, WeightsAreMultiplesOfTheUnit) {
  const SynapticInputs<float> inputs(Partition(1, 1), 0.1);
  EXPECT_EQ(inputs.in_units(0.3), 3);
  EXPECT_EQ(inputs.in_units(-3276.7), -32767);
  EXPECT_EQ(inputs.in_units(0), 0);
  EXPECT_EQ(SynapticInputs<float>(Partition(1, 1), -0.5).in_units(2), -4);
  const std::string rest =
      " is no multiple of the population's unit of 0.1 from -32767 to 32767: choose another unit, or give "
      "each "
      "synapse a weight";
  EXPECT_EQ(refusal_of([&] { inputs.in_units(0.25); }), "weight = 0.25" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(3276.8); }), "weight = 3276.8" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(std::nan("")); }), "weight = nan" + rest);
}

TEST(SynapticInputs, UnitsThatAreNoNumberAreRefused) {
  const auto refusal = [](double unit) {
    return refusal_of([&] { SynapticInputs<float>(Partition(1, 1), unit); });
  };
  EXPECT_EQ(refusal(0), "unit = 0 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(std::nan("")), "unit = nan of weights: allowed is any finite number but 0");
  // In float these are 0 and infinite.
  EXPECT_EQ(refusal(1e-60), "unit = 1e-60 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(1e60), "unit = 1e+60 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(std::numeric_limits<double>::infinity()),
            "unit = inf of weights: allowed is any finite number but 0");
}

TEST(SynapticInputs, UnitsOfOneStepHaveALimit) {
  const Partition one(1, 1);
  const auto add = [&](SynapticInputs<float>& inputs, std::size_t synapses, std::int16_t units) {
    const SourceLists connector({std::vector<std::uint32_t>(synapses, 0)});
    inputs.add(make_uniform_projection<float>(connector, 1, one, units, 1), 0);
  };
  SynapticInputs<float> inputs(one, 1);
  add(inputs, 100, -300);
  EXPECT_EQ(refusal_of([&] { add(inputs, 2, 1384); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
  EXPECT_EQ(refusal_of([&] { inputs.add_poisson(1, 11, 1, 0); }),
            "a neuron could receive 32805 units of weight in a step: allowed are 32767");
  // What was refused takes no room.
  inputs.add_poisson(1, 10, 1, 0);
  add(inputs, 1, 217);
  EXPECT_EQ(inputs.incoming().size(), 2U);
  EXPECT_EQ(refusal_of([&] { add(inputs, 1, 1); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
}

}  // namespace
}  // namespace lif::tests
