#include <lif/lif.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <memory>
#include <random>
#include <string>

#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

#ifdef LIF_WITH_FST
#include <lif/channels/fst_trace_file.hpp>
#include <lif/trace/fst_file.hpp>

#include "support/subprocess.hpp"
#endif

namespace lif::tests {
namespace {

using sc_core::SC_NS;
using sc_core::SC_PS;

/// SystemC's own file for numbers of sc_fxnum ends the simulation in 3.0.0 and 3.0.1: it asks for a bit too
/// many.
#if SC_VERSION_MAJOR == 3 && SC_VERSION_MINOR == 0 && SC_VERSION_PATCH < 2
constexpr bool systemc_traces_fixed_point = false;
#else
constexpr bool systemc_traces_fixed_point = true;
#endif

/// Variables of all types that `sc_trace()` knows, some of which change every 10 ns.
class Everything : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Everything);

  explicit Everything(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(change_some);
  }

  void trace(sc_core::sc_trace_file* file) const override {
    sc_core::sc_trace(file, event_, "all.event");
    sc_core::sc_trace(file, time_, "all.time");
    sc_core::sc_trace(file, bool_, "all.bool");
    sc_core::sc_trace(file, bit_, "all.bit");
    sc_core::sc_trace(file, logic_, "all.logic");
    sc_core::sc_trace(file, double_, "all.numbers.double");
    sc_core::sc_trace(file, float_, "all.numbers.float");
    sc_core::sc_trace(file, fxval_, "all.numbers.fxval");
    sc_core::sc_trace(file, fxval_fast_, "all.numbers.fxval_fast");
    if (systemc_traces_fixed_point || dynamic_cast<TraceFile*>(file) != nullptr) {
      sc_core::sc_trace(file, fixed_, "all.numbers.fixed");
      sc_core::sc_trace(file, fixed_fast_, "all.numbers.fixed_fast");
    }
    sc_core::sc_trace(file, char_, "all.char");
    sc_core::sc_trace(file, short_, "all.short");
    sc_core::sc_trace(file, int_, "all.int");
    sc_core::sc_trace(file, int_, "all.int_in_3_bits", 3);
    sc_core::sc_trace(file, long_, "all.long");
    sc_core::sc_trace(file, int64_, "all.int64");
    sc_core::sc_trace(file, unsigned_char_, "all.unsigned_char");
    sc_core::sc_trace(file, unsigned_short_, "all.unsigned_short");
    sc_core::sc_trace(file, unsigned_, "all.unsigned");
    sc_core::sc_trace(file, unsigned_, "all.unsigned_in_5_bits", 5);
    sc_core::sc_trace(file, unsigned_long_, "all.unsigned_long");
    sc_core::sc_trace(file, uint64_, "all.uint64");
    sc_core::sc_trace(file, sc_int_, "all.sc_int");
    sc_core::sc_trace(file, sc_uint_, "all.sc_uint");
    sc_core::sc_trace(file, bigint_, "all.bigint");
    sc_core::sc_trace(file, biguint_, "all.biguint");
    sc_core::sc_trace(file, bv_, "all.bv");
    sc_core::sc_trace(file, lv_, "all.lv");
    sc_core::sc_trace(file, single_, "single");
    sc_core::sc_trace(file, signal_, "signal");
    static const char* literals[] = {"idle", "integrate", "fire", nullptr};
    sc_core::sc_trace(file, state_, "state", literals);
  }

 private:
  bool happens() { return random_() % 3 == 0; }

