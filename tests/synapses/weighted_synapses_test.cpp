// Synapses with individual weights and delays deliver what plain loops compute, with the same bits in every
// sum, however the neurons are divided and however long a window is.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/weighted_synapses.hpp>

#include "support/bits.hpp"
#include "support/refusal.hpp"
#include "support/synapses.hpp"
#include "synapses/deliveries.hpp"

namespace lif::tests {
namespace {

void one_after_the_other(std::size_t parts, const std::function<void(std::size_t)>& work) {
  for (std::size_t part = 0; part < parts; ++part) work(part);
}

template <class Real>
typename WeightedSynapses<Real>::ForEachPart each_of(std::size_t parts) {
  return [parts](const auto& work) { one_after_the_other(parts, work); };
}

template <class Real, class Connector, class Parameters>
std::unique_ptr<SynapseGenerator> generator(const Connector& connector, std::size_t sources,
                                            const Parameters& parameters) {
  return std::make_unique<ConnectorGenerator<Real, Connector, Parameters>>(connector, sources, parameters);
}

/// Spikes of some populations, by population.
using SpikesOfAll = std::vector<Spikes>;

/// Delivers spikes in windows, as an engine does, and returns the sums of each step for one population.
template <class Real, class Sums>
auto arrivals_at(WeightedSynapses<Real>& synapses, const SpikesOfAll& spikes,
                 const std::vector<Partition>& populations, std::size_t to, std::size_t window,
                 Sums sums_of) {
  using Sum = std::remove_pointer_t<decltype(sums_of(to, std::size_t{}))>;
  const std::size_t steps = spikes.front().size();
  const Partition& targets = populations[to];
  std::vector<SpikeHistory> histories;
  for (const Partition& population : populations) histories.emplace_back(2 * window, population.parts());
  std::vector<std::vector<Sum>> sums(steps, std::vector<Sum>(targets.size()));
  for (std::size_t start = 0; start < steps; start += window) {
    for (std::size_t part = 0; part < targets.parts(); ++part) {
      const auto first = static_cast<std::int64_t>(start);
      synapses.deliver_known(first, part);
      synapses.accept(histories, std::max<std::int64_t>(0, first - static_cast<std::int64_t>(window)), first,
                      part);
      synapses.deliver_new(first, part);
      for (std::size_t step = start; step < std::min(start + window, steps); ++step) {
        if (step > start) synapses.deliver_known(static_cast<std::int64_t>(step), part);
        Sum* const own = sums_of(to, part);
        for (std::size_t i = targets.begin(part); i < targets.end(part); ++i)
          sums[step][i] = std::exchange(own[i - targets.begin(part)], Sum{0});
      }
    }
    for (std::size_t step = start; step < std::min(start + window, steps); ++step) {
      for (std::size_t p = 0; p < populations.size(); ++p) {
        for (std::size_t part = 0; part < populations[p].parts(); ++part) {
          auto& events = histories[p].begin_step(static_cast<std::int64_t>(step), part);
          for (const std::uint32_t source : spikes[p][step]) {
            if (source >= populations[p].begin(part) && source < populations[p].end(part))
              events.push_back(source);
          }
        }
      }
    }
  }
  return sums;
}

template <class Real>
std::vector<std::vector<Real>> sums_at(WeightedSynapses<Real>& synapses, const SpikesOfAll& spikes,
                                       const std::vector<Partition>& populations, std::size_t to,
                                       std::size_t window) {
  return arrivals_at(
      synapses, spikes, populations, to, window,
      [&](std::size_t population, std::size_t part) { return synapses.sums(population, part); });
}

/// One of the projections of the tests below.
template <class Connector>
struct Connected {
  std::size_t from;
  std::size_t to;
  Connector connector;
  VariedParameters parameters;
};
using Projections = std::vector<Connected<FixedInDegree>>;

/// Computes the sums of one step from lists of synapses, added in the documented order or backwards.
template <class Real>
std::vector<Real> summed(const Projections& projections, const SpikesOfAll& spikes, std::size_t to,
                         std::size_t targets, std::size_t step, bool is_backwards) {
  struct Event {
    std::size_t then;
    std::size_t from;
    std::size_t source;
    Real weight;
  };
  std::vector<Real> sums;
  for (std::size_t target = 0; target < targets; ++target) {
    std::vector<Event> events;
    for (const auto& projection : projections) {
      if (projection.to != to) continue;
      std::size_t index = 0;
      projection.connector.for_each_source(target, [&](std::size_t source) {
        const auto [weight, delay] = projection.parameters(target, index++);
        if (delay > step) return;
        const auto& then = spikes[projection.from][step - delay];
        if (!std::binary_search(then.begin(), then.end(), source)) return;
        events.push_back({step - delay, projection.from, source, static_cast<Real>(weight)});
      });
    }
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return std::tie(a.then, a.from, a.source) < std::tie(b.then, b.from, b.source);
    });
    if (is_backwards) std::reverse(events.begin(), events.end());
    Real sum = 0;
    for (const Event& event : events) sum += event.weight;
    sums.push_back(sum);
  }
  return sums;
}

