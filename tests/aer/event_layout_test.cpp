#include <lif/aer/event_layout.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <stdexcept>

namespace lif::aer {
namespace {

std::string problem_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(EventLayout, PresetsHaveTheWidthsOfTheirHardware) {
  EXPECT_EQ(EventLayout::parse("tinyodin").width(), 10u);
  EXPECT_EQ(EventLayout::parse("odin").width(), 17u);
  EXPECT_EQ(EventLayout::parse("sne32").width(), 32u);
  EXPECT_EQ(EventLayout::parse("ranc30").width(), 30u);
  EXPECT_EQ(EventLayout::parse("dvs").width(), 32u);
  EXPECT_EQ(EventLayout::presets().size(), 5u);
}

TEST(EventLayout, FieldsAreTheHighestFirst) {
  const EventLayout layout = EventLayout::parse("type:2,address:8");
  EXPECT_EQ(layout.pack({2, 0x35}), 0x235u);
  EXPECT_EQ(layout.unpack(0x1ff), (std::vector<std::uint64_t>{1, 0xff}));
  EXPECT_EQ(layout.get(0x235, layout.find("type")), 2u);
  EXPECT_EQ(layout.get(0x235, layout.find("address")), 0x35u);
  EXPECT_EQ(layout.text(), "type:2,address:8");
}

// The product of radixes, by division and remainder.
TEST(EventLayout, RandomLayoutsPackAsNumbersOfMixedRadix) {
  std::mt19937_64 engine(1);
  for (int round = 0; round < 500; ++round) {
    std::vector<EventField> fields;
    unsigned left = 63;
    while (left > 0 && fields.size() < 9) {
      const auto bits = static_cast<unsigned>(1 + engine() % std::min(left, 20U));
      fields.push_back({"f" + std::to_string(fields.size()), bits});
      left -= bits;
      if (engine() % 4 == 0) break;
    }
    const EventLayout layout(fields);
    std::vector<std::uint64_t> values;
    std::uint64_t expected = 0;
    for (const EventField& field : fields) {
      std::uint64_t radix = 1;
      for (unsigned bit = 0; bit < field.bits; ++bit) radix *= 2;
      values.push_back(engine() % radix);
      expected = expected * radix + values.back();
    }
    EXPECT_EQ(layout.pack(values), expected);
    EXPECT_EQ(layout.unpack(expected), values);
    EXPECT_EQ(EventLayout::parse(layout.text()).pack(values), expected);
  }
}

TEST(EventLayout, AWordOf64BitsIsTheLargest) {
  const EventLayout layout = EventLayout::parse("all:64");
  EXPECT_EQ(layout.pack({~std::uint64_t{0}}), ~std::uint64_t{0});
  EXPECT_EQ(layout.highest(), ~std::uint64_t{0});
  EXPECT_EQ(problem_of([] { EventLayout::parse("a:60,b:5"); }),
            "field 'a' has 60 bits: allowed is 1 or more, and 64 for all fields together");
}

TEST(EventLayout, RefusesInOneSentence) {
  const EventLayout layout = EventLayout::parse("tinyodin");
  EXPECT_EQ(problem_of([&] {
              layout.pack({1, 256});
            }),
            "address = 256 does not fit its 8 bits: allowed is 0 to 255");
  EXPECT_EQ(problem_of([&] { layout.pack({1}); }), "1 values for the 2 fields of type:2,address:8");
  EXPECT_EQ(problem_of([&] { layout.unpack(1024); }),
            "the word 1024 does not fit the 10 bits of type:2,address:8: allowed is 0 to 1023");
  EXPECT_EQ(problem_of([&] { layout.find("x"); }),
            "an event has no field 'x': its layout is type:2,address:8");
  EXPECT_EQ(problem_of([] { EventLayout::parse("x:3,x:3"); }), "two fields of an event are named 'x'");
  for (const char* text : {"", "x", "x:", "x:0", "x:65", "x:3,", "x:1.5", "tinyODIN"}) {
    EXPECT_NE(
        problem_of([&] { EventLayout::parse(text); }).find("is no field of an event: expected NAME:BITS"),
        std::string::npos)
        << text;
  }
  EXPECT_EQ(problem_of([] { EventLayout::parse(":3"); }), "a field of an event has no name");
  EXPECT_EQ(problem_of([] { EventLayout({}); }), "an event has no fields: allowed is one or more");
}

}  // namespace
}  // namespace lif::aer