  void change_some() {
    next_trigger(10, SC_NS);
    const auto number = static_cast<std::int64_t>(random_());
    if (happens()) event_.notify();
    if (happens() &&
        sc_core::sc_delta_count() > 0) {  // SystemC's own shows a change before the first look late
      time_ = sc_core::sc_time(static_cast<double>(number & 0xFFFF), SC_NS);
    }
    if (happens()) bool_ = !bool_;
    if (happens()) bit_ = ~bit_;
    if (happens()) logic_ = sc_dt::sc_logic("01XZ"[number & 3]);
    if (happens()) double_ = static_cast<double>(number) * 0x1p-60;
    if (happens()) float_ = static_cast<float>(number) * 0x1p-60F;
    if (happens()) fxval_ = static_cast<double>(number & 0xFFFF) / 256;
    if (happens()) fxval_fast_ = static_cast<double>(number & 0xFFFF) / 256;
    if (happens()) fixed_ = static_cast<double>(number & 0xFFFF) / 1024 - 32;
    if (happens()) fixed_fast_ = static_cast<double>(number & 0xFFFF) / 1024 - 32;
    if (happens()) char_ = static_cast<char>(number);
    if (happens()) short_ = static_cast<short>(number);
    if (happens()) int_ = static_cast<int>(number % 16);
    if (happens()) long_ = static_cast<long>(number);
    if (happens()) int64_ = number;
    if (happens()) unsigned_char_ = static_cast<unsigned char>(number);
    if (happens()) unsigned_short_ = static_cast<unsigned short>(number);
    if (happens()) unsigned_ = static_cast<unsigned>(number & 63);
    if (happens()) unsigned_long_ = static_cast<unsigned long>(number);
    if (happens()) uint64_ = static_cast<sc_dt::uint64>(number);
    if (happens()) sc_int_ = number;
    if (happens()) sc_uint_ = static_cast<sc_dt::uint64>(number);
    if (happens()) bigint_ = sc_dt::sc_bigint<100>(number) * 12345;
    if (happens()) biguint_ = sc_dt::sc_biguint<100>(static_cast<sc_dt::uint64>(number)) * 12345U;
    if (happens()) bv_ = static_cast<int>(number);
    if (happens()) lv_[static_cast<int>(random_() % 70)] = sc_dt::sc_logic("01XZ"[number & 3]);
    if (happens()) single_ = !single_;
    if (happens()) signal_ = static_cast<int>(number);
    if (happens()) state_ = static_cast<unsigned>(random_() % 4);
  }

  std::mt19937_64 random_{1};
  sc_core::sc_event event_;
  sc_core::sc_time time_;
  bool bool_ = false;
  sc_dt::sc_bit bit_{false};
  sc_dt::sc_logic logic_;
  double double_ = 0.1;
  float float_ = 0.1F;
  sc_dt::sc_fxval fxval_{0.5};
  sc_dt::sc_fxval_fast fxval_fast_{0.5};
  sc_dt::sc_fixed<16, 6> fixed_;
  sc_dt::sc_fixed_fast<16, 6> fixed_fast_;
  char char_ = 0;
  short short_ = 0;
  int int_ = 0;
  long long_ = 0;
  sc_dt::int64 int64_ = 0;
  unsigned char unsigned_char_ = 0;
  unsigned short unsigned_short_ = 0;
  unsigned unsigned_ = 0;
  unsigned long unsigned_long_ = 0;
  sc_dt::uint64 uint64_ = 0;
  sc_dt::sc_int<21> sc_int_;
  sc_dt::sc_uint<40> sc_uint_;
  sc_dt::sc_bigint<100> bigint_;
  sc_dt::sc_biguint<100> biguint_;
  sc_dt::sc_bv<17> bv_;
  sc_dt::sc_lv<70> lv_;
  bool single_ = false;
  sc_core::sc_signal<int> signal_{"signal"};
  unsigned state_ = 0;
};

/// Other tools' files have 16 digits of each number, ours the shortest text of its type.
bool is_same_value(const std::string& name, const std::string& type, const std::string& ours,
                   const std::string& other) {
  if (type != "real") return are_same_bits(ours, other);
  if (name == "SystemC.all.numbers.float") return std::stof(ours) == std::stof(other);
  return std::abs(std::stod(ours) - std::stod(other)) <= 1e-15 * std::abs(std::stod(ours));
}

/// SystemC's own files repeat an x that stands for one unfitting integer after another.
VcdFile::Changes without_repetitions(VcdFile::Changes changes) {
  const auto is_same = [](const auto& a, const auto& b) { return a.second == b.second && a.second == "x"; };
  changes.erase(std::unique(changes.begin(), changes.end(), is_same), changes.end());
  return changes;
}

