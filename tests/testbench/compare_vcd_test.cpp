// VCD files as other tools write them: reports/ holds files that were once read wrongly.
#include <fstream>

#include "child/address_sanitizer.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::string reports = TESTBENCH_REPORTS;

struct Report {
  std::string folder;
  std::vector<std::string> arguments;  ///< of `compare`; the first two are files in the folder
  int exit_code;
  std::string words;  ///< that the output holds
};

void PrintTo(const Report& report, std::ostream* out) {
  *out << report.folder;
  for (const std::string& argument : report.arguments) *out << " " << argument;
}

class VcdOfAnotherTool : public ExecutableTest, public ::testing::WithParamInterface<Report> {};

TEST_P(VcdOfAnotherTool, IsReadAsItIsMeant) {
  std::vector<std::string> arguments{"compare"};
  for (std::size_t i = 0; i < GetParam().arguments.size(); ++i) {
    const std::string& argument = GetParam().arguments[i];
    arguments.push_back(i < 2 ? reports + "/" + GetParam().folder + "/" + argument : argument);
  }
  const Result result = run(arguments);
  EXPECT_EQ(result.exit_code, GetParam().exit_code) << result.out << result.err;
  EXPECT_NE((result.out + result.err).find(GetParam().words), std::string::npos) << result.out << result.err;
}

INSTANTIATE_TEST_SUITE_P(
    Reports, VcdOfAnotherTool,
    ::testing::Values(
        Report{"alias-names", {"ref.csv", "alias.vcd"}, 0, "equal"},
        Report{"alias-names", {"ref.csv", "alias_declared_later.vcd"}, 0, "equal"},
        Report{
            "alias-names", {"ref.csv", "alias.vcd", "--clock", "clk_i", "--spike", "tb.spk_o"}, 0, "equal"},
        Report{"alias-potential-false-equal",
               {"ref.csv", "alias_potential_bad.vcd"},
               1,
               "potential 0.375 and 0.5"},
        Report{"alias-potential-false-equal",
               {"ref.csv", "alias_potential_bad.vcd", "--potential", "v_mem"},
               1,
               "potential 0.375 and 0.5"},
        Report{"bits-of-a-bus", {"ref8.csv", "bits.vcd"}, 0, "equal"},
        Report{"bits-of-a-bus", {"w8.vcd", "bits.vcd"}, 0, "equal"},
        Report{"bracket-name-false-equal", {"ref.csv", "ghdl_bad.vcd"}, 1, "first difference: step 5"},
        Report{"bracket-name-false-equal", {"base_bad.vcd", "ghdl_bad.vcd"}, 0, "equal"},
        Report{"dumpoff-gap", {"ref_leak1.csv", "good.vcd"}, 0, "equal"},
        Report{"dumpoff-gap", {"ref_leak1.csv", "dumpoff.vcd"}, 3, "was off ($dumpoff) from time 42 to 68"},
        Report{"inf-is-called-rounding", {"ref.csv", "inf.vcd"}, 1, "it looks like a different update"},
        Report{"order-within-a-timestamp", {"mealy_clkfirst.vcd", "mealy_clklast.vcd"}, 0, "equal"},
        Report{"order-within-a-timestamp",
               {"icarus.vcd", "icarus_clockfirst.vcd", "--clock", "clock", "--spike", "fire"},
               0,
               "equal"},
        Report{"potential-in-two-scopes",
               {"ref.csv", "twopot.vcd"},
               3,
               "tb.dut.potential or tb.monitor.potential"},
        Report{"potential-in-two-scopes",
               {"ref.csv", "twopot_swapped.vcd"},
               3,
               "tb.dut.potential or tb.monitor.potential"},
        Report{
            "potential-in-two-scopes", {"ref.csv", "twopot.vcd", "--potential", "dut.potential"}, 0, "equal"},
        Report{"scalar-as-vector-clock", {"ref.csv", "bclock.vcd"}, 0, "equal"},
        Report{"scalar-as-vector-clock", {"ref.csv", "bclock_rt.vcd"}, 0, "equal"},
        Report{"scope-cannot-be-named", {"ref.csv", "twoclk.vcd"}, 3, "'clk' may mean tb.clk or tb.dut.clk"},
        Report{"scope-cannot-be-named", {"ref.csv", "twoclk.vcd", "--clock", "tb.dut.clk"}, 0, "equal"},
        Report{"scope-cannot-be-named", {"ref.csv", "twoclk.vcd", "--clock", "dut.clk"}, 0, "equal"},
        Report{"scope-cannot-be-named", {"ref.csv", "twoclk.vcd", "--clock", "tb.clk"}, 0, "equal"},
        Report{"string-variable", {"ref.csv", "nmigen.vcd"}, 0, "equal"},
        Report{"vcd-nan", {"nan.vcd", "nan.vcd"}, 0, "equal"},
        Report{"vcd-nan", {"w.vcd", "nan.vcd"}, 1, "nan"}));

