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
  expect_refused({"short.csv"}, 3, "short.csv: has 1 rows: a rule shows in 3 or more");
  folder_.write("wide.csv", "input,potential,spike,w\n1,5,0,3\n1,6,0,99\n1,7,0,3\n");
  expect_refused({"wide.csv", "--column", "leak_shift=w"}, 3,
                 "wide.csv:3: column 'w': '99' is out of the range of leak_shift: allowed is [0, 31]");
  expect_refused({"short.csv", "--column", "leak=x"}, 2,
                 "--column: 'leak=x' is not allowed: expected reset, rst_n, or a number or flag of rtl.LIF "
                 "before the =");
  expect_refused({"short.csv", "--column", "threshold"}, 2,
                 "--column: 'threshold' is not allowed: expected ROLE=NAME");
}

}  // namespace
}  // namespace lif::tests