template <class Real>
void expect_sums_in_order() {
  std::size_t sums_with_an_order = 0;
  const std::vector<std::vector<std::size_t>> sizes_of_networks{{1}, {63, 65}, {130, 64, 300}};
  for (const auto& sizes : sizes_of_networks) {
    for (const std::size_t min_delay : {1U, 3U}) {
      Projections projections;
      std::uint32_t stream = 0;
      for (std::size_t to = 0; to < sizes.size(); ++to) {
        for (std::size_t from = 0; from < sizes.size(); ++from) {
          for (int k = 0; k < 2; ++k) {  // two projections between the same populations
            projections.push_back({from, to, FixedInDegree({0, sizes[from]}, 1 + 7 * to, 1, stream++),
                                   VariedParameters{min_delay, 11, 1, 8}});
          }
        }
      }
      SpikesOfAll spikes;
      for (const std::size_t size : sizes) spikes.push_back(random_spikes(25, size, 0.2));
      for (const std::size_t parts : {1U, 2U, 3U}) {
        std::vector<Partition> populations;
        for (const std::size_t size : sizes) populations.emplace_back(size, parts);
        for (std::size_t window = 1; window <= min_delay; window += 2) {
          WeightedSynapses<Real> synapses(parts);
          for (const Partition& population : populations) synapses.add_population(population);
          for (const auto& projection : projections) {
            synapses.connect(
                projection.from, projection.to,
                generator<Real>(projection.connector, sizes[projection.from], projection.parameters),
                WeightKind::real, 1, each_of<Real>(parts));
          }
          EXPECT_GE(synapses.delays().shortest, min_delay);
          EXPECT_LE(synapses.delays().longest, 11U);
          synapses.build(each_of<Real>(parts));
          for (std::size_t to = 0; to < sizes.size(); ++to) {
            const auto sums = sums_at(synapses, spikes, populations, to, window);
            synapses.reset();  // with events under way
            for (std::size_t step = 0; step < 25; ++step) {
              const auto expected = summed<Real>(projections, spikes, to, sizes[to], step, false);
              const auto backwards = summed<Real>(projections, spikes, to, sizes[to], step, true);
              for (std::size_t i = 0; i < sizes[to]; ++i) {
                ASSERT_EQ(bits(sums[step][i]), bits(expected[i]))
                    << "neuron " << i << " step " << step << " of " << parts << " parts";
                if (expected[i] != backwards[i]) ++sums_with_an_order;
              }
            }
          }
        }
      }
    }
  }
  EXPECT_GT(sums_with_an_order, 1000U);
}

TEST(WeightedSynapses, SumFloatsInOrder) { expect_sums_in_order<float>(); }
TEST(WeightedSynapses, SumDoublesInOrder) { expect_sums_in_order<double>(); }

/// One population with one projection to itself.
template <class Real, class Connector, class Parameters>
std::unique_ptr<WeightedSynapses<Real>> recurrent(const Connector& connector, const Partition& neurons,
                                                  const Parameters& parameters,
                                                  WeightKind kind = WeightKind::real, double unit = 1) {
  auto synapses = std::make_unique<WeightedSynapses<Real>>(neurons.parts());
  synapses->add_population(neurons);
  synapses->connect(0, 0, generator<Real>(connector, neurons.size(), parameters), kind, unit,
                    each_of<Real>(neurons.parts()));
  synapses->build(each_of<Real>(neurons.parts()));
  return synapses;
}

TEST(WeightedSynapses, CountedWeightsAreRoundedToUnits) {
  for (const std::size_t size : {200U, 70000U}) {  // with places of two bytes, and of four
    const Partition neurons(size, 1);
    std::vector<std::vector<std::uint32_t>> lists(size);
    lists[size - 1] = {0, 1, 1};
    const auto parameters = [](std::size_t, std::size_t index) {
      return std::vector<SynapseParameters>{{-0.26, 1}, {0.24, 2}, {0.9, 2}}[index];
    };
    const auto synapses =
        recurrent<float>(SourceLists(lists), neurons, parameters, WeightKind::counted, 0.25);
    EXPECT_EQ(synapses->sums(0, 0), nullptr);
    const auto units =
        arrivals_at(*synapses, {{{0, 1}, {0}, {}, {}}}, {neurons}, 0, 1,
                    [&](std::size_t p, std::size_t part) { return synapses->unit_sums(p, part); });
    EXPECT_EQ(units[0][size - 1], 0);
    EXPECT_EQ(units[1][size - 1], -1);
    EXPECT_EQ(units[2][size - 1], -1 + 1 + 4);
    EXPECT_EQ(units[3][size - 1], 0);
  }
}

