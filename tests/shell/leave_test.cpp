#include <lif/shell/leave.hpp>

#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>

namespace lif::tests {
namespace {

struct Loud {
  ~Loud() { std::fputs("destroyed", stderr); }
};

TEST(LeaveDeathTest, WhatWasPrintedIsThereAndNothingIsDestroyed) {
  EXPECT_EXIT(
      {
        static const Loud loud;
        std::setvbuf(stderr, nullptr, _IOFBF, 4096);
        std::fputs("printed", stderr);
        leave(3);
      },
      ::testing::ExitedWithCode(3), "printed$");
}

}  // namespace
}  // namespace lif::tests
