#include <lif/models/parameters.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace lif {
namespace {

TEST(Range, HoldsItsEndsAndNothingBeyond) {
  constexpr Range unit{0, 1};
  EXPECT_TRUE(unit.contains(0));
  EXPECT_TRUE(unit.contains(1));
  EXPECT_FALSE(unit.contains(-1e-300));
  EXPECT_FALSE(unit.contains(1.0000001));
}

TEST(Range, NeverHoldsNanOrInfinity) {
  for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                           -std::numeric_limits<double>::infinity()}) {
    EXPECT_FALSE(Range{}.contains(bad));
    EXPECT_FALSE((Range{0, 1}.contains(bad)));
  }
}

TEST(Range, SpeaksInWords) {
  EXPECT_EQ(to_text(Range{}), "any finite number");
  EXPECT_EQ(to_text(Range{0, 1}), "[0, 1]");
  EXPECT_EQ(to_text(Range{0.5}), "0.5 or more");
  EXPECT_EQ(to_text(Range{std::numeric_limits<double>::lowest(), 3}), "3 or less");
}

TEST(ToText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(1.0 - 0.9), "0.09999999999999998");
}

}  // namespace
}  // namespace lif