class CompareVcd : public ExecutableTest {
 protected:
  /// A dump of a clock, a reset, a spike and a potential, with an edge every 10: at 5, 15 ...
  /// @param rows  `rst_n spike potential` of each edge, as text that `#T 1!` precedes
  std::string dump(const std::vector<std::string>& changes) const {
    std::string text =
        "$scope module tb $end\n$var wire 1 ! clk $end\n$var wire 1 r rst_n $end\n$var wire 1 s spike $end\n"
        "$var real 64 v potential $end\n$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n0!\n0r\n0s\nr0 "
        "v\n$end\n";
    std::size_t time = 0;
    for (const std::string& change : changes) {
      text +=
          "#" + std::to_string(time + 5) + "\n1!\n" + change + "\n#" + std::to_string(time + 10) + "\n0!\n";
      time += 10;
    }
    return text;
  }

  Result compare(const std::string& a, const std::string& b, std::vector<std::string> options = {}) {
    folder_.write("a", a);
    folder_.write("b", b);
    options.insert(options.begin(), {"compare", "a", "b"});
    return run(options);
  }
};

const std::string trace = "potential,spike\n0.5,0\n0,1\n0.5,0\n0,1\n0.25,0\n";

// The reset ends before the third edge: the two edges before it show a neuron at rest.
const std::vector<std::string> with_reset{"",           "#8\n1r\n#9", "r0.5 v",     "r0 v\n1s",
                                          "r0.5 v\n0s", "r0 v\n1s",   "r0.25 v\n0s"};

TEST_F(CompareVcd, CyclesOfAResetAreNoSteps) {
  std::string text = dump(with_reset);
  // The release of the reset stands at a time of its own, before the third edge.
  text.replace(text.find("#8\n1r\n#9\n#20"), 12, "#18\n1r\n#20");
  const Result shifted = compare(trace, text);
  EXPECT_EQ(shifted.exit_code, 1);
  EXPECT_NE(shifted.out.find("B is 2 steps later"), std::string::npos) << shifted.out;
  EXPECT_NE(shifted.out.find("as cycles of a reset are: --reset NAME or --skip 2"), std::string::npos)
      << shifted.out;
  EXPECT_EQ(compare(trace, text, {"--reset", "rst_n"}).exit_code, 0);
  EXPECT_EQ(compare(trace, text, {"--reset", "tb.rst_n:low"}).exit_code, 0);
  EXPECT_EQ(compare(trace, text, {"--skip", "2"}).exit_code, 0);
  EXPECT_EQ(compare(trace, text, {"--reset", "rst_n:high"}).exit_code, 1);
  EXPECT_EQ(compare(trace, text, {"--reset", "none"}).exit_code, 3);
  EXPECT_EQ(compare(trace, text, {"--reset", "rst_n:never"}).exit_code, 2);
}

TEST_F(CompareVcd, UnknownStepsAreNamed) {
  const Result result = compare(trace, dump({"xs", "r0 v\n1s", "r0.5 v\n0s", "r0 v\n1s", "r0.25 v\n0s"}));
  EXPECT_EQ(result.exit_code, 0) << result.out;
  EXPECT_NE(result.out.find("not compared, because a value is x or z: 1 step (step 0)"), std::string::npos)
      << result.out;
}

