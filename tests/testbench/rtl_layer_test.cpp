// The command `rtl-layer`: the layers of the digits network in simulation, its files, and what it refuses.
#include <fstream>
#include <iterator>

#include "support/icarus.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::string digits = DIGITS_FOLDER "/";

class RtlLayer : public ExecutableTest {
 protected:
  // Runs the command on a layer of the digits network in its usual formats.
  Result write(std::vector<std::string> arguments) {
    const std::vector<std::string> network{"rtl-layer", digits + "digits.nir", "--dt", "1e-4", "--convention",
                                           "snntorch",  "--latency",           "1"};
    arguments.insert(arguments.begin(), network.begin(), network.end());
    return run(arguments);
  }
  Result write_in_formats(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--weights", "8.6", "--state", "16.8"});
    return write(std::move(arguments));
  }
  Result write_samples(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(),
                     {"--samples", digits + "test.csv", "--steps", "25", "--input-scale", "0.0625"});
    return write_in_formats(std::move(arguments));
  }

  std::map<std::string, std::string> written(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const std::string& name : names_in(folder)) files[name] = file(folder + "/" + name);
    return files;
  }
};

bool is_installed(const std::string& program) {
  return run_process({"sh", "-c", "command -v " + program}).exit_code == 0;
}

// 500 steps are 20 samples of 25 steps.
TEST_F(RtlLayer, TheFirstLayerOfDigitsPassesUnderVerilatorFor20Samples) {
  const Result result =
      write_samples({"--layer", "lif1", "--input-format", "u5.4", "--name", "hidden", "--vectors", "500"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(result.out.find("a bench of 500 steps and 3713 spikes"), std::string::npos) << result.out;
  if (!is_installed("verilator")) GTEST_SKIP() << "verilator is not installed";
  Surroundings there;
  there.folder = folder_.path().string() + "/rtl_layer";
  const Result built = run_process({"verilator", "--binary", "-Wall", "--top-module", "hidden_tb",
                                    "hidden.sv", "hidden_element.sv", "hidden_neuron.sv", "hidden_tb.sv"},
                                   there);
  ASSERT_EQ(built.exit_code, 0) << built.err;
  EXPECT_EQ(built.err, "");
  const Result simulated = run_process({"obj_dir/Vhidden_tb"}, there);
  EXPECT_EQ(simulated.exit_code, 0);
  EXPECT_EQ(simulated.out.rfind("PASS: hidden agrees with its model in 500 steps\n", 0), 0u) << simulated.out;
}

TEST_F(RtlLayer, LayersWithACommonStartAreTheNetworkWithALatencyOfOneStep) {
  ASSERT_EQ(write_samples({"--layer", "lif1", "--input-format", "u5.4", "--name", "hidden", "--vectors",
                           "100", "--out", "first"})
                .exit_code,
            0);
  ASSERT_EQ(
      write_samples({"--layer", "lif2", "--name", "last", "--vectors", "100", "--out", "second"}).exit_code,
      0);
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  auto files = written("second");
  const Result last = simulate(files);
  EXPECT_EQ(last.out, "PASS: last agrees with its model in 100 steps\n") << last.err;
  for (const auto& [name, text] : written("first")) files[name] = text;
  files.erase("hidden_tb.sv");
  files.erase("last_tb.sv");
  std::ifstream bench(RTL_TESTS_FOLDER "/two_layers_tb.sv");
  files["two_layers_tb.sv"].assign(std::istreambuf_iterator<char>(bench), {});
  const Result both = simulate(files);
  EXPECT_EQ(both.out, "PASS: two layers agree with the network in 100 steps\n") << both.err;
}

TEST_F(RtlLayer, RandomInputsMakeNeuronsFire) {
  ASSERT_EQ(write_in_formats({"--layer", "lif2", "--vectors", "300", "--seed", "2"}).exit_code, 0);
  EXPECT_GT(json("rtl_layer/summary.json")["spikes"]["count"], 50);
  EXPECT_EQ(json("rtl_layer/summary.json")["cycles_per_step"], 643);
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  EXPECT_EQ(simulate(written("rtl_layer")).out, "PASS: lif_layer agrees with its model in 300 steps\n");
}

TEST_F(RtlLayer, RepeatsFromRunIni) {
  ASSERT_EQ(write_samples({"--layer", "lif2", "--vectors", "60", "--out", "a"}).exit_code, 0);
  EXPECT_EQ(run({"rtl-layer", "--config", "a/run.ini", "--out", "b"}).exit_code, 0);
  const auto first = written("a");
  const auto second = written("b");
  for (const auto& [name, text] : first) {
    if (name == "run.ini" || name == "summary.json") continue;
    EXPECT_EQ(text, second.at(name)) << name;
  }
  EXPECT_EQ(run({"rtl-layer", "--config", "a/run.ini", "--out", "b", "--name", "other"}).exit_code, 0);
  EXPECT_FALSE(exists("b/lif_layer_weights.mem"));
}

TEST_F(RtlLayer, CountsTheAreaWhereYosysIs) {
  if (!is_installed("yosys")) GTEST_SKIP() << "yosys is not installed";
  const Result result = write_in_formats({"--layer", "lif2", "--vectors", "10", "--area", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto area = nlohmann::json::parse(result.out)["area"];
  EXPECT_GT(area["ice40"]["luts"], 100);
  EXPECT_GT(area["ice40"]["memories"], 0);
}

TEST_F(RtlLayer, RefusesInOneSentence) {
  const auto expect_refused = [&](const Result& result, const std::string& message) {
    EXPECT_EQ(result.exit_code, 2) << message;
    EXPECT_EQ(result.err.rfind("lif-testbench: " + message, 0), 0u) << result.err;
    EXPECT_FALSE(exists("rtl_layer"));
  };
  expect_refused(write({"--state", "16.8"}), "--weights is missing: the format of the weights in hardware");
  expect_refused(write({"--weights", "8.6"}), "--state is missing: the format of the neurons in hardware");
  expect_refused(write_in_formats({}), "--layer is missing: the network has several layers, lif1 or lif2");
  expect_refused(write_in_formats({"--layer", "lif3"}),
                 "--layer: the network has no node 'lif3'; did you mean 'lif1'?");
  expect_refused(
      write_in_formats({"--layer", "fc1"}),
      "--layer: 'fc1' is no layer of neurons: allowed is a layer of neurons behind one dense layer");
  expect_refused(write_in_formats({"--layer", "lif1"}),
                 "--input-format is missing: the inputs of this layer");
  expect_refused(write_samples({"--layer", "lif1", "--input-format", "u5.3"}),
                 "--input-format does not hold input 2 of the layer in step 0, which is 0.5625: allowed are "
                 "multiples of 0.125 within [0, 3.875]");
  expect_refused(write_in_formats({"--layer", "lif2", "--input-format", "spikes"}), "--input-format");
  expect_refused(write_in_formats({"--layer", "lif2", "--name", "wire"}),
                 "--name: 'wire' is a keyword of SystemVerilog");
}

}  // namespace
}  // namespace lif::tests
