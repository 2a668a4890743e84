// The command `rtl`: its files, what it refuses, and what it leaves alone.
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Rtl : public ExecutableTest {};

TEST_F(Rtl, WritesModuleBenchVectorsAndReadme) {
  const Result result =
      run({"rtl", "--dtype", "fixed:12.8", "--beta", "0.75", "--name", "neuron", "--vectors", "50"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(names_in("rtl"), (std::vector<std::string>{"README.md", "neuron.sv", "neuron_tb.mem",
                                                       "neuron_tb.sv", "run.ini", "summary.json"}));
  const std::string module = file("rtl/neuron.sv");
  EXPECT_NE(module.find("module neuron #("), std::string::npos) << module;
  EXPECT_NE(module.find("parameter logic signed [11:0] BETA = 12'sd192, "), std::string::npos) << module;
  for (const char* port : {"input  logic               clk,", "rst_n,", "signed [11:0] input_current,",
                           "spike,", "output logic signed [11:0] potential "})
    EXPECT_NE(module.find(port), std::string::npos) << port << "\n" << module;
  const auto summary = json("rtl/summary.json");
  EXPECT_EQ(summary["vectors"], 50);
  EXPECT_EQ(summary["ports"].size(), 5u);
  EXPECT_EQ(summary["ports"][2]["width"], 12);
  const std::string readme = file("rtl/README.md");
  EXPECT_NE(readme.find("    V <- beta*V + I\n    S <- V > threshold\n"), std::string::npos) << readme;
}

TEST_F(Rtl, RepeatsFromRunIni) {
  const std::vector<std::string> first{"rtl",     "--model",      "rtl.LIF", "--set", "refractory_period=3",
                                       "--ports", "threshold_in", "--name",  "n",     "--out",
                                       "a"};
  EXPECT_EQ(run(first).exit_code, 0);
  EXPECT_EQ(run({"rtl", "--config", "a/run.ini", "--out", "b"}).exit_code, 0);
  for (const char* name : {"n.sv", "n_tb.sv", "n_tb.mem", "README.md"})
    EXPECT_EQ(file(std::string("a/") + name), file(std::string("b/") + name)) << name;
}

TEST_F(Rtl, ReplacesItsOwnFilesAlone) {
  EXPECT_EQ(run({"rtl", "--dtype", "fixed:8.4", "--name", "first"}).exit_code, 0);
  EXPECT_EQ(run({"rtl", "--dtype", "fixed:8.4", "--name", "second"}).exit_code, 0);
  EXPECT_FALSE(exists("rtl/first.sv"));
  folder_.write("rtl/top.sv", "module top; endmodule\n");
  const Result result = run({"rtl", "--dtype", "fixed:8.4", "--name", "third"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_NE(result.err.find("rtl: holds 'top.sv', which is not of an earlier run"), std::string::npos)
      << result.err;
  EXPECT_EQ(run({"rtl", "--dtype", "fixed:8.4", "--name", "third", "--force"}).exit_code, 0);
  EXPECT_EQ(file("rtl/top.sv"), "module top; endmodule\n");
  EXPECT_FALSE(exists("rtl/second.sv"));
}

TEST_F(Rtl, CountsTheAreaWhereYosysIs) {
  Surroundings without_yosys;
  without_yosys.environment["PATH"] = "/nowhere";
  const std::vector<std::string> arguments{"rtl", "--dtype", "fixed:8.4", "--area", "--json"};
  const Result without = run(arguments, without_yosys);
  EXPECT_EQ(without.exit_code, 0);
  EXPECT_NE(without.err.find("--area counts nothing: yosys was not found"), std::string::npos) << without.err;
  EXPECT_EQ(nlohmann::json::parse(without.out)["area"], nullptr);
  if (run_process({"sh", "-c", "command -v yosys"}).exit_code != 0) GTEST_SKIP() << "yosys is not installed";
  const Result with = run(arguments);
  ASSERT_EQ(with.exit_code, 0) << with.err;
  const auto area = nlohmann::json::parse(with.out)["area"];
  for (const char* target : {"gates", "ice40", "ecp5", "xilinx"}) {
    EXPECT_EQ(area[target]["flip_flops"], 9) << target;  // 8 bits of potential and the spike
    EXPECT_GT(area[target]["cells"], 20) << target;
  }
  EXPECT_EQ(area["gates"]["luts"], 0);
  EXPECT_GT(area["ice40"]["luts"], 20);
  EXPECT_GT(area["xilinx"]["carries"], 0);
}

TEST_F(Rtl, RefusesWhatItDoesNotCover) {
  const auto expect_refused = [&](std::vector<std::string> arguments, const std::string& message) {
    arguments.insert(arguments.begin(), "rtl");
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 2) << message;
    EXPECT_EQ(result.err.rfind("lif-testbench: " + message, 0), 0u) << result.err;
    EXPECT_FALSE(exists("rtl"));
  };
  expect_refused({}, "SystemVerilog of lif needs --dtype fixed:W.F, and not double");
  expect_refused({"--model", "norse.LIF"},
                 "there is no SystemVerilog of norse.LIF: covered are lif, lif.ALIF, snntorch.Leaky, ");
  expect_refused({"--model", "snntorch.Leaky", "--dtype", "fixed:16.8", "--set", "graded_spikes_factor=2"},
                 "SystemVerilog of snntorch.Leaky does not cover graded_spikes_factor: allowed is 1");
  expect_refused({"--model", "snntorch.Leaky", "--dtype", "fixed:16.8", "--set", "state_quant_bits=4"},
                 "SystemVerilog of snntorch.Leaky does not cover state_quant_bits: allowed is 0");
  expect_refused({"--dtype", "fixed:8.4", "--name", "8bit"},
                 "--name: '8bit' is no name of a module: allowed are a letter or an underscore");
  expect_refused({"--dtype", "fixed:8.4", "--name", "module"},
                 "--name: 'module' is a keyword of SystemVerilog");
  expect_refused({"--dtype", "fixed:8.4", "--ports", "enable,spike"},
                 "--ports: 'enable,spike' is not allowed: expected enable, threshold_in, or both");
  expect_refused({"--model", "nir.LIF", "--dtype", "fixed:16.8"}, "model nir.LIF: dt has to be given");
}

}  // namespace
}  // namespace lif::tests