void expect_same(const VcdFile& ours, const VcdFile& other) {
  ASSERT_EQ(ours.variables.size(), other.variables.size() + (systemc_traces_fixed_point ? 0 : 2));
  for (const auto& [name, variable] : other.variables) {
    SCOPED_TRACE(name);
    ASSERT_EQ(ours.variables.count(name), 1U);
    const auto& mine = ours.variables.at(name);
    EXPECT_EQ(mine.type, variable.type == "time" ? "wire" : variable.type);
    const VcdFile::Changes changes = without_repetitions(variable.changes);
    ASSERT_EQ(mine.changes.size(), changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
      EXPECT_EQ(mine.changes[i].first, changes[i].first);
      EXPECT_TRUE(is_same_value(name, variable.type, mine.changes[i].second, changes[i].second))
          << mine.changes[i].second << " is not " << changes[i].second;
    }
  }
}

class TraceFiles : public KernelTest {
 protected:
  const TemporaryFolder folder_;
};

TEST_F(TraceFiles, ShowWhatSystemCsOwnShowsForAllTypes) {
  Everything design("design");
  VcdTraceFile ours(folder_ / "ours.vcd");
  sc_core::sc_trace_file* theirs = sc_core::sc_create_vcd_trace_file((folder_ / "theirs").c_str());
  for (sc_core::sc_trace_file* file : {static_cast<sc_core::sc_trace_file*>(&ours), theirs}) {
    file->set_time_unit(1, SC_NS);
    design.trace(file);
  }
  sc_core::sc_start(20, sc_core::SC_US);
  ours.close();
  sc_core::sc_close_vcd_trace_file(theirs);
  const VcdFile file = read_vcd(folder_ / "ours.vcd");
  EXPECT_EQ(file.timescale, "1 ns");
  EXPECT_EQ(file.end_time, 20'000U);
  EXPECT_GT(file.variables.at("SystemC.all.lv").changes.size(), 100U);
  expect_same(file, read_vcd(folder_ / "theirs.vcd"));
}

#ifdef LIF_WITH_FST
TEST_F(TraceFiles, AreTheSameAsFst) {
  Everything design("design");
  VcdTraceFile vcd(folder_ / "a.vcd");
  FstTraceFile fst(folder_ / "a.fst");
  for (TraceFile* file : {static_cast<TraceFile*>(&vcd), static_cast<TraceFile*>(&fst)}) design.trace(file);
  sc_core::sc_start(5, sc_core::SC_US);
  vcd.close();
  fst.close();
  ASSERT_TRUE(is_whole_fst(folder_ / "a.fst"));
  ASSERT_EQ(run_process({"fst2vcd", folder_ / "a.fst", "-o", folder_ / "fst.vcd"}).exit_code, 0);
  const VcdFile theirs = read_vcd(folder_ / "fst.vcd");
  const VcdFile ours = read_vcd(folder_ / "a.vcd");
  ASSERT_EQ(theirs.variables.size(), ours.variables.size());
  for (const auto& [name, variable] : ours.variables) {
    EXPECT_EQ(theirs.variables.at(name).changes.size(), variable.changes.size()) << name;
    for (const auto& [time, value] : variable.changes) {
      const std::string other = theirs.value_at(name, time);
      EXPECT_TRUE(is_same_value(name, variable.type, value, other))
          << name << " at " << time << ": " << value << ", " << other;
    }
  }
}
#endif

/// Toggles a signal in two delta cycles, every 10 ns.
class Glitch : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Glitch);
  explicit Glitch(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(rise);
    SC_METHOD(fall);
    sensitive << wire;
  }
  sc_core::sc_signal<bool, sc_core::SC_MANY_WRITERS> wire{"wire", false};

 private:
  void rise() {
    next_trigger(10, SC_NS);
    wire = true;
  }
  void fall() {
    if (wire.read()) wire = false;
  }
};

