#include <lif/arrays/aligned_array.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <new>
#include <utility>

namespace lif::tests {
namespace {

template <class Value>
bool is_aligned(const AlignedArray<Value>& array) {
  return reinterpret_cast<std::uintptr_t>(array.data()) % AlignedArray<Value>::alignment == 0;
}

TEST(AlignedArray, StartsOnACacheLineWhateverItsSize) {
  for (std::size_t size = 0; size < 200; size += 7) {
    EXPECT_TRUE(is_aligned(AlignedArray<bool>(size)));
    EXPECT_TRUE(is_aligned(AlignedArray<float>(size, 1.5f)));
    AlignedArray<double> copy;
    copy = AlignedArray<double>(size, 2.5);
    EXPECT_TRUE(is_aligned(copy));
    EXPECT_EQ(copy.size(), size);
    EXPECT_EQ(copy.empty(), size == 0);
    for (const double value : copy) EXPECT_EQ(value, 2.5);
  }
}

TEST(AlignedArray, IsZeroWhereNothingElseIsSaid) {
  for (const double value : AlignedArray<double>(9)) EXPECT_EQ(value, 0.0);
  for (const bool value : AlignedArray<bool>(9)) EXPECT_FALSE(value);
  EXPECT_TRUE(AlignedArray<double>().empty());
  EXPECT_EQ(AlignedArray<double>(), AlignedArray<double>(0));
}

TEST(AlignedArray, CopiesAreApart) {
  const AlignedArray<int> original(3, 7);
  AlignedArray<int> copy(original);
  copy[1] = 8;
  EXPECT_EQ(original[1], 7);
  EXPECT_NE(copy, original);
  int* const place = copy.data();
  copy = original;
  EXPECT_EQ(copy, original);
  EXPECT_EQ(copy.data(), place) << "of one size: the memory stays";
  copy = AlignedArray<int>(5, 1);
  EXPECT_EQ(copy.size(), 5u);
  copy = original;
  EXPECT_EQ(copy, original);
  const AlignedArray<int>& itself = copy;
  copy = itself;
  EXPECT_EQ(copy, original);
}

TEST(AlignedArray, WhatWasMovedFromIsEmpty) {
  AlignedArray<int> from(3, 7);
  AlignedArray<int> to(std::move(from));
  EXPECT_EQ(to, AlignedArray<int>(3, 7));
  EXPECT_TRUE(from.empty());  // NOLINT(bugprone-use-after-move): the moved-from state is tested
  EXPECT_EQ(from.begin(), from.end());
  from = std::move(to);
  EXPECT_EQ(from, AlignedArray<int>(3, 7));
  EXPECT_TRUE(to.empty());  // NOLINT(bugprone-use-after-move)
}

TEST(AlignedArray, LargeOnesStartOnAHugePageAndBehaveTheSame) {
  constexpr std::size_t size = detail::large_memory / sizeof(int);
  const AlignedArray<int> large(size, 7);
  const AlignedArray<int> small(size - 1, 7);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(large.data()) % detail::huge_page, 0u);
  EXPECT_EQ(large[size - 1], 7);
  AlignedArray<int> other = small;
  other = large;  // small and large memory are freed in different ways
  EXPECT_EQ(other, large);
  other = AlignedArray<int>(3, 1);
  EXPECT_EQ(other.size(), 3u);
  AlignedArray<int> moved(AlignedArray<int>(size, 5));
  moved = std::move(other);
  EXPECT_EQ(moved, AlignedArray<int>(3, 1));
}

TEST(AlignedArray, ASizeThatNoMemoryHoldsIsRefused) {
  EXPECT_THROW(AlignedArray<double>(static_cast<std::size_t>(-1) / 4), std::bad_alloc);
}

}  // namespace
}  // namespace lif::tests
