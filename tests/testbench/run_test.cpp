#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include "support/bits.hpp"
#include "support/vcd_reader.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Run : public ExecutableTest {};

const std::vector<std::string> all_files{"lif.gtkw", "lif.vcd",      "plot.svg",
                                         "run.ini",  "summary.json", "trace.csv"};

TEST_F(Run, DemonstrationShowsSilenceThenPeriodicSpikes) {
  const Result result = run({});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.err, "");
  EXPECT_NE(result.out.find("15 spikes in 200 steps"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("gtkwave out/lif.gtkw"), std::string::npos);
  EXPECT_EQ(names_in("out"), all_files);
  const auto rows = cells(file("out/trace.csv"));
  ASSERT_EQ(rows.size(), 201U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"step", "input", "potential", "spike"}));
  for (int step = 0; step < 200; ++step) {
    const auto& row = rows[static_cast<std::size_t>(step) + 1];
    EXPECT_EQ(row[0], std::to_string(step));
    EXPECT_EQ(row[1], step < 100 ? "0.08" : "0.2");
    EXPECT_EQ(row[3], step >= 101 && (step - 101) % 7 == 0 ? "1" : "0") << "step " << step;
  }
}

// The waveform, read by an independent reader, agrees with the CSV to the last digit.
TEST_F(Run, WaveformAgreesWithTheCsv) {
  for (const char* dtype : {"double", "float"}) {
    ASSERT_EQ(
        run({"--stimulus", "poisson", "--steps", "500", "--dtype", dtype, "--clock-period", "8ns"}).exit_code,
        0);
    const VcdFile vcd = read_vcd(folder_ / "out/lif.vcd");
    EXPECT_EQ(vcd.timescale, "1 ns");
    EXPECT_EQ(vcd.end_time, 500U * 8);
    const auto rows = cells(file("out/trace.csv"));
    const std::string neuron = "testbench.neuron.";
    std::size_t spikes = 0;
    for (std::size_t step = 0; step < 500; ++step) {
      const auto& row = rows[step + 1];
      const std::uint64_t edge = step * 8 + 4;
      ASSERT_EQ(vcd.value_at("testbench.clk", edge - 1), "0");
      ASSERT_EQ(vcd.value_at("testbench.clk", edge), "1");
      ASSERT_EQ(vcd.value_at(neuron + "input_current", edge - 4), row[1]) << "step " << step;
      ASSERT_EQ(vcd.value_at(neuron + "potential", edge), row[2]) << "step " << step;
      const std::string previous = step == 0 ? "0" : rows[step][2];
      ASSERT_EQ(vcd.value_at(neuron + "potential", edge - 1), previous) << "nothing changes before the edge";
      if (row[3] == "0") {
        ASSERT_EQ(vcd.value_at(neuron + "potential_before_reset", edge), row[2]);
      }
      ASSERT_EQ(vcd.value_at(neuron + "spike", edge), row[3]) << "step " << step;
      if (row[3] == "1") {
        ASSERT_GT(std::stod(vcd.value_at(neuron + "potential_before_reset", edge)), 1.0) << "step " << step;
        ASSERT_EQ(vcd.variables.at(neuron + "spike_event").changes.at(spikes).first, edge);
        ++spikes;
      }
    }
    EXPECT_GT(spikes, 20U);
    EXPECT_EQ(vcd.variables.at(neuron + "spike_event").changes.size(), spikes);
    EXPECT_EQ(vcd.value_at(neuron + "threshold", 0), "1");
    EXPECT_EQ(vcd.value_at("testbench.rst_n", 0), "1");
  }
}

TEST_F(Run, TheListOfSpikesHasThoseOfTheTrace) {
  ASSERT_EQ(run({"--stimulus", "poisson", "--steps", "500", "--csv", "a.csv", "--spikes", "s.csv"}).exit_code,
            0);
  std::string expected = "step,neuron\n";
  const auto rows = cells(file("a.csv"));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i][3] == "1") expected += rows[i][0] + ",0\n";
  }
  EXPECT_EQ(file("s.csv"), expected);
  EXPECT_EQ(run({"compare", "a.csv", "s.csv", "--spikes-only"}).exit_code, 0);
}

