// Arbiters, beside a list of whose turn it is.
#include <lif/aer/arbiter.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace lif::aer {
namespace {

TEST(Arbiter, GrantsByItsPolicy) {
  std::mt19937 engine(1);
  for (const ArbiterPolicy policy : {ArbiterPolicy::fixed, ArbiterPolicy::round_robin}) {
    constexpr std::size_t size = 5;
    Arbiter arbiter(policy);
    std::vector<std::size_t> turns{0, 1, 2, 3,
                                   4};  // the first that asks is granted, and then those up to it go last
    for (int round = 0; round < 1000; ++round) {
      std::vector<bool> asks(size);
      for (std::size_t i = 0; i < size; ++i) asks[i] = engine() % 3 == 0;
      std::optional<std::size_t> expected;
      for (std::size_t place = 0; place < size && !expected; ++place) {
        if (!asks[turns[place]]) continue;
        expected = turns[place];
        if (policy == ArbiterPolicy::round_robin)
          std::rotate(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(place) + 1, turns.end());
      }
      ASSERT_EQ(arbiter.grant(asks), expected);
    }
  }
}

}  // namespace
}  // namespace lif::aer
