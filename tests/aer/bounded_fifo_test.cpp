#include <lif/aer/bounded_fifo.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace lif::aer {
namespace {

TEST(BoundedFifo, EachPolicyAnswersOverflowAsItSays) {
  for (const OverflowPolicy policy :
       {OverflowPolicy::stall, OverflowPolicy::drop_newest, OverflowPolicy::drop_oldest}) {
    BoundedFifo<int> fifo(2, policy);
    EXPECT_TRUE(fifo.push(1).is_stored);
    EXPECT_TRUE(fifo.push(2).is_stored);
    EXPECT_TRUE(fifo.is_full());
    const PushResult<int> third = fifo.push(3);
    EXPECT_EQ(third.is_stored, policy == OverflowPolicy::drop_oldest);
    EXPECT_EQ(third.dropped, policy == OverflowPolicy::stall         ? std::nullopt
                             : policy == OverflowPolicy::drop_newest ? std::optional(3)
                                                                     : std::optional(1));
    EXPECT_EQ(fifo.head(), policy == OverflowPolicy::drop_oldest ? 2 : 1);
    EXPECT_EQ(fifo.counts().refused, policy == OverflowPolicy::stall ? 1u : 0u);
  }
}

TEST(BoundedFifo, NoEntryVanishes) {
  std::mt19937 engine(4);
  for (const OverflowPolicy policy :
       {OverflowPolicy::stall, OverflowPolicy::drop_newest, OverflowPolicy::drop_oldest}) {
    for (int round = 0; round < 200; ++round) {
      const std::size_t depth = 1 + engine() % 5;
      BoundedFifo<unsigned> fifo(depth, policy);
      std::vector<unsigned> popped, dropped;
      unsigned born = 0;
      unsigned refused = 0;
      for (int action = 0; action < 60; ++action) {
        if (engine() % 3 != 0) {
          const PushResult<unsigned> result = fifo.push(born);
          if (result.dropped) dropped.push_back(*result.dropped);
          if (!result.is_stored && !result.dropped) {
            ++refused;
          } else {
            ++born;
          }
        } else if (!fifo.is_empty()) {
          popped.push_back(fifo.head());
          fifo.pop();
        }
        ASSERT_LE(fifo.size(), depth);
        ASSERT_EQ(born, popped.size() + dropped.size() + fifo.size());
      }
      EXPECT_EQ(fifo.counts().pushed, born);
      EXPECT_EQ(fifo.counts().popped, popped.size());
      EXPECT_EQ(fifo.counts().dropped, dropped.size());
      EXPECT_EQ(fifo.counts().refused, refused);
      EXPECT_LE(fifo.counts().highest, depth);
      EXPECT_TRUE(std::is_sorted(popped.begin(), popped.end()));  // in the order of their birth
    }
  }
}

TEST(BoundedFifo, AnEntryInServiceIsNotLost) {
  BoundedFifo<int> fifo(3, OverflowPolicy::drop_oldest);
  for (const int entry : {1, 2, 3}) fifo.push(entry);
  fifo.hold_head();
  EXPECT_EQ(fifo.push(4).dropped, std::optional(2));
  EXPECT_EQ(fifo.head(), 1);
  fifo.pop();
  EXPECT_EQ(fifo.head(), 3);
  fifo.push(5);
  EXPECT_EQ(fifo.push(6).dropped, std::optional(3));  // it is held no more

  BoundedFifo<int> only(1, OverflowPolicy::drop_oldest);
  only.push(1);
  only.hold_head();
  const PushResult<int> second = only.push(2);
  EXPECT_FALSE(second.is_stored);
  EXPECT_EQ(second.dropped, std::optional(2));
  EXPECT_EQ(only.counts().dropped, 1u);
}

TEST(BoundedFifo, HasADepth) { EXPECT_THROW(BoundedFifo<int>(0), std::invalid_argument); }

}  // namespace
}  // namespace lif::aer