TEST_F(Run, ReplaysGoldenInputsToTheSameText) {
  struct Case {
    const char* name;
    const char* dtype;
  };
  for (const Case& golden : {Case{"kata_torch__f32__b0.9_t1__uniform", "float"},
                             Case{"kata_numpy__f64__b0.9_t1__edge_pattern", "double"}}) {
    const std::string path = std::string(GOLDEN_FOLDER "/kata/") + golden.name + ".csv";
    const Result result = run({"run", "--input", path, "--dtype", golden.dtype, "--csv", "-", "--quiet"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const auto expected = cells(content_of(path));
    const auto actual = cells(result.out);
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t row = 1; row < expected.size(); ++row) {
      for (const std::size_t column : {1U, 2U}) {
        const bool same =
            std::string(golden.dtype) == "float"
                ? bits(std::stof(actual[row][column])) == bits(std::stof(expected[row][column]))
                : bits(std::stod(actual[row][column])) == bits(std::stod(expected[row][column]));
        EXPECT_TRUE(same) << golden.name << " row " << row;
      }
      EXPECT_EQ(actual[row][3], expected[row][3]) << golden.name << " row " << row;
    }
  }
}

TEST_F(Run, RunIniRerunsExactly) {
  ASSERT_EQ(
      run({"--stimulus", "poisson", "--rate", "0.37", "--seed", "99", "--beta", "0.8765", "--steps", "300",
           "--dtype", "float", "--clock-period", "3.3ns", "--set", "refractory_steps=2", "--out", "first"})
          .exit_code,
      0);
  ASSERT_EQ(run({"run", "--config", "first/run.ini", "--out", "second"}).exit_code, 0);
  for (const char* name : {"lif.vcd", "trace.csv", "plot.svg", "run.ini", "summary.json"}) {
    EXPECT_EQ(file(std::string("first/") + name), file(std::string("second/") + name)) << name;
  }
  EXPECT_NE(file("first/run.ini").find("set = beta=0.8765\n"), std::string::npos);
}

TEST_F(Run, RunIniFindsItsInputFromAnyFolder) {
  const std::string odd_name = "cur#rent\xE9.csv ";  // it ends with a blank and is not valid UTF-8
  folder_.write(odd_name, "input\n0.5\n0.75\n");
  ASSERT_EQ(run({"--input", odd_name, "--out", "first"}).exit_code, 0);
  std::filesystem::create_directory(folder_ / "elsewhere");
  const std::string ini = folder_ / "first/run.ini";
  const Result result =
      run_process({LIF_TESTBENCH, "--config", ini, "--csv", "-", "--quiet"}, {folder_ / "elsewhere"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, file("first/trace.csv"));
}

TEST_F(Run, SummaryHoldsWhatHappened) {
  const Result result =
      run({"--stimulus", "constant", "--amplitude", "0.2", "--steps", "30", "--json", "--out", "o"});
  ASSERT_EQ(result.exit_code, 0);
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary, json("o/summary.json"));
  EXPECT_EQ(summary["steps"], 30);
  EXPECT_EQ(summary["spikes"]["count"], 4);
  EXPECT_EQ(summary["spikes"]["steps"], (std::vector<int>{6, 13, 20, 27}));
  EXPECT_EQ(summary["spikes"]["times_ns"], (std::vector<double>{65, 135, 205, 275}));
  EXPECT_EQ(summary["spikes"]["interval_mean_steps"], 7);
  EXPECT_EQ(summary["spikes"]["interval_cv"], 0);
  EXPECT_DOUBLE_EQ(summary["spikes"]["rate_per_step"], 4.0 / 30);
  EXPECT_DOUBLE_EQ(summary["spikes"]["rate_hz"], 4.0 / 30 * 1e8);
  EXPECT_EQ(summary["potential"]["min"], 0);
  EXPECT_EQ(summary["configuration"]["set"]["beta"], 0.9);
  EXPECT_EQ(summary["configuration"]["stimulus"], "constant");
  EXPECT_TRUE(summary["versions"].contains("SystemC"));
  EXPECT_EQ(summary["interrupted"], false);
}

TEST_F(Run, SummaryOfASilentNeuronHasNoIntervals) {
  ASSERT_EQ(run({"--stimulus", "constant", "--amplitude", "0.09", "--summary", "s.json"}).exit_code, 0);
  EXPECT_EQ(json("s.json")["spikes"]["count"], 0);
  EXPECT_TRUE(json("s.json")["spikes"]["interval_cv"].is_null());
  EXPECT_FALSE(exists("out")) << "a single output replaces the folder";
}

TEST_F(Run, PlotsCopeWithTheSmallestAndLargestNumbers) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--stimulus", "constant", "--amplitude", "5e-324", "--steps", "5"},
        {"--stimulus", "sine", "--amplitude", "1.7e308", "--beta", "0", "--threshold", "1.7e308", "--steps",
         "100"},
        {"--stimulus", "ramp", "--offset", "1000000", "--amplitude", "1", "--beta", "0", "--threshold",
         "1e7"}}) {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--plot", "p.svg", "--summary", "s.json"});
    ASSERT_EQ(run(all).exit_code, 0);
    const std::string plot = file("p.svg");
    EXPECT_EQ(plot.find("nan"), std::string::npos) << arguments[3];
    EXPECT_EQ(plot.find("inf"), std::string::npos) << arguments[3];
    EXPECT_TRUE(json("s.json")["potential"]["mean"].is_number()) << arguments[3];
  }
}

