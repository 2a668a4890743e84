// Trace files show what SystemC's own shows, for all types and in delta cycles, and the same in both formats.
#include <lif/lif.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "channels/everything.hpp"
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

class TraceFileTypes : public KernelTest {
 protected:
  const TemporaryFolder folder_;
};

TEST_F(TraceFileTypes, ShowWhatSystemCsOwnShowsForAllTypes) {
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
TEST_F(TraceFileTypes, AreTheSameAsFst) {
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

TEST_F(TraceFileTypes, ShowDeltaCyclesWhereAsked) {
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

}  // namespace
}  // namespace lif::tests
