// What the words of a core's input ask for, by their layout.
#include <lif/core/event_code.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string>

namespace lif::core::tests {
namespace {

EventCode code_of(const char* layout) { return EventCode(aer::EventLayout::parse(layout)); }

void expect(const InputEvent& event, EventKind kind, std::size_t address, std::int32_t number = 1) {
  EXPECT_EQ(event.kind, kind);
  EXPECT_EQ(event.address, address);
  EXPECT_EQ(event.number, number);
}

std::string refusal(const std::function<void()>& action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "";
}

TEST(EventCode, ReadsEachTypeOfWord) {
  const EventCode code = code_of("type:3,value:4,weight:4,address:5");
  expect(code(0b000'0111'0000'01010), EventKind::spike, 10, 7);
  expect(code(0b001'0000'0000'00011), EventKind::group_reference, 3);
  expect(code(0b001'0000'0000'11111), EventKind::all_references, 31);
  expect(code(0b010'0000'0000'00000), EventKind::reset, 0);
  expect(code(0b011'0000'0111'00001), EventKind::single_weight, 1, 7);
  expect(code(0b011'0000'1000'00001), EventKind::single_weight, 1, -8);
  for (const std::uint64_t type : {4U, 7U})  // to an address that no core has
    EXPECT_GT(code(type << 13U | 1U).address, std::size_t{1} << 60U);
}

TEST(EventCode, FieldsThatAreMissingHaveTheirPlainMeaning) {
  const EventCode code = code_of("time:8,address:8");
  expect(code(0x1203), EventKind::spike, 3);
  expect(code(0xffff), EventKind::spike, 255);
  EXPECT_EQ(code.spike(3), 3u);
  EXPECT_EQ(refusal([&] { code.spike(3, 2); }),
            "the layout time:8,address:8 has no field 'value', so that every spike has the value 1");
  EXPECT_EQ(refusal([&] { code.reset(); }),
            "the layout time:8,address:8 has no field 'type', so that every word is a spike");
}

TEST(EventCode, WhatItWritesItReads) {
  const EventCode code = code_of("value:4,type:2,address:5");
  expect(code(code.spike(17, 9)), EventKind::spike, 17, 9);
  expect(code(code.reference(30)), EventKind::group_reference, 30);
  expect(code(code.all_references()), EventKind::all_references, 31);
  expect(code(code.reset()), EventKind::reset, 0);
}

TEST(EventCode, RefusesInOneSentence) {
  const EventCode code = code_of("type:2,value:2,address:5");
  EXPECT_EQ(refusal([&] { code.reference(31); }), "group 31 is the address of all neurons");
  EXPECT_NE(refusal([&] { code.reference(32); }), "");
  EXPECT_NE(refusal([&] { code.spike(32); }), "");
  EXPECT_NE(refusal([&] { code.spike(1, 4); }), "");
  EXPECT_NE(refusal([] { code_of("source:5"); }), "");
  EXPECT_EQ(refusal([] { code_of("value:17,address:5"); }),
            "field 'value' of the layout value:17,address:5: allowed are at most 16 bits");
}

}  // namespace
}  // namespace lif::core::tests
