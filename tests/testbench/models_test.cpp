#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Models : public ExecutableTest {
 protected:
  /// The CSV that `run` writes to the standard output.
  std::string trace(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "run");
    arguments.insert(arguments.end(), {"--csv", "-", "--quiet"});
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
};

TEST_F(Models, EveryModelRunsInEveryNumberTypeItLists) {
  const auto list = nlohmann::json::parse(run({"list", "--json"}).out);
  ASSERT_GE(list["models"].size(), 23u);
  for (const auto& model : list["models"]) {
    for (const std::string dtype : model["dtypes"]) {
      std::vector<std::string> arguments{
          "run",     "--model", model["name"], "--dtype", dtype == "fixed" ? "fixed:40.20" : dtype,
          "--steps", "20",      "--csv",       "x.csv"};
      for (const auto& parameter : model["parameters"]) {
        if (parameter["required"]) arguments.insert(arguments.end(), {"--set", "dt=0.001"});
      }
      const Result result = run(arguments);
      EXPECT_EQ(result.exit_code, 0) << model["name"] << " " << dtype << ": " << result.err;
      EXPECT_EQ(cells(file("x.csv")).size(), 21u) << model["name"];
    }
  }
}

TEST_F(Models, EveryShellGivesTheSameFiles) {
  std::string input = "input,thr,rst,v\n";
  for (int step = 0; step < 300; ++step) {
    input += std::to_string(0.01 * (step * 37 % 100)) + "," + (step < 150 ? "1" : "0.8") + "," +
             (step % 50 == 49 ? "0" : "1") + "," + (step % 70 == 3 ? "0.5" : "") + "\n";
  }
  std::ofstream(folder_ / "input.csv") << input;
  for (const std::string model : {"lif", "snntorch.Synaptic", "lif.ALIF"}) {
    for (const std::string dtype : {"double", "fixed:20.12"}) {
      std::vector<std::string> files;
      for (const std::string shell : {"clocked", "event-driven", "population"}) {
        const Result result = run(
            {"run",         "--model", model,        "--dtype",       dtype,        "--input",   "input.csv",
             "--shell",     shell,     "--per-step", "threshold=thr", "--per-step", "rst_n=rst", "--per-step",
             "potential=v", "--csv",   "x.csv",      "--vcd",         "x.vcd",      "--summary", "x.json"});
        ASSERT_EQ(result.exit_code, 0) << result.err;
        auto summary = nlohmann::json::parse(file("x.json"));
        EXPECT_EQ(summary["configuration"]["shell"], shell) << summary.dump();
        summary["configuration"].erase("shell");
        files.push_back(file("x.csv") + file("x.vcd") + summary.dump());
      }
      EXPECT_EQ(files[1], files[0]) << model << " " << dtype;
      EXPECT_EQ(files[2], files[0]) << model << " " << dtype;
    }
  }
  const Result refused = run({"run", "--shell", "event"});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("--shell: 'event' is not allowed: expected clocked, event-driven or population"),
            std::string::npos)
      << refused.err;
}

TEST_F(Models, FurtherStateStandsInItsColumns) {
  EXPECT_EQ(trace({"--model", "norse.LIFRefrac", "--dtype", "float", "--stimulus", "constant", "--amplitude",
                   "9", "--steps", "2"}),
            "step,input,potential,spike,current,rho\n0,9,0.90000004,0,7.2,0\n1,9,0,1,12.960001,5\n");
  EXPECT_EQ(cells(trace({"--model", "snntorch.Alpha", "--steps", "1"}))[0].back(), "syn_inh");
}

TEST_F(Models, GradedAndSignedSpikesKeepTheirValues) {
  EXPECT_EQ(trace({"--model", "snntorch.Leaky", "--set", "graded_spikes_factor=2.5", "--stimulus", "constant",
                   "--amplitude", "1.5", "--steps", "1"}),
            "step,input,potential,spike\n0,1.5,1.5,2.5\n");
  EXPECT_EQ(cells(trace({"--model", "lava.TernaryLIF", "--dtype", "int", "--stimulus", "constant",
                         "--amplitude", "-40", "--steps", "1"}))[1],
            (std::vector<std::string>{"0", "-40", "0", "-1", "-2560"}));
}

