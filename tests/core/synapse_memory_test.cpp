// Synapse memories: a matrix and lists, beside a table in the test.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>
#include <stdexcept>
#include <string>

#include <lif/core/synapse_lists.hpp>
#include <lif/core/synapse_matrix.hpp>

namespace lif::core::tests {
namespace {

std::string refusal_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(SynapseLists, KeepTheOrderOfEachSource) {
  std::mt19937 engine(3);
  constexpr std::size_t sources = 20;
  std::vector<Synapse> synapses;
  std::map<std::size_t, std::vector<Synapse>> expected;
  for (int i = 0; i < 500; ++i) {
    const Synapse one{engine() % (sources - 2), engine() % 40, static_cast<std::int64_t>(engine() % 32) - 16};
    synapses.push_back(one);
    expected[one.source].push_back(one);
  }
  const SynapseLists lists(sources, 40, 5, synapses);
  EXPECT_EQ(lists.sources(), sources);
  EXPECT_EQ(lists.neurons(), 40u);
  EXPECT_EQ(lists.bytes(), std::size_t{500} * 6 + 21 * sizeof(std::size_t));
  for (std::size_t source = 0; source < sources; ++source) {
    const SynapseRow row = lists.row(source);
    ASSERT_EQ(row.size, expected[source].size());
    for (std::size_t place = 0; place < row.size; ++place) {
      EXPECT_EQ(row.neuron(place), expected[source][place].neuron);
      EXPECT_EQ(row.weights[place], expected[source][place].weight);
    }
  }
}

TEST(SynapseLists, RefuseWhatDoesNotFit) {
  EXPECT_EQ(refusal_of([] {
              SynapseLists(2, 3, 4, {{0, 0, 8}});
            }),
            "a weight of 8 in 4 bits: allowed is -8 to 7");
  EXPECT_EQ(refusal_of([] {
              SynapseLists(2, 3, 4, {{2, 0, 1}});
            }),
            "a synapse from 2 to 0: allowed are sources below 2 and neurons below 3");
  EXPECT_EQ(refusal_of([] { SynapseLists(2, 3, 17, {}); }), "weights of 17 bits: allowed is 1 to 16");
}

TEST(SynapseMatrix, HoldsAWeightForEachPair) {
  SynapseMatrix matrix(3, 4, 16);
  matrix.set(2, 3, -32768);
  matrix.set(0, 1, 32767);
  EXPECT_EQ(matrix.row(2).weights[3], -32768);
  EXPECT_EQ(matrix.row(0).weights[1], 32767);
  EXPECT_EQ(matrix.row(1).weights[0], 0);
  EXPECT_EQ(matrix.row(1).neuron(2), 2u);
  EXPECT_EQ(matrix.bytes(), 24u);
  EXPECT_NE(refusal_of([&] { matrix.set(3, 0, 0); }), "");
  EXPECT_NE(refusal_of([&] { matrix.set(0, 0, 32768); }), "");
  EXPECT_NE(refusal_of([] { SynapseMatrix(1U << 20U, 1U << 20U, 4); }), "");
}

}  // namespace
}  // namespace lif::core::tests
