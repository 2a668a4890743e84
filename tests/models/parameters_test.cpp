#include <lif/models/parameters.hpp>
#include <lif/models/rtl/lif.hpp>
#include <lif/numbers/number_system.hpp>

#include <gtest/gtest.h>

#include <array>
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

TEST(Range, MayLeaveOutItsLowest) {
  EXPECT_FALSE(Range::above(0).contains(0));
  EXPECT_TRUE(Range::above(0).contains(1e-300));
  EXPECT_EQ(to_text(Range::above(0)), "greater than 0");
  EXPECT_EQ(to_text(Range{0, 1, true}), "(0, 1]");
}

enum class Colour { red, green };

constexpr std::array<Word<Colour>, 2> words(Colour) {
  return {{{"red", Colour::red}, {"green", Colour::green}}};
}

TEST(ValueText, IsWhatUsersType) {
  EXPECT_EQ(value_text(true), "true");
  EXPECT_EQ(value_text(std::int32_t{3}), "3");
  EXPECT_EQ(value_text(Colour::green), "green");
  EXPECT_EQ(value_text(std::optional<double>{}), "none");
  EXPECT_EQ(value_text(std::optional<double>{0.5}), "0.5");
}

struct Window {
  double from = required;
  double to = 1;

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"from", "", {}, Role::quantity, true}, self.from);
    visit(QuantityInfo{"to", "", {0}}, self.to);
  }
  std::string problem() const { return from < to ? "" : "from has to be below to"; }
};

std::string refusal(const Window& window) {
  try {
    in_range(window);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(InRange, AsksForWhatIsRequiredAndChecksAllTogether) {
  EXPECT_EQ(refusal({}), "from has to be given: allowed is any finite number");
  EXPECT_EQ(refusal({2, -1}), "to = -1 is out of range: allowed is 0 or more");
  EXPECT_EQ(refusal({2, 1}), "from has to be below to");
  EXPECT_EQ(refusal({0, 1}), "accepted");
}

TEST(AreEqual, TellsApartWhatUsersTypeInAnotherWay) {
  EXPECT_TRUE(are_equal(Window{1, 2}, Window{1, 2}));
  EXPECT_FALSE(are_equal(Window{1, 2}, Window{1, 3}));
  EXPECT_FALSE(are_equal(Window{0, 2}, Window{-0.0, 2}));
  EXPECT_TRUE(are_equal(Window{}, Window{})) << "both are not given";
  rtl::LIFParameters shifts;
  rtl::LIFParameters others;
  EXPECT_TRUE(are_equal(shifts, others));
  others.leak_shifts.mask ^= 1u;
  EXPECT_FALSE(are_equal(shifts, others));
}

TEST(HasFormats, WhereTheyAreChosenAtRunTime) {
  EXPECT_FALSE(has_formats<NumberSystem<double>>);
  EXPECT_FALSE((has_formats<NumberSystem<NumberTypes<Fixed<16, 8>, Fixed<8, 4>>>>));
  EXPECT_TRUE(has_formats<NumberSystem<DynamicFixed>>);
}

TEST(ToText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(1.0 - 0.9), "0.09999999999999998");
}

}  // namespace
}  // namespace lif