TEST_F(Models, FixedPointIsRoundedAndItsFormatIsInRunIni) {
  // In units of 1/256, 0.3 is 77 and 0.9 is 230, and 77*230/256 = 69.18 is rounded to 69.
  EXPECT_EQ(trace({"--dtype", "fixed:16.8", "--stimulus", "constant", "--amplitude", "0.3", "--steps", "2"}),
            "step,input,potential,spike\n0,0.30078125,0.30078125,0\n1,0.30078125,0.5703125,0\n");
  run({"--dtype", "fixed:16.8:floor:wrap,coefficient=u8.8", "--out", "o"});
  EXPECT_NE(file("o/run.ini").find("dtype = fixed:16.8:floor:wrap,coefficient=u8.8:nearest-even:saturate\n"),
            std::string::npos);
  EXPECT_EQ(run({"--config", "o/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("again/trace.csv"), file("o/trace.csv"));
}

TEST_F(Models, LimitedNumbersAreCounted) {
  // In units of 1/64 the potential is 121, and then 121*57/64 + 121 = 228, which saturates at 127. That is
  // also the threshold, and in every later step the same happens.
  const Result result = run({"--dtype", "fixed:8.6:floor", "--stimulus", "constant", "--amplitude", "1.9",
                             "--set", "threshold=1.984375", "--steps", "5", "--json", "--csv", "x.csv"});
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary["number_events"]["saturations"], 4);
  EXPECT_EQ(summary["number_events"]["exact_threshold_hits"], 4);
  EXPECT_EQ(summary["number_events"]["wraps"], 0);
}

TEST_F(Models, ColumnsSetParametersAndState) {
  folder_.write("in.csv", "input,b,v\n1,0.5,\n0,0.25,\n0,1,0.75\n0,1,\n");
  EXPECT_EQ(trace({"--input", "in.csv", "--per-step", "beta=b", "--per-step", "potential=v"}),
            "step,input,potential,spike\n0,1,1,0\n1,0,0.25,0\n2,0,0.75,0\n3,0,0.75,0\n");
}

TEST_F(Models, AColumnResets) {
  folder_.write("in.csv", "input,r\n0.5,0\n0.5,1\n0.5,0\n");
  EXPECT_EQ(trace({"--input", "in.csv", "--per-step", "reset=r"}),
            "step,input,potential,spike\n0,0.5,0.5,0\n1,0.5,0,0\n2,0.5,0.5,0\n");
}

TEST_F(Models, BadCellsAreNamed) {
  folder_.write("in.csv", "input,b\n1,0.5\n0,1.5\n");
  const Result result = run({"--input", "in.csv", "--per-step", "beta=b", "--csv", "x.csv"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(
      result.err,
      "lif-testbench: in.csv:3: column 'b': '1.5' is no value of beta: expected a number within [0, 1]\n");
  EXPECT_EQ(run({"--input", "in.csv", "--per-step", "bata=b"}).exit_code, 2);
  EXPECT_EQ(run({"--input", "in.csv", "--per-step", "beta=c"}).exit_code, 3);
  EXPECT_EQ(run({"--per-step", "beta=b"}).exit_code, 2);
}

TEST_F(Models, ALoadedStateFitsTheRegister) {
  folder_.write("i.csv", "input,v\n1,\n2,70000\n");
  const Result result = run({"--model", "rtl.LIF", "--input", "i.csv", "--per-step", "potential=v"});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_NE(result.err.find("i.csv:3"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("allowed is [-32768, 32767]"), std::string::npos) << result.err;
}

TEST_F(Models, TheResetComesFromOneColumn) {
  folder_.write("i.csv", "input,r,q\n1,0,1\n");
  EXPECT_EQ(run({"--input", "i.csv", "--per-step", "reset=r", "--per-step", "rst_n=q"}).exit_code, 2);
}

// An unsigned register of 32 bits times 2^32 - 1 needs 64 bits, or 65 if the input is added first.
TEST_F(Models, AProductOfFullWidthsSaturates) {
  folder_.write("i.csv", "input\n0\n0\n");
  for (const std::string order : {"before", "after"}) {
    const Result result = run({"--model",
                               "rtl.LIF",
                               "--input",
                               "i.csv",
                               "--csv",
                               "-",
                               "--quiet",
                               "--set",
                               "width=32",
                               "--set",
                               "signed=false",
                               "--set",
                               "leak=multiply",
                               "--set",
                               "leak_fraction_bits=0",
                               "--set",
                               "leak_factor=4294967295",
                               "--set",
                               "initial_potential=4294967295",
                               "--set",
                               "threshold=4294967295",
                               "--set",
                               "comparison=>",
                               "--set",
                               "leak_order=" + order});
    EXPECT_EQ(result.out,
              "step,input,potential,spike,refractory_counter\n0,0,4294967295,0,0\n1,0,4294967295,0,0\n");
  }
}

TEST_F(Models, MooreShowsTheRegisterInAResetToo) {
  folder_.write("i.csv", "input,r\n0,1\n0,0\n");
  const Result result = run({"--model", "rtl.LIF", "--input", "i.csv", "--csv", "-", "--quiet", "--per-step",
                             "reset=r", "--set", "spike_output=moore", "--set", "threshold=5", "--set",
                             "initial_potential=9", "--set", "leak=none"});
  EXPECT_EQ(result.out, "step,input,potential,spike,refractory_counter\n0,0,9,1,0\n1,0,0,0,0\n")
      << result.err;
}

TEST_F(Models, ListShowsOneByName) {
  const Result result = run({"list", "snntorch.Leaky"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.out.find("reset_mechanism"), std::string::npos);
  EXPECT_EQ(result.out.find("norse"), std::string::npos);
  EXPECT_NE(run({"list", "snntorch.Leeky"}).err.find("did you mean 'snntorch.Leaky'"), std::string::npos);
}

TEST_F(Models, AModelFileDescribesANeuron) {
  folder_.write("n.json", R"({"model": "rtl.LIF", "name": "mine",
    "parameters": {"width": 8, "signed": false, "overflow": "wrap", "threshold": 200, "leak": "shift_sum",
                   "leak_shifts": "1+2", "input_signed": false}})");
  // The potential is 100, then 50 + 25 + 100 = 175, then 87 + 43 + 100 = 230, which is a spike.
  EXPECT_EQ(trace({"--model-file", "n.json", "--stimulus", "constant", "--amplitude", "100", "--steps", "3"}),
            "step,input,potential,spike,refractory_counter\n0,100,100,0,0\n1,100,175,0,0\n2,100,0,1,0\n");
  EXPECT_EQ(cells(trace({"--model-file", "n.json", "--set", "threshold=230", "--set", "comparison=greater",
                         "--stimulus", "constant", "--amplitude", "100", "--steps", "3"}))[3][2],
            "230");
}

TEST_F(Models, AModelFileIsChecked) {
  const auto refusal = [&](const std::string& content) {
    folder_.write("n.json", content);
    const Result result = run({"--model-file", "n.json"});
    EXPECT_EQ(result.exit_code, 3) << content;
    return result.err.substr(0, result.err.find('\n'));
  };
  EXPECT_EQ(
      refusal(R"({"model": "rtl.LIF", "parameters": {"width": 33}})"),
      "lif-testbench: n.json: parameter width: '33' is not allowed: expected an integer within [1, 32]");
  EXPECT_NE(refusal(R"({"model": "rtl.LIV"})").find("unknown model 'rtl.LIV'; did you mean 'rtl.LIF'?"),
            std::string::npos);
  EXPECT_NE(refusal(R"({"modle": "rtl.LIF"})").find("unknown member \"modle\"; did you mean 'model'?"),
            std::string::npos);
  EXPECT_NE(refusal("{").find("n.json: is not JSON: at line 2, column 1"), std::string::npos);
  EXPECT_NE(refusal("[]").find("n.json: has to be an object"), std::string::npos);
  EXPECT_EQ(refusal(R"({"model": "rtl.LIF", "parameters": {"width": "8"}})"),
            "lif-testbench: n.json: parameter width: is a text: expected an integer within [1, 32], without "
            "quotes");
  EXPECT_EQ(refusal(R"({"model": "rtl.LIF", "parameters": {"width": 8, "reset_value": 200}})"),
            "lif-testbench: n.json: model rtl.LIF: reset_value = 200 does not fit the potential: allowed is "
            "[-128, 127]");
  EXPECT_NE(refusal(R"({"model": "rtl.LIF", "parameters": {"width": 1e400}})").find("the number '1e400'"),
            std::string::npos);
  EXPECT_NE(
      refusal(R"({"model": "lif", "parameters": {"beta": 1, "beta": 0}})").find("\"beta\" is there twice"),
      std::string::npos);
  EXPECT_EQ(run({"--model-file", "n.json", "--model", "lif"}).exit_code, 2);
  EXPECT_EQ(run({"--model-file", "none.json"}).exit_code, 3);
}

TEST_F(Models, RequiredParametersAreAskedFor) {
  const Result result = run({"--model", "nir.LIF"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err.substr(0, result.err.find('\n')),
            "lif-testbench: model nir.LIF: dt has to be given: allowed is greater than 0");
}

TEST_F(Models, InputsOfIntegersAreRoundedAloud) {
  const Result result =
      run({"--model", "rtl.LIF", "--steps", "20", "--stimulus", "constant", "--amplitude", "700.7"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("the input was rounded in 20 steps"), std::string::npos) << result.err;
  EXPECT_EQ(run({"--model", "rtl.LIF", "--stimulus", "constant", "--amplitude", "700"}).err, "");
  folder_.write("i.csv", "input\n1\n256\n");
  const Result wide =
      run({"--model", "rtl.LIF", "--set", "input_width=8", "--input", "i.csv", "--csv", "o.csv"});
  EXPECT_EQ(wide.exit_code, 3);
  EXPECT_NE(wide.err.find("i.csv:3: an input of 256: allowed is [-128, 127]"), std::string::npos) << wide.err;
  EXPECT_FALSE(exists("o.csv"));
}

TEST_F(Models, AModelFileMayBeCompared) {
  folder_.write("mine.json", R"({"model": "rtl.LIF", "parameters": {"width": 8, "threshold": 90}})");
  const Result result = run(
      {"compare", "--models", "rtl.LIF,mine.json", "--stimulus", "constant", "--amplitude", "40", "--json"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  const auto report = nlohmann::json::parse(result.out);
  EXPECT_EQ(report["comparisons"][0]["b"]["name"], "mine");
  EXPECT_EQ(report["comparisons"][0]["first"]["cause"], "threshold");
}

}  // namespace
}  // namespace lif::tests
