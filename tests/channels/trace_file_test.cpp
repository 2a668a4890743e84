// What trace files record, and which misuse they refuse.
#include <lif/lif.hpp>

#include <filesystem>
#include <limits>
#include <string>
#include <utility>

#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

using sc_core::SC_NS;
using sc_core::SC_PS;

class TraceFiles : public KernelTest {
 protected:
  const TemporaryFolder folder_;
};

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

}  // namespace
}  // namespace lif::tests
