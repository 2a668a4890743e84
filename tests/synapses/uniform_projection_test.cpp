// Synapses of one weight and one delay deliver what lists of synapses deliver, however the neurons are
// divided, and with short and long visits.
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/uniform_projection.hpp>

#include "support/synapses.hpp"
#include "synapses/deliveries.hpp"

namespace lif::tests {
namespace {

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
          const auto projection = make_uniform_projection(connector, sizes.sources, targets, -3, delay);
          EXPECT_EQ(projection->synapses(), sizes.targets * sizes.in_degree);
          EXPECT_EQ(projection->delay(), delay);
          EXPECT_EQ(projection->most_units(), 3 * sizes.in_degree);
          EXPECT_EQ(delivered(*projection, spikes, sources, targets, delay),
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
  const auto uniform = make_uniform_projection(connector, 40, targets, 1, 1);
  for (std::size_t source = 0; source < 40; ++source)
    EXPECT_EQ(uniform->synapses_of(source), expected[source]);
}

/// A connector that gives the only source to every target.
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
      const auto projection = make_uniform_projection(OneToAll{}, 1, targets, 1, 1);
      const auto arrivals = delivered(*projection, spikes, Partition(1, parts), targets, 1);
      EXPECT_EQ(arrivals[1], std::vector<std::int16_t>(size, units_before + 1));
      bytes.push_back(projection->bytes() / size);
    }
  }
  EXPECT_EQ(bytes, (std::vector<std::size_t>{2, 2, 4, 2}));
}

}  // namespace
}  // namespace lif::tests