TEST_F(Run, PlotIsWellFormedAndSmallForLongRuns) {
  ASSERT_EQ(run({"--stimulus", "uniform", "--steps", "100000", "--plot", "p.svg"}).exit_code, 0);
  EXPECT_LT(std::filesystem::file_size(folder_ / "p.svg"), 500'000U);
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(folder_ / "p.svg", tree);
  EXPECT_EQ(tree.front().first, "svg");
  EXPECT_NE(file("p.svg").find("stroke-dasharray"), std::string::npos) << "the threshold is dashed";
}

TEST_F(Run, RefractoryStepsSilenceTheNeuron) {
  const Result result = run({"--stimulus", "constant", "--amplitude", "5", "--steps", "12", "--set",
                             "refractory_steps=3", "--csv", "-", "--quiet"});
  const auto rows = cells(result.out);
  for (std::size_t step = 0; step < 12; ++step) EXPECT_EQ(rows[step + 1][3], step % 4 == 0 ? "1" : "0");
}

TEST_F(Run, InputFromStandardInput) {
  Surroundings surroundings;
  surroundings.input = "input\n0.5\n1\n";
  const Result result = run({"--input", "-", "--csv", "-", "--quiet"}, surroundings);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, "step,input,potential,spike\n0,0.5,0.5,0\n1,1,0,1\n");
}

TEST_F(Run, StepsCutTheInput) {
  folder_.write("in.csv", "input\n1\n2\n3\n");
  EXPECT_EQ(cells(run({"--input", "in.csv", "--steps", "2", "--csv", "-", "--quiet"}).out).size(), 3U);
}

TEST_F(Run, ExpectationsDecideTheExitCode) {
  EXPECT_EQ(run({"--expect-spikes", "15"}).exit_code, 0);
  EXPECT_EQ(run({"--expect-spikes", "10:20"}).exit_code, 0);
  const Result result = run({"--expect-spikes", "16:20"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err, "lif-testbench: 15 spikes, expected 16 to 20\n");
  EXPECT_TRUE(exists("out/trace.csv")) << "the results are kept";
}

TEST_F(Run, ResultsOfTheStandardOutputStandAloneHoweverItIsCalled) {
  for (const char* name : {"-", "/dev/stdout", "/dev/fd/1"}) {
    const Result result = run({"--csv", name, "--steps", "1"});
    EXPECT_EQ(result.out, "step,input,potential,spike\n0,0.08,0.08,0\n") << name;
    EXPECT_NE(result.err.find("no spike in 1 step"), std::string::npos) << name;
  }
}

TEST_F(Run, WarnsOfANeuronThatFiresForEverOnStderr) {
  const Result result = run({"--threshold", "-1", "--json"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_NE(result.err.find("warning: testbench.neuron: threshold = -1 is below"), std::string::npos)
      << result.err;
  EXPECT_TRUE(nlohmann::json::accept(result.out)) << "stdout carries the result alone";
}

}  // namespace
}  // namespace lif::tests
