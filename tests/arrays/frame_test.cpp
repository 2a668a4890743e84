#include <lif/arrays/frame.hpp>
#include <lif/arrays/frame_ring.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <random>
#include <set>
#include <vector>

#include "support/bits.hpp"

namespace lif::tests {
namespace {

using Events = std::vector<std::uint32_t>;

TEST(Frame, IsSilentAtFirst) {
  const Frame<> frame(3);
  EXPECT_EQ(frame.size(), 3u);
  EXPECT_EQ(frame.events(), Events{});
  for (const double value : frame.values()) EXPECT_EQ(bits(value), bits(0.0));
  EXPECT_EQ(Frame<>().size(), 0u);
  EXPECT_EQ(Frame<>().events(), Events{});
}

TEST(Frame, AppendedEventsAreValues) {
  Frame<float> frame(5);
  frame.append(1, 2.5f);
  frame.append(4, -1.0f);
  EXPECT_EQ(frame.events(), (Events{1, 4}));
  EXPECT_EQ(frame.values()[1], 2.5f);
  EXPECT_EQ(frame.values()[4], -1.0f);
  frame.clear();
  EXPECT_EQ(frame, Frame<float>(5));
  EXPECT_EQ(frame.events(), Events{});
}

TEST(Frame, FilledValuesAreEventsWhereTheyAreNotZero) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double least = std::numeric_limits<double>::denorm_min();
  const std::vector<double> values{0.0, -0.0, least, nan, -1.0};
  Frame<> frame(values.size());
  frame.append(0, 7.0);
  frame.fill([&](std::size_t i) { return values[i]; });
  EXPECT_EQ(frame.events(), (Events{2, 3, 4}));
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(bits(frame.values()[i]), bits(values[i])) << i;
}

TEST(Frame, AppendsToWhatWasWrittenAsAnArray) {
  Frame<bool> frame(20);
  frame.overwrite()[3] = true;
  frame.append(17, true);
  EXPECT_EQ(frame.events(), (Events{3, 17}));
  frame.overwrite()[3] = false;
  EXPECT_EQ(frame.events(), (Events{17}));
}

// A frame examines eight bytes at a time, so every length around multiples of eight is tried.
template <class Value>
void expect_events_of_an_array() {
  std::mt19937 engine(3);
  for (std::size_t size = 0; size < 70; ++size) {
    Frame<Value> frame(size);
    for (const std::uint32_t one_in : {1u, 3u, 40u}) {
      Events expected;
      Value* const values = frame.overwrite();
      for (std::size_t i = 0; i < size; ++i) {
        values[i] = engine() % one_in == 0 ? Value{1} : Value{};
        if (values[i] != Value{}) expected.push_back(static_cast<std::uint32_t>(i));
      }
      ASSERT_EQ(frame.events(), expected) << "size " << size;
      Frame<Value> copy(frame);
      ASSERT_EQ(copy, frame);
      ASSERT_EQ(copy.events(), expected);
      copy.clear();
      ASSERT_EQ(copy, Frame<Value>(size)) << "known events";
      frame.overwrite();
      frame.clear();
      ASSERT_EQ(frame, Frame<Value>(size)) << "unknown events";
      ASSERT_EQ(frame.events(), Events{});
    }
  }
}

TEST(Frame, FindsTheEventsOfAnArrayOfFlags) { expect_events_of_an_array<bool>(); }
TEST(Frame, FindsTheEventsOfAnArrayOfCounts) { expect_events_of_an_array<std::int32_t>(); }
TEST(Frame, FindsTheEventsOfAnArrayOfNumbers) { expect_events_of_an_array<double>(); }

TEST(Frame, DiffersWhereAValueOrTheSizeDoes) {
  Frame<bool> frame(9);
  Frame<bool> other(9);
  other.append(8, true);
  EXPECT_FALSE(frame == other);
  frame.overwrite()[8] = true;
  EXPECT_TRUE(frame == other);
  EXPECT_FALSE(frame == Frame<bool>(10));
}

TEST(FrameRing, AFrameThatSomebodyHoldsIsNotHandedOut) {
  FrameRing<double> ring(4);
  EXPECT_EQ(ring.size(), 4u);
  std::vector<std::shared_ptr<Frame<double>>> held;
  std::set<const Frame<double>*> distinct;
  for (int i = 0; i < 10; ++i) {
    held.push_back(ring.take());
    EXPECT_EQ(held.back()->size(), 4u);
    distinct.insert(held.back().get());
  }
  EXPECT_EQ(distinct.size(), 10u);
  const Frame<double>* const free = held[6].get();
  held[6].reset();
  EXPECT_EQ(ring.take().get(), free) << "the only one that is free serves again";
}

TEST(FrameRing, NeedsTwoFramesWhereOneIsShown) {
  FrameRing<bool> ring(1);
  std::set<const Frame<bool>*> distinct;
  std::shared_ptr<const Frame<bool>> shown;
  for (int step = 0; step < 100; ++step) {
    const std::shared_ptr<Frame<bool>> next = ring.take();
    ASSERT_NE(next, shown);
    distinct.insert(next.get());
    shown = next;
  }
  EXPECT_EQ(distinct.size(), 2u);
}

// Readers that keep a frame for many steps never see it change.
TEST(FrameRing, FramesThatReadersKeepDoNotChange) {
  FrameRing<std::int32_t> ring(3);
  std::mt19937 engine(5);
  std::vector<std::pair<std::shared_ptr<const Frame<std::int32_t>>, std::int32_t>> readers(7);
  std::set<const Frame<std::int32_t>*> distinct;
  for (std::int32_t step = 0; step < 1000; ++step) {
    const std::shared_ptr<Frame<std::int32_t>> next = ring.take();
    next->fill([&](std::size_t) { return step; });
    distinct.insert(next.get());
    readers[engine() % readers.size()] = {next, step};
    for (const auto& [frame, written_at] : readers) {
      ASSERT_EQ(frame == nullptr ? written_at : frame->values()[2], written_at);
    }
  }
  EXPECT_LE(distinct.size(), readers.size() + 1);
}

}  // namespace
}  // namespace lif::tests
