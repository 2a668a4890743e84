#pragma once

#include <gtest/gtest.h>

#include <string>
#include <systemc>
#include <vector>

namespace lif::tests {

/// Whether a module of this test has an SC_THREAD; kernel_main.cpp says what that matters for.
inline bool has_threads = false;

/// A test that elaborates and simulates. A process holds one SystemC kernel, which cannot be reset, so each
/// such test needs a process of its own, which ctest gives it.
class KernelTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(sc_core::sc_get_status(), sc_core::SC_ELABORATION)
        << "the kernel has run already: one process per test, run them through ctest";
    warnings().clear();
    sc_core::sc_report_handler::set_handler(
        [](const sc_core::sc_report& report, const sc_core::sc_actions& actions) {
          if (report.get_severity() == sc_core::SC_WARNING) {
            warnings().push_back(std::string(report.get_msg_type()) + " " + report.get_msg());
          } else if (report.get_severity() > sc_core::SC_WARNING) {
            sc_core::sc_report_handler::default_handler(report, actions);
          }
        });
  }

  /// Fails the test for each warning that it has not removed from warnings().
  void TearDown() override {
    for (const std::string& warning : warnings()) ADD_FAILURE() << "unexpected warning: " << warning;
  }

  static std::vector<std::string>& warnings() {
    static std::vector<std::string> all;
    return all;
  }
};

/// Returns the text of the sc_report that `action` throws, and checks its message type.
template <class Action>
std::string report_of(const char* message_type, Action&& action) {
  try {
    action();
  } catch (const sc_core::sc_report& report) {
    EXPECT_STREQ(report.get_msg_type(), message_type);
    EXPECT_EQ(report.get_severity(), sc_core::SC_ERROR);
    return report.get_msg();
  }
  ADD_FAILURE() << "no report of type " << message_type;
  return {};
}

}  // namespace lif::tests