TEST(WeightedSynapses, CountedWeightsHaveARange) {
  const auto refusal = [](std::size_t synapses, double weight) {
    return refusal_of([&] {
      recurrent<double>(
          SourceLists({std::vector<std::uint32_t>(synapses, 0)}), Partition(1, 1),
          [&](std::size_t, std::size_t) {
            return SynapseParameters{weight, 1};
          },
          WeightKind::counted, 0.5);
    });
  };
  EXPECT_EQ(refusal(1, 16384),
            "weight = 16384 is out of range: allowed is [-16383.5, 16383.5] where weights are multiples of "
            "0.5");
  EXPECT_EQ(refusal(65600, -16383.5),
            "a neuron could receive 2149515200 units of weight in a step: allowed are 2147450879");
}

TEST(WeightedSynapses, TakeDelaysUpToTheLargest) {
  const Partition one(1, 1);
  const auto parameters = [](std::size_t, std::size_t index) {
    return std::vector<SynapseParameters>{{1, 1}, {2, 4095}, {4, 4096}}[index];
  };
  const auto synapses = recurrent<float>(SourceLists({{0, 0, 0}}), one, parameters);
  EXPECT_EQ(synapses->delays().shortest, 1U);
  EXPECT_EQ(synapses->delays().longest, 4096U);
  Spikes spikes(8300);
  spikes[0] = spikes[4101] = {0};
  const auto sums = sums_at(*synapses, {spikes}, {one}, 0, 1);
  for (std::size_t step = 0; step < spikes.size(); ++step) {
    float expected = 0;
    for (const std::size_t then : {0U, 4101U}) {
      if (step == then + 1) expected += 1;
      if (step == then + 4095) expected += 2;
      if (step == then + 4096) expected += 4;
    }
    ASSERT_EQ(sums[step][0], expected) << step;
  }
}

/// A connector that gives the first source to every target.
struct OneToAll {
  template <class Take>
  void for_each_source(std::size_t, Take&& take) const {
    take(0);
  }
};

TEST(WeightedSynapses, RunsMayBeLongerThanTheirCountersHold) {
  const Partition neurons(150000, 1);
  const auto synapses = recurrent<float>(OneToAll{}, neurons, [](std::size_t, std::size_t) {
    return SynapseParameters{2, 7};
  });
  Spikes spikes(9);
  spikes[0] = {0};
  const auto sums = sums_at(*synapses, {spikes}, {neurons}, 0, 1);
  for (const std::size_t step : {6U, 7U, 8U})
    EXPECT_EQ(sums[step], std::vector<float>(150000, step == 7 ? 2 : 0)) << step;
}

TEST(WeightedSynapses, KnowThoseOfASource) {
  const FixedInDegree connector({0, 200}, 9, 1, 0);
  std::vector<std::uint64_t> expected(200);
  for (const auto& list : synapses_of(connector, 200)) {
    for (const Synapse& synapse : list) ++expected[synapse.source];
  }
  const auto synapses = recurrent<double>(connector, Partition(200, 3), VariedParameters{1, 5, 1, 0});
  for (std::size_t source = 0; source < 200; ++source)
    EXPECT_EQ(synapses->synapses_of(0, source), expected[source]);
  EXPECT_EQ(synapses->synapses(), 1800U);
  EXPECT_GT(synapses->bytes(), 1800U * 16);
  EXPECT_LT(synapses->bytes(), 1800U * 30);
}

TEST(WeightedSynapses, WithoutSynapsesNothingArrives) {
  const Partition neurons(5, 1);
  const auto synapses = recurrent<float>(SourceLists(std::vector<std::vector<std::uint32_t>>(5)), neurons,
                                         VariedParameters{1, 5, 1, 0});
  EXPECT_TRUE(synapses->is_empty());
  EXPECT_EQ(synapses->sums(0, 0), nullptr);
  EXPECT_GT(synapses->delays().shortest, synapses->delays().longest);
}

TEST(WeightedSynapses, ParametersOutOfRangeAreRefused) {
  const auto refusal = [](double weight, std::size_t delay) {
    return refusal_of([&] {
      recurrent<float>(SourceLists({{}, {0, 0}}), Partition(2, 1), [&](std::size_t, std::size_t index) {
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

}  // namespace
}  // namespace lif::tests
