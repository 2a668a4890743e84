// The command `identify`: traces of run, dumps of RTL, and what it refuses.
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class IdentifyCommand : public ExecutableTest {
 protected:
  // A run of a neuron of 10 bits; gives the names of its files.
  void run_neuron(const std::vector<std::string>& further = {}) {
    std::vector<std::string> arguments{"run",
                                       "--model",
                                       "rtl.LIF",
                                       "--set",
                                       "width=10",
                                       "--set",
                                       "input_width=8",
                                       "--set",
                                       "threshold=200",
                                       "--set",
                                       "leak_shift=3",
                                       "--set",
                                       "refractory_period=2",
                                       "--stimulus",
                                       "uniform",
                                       "--amplitude",
                                       "110",
                                       "--offset",
                                       "-20",
                                       "--steps",
                                       "200",
                                       "--csv",
                                       "trace.csv"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    const Result result = run(arguments);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
};

TEST_F(IdentifyCommand, FindsTheRuleOfARunAndWritesItForRun) {
  run_neuron();
  const Result result = run({"identify", "trace.csv", "--out", "neuron.json", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  const auto report = nlohmann::json::parse(result.out);
  EXPECT_EQ(report["differing_steps"], 0);
  EXPECT_EQ(report["sampling"], "after");
  EXPECT_EQ(report["neuron"]["parameters"]["leak_shift"], 3);
  EXPECT_EQ(report["neuron"]["parameters"]["refractory_period"], 2);
  EXPECT_EQ(report["first_row"], nullptr);
  EXPECT_EQ(json("neuron.json")["model"], "rtl.LIF");
  EXPECT_EQ(
      run({"run", "--model-file", "neuron.json", "--input", "trace.csv", "--csv", "again.csv"}).exit_code, 0);
  EXPECT_EQ(run({"compare", "trace.csv", "again.csv"}).exit_code, 0);
  EXPECT_EQ(run({"rtl", "--model-file", "neuron.json"}).exit_code, 0);
}

TEST_F(IdentifyCommand, FindsTheRuleInAWaveform) {
  run_neuron({"--vcd", "lif.vcd"});
  const Result result = run({"identify", "lif.vcd", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  const auto parameters = nlohmann::json::parse(result.out)["neuron"]["parameters"];
  EXPECT_EQ(parameters["leak_shift"], 3);
  EXPECT_EQ(parameters["threshold"], 200);  // a signal that never changes
}

TEST_F(IdentifyCommand, DoesNotWriteOverItsTrace) {
  run_neuron();
  const std::string before = file("trace.csv");
  const Result result = run({"identify", "trace.csv", "--out", "./trace.csv"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("TRACE and --out both mean"), std::string::npos) << result.err;
  EXPECT_EQ(file("trace.csv"), before);
}

TEST_F(IdentifyCommand, SaysWhatItDoesNotExplain) {
  run_neuron();
  std::string text = file("trace.csv");
  std::size_t line = 0;
  for (int i = 0; i < 151; ++i) line = text.find('\n', line) + 1;  // the row of step 150
  const std::size_t potential = text.find(',', text.find(',', line) + 1) + 1;
  text.replace(potential, text.find(',', potential) - potential, "77");
  folder_.write("odd.csv", text);
  const Result result = run({"identify", "odd.csv"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_NE(result.out.find("the first that it does not: row 150, "), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("; this row would need "), std::string::npos) << result.out;
}

TEST_F(IdentifyCommand, RefusesWhatIsNoTraceOfRtl) {
  const auto expect_refused = [&](std::vector<std::string> arguments, int code, const std::string& message) {
    arguments.insert(arguments.begin(), "identify");
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, code) << message;
    EXPECT_EQ(result.err.rfind("lif-testbench: " + message, 0), 0u) << result.err;
  };
  expect_refused({}, 2, "identify needs the file of a trace");
  expect_refused({"absent.csv"}, 3, "absent.csv: ");
  folder_.write("empty.csv", "");
  expect_refused({"empty.csv"}, 3, "empty.csv: ");
  folder_.write("real.csv", "input,potential,spike\n1,0.5,0\n");
  expect_refused({"real.csv"}, 3, "real.csv:2: column 'potential': '0.5' is no integer of at most 32 bits");
  folder_.write("other.csv", "input,v,spike\n1,5,0\n");
  expect_refused({"other.csv"}, 3,
                 "other.csv:1: there is no column 'potential' (--input-column, --potential and");
  folder_.write("short.csv", "input,potential,spike\n1,5,0\n");
  expect_refused({"short.csv"}, 3, "short.csv: has 1 row: a rule shows in 3 or more");
  folder_.write("wide.csv", "input,potential,spike,w\n1,5,0,3\n1,6,0,99\n1,7,0,3\n");
  expect_refused({"wide.csv", "--column", "leak_shift=w"}, 3,
                 "wide.csv:3: column 'w': '99' is out of the range of leak_shift: allowed is [0, 31]");
  expect_refused(
      {"short.csv", "--column", "leak=x"}, 2,
      "--column: 'leak=x' is not allowed: expected reset, rst_n, or a parameter of rtl.LIF that may change");
  expect_refused({"short.csv", "--column", "threshold"}, 2,
                 "--column: 'threshold' is not allowed: expected ROLE=NAME");
}

// A dump of V <- V - floor(V/8) + I with a spike and a reset to 0 above 200, where `hold` is low, which is
// computed here.
std::string dump_of_rtl(std::size_t unknown_from, std::size_t unknown_to) {
  std::string dump =
      "$timescale 1ns $end\n$scope module dut $end\n$var wire 1 c clk $end\n$var wire 1 e hold $end\n"
      "$var wire 9 i current $end\n$var wire 10 v membrane [9:0] $end\n$var wire 1 s fired $end\n"
      "$upscope $end\n$enddefinitions $end\n#0\n0c\n0e\nb0 i\nb0 v\n0s\n";
  const auto binary = [](std::int64_t value, int width) {
    std::string bits;
    for (int bit = width - 1; bit >= 0; --bit) bits += (value >> bit & 1) != 0 ? '1' : '0';
    return bits;
  };
  std::int64_t v = 0;
  std::uint32_t random = 1;
  for (std::size_t step = 0; step < 500; ++step) {
    random = random * 1664525 + 1013904223;
    const auto current = static_cast<std::int64_t>(random >> 25U) - 40;
    const bool is_enabled = (random >> 8U) % 5 != 0;
    const std::string time = std::to_string(10 * step);
    dump += "#" + time + "1\nb" + binary(current, 9) + " i\n" + (is_enabled ? "1" : "0") + "e\n#" + time +
            "5\n1c\n";
    bool fires = false;
    if (is_enabled) {
      v = v - (v >> 3) + current;
      fires = v > 200;
      if (fires) v = 0;
    }
    const bool is_unknown = step >= unknown_from && step < unknown_to;
    dump += (is_unknown ? "bx v\n" : "b" + binary(v, 10) + " v\n") + (fires ? "1s\n#" : "0s\n#") + time +
            "9\n0c\n";
  }
  return dump;
}

TEST_F(IdentifyCommand, TakesControlsFromAVcdAndLeavesOutUnknownSteps) {
  folder_.write("dump.vcd", dump_of_rtl(300, 310));
  const std::vector<std::string> arguments{"identify",    "dump.vcd",    "--input-column", "current",
                                           "--potential", "membrane",    "--spike",        "fired",
                                           "--column",    "enable=hold", "--json"};
  const Result result = run(arguments);
  EXPECT_EQ(result.exit_code, 0) << result.out << result.err;
  const auto report = nlohmann::json::parse(result.out);
  EXPECT_EQ(report["given"], nlohmann::json({"enable"}));
  EXPECT_EQ(report["unknown_steps"], 10);
  EXPECT_EQ(report["rows"], 490);
  EXPECT_EQ(report["steps"],
            488);  // the first row, and the first one after the unknown ones, have none before
  EXPECT_EQ(report["neuron"]["parameters"]["leak_shift"], 3);
}

TEST_F(IdentifyCommand, ANoiseThatNoRuleExplainsIsADifferenceAndNoError) {
  std::string noise = "input,potential,spike\n";
  std::uint32_t random = 1;
  for (int row = 0; row < 60; ++row) {
    random = random * 1664525 + 1013904223;
    noise += std::to_string(static_cast<int>(random >> 24U) - 128) + "," +
             std::to_string(static_cast<int>(random >> 12U & 4095U) - 2048) + "," +
             std::to_string(random >> 11U & 1U) + "\n";
  }
  folder_.write("noise.csv", noise);
  const Result result = run({"identify", "noise.csv"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_NE(result.out.find("of 59 steps\nthe first that it does not: row "), std::string::npos)
      << result.out;
}

TEST_F(IdentifyCommand, OptionsAndValuesThatDoNotSuitTheTraceAreRefused) {
  run_neuron({"--vcd", "lif.vcd"});
  const auto expect_refused = [&](std::vector<std::string> arguments, int exit_code,
                                  const std::string& message) {
    arguments.insert(arguments.begin(), "identify");
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << message;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
  };
  for (const std::vector<std::string>& option : std::vector<std::vector<std::string>>{
           {"--clock", "c"}, {"--reset", "r"}, {"--skip", "3"}, {"--unsigned"}}) {
    std::vector<std::string> arguments{"trace.csv"};
    arguments.insert(arguments.end(), option.begin(), option.end());
    expect_refused(arguments, 2, option.front() + " is for a VCD, and the trace is a CSV");
  }
  expect_refused({"lif.vcd", "--column", "rst_n=r"}, 2,
                 "--column rst_n= is for a CSV, and the trace is a VCD");
  expect_refused({"lif.vcd", "--spike", "fired"}, 3, "there is no variable 'fired'");
  expect_refused({"lif.vcd", "--potential", "v"}, 3, "there is no variable 'v'");
  expect_refused({"lif.vcd", "--input-column", "i"}, 3,
                 "there is no variable 'i' (--input-column names the input)");
  expect_refused({"lif.vcd", "--column", "leak_amount=leak"}, 3, "there is no variable 'leak'");
  expect_refused({"lif.vcd", "--skip", "200"}, 3, "no step is left");
  expect_refused({"trace.csv", "--column", "width=input"}, 2, "a parameter of rtl.LIF that may change");
  expect_refused({"trace.csv", "--out", "-", "--json"}, 2, "--json and --out both mean '-'");
  folder_.write("gap.csv", "step,input,potential,spike\n0,1,1,0\n2,1,2,0\n3,1,3,0\n");
  expect_refused({"gap.csv"}, 3, "gap.csv:3: column 'step': '2' is out of order: expected step 1");
  folder_.write("low.csv", "input,potential,spike\n1,-2147483649,0\n1,2,0\n1,3,0\n");
  expect_refused({"low.csv"}, 3, "is no integer of at most 32 bits: allowed is -2147483648 to 4294967295");
  folder_.write("one.csv", "input,potential,spike\n1,2,0\n");
  expect_refused({"one.csv"}, 3, "one.csv: has 1 row: a rule shows in 3 or more");
}

TEST_F(IdentifyCommand, SaysThatItReadsAPart) {
  run_neuron();
  const Result part = run({"identify", "trace.csv", "--rows", "150"});
  EXPECT_NE(part.out.find("the trace goes on after these rows"), std::string::npos) << part.out;
  EXPECT_EQ(run({"identify", "trace.csv", "--rows", "200"}).out.find("goes on"), std::string::npos);
}

}  // namespace
}  // namespace lif::tests
