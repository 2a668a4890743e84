#include <lif/arrays/finite_check.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "support/bits.hpp"

namespace lif::tests {
namespace {

template <class T>
std::vector<T> finite_numbers() {
  using Limits = std::numeric_limits<T>;
  return {T{0},
          -T{0},
          T{1},
          -T{1},
          Limits::denorm_min(),
          -Limits::denorm_min(),
          Limits::max(),
          Limits::lowest(),
          Limits::min()};
}

template <class T>
std::vector<T> other_numbers() {
  using Limits = std::numeric_limits<T>;
  return {Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), -Limits::quiet_NaN(),
          Limits::signaling_NaN()};
}

template <class T>
void expect_verdicts() {
  FiniteCheck<T> check;
  EXPECT_TRUE(check.all_finite());
  for (const T value : finite_numbers<T>()) {
    for (T mark : finite_numbers<T>()) {
      const T before = mark;
      check.see(value);
      check.see_and_mark(value, mark);
      EXPECT_EQ(bits(mark), bits(before)) << "a finite number marks nothing";
    }
  }
  EXPECT_TRUE(check.all_finite());
  for (const T value : other_numbers<T>()) {
    FiniteCheck<T> seen;
    seen.see(value);
    EXPECT_FALSE(seen.all_finite()) << value;
    std::vector<T> marks = finite_numbers<T>();
    for (const T mark : other_numbers<T>()) marks.push_back(mark);
    for (T mark : marks) {
      FiniteCheck<T> marked;
      marked.see_and_mark(value, mark);
      EXPECT_FALSE(marked.all_finite()) << value;
      EXPECT_TRUE(std::isnan(mark)) << value;
    }
    seen.see(T{1});
    EXPECT_FALSE(seen.all_finite()) << "it does not forget";
  }
}

TEST(FiniteCheck, OfDouble) { expect_verdicts<double>(); }
TEST(FiniteCheck, OfFloat) { expect_verdicts<float>(); }

TEST(FiniteCheck, OtherNumbersAlwaysAre) {
  FiniteCheck<std::int32_t> check;
  std::int32_t mark = 3;
  check.see(std::numeric_limits<std::int32_t>::max());
  check.see_and_mark(std::numeric_limits<std::int32_t>::min(), mark);
  EXPECT_TRUE(check.all_finite());
  EXPECT_EQ(mark, 3);
}

}  // namespace
}  // namespace lif::tests