TEST_F(TraceFiles, ShowDeltaCyclesWhereAsked) {
  Glitch glitch("glitch");
  sc_core::sc_trace_file* theirs = sc_core::sc_create_vcd_trace_file((folder_ / "theirs").c_str());
  VcdTraceFile with(folder_ / "with.vcd");
  VcdTraceFile without(folder_ / "without.vcd");
  for (sc_core::sc_trace_file* file : {theirs, static_cast<sc_core::sc_trace_file*>(&with)}) {
    sc_core::sc_trace_delta_cycles(file, true);
  }
  for (sc_core::sc_trace_file* file : {theirs, static_cast<sc_core::sc_trace_file*>(&with),
                                       static_cast<sc_core::sc_trace_file*>(&without)}) {
    sc_core::sc_trace(file, glitch.wire, "wire");
  }
  sc_core::sc_start(35, SC_NS);
  with.close();
  without.close();
  sc_core::sc_close_vcd_trace_file(theirs);
  EXPECT_EQ(read_vcd(folder_ / "without.vcd").variables.at("SystemC.wire").changes.size(), 1U);
  const auto ours = read_vcd(folder_ / "with.vcd").variables.at("SystemC.wire").changes;
  EXPECT_GE(ours.size(), 7U);
  EXPECT_EQ(ours, read_vcd(folder_ / "theirs.vcd").variables.at("SystemC.wire").changes);
}

TEST_F(TraceFiles, KeepEveryBitOfADouble) {
  double value = 0.1;
  float single = 0.1F;
  VcdTraceFile file(folder_ / "a.vcd");
  sc_core::sc_trace(&file, value, "value");
  sc_core::sc_trace(&file, single, "single");
  sc_core::sc_start(1, SC_NS);
  value = 0.1 + 0.2;  // 16 digits are 0.3
  sc_core::sc_start(1, SC_NS);
  value = -std::numeric_limits<double>::quiet_NaN();
  sc_core::sc_start(1, SC_NS);
  value = -std::numeric_limits<double>::infinity();
  sc_core::sc_start(1, SC_NS);
  file.close();
  const VcdFile vcd = read_vcd(folder_ / "a.vcd");
  EXPECT_EQ(vcd.value_at("SystemC.single", 0), "0.1");
  const auto& changes = vcd.variables.at("SystemC.value").changes;
  ASSERT_EQ(changes.size(), 4U) << "a NaN is written once, not at each look";
  EXPECT_EQ(changes[1].second, "0.30000000000000004");
  EXPECT_EQ(changes[2].second, "nan");
  EXPECT_EQ(changes[3].second, "-inf");
}

TEST_F(TraceFiles, RecordTheLastChangeAndReplaceAnEarlierFile) {
  folder_.write("a.vcd", "earlier");
  int value = 1;
  {
    VcdTraceFile file(folder_ / "a.vcd");
    sc_core::sc_trace(&file, value, "value");
    sc_core::sc_start(1, SC_NS);
    value = 2;
    EXPECT_EQ(content_of(folder_ / "a.vcd"), "earlier");
    file.close();
    EXPECT_EQ(read_vcd(folder_ / "a.vcd").value_at("SystemC.value", 1000), "10");
    value = 3;
    file.close();
    EXPECT_EQ(file.path(), folder_ / "a.vcd");
  }
  EXPECT_EQ(read_vcd(folder_ / "a.vcd").value_at("SystemC.value", 1000), "10");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1)
      << "nothing else stays";
}

TEST_F(TraceFiles, MakeNamesThatViewersTake) {
  const bool value = false;
  VcdTraceFile file(folder_ / "a.vcd");
  sc_core::sc_trace(&file, value, "memory[3]");
  sc_core::sc_trace(&file, value, "top.2nd stage.v");
  sc_core::sc_trace(&file, value, "top..v");
  EXPECT_EQ(report_of(message_type::trace, [&] { sc_core::sc_trace(&file, value, "memory[3]"); }),
            file.path() + ": 'memory[3]' is traced twice");
  EXPECT_EQ(report_of(message_type::trace, [&] { sc_core::sc_trace(&file, value, "memory(3)"); }),
            file.path() + ": 'memory(3)' and 'memory[3]' are both written as 'memory_3_'");
  sc_core::sc_start(1, SC_NS);
  file.close();
  const VcdFile vcd = read_vcd(folder_ / "a.vcd");
  for (const char* name : {"SystemC.memory_3_", "SystemC.top._2nd_stage.v", "SystemC.top._.v"}) {
    EXPECT_EQ(vcd.variables.count(name), 1U) << name;
  }
}