TEST_F(CompareVcd, SaysThatPotentialsWereNotCompared) {
  std::string text = dump({"", "1s", "0s", "1s", "0s"});
  text.replace(text.find("potential $end"), 9, "other");
  const Result result = compare(trace, text);
  EXPECT_EQ(result.exit_code, 0) << result.out;
  EXPECT_NE(result.out.find("potentials were not compared"), std::string::npos);
  EXPECT_EQ(compare(trace, text, {"--spikes-only"}).out.find("potentials were not compared"),
            std::string::npos);
}

// The spike is combinational here: it follows its input at once, between the edges.
TEST_F(CompareVcd, OutputsAreTakenWhenTheUserSays) {
  const std::string text =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$enddefinitions $end\n#0\n$dumpvars\n0!\n0s\n$end\n"
      "#5\n1!\n1s\n#7\n0s\n#10\n0!\n#15\n1!\n#20\n0!\n";
  EXPECT_EQ(compare("spike\n0\n0\n", text).exit_code, 0);
  EXPECT_EQ(compare("spike\n1\n0\n", text, {"--sample-output", "edge"}).exit_code, 0);
  EXPECT_EQ(compare("spike\n1\n0\n", text, {"--sample-output", "never"}).exit_code, 2);
}

TEST_F(CompareVcd, InputsAreTakenWhenTheUserSays) {
  const std::string text =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$var real 64 i input_current $end\n$enddefinitions "
      "$end\n#0\n$dumpvars\n0!\n0s\nr0.25 i\n$end\n#5\n1!\nr0.5 i\n#10\n0!\n1s\n#15\n1!\n#20\n0!\n";
  const auto cause = [&](const std::string& csv, const std::vector<std::string>& options) {
    std::vector<std::string> all = options;
    all.emplace_back("--json");
    return nlohmann::json::parse(compare(csv, text, all).out)["first"]["cause"].get<std::string>();
  };
  EXPECT_NE(cause("input,spike\n0.25,1\n0.5,1\n", {}), "input");
  EXPECT_EQ(cause("input,spike\n0.5,1\n0.5,1\n", {}), "input");
  EXPECT_NE(cause("input,spike\n0.5,1\n0.5,1\n", {"--sample-input", "after"}), "input");
}

TEST_F(CompareVcd, ATimeStampMayBeWrittenInParts) {
  const std::string text =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$var real 64 i input_current $end\n$enddefinitions "
      "$end\n#0\n$dumpvars\n0!\n0s\nr0.25 i\n$end\n#5\nr0.5 i\n#5\n1!\n#5\n1s\n#10\n0!\n#15\n1!\n#20\n0!\n";
  EXPECT_EQ(compare("input,spike\n0.25,1\n0.5,1\n", text).exit_code, 0);
  EXPECT_NE(compare("input,spike\n0.5,1\n0.5,0\n", text, {"--json"}).out.find("\"cause\": \"input\""),
            std::string::npos);
}

TEST_F(CompareVcd, AClockThatBeginsHighIsNoEdge) {
  const std::string text =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$enddefinitions $end\n#0\n$dumpvars\n1!\n1s\n$end\n"
      "#5\n0!\n#10\n1!\n0s\n#15\n0!\n";
  EXPECT_EQ(compare("spike\n0\n", text).exit_code, 0);
}

TEST_F(CompareVcd, TheThresholdComesFromTheRunWhereItIsOurs) {
  ASSERT_EQ(run({"run", "--threshold", "0.5", "--stimulus", "constant", "--amplitude", "0.2"}).exit_code, 0);
  folder_.write("b.csv", "potential,spike\n0.2,0\n0.4,0\n");
  const auto report = nlohmann::json::parse(run({"compare", "out/trace.csv", "b.csv", "--json"}).out);
  EXPECT_EQ(report["first"]["threshold"], 0.5);
  EXPECT_EQ(report["first"]["threshold_is_assumed"], false);
  const auto given =
      nlohmann::json::parse(run({"compare", "out/trace.csv", "b.csv", "--json", "--threshold", "2"}).out);
  EXPECT_EQ(given["first"]["threshold"], 2);
}

