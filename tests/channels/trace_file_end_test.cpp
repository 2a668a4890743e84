// Trace files are complete when the process ends, or say why they are not.
#include <lif/lif.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

using sc_core::SC_NS;

class TraceFileEnds : public KernelTest {
 protected:
  const TemporaryFolder folder_;
};

/// Counts up, every nanosecond.
class Counter : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Counter);
  explicit Counter(const sc_core::sc_module_name& name) : sc_core::sc_module(name) { SC_METHOD(count); }
  sc_core::sc_signal<unsigned> value{"value"};

 private:
  void count() {
    value = value.read() + 1;
    next_trigger(1, SC_NS);
  }
};

/// Runs the function in a child process, which holds a kernel of its own, and returns how it ended.
template <class Function>
int status_of_child(const Function& function, int signal = 0) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    function();
    std::exit(0);
  }
  if (signal != 0) {
    ::usleep(300'000);
    ::kill(child, signal);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return status;
}

/// Each step of the counter up to the end of the file.
void expect_complete(const VcdFile& vcd) {
  const auto& changes = vcd.variables.at("SystemC.value").changes;
  EXPECT_GT(changes.size(), 10U);
  EXPECT_EQ(changes.back().first, vcd.end_time);
  for (std::size_t i = 0; i < changes.size(); ++i) ASSERT_EQ(changes[i].first, 1000 * i);
}

TEST_F(TraceFileEnds, AreCompleteAfterASignalThatEndsTheProcess) {
  for (const int signal : {SIGINT, SIGTERM}) {
    const int status = status_of_child(
        [&] {
          Counter counter("counter");
          auto* file = new VcdTraceFile(folder_ / "a.vcd");
          sc_core::sc_trace(file, counter.value, "value");
          sc_core::sc_start();
        },
        signal);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), signal) << "the process ends as it would have without the file";
    expect_complete(read_vcd(folder_ / "a.vcd"));
    std::filesystem::remove(folder_ / "a.vcd");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(TraceFileEnds, LeaveTheProgramsOwnHandlersAlone) {
  static volatile std::sig_atomic_t arrived = 0;
  arrived = 0;
  std::signal(SIGTERM, [](int) { arrived = 1; });
  {
    const int value = 0;
    VcdTraceFile file(folder_ / "a.vcd");
    sc_core::sc_trace(&file, value, "value");
    std::raise(SIGTERM);
    sc_core::sc_start(1, SC_NS);
    EXPECT_EQ(arrived, 1);
  }
  EXPECT_NE(std::signal(SIGTERM, SIG_DFL), SIG_DFL);
  EXPECT_EQ(std::signal(SIGINT, SIG_DFL), SIG_DFL) << "without a file, Ctrl-C ends the process at once";
}

TEST_F(TraceFileEnds, AreCompleteAfterExit) {
  const int status = status_of_child([&] {
    Counter counter("counter");
    VcdTraceFile file(folder_ / "a.vcd");
    sc_core::sc_trace(&file, counter.value, "value");
    sc_core::sc_start(1, sc_core::SC_US);
    std::exit(3);
  });
  EXPECT_EQ(WEXITSTATUS(status), 3);
  expect_complete(read_vcd(folder_ / "a.vcd"));
}

TEST_F(TraceFileEnds, AFullDiskIsAnErrorAndLeavesTheEarlierFile) {
  folder_.write("a.vcd", "earlier");
  const ::rlimit limit{100'000, 100'000};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  std::signal(SIGXFSZ, SIG_IGN);
  Counter counter("counter");
  VcdTraceFile file(folder_ / "a.vcd");
  sc_core::sc_trace(&file, counter.value, "value");
  EXPECT_EQ(report_of(message_type::trace, [] { sc_core::sc_start(1, sc_core::SC_MS); }),
            file.path() + ": cannot be written in full: File too large");
  file.close();
  EXPECT_EQ(content_of(folder_ / "a.vcd"), "earlier");
}

TEST_F(TraceFileEnds, AFullDiskFoundAtTheEndIsAnErrorOfCloseAndAWarningOtherwise) {
  const ::rlimit limit{1000, 1000};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  std::signal(SIGXFSZ, SIG_IGN);
  Counter counter("counter");
  VcdTraceFile closed(folder_ / "a.vcd");
  auto destroyed = std::make_unique<VcdTraceFile>(folder_ / "b.vcd");
  for (VcdTraceFile* file : {&closed, destroyed.get()}) sc_core::sc_trace(file, counter.value, "value");
  sc_core::sc_start(1, sc_core::SC_US);
  const std::string reason = ": cannot be written in full: File too large";
  EXPECT_EQ(report_of(message_type::trace, [&] { closed.close(); }), (folder_ / "a.vcd") + reason);
  destroyed.reset();
  ASSERT_EQ(warnings().size(), 1U);
  EXPECT_EQ(warnings()[0], "/lif/trace " + (folder_ / "b.vcd") + reason);
  warnings().clear();
}

}  // namespace
}  // namespace lif::tests
