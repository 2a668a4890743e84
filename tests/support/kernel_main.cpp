// The main program of tests that link SystemC: SystemC's own main() calls sc_main().

#include <gtest/gtest.h>

#include <systemc>

#include "support/kernel_test.hpp"

// Asked by the leak sanitizer before it looks for leaks. SystemC protects a page below the stack of each
// SC_THREAD from reading, and the sanitizer crashes when it reads that page.
extern "C" int __lsan_is_turned_off() { return lif::tests::has_threads ? 1 : 0; }

int sc_main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
