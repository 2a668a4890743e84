// The sources that connectors draw: exact in number, uniform, and determined by seed, stream and target.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/uniform_projection.hpp>

#include "support/refusal.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

std::vector<std::size_t> sources_of(const FixedInDegree& connector, std::size_t target) {
  std::vector<std::size_t> sources;
  connector.for_each_source(target, [&](std::size_t source) { sources.push_back(source); });
  return sources;
}

/// Pearson's chi-square statistic for cells of equal probability: its distance from its mean in standard
/// deviations.
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

TEST(FixedInDegree, TooManySynapsesAreRefused) {
  EXPECT_EQ(refusal_of([] {
              FixedInDegree({0, 3}, 4, 1, 0, Multapses::forbidden);
            }),
            "in_degree = 4 is out of range: allowed is [0, 3], as each of the sources may be connected once");
  EXPECT_EQ(refusal_of([] {
              FixedInDegree({0, 0}, 1, 1, 0);
            }),
            "in_degree = 1 is out of range: allowed is 0, as there are no sources");
  EXPECT_EQ(refusal_of([] {
              FixedInDegree({0, 3}, std::size_t{1} << 32U, 1, 0);
            }),
            "in_degree = 4294967296 is out of range: allowed is [0, 4294967295]");
  EXPECT_EQ(refusal_of([] {
              FixedInDegree({0, 3}, std::size_t{1} << 32U, 1, 0, Multapses::forbidden);
            }),
            "in_degree = 4294967296 is out of range: allowed is [0, 3], as each of the sources may be "
            "connected once");
  EXPECT_NO_THROW(FixedInDegree({0, 0}, 0, 1, 0));
  EXPECT_NO_THROW(FixedInDegree({0, 3}, 4, 1, 0));
}

TEST(SourceLists, GiveTheirLists) {
  const SourceLists connector({{3, 1, 3}, {}, {2}});
  EXPECT_EQ(connector.most_sources(), 3U);
  const auto lists = synapses_of(connector, 3);
  ASSERT_EQ(lists[0].size(), 3U);
  EXPECT_EQ(lists[0][0].index, 1U);  // sorted by source, then by place in the list
  EXPECT_EQ(lists[0][1].index, 0U);
  EXPECT_EQ(lists[0][2].index, 2U);
  EXPECT_TRUE(lists[1].empty());
  EXPECT_EQ(lists[2][0].source, 2U);
}

TEST(SourceLists, AreOnePerTarget) {
  const SourceLists connector({{0}, {0}});
  EXPECT_EQ(refusal_of([&] { make_uniform_projection(connector, 1, Partition(3, 1), 1, 1); }),
            "neuron 2 has no list of sources: there are 2");
}

}  // namespace
}  // namespace lif::tests
