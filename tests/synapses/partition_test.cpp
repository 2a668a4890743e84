#include <gtest/gtest.h>

#include <lif/synapses/partition.hpp>

#include "support/refusal.hpp"

namespace lif::tests {
namespace {

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
        EXPECT_EQ(partition.begin(part), part == 0 ? 0 : partition.end(part - 1));
      }
    }
  }
}

TEST(Partition, HasAPartAtLeast) {
  EXPECT_EQ(refusal_of([] { Partition(10, 0); }), "parts = 0 is out of range: allowed is 1 or more");
}

}  // namespace
}  // namespace lif::tests
