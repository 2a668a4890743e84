#include "options/declare.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace lif::testbench {
namespace {

struct Choice {
  double rate = 0.5;
  std::uint64_t points = 7;
  std::optional<std::uint64_t> steps;
  std::optional<std::string> csv;
  bool is_fast = false;
  std::vector<Setting> names;
};

const Declarations<Choice>& options() {
  static const Declarations<Choice> all{
      {"First",
       {number("rate", "R", "mean rate", &Choice::rate),
        integer("points", "N", "number of points", {2, 1'000'000}, &Choice::points),
        integer("steps", "N", "number of steps", {1}, &Choice::steps, "all")}},
      {"Second",
       {output_file("csv", "FILE", "write a table", &Choice::csv), flag("fast", "be fast", &Choice::is_fast),
        list("name", "NAME", "a name", &Choice::names)}}};
  return all;
}

Choice taken(const std::vector<std::string>& arguments) {
  return options().take(Settings(options().table(), arguments));
}

TEST(Declarations, HelpHoldsRangesAndDefaults) {
  const std::string help = help_text(options().table(), 100);
  for (const char* part : {"mean rate; default 0.5", "number of points, 2 to 1e6; default 7",
                           "number of steps, 1 or more; default all", "a name; repeatable"}) {
    EXPECT_NE(help.find(part), std::string::npos) << part << " in\n" << help;
  }
}

TEST(Declarations, ValuesGoWhereTheyAreDeclaredTo) {
  const Choice choice = taken({"--rate", "0.1", "--points", "9", "--steps", "4", "--csv", "/dev/stdout",
                               "--fast", "--name", "a", "--name", "b"});
  EXPECT_EQ(choice.rate, 0.1);
  EXPECT_EQ(choice.points, 9U);
  EXPECT_EQ(choice.steps, 4U);
  EXPECT_EQ(choice.csv, "-");
  EXPECT_TRUE(choice.is_fast);
  ASSERT_EQ(choice.names.size(), 2U);
  EXPECT_EQ(choice.names[1].value, "b");
}

TEST(Declarations, RunIniRepeatsWhatDecidesTheResults) {
  const EffectiveOptions all{{"rate", "0.1"},
                             {"points", "9"},
                             {"steps", "4"},
                             {"fast", "true"},
                             {"name", "a", EffectiveOption::Kind::list}};
  EXPECT_EQ(options().echo(taken({"--rate", "0.1", "--points", "9", "--steps", "4", "--csv", "x.csv",
                                  "--fast", "--name", "a"})),
            all);
  const EffectiveOptions defaults{{"rate", "0.5"}, {"points", "7"}};
  EXPECT_EQ(options().echo(taken({})), defaults);
}

TEST(Declarations, ValuesOutOfRangeAreRefused) {
  EXPECT_THROW(taken({"--points", "1"}), UsageError);
  EXPECT_THROW(taken({"--points", "1000001"}), UsageError);
  EXPECT_THROW(taken({"--rate", "inf"}), UsageError);
  EXPECT_THROW(taken({"--csv", ""}), UsageError);
}

TEST(Declarations, RequiredAndLateOnesAreTakenInTheirTurn) {
  std::string order;
  Declaration<Choice> late{
      {{"late", "", ""}},
      [&](const Settings&, Choice& choice) { order += "late" + std::to_string(choice.points); },
      nullptr};
  const Declarations<Choice> both{
      {"All",
       {std::move(late).after_the_others(),
        integer("points", "N", "number of points", {}, &Choice::points).required("--points is missing")}}};
  both.take(Settings(both.table(), {"--points", "3"}));
  EXPECT_EQ(order, "late3");
  try {
    both.take(Settings(both.table(), {}));
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "--points is missing");
  }
}

}  // namespace
}  // namespace lif::testbench
