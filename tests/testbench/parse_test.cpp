#include "text/parse.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include <lif/numbers/number_type.hpp>

namespace lif::testbench {
namespace {

TEST(ParseNumber, TakesWholeTextsOnly) {
  EXPECT_EQ(parse_number<double>("0.1"), 0.1);
  EXPECT_EQ(parse_number<double>("+2"), 2.0);
  EXPECT_EQ(parse_number<double>("-1e-3"), -1e-3);
  for (const char* bad : {"", " 1", "1 ", "1,5", "0x10", "1mV", "--1", "+-1", "+", "e5", "1e"}) {
    EXPECT_FALSE(parse_number<double>(bad)) << bad;
  }
}

TEST(ParseNumber, RoundsOnceToItsType) {
  // The number lies just above the middle of two floats. Rounding it to double first would round it down.
  const char* text = "1.00000005960464477540";
  EXPECT_EQ(parse_number<float>(text), std::nextafter(1.0F, 2.0F));
  EXPECT_EQ(static_cast<float>(*parse_number<double>(text)), 1.0F);
}

TEST(ParseNumber, TooSmallIsZeroTooLargeInfinite) {
  EXPECT_EQ(parse_number<double>("1e-400"), 0.0);
  EXPECT_EQ(parse_number<float>("1e-60"), 0.0F);
  EXPECT_EQ(parse_number<double>("-1e400"), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(parse_number<double>("5e-324"), std::numeric_limits<double>::denorm_min());
}

TEST(ParseInteger, TakesIntegersAlsoWithExponent) {
  EXPECT_EQ(parse_integer("42"), 42);
  EXPECT_EQ(parse_integer("-1"), -1);
  EXPECT_EQ(parse_integer("1e6"), 1'000'000);
  EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<std::int64_t>::max());
  for (const char* bad : {"", "1.5", "9223372036854775808", "nan", "inf", "1e300", "ten", "1 2"}) {
    EXPECT_FALSE(parse_integer(bad)) << bad;
  }
}

TEST(ParsePicoseconds, TakesUnits) {
  EXPECT_EQ(parse_picoseconds("10ns"), 10'000);
  EXPECT_EQ(parse_picoseconds("2.5 us"), 2'500'000);
  EXPECT_EQ(parse_picoseconds("0.1ns"), 100);
  EXPECT_EQ(parse_picoseconds("1s"), 1'000'000'000'000);
  EXPECT_EQ(parse_picoseconds("7ps"), 7);
  for (const char* bad : {"", "10", "ns", "0.5ps", "1 h", "nan s", "1e300s", "10 n s"}) {
    EXPECT_FALSE(parse_picoseconds(bad)) << bad;
  }
}

TEST(DidYouMean, SuggestsSlipsOnly) {
  EXPECT_EQ(did_you_mean("treshold", {"beta", "threshold"}, "--"), "; did you mean '--threshold'?");
  EXPECT_EQ(did_you_mean("rnu", {"run", "list"}), "; did you mean 'run'?");
  EXPECT_EQ(did_you_mean("frobnicate", {"run", "list"}), "");
}

TEST(ParseNumberType, TakesFormatsAsTheyAreDocumentedOnly) {
  EXPECT_EQ(parse_number_type("fixed:8.4:nearest:wrap")->name(), "fixed:8.4:nearest-even:wrap");
  EXPECT_EQ(parse_number_type("fixed:u8.4,current=9.4:floor")->name(),
            "fixed:u8.4:nearest-even:saturate,current=9.4:floor:saturate");
  for (const char* text : {"fixed:", "fixed:8", "fixed:8.4:", "fixed:8.4,", "fixed:8.4::wrap", "fixed:1e1.2",
                           "fixed:+8.4", "fixed:8.4,current=8.2,current=8.3", "fixed:8.4,charge=8.4",
                           "fixed:8.4:zero:wrap:", "fixed:54.4", "fixed:0.0", "fixed:8.4.2"}) {
    EXPECT_FALSE(parse_number_type(text)) << text;
  }
}

}  // namespace
}  // namespace lif::testbench