TEST_F(TraceFiles, CarryCommentsAndNoDate) {
  const bool value = false;
  for (const char* name : {"a.vcd", "b.vcd"}) {
    VcdTraceFile file(folder_ / name);
    sc_core::sc_trace(&file, value, "value");
    sc_core::sc_write_comment(&file, "before");
    EXPECT_EQ(report_of(message_type::trace, [&] { file.write_comment("a $end b"); }),
              file.path() + ": a comment must not contain '$end'");
    sc_core::sc_start(sc_core::SC_ZERO_TIME);
    if (std::string(name) == "a.vcd") sc_core::sc_start(1, SC_NS);
    file.close();
    if (std::string(name) == "b.vcd") warnings().clear();  // no time has advanced: nothing recorded
  }
  EXPECT_NE(content_of(folder_ / "a.vcd").find("$comment before $end"), std::string::npos);
  EXPECT_EQ(content_of(folder_ / "a.vcd").find("$date"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "b.vcd"));
}

TEST_F(TraceFiles, RefuseMisuse) {
  const int value = 0;
  VcdTraceFile file(folder_ / "a.vcd");
  EXPECT_EQ(report_of(message_type::trace, [&] { sc_core::sc_trace(&file, value, "wide", 33); }),
            file.path() + ": 'wide' is traced with 33 bits: 1 to 32 are possible");
  for (const auto& [number, unit] : {std::pair(3.0, SC_NS), std::pair(0.1, sc_core::SC_FS),
                                     std::pair(1000.0, sc_core::SC_SEC), std::pair(-1.0, SC_NS)}) {
    EXPECT_EQ(report_of(message_type::trace, [&, n = number, u = unit] { file.set_time_unit(n, u); }),
              file.path() + ": a unit of time is 1, 10 or 100 of fs, ps, ns, us, ms or s");
  }
  sc_core::sc_trace(&file, value, "value");
  sc_core::sc_start(1, SC_NS);
  EXPECT_EQ(report_of(message_type::trace, [&] { sc_core::sc_trace(&file, value, "late"); }),
            file.path() + ": 'late' is traced after the recording has begun");
  EXPECT_EQ(report_of(message_type::trace, [&] { file.set_time_unit(1, SC_PS); }),
            file.path() + ": the unit of time is chosen before the recording begins");
  EXPECT_EQ(report_of(message_type::trace, [&] { VcdTraceFile(folder_ / "no/a.vcd"); }),
            (folder_ / "no/a.vcd") + ": cannot be created: No such file or directory");
}

TEST_F(TraceFiles, SayWhenTheUnitOfTimeIsTooCoarse) {
  int value = 0;
  VcdTraceFile file(folder_ / "a.vcd");
  file.set_time_unit(1, SC_NS);
  sc_core::sc_trace(&file, value, "value");
  for (value = 0; value < 3; ++value) sc_core::sc_start(500, SC_PS);
  file.close();
  ASSERT_EQ(warnings().size(), 1U);
  EXPECT_EQ(warnings()[0], std::string("/lif/trace ") + file.path() +
                               ": times between two units of 1 ns are shown at the earlier one; "
                               "set_time_unit() chooses a smaller unit");
  warnings().clear();
}

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

TEST_F(TraceFiles, AreCompleteAfterASignalThatEndsTheProcess) {
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

TEST_F(TraceFiles, LeaveTheProgramsOwnHandlersAlone) {
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

TEST_F(TraceFiles, AreCompleteAfterExit) {
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

TEST_F(TraceFiles, AFullDiskIsAnErrorAndLeavesTheEarlierFile) {
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

TEST_F(TraceFiles, AFullDiskFoundAtTheEndIsAnErrorOfCloseAndAWarningOtherwise) {
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
