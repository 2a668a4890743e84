// Synapses that are stored as bits of a matrix deliver what lists of synapses deliver, however the neurons
// are divided, and with short and long visits.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/dense_projection.hpp>
#include <lif/synapses/uniform_projection.hpp>

#include "support/instruction_sets.hpp"
#include "support/synapses.hpp"
#include "synapses/deliveries.hpp"

namespace lif::tests {
namespace {

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
        DenseProjection projection(connector, sizes.sources, targets, 5, delay);
        const auto uniform = make_uniform_projection(connector, sizes.sources, targets, 5, delay);
        EXPECT_EQ(projection.synapses(), uniform->synapses());
        EXPECT_EQ(projection.most_units(), uniform->most_units());
        for (std::size_t i = 0; i < sizes.sources; ++i) {
          EXPECT_EQ(projection.synapses_of(i), uniform->synapses_of(i));
        }
        const auto expected = counted(synapses, sizes.sources, spikes, 5, delay);
        EXPECT_EQ(delivered(projection, spikes, sources, targets, delay), expected);
        EXPECT_EQ(delivered(*uniform, spikes, sources, targets, delay), expected);
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
        if (engine() % 8 == 0) continue;  // most bits are set, so that counts are high
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

}  // namespace
}  // namespace lif::tests