TEST_F(CompareVcd, FstIsReadThroughGtkwavesConverter) {
  ASSERT_EQ(run({"run", "--stimulus", "uniform", "--amplitude", "0.6", "--csv", "a.csv", "--fst", "a.fst"})
                .exit_code,
            0);
  const Result result = run({"compare", "a.csv", "a.fst"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  const Result without = run({"compare", "a.csv", "a.fst"}, {".", {{"PATH", "/nowhere"}}});
  EXPECT_EQ(without.exit_code, 3);
  EXPECT_NE(without.err.find("a.fst: is an FST, which is read through fst2vcd"), std::string::npos)
      << without.err;
  folder_.write("cut.fst", file("a.fst").substr(0, 2000));
  const Result cut = run({"compare", "a.csv", "cut.fst"});
  EXPECT_EQ(cut.exit_code, 3);
  EXPECT_NE(cut.err.find("fst2vcd cannot read"), std::string::npos) << cut.err;
}

TEST_F(CompareVcd, AWrongFileIsNamedForWhatItIs) {
  for (const char* text : {"$var port 1 <0 clk $end\n$enddefinitions $end\n", "$dumpports top $end\n"}) {
    const Result result = compare("spike\n1\n", text);
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_NE(result.err.find("this is an extended VCD"), std::string::npos) << result.err;
  }
  EXPECT_NE(compare("spike\n1\n", "$date today $end\nhello\n").err.find("'hello' is no declaration of a VCD"),
            std::string::npos);
}

TEST_F(CompareVcd, WideVectorsAreNumbersToo) {
  const std::string text =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$var wire 2000 v potential $end\n"
      "$enddefinitions $end\n#0\n$dumpvars\n0!\n0s\nb0 v\n$end\n#5\n1!\nb" +
      std::string(1999, '1') + "0 v\n#10\n0!\n#15\n1!\nb101 v\n#20\n0!\n";
  EXPECT_EQ(compare("potential,spike\n-2,0\n5,0\n", text).exit_code, 0);
}

TEST_F(CompareVcd, WidthsAreCheckedBeforeMemoryIsTaken) {
  for (const char* width : {"99999999999", "0", "-1", "65537", "8x", "99999999999999999999999"}) {
    const Result result = compare("spike\n1\n", std::string("$var wire 1 ! clk $end\n$var wire ") + width +
                                                    " s spike $end\n$enddefinitions $end\n#0\n0!\n");
    EXPECT_EQ(result.exit_code, 3) << width;
    EXPECT_NE(result.err.find("allowed are 1 to 65536"), std::string::npos) << result.err;
  }
  const Result gap =
      compare("spike\n1\n",
              "$var wire 1 ! clk $end\n$var wire 1 a spike [0] $end\n$var wire 1 b spike [2] $end\n"
              "$enddefinitions $end\n#0\n0!\n");
  EXPECT_EQ(gap.exit_code, 3);
  EXPECT_NE(gap.err.find("some are missing"), std::string::npos) << gap.err;
}

TEST_F(CompareVcd, MemoryDoesNotGrowWithTheHeader) {
  if (LIF_ADDRESS_SANITIZER) GTEST_SKIP() << "the address sanitizer reserves more than the limit";
  {
    std::ofstream big(folder_ / "big.vcd");
    const std::string line(100'000, '.');
    big << "$date\n";
    for (int i = 0; i < 400; ++i) big << line << " " << line << "\n";
    big << "$end\n" << dump({"", "1s"});
  }
  folder_.write("a.csv", "spike\n0\n1\n");
  const Result result =
      run_process({"bash", "-c", "ulimit -v 60000; exec \"$0\" compare a.csv big.vcd", LIF_TESTBENCH},
                  {folder_.path().string()});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

}  // namespace
}  // namespace lif::tests
