#include "analysis/pareto_front.hpp"

#include <gtest/gtest.h>

#include <random>

namespace lif::testbench {
namespace {

TEST(ParetoFront, OfHandMadeChoices) {
  EXPECT_TRUE(pareto_front({}).empty());
  const std::vector<PricedChoice> choices{{30, 0.9}, {10, 0.5}, {10, 0.6}, {20, 0.6},
                                          {40, 0.9}, {30, 0.9}, {5, 0.1}};
  EXPECT_EQ(pareto_front(choices), (std::vector<std::size_t>{6, 2, 0}));
}

TEST(ParetoFront, IsWhatComparingAllPairsGives) {
  std::mt19937 engine(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<PricedChoice> choices(engine() % 12);
    for (PricedChoice& choice : choices)
      choice = {static_cast<double>(engine() % 6), static_cast<double>(engine() % 6)};
    const std::vector<std::size_t> front = pareto_front(choices);
    for (std::size_t i = 0; i < choices.size(); ++i) {
      bool is_beaten = false;
      for (std::size_t j = 0; j < choices.size(); ++j) {
        const bool is_no_worse =
            choices[j].cost <= choices[i].cost && choices[j].quality >= choices[i].quality;
        const bool is_equal = choices[j].cost == choices[i].cost && choices[j].quality == choices[i].quality;
        is_beaten = is_beaten || (is_no_worse && (!is_equal || j < i));
      }
      EXPECT_EQ(std::count(front.begin(), front.end(), i), is_beaten ? 0 : 1) << round << ", " << i;
    }
  }
}

}  // namespace
}  // namespace lif::testbench
