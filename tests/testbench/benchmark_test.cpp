// Runs the command `benchmark` and tests what it prints and refuses. Times themselves are not tested.
#include <csignal>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Benchmark : public ExecutableTest {};

TEST_F(Benchmark, ACaseGivesItsFiguresAsJson) {
  const Result result = run({"benchmark", "neuron", "--repetitions", "2", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto measured = nlohmann::json::parse(result.out);
  ASSERT_EQ(measured.size(), 1u);
  EXPECT_EQ(measured[0]["case"], "neuron");
  for (const char* figure : {"ns_per_step", "peak_MiB", "process_wall_s"}) {
    EXPECT_GT(measured[0]["figures"][figure].get<double>(), 0) << figure;
  }
}

TEST_F(Benchmark, ATableNamesCaseAndFigures) {
  const Result result = run({"benchmark", "neuron", "--repetitions", "1"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_NE(result.out.find("\nneuron\n  ns_per_step "), std::string::npos) << result.out;
}

// The same network runs on one thread and on two.
TEST_F(Benchmark, ThreadsChangeNoSpike) {
  const auto spikes = [&](const std::string& threads) {
    const Result result =
        run({"benchmark", "brunel-dense", "--repetitions", "1", "--threads", threads, "--json"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out)[0]["figures"]["spikes"].get<double>();
  };
  const double on_one = spikes("1");
  EXPECT_GT(on_one, 460'000);  // 37 spikes per neuron, as in NEST
  EXPECT_LT(on_one, 471'000);
  EXPECT_EQ(spikes("2"), on_one);
}

TEST_F(Benchmark, WhatItDoesNotKnowIsOneSentence) {
  const auto refusal = [&](const std::vector<std::string>& arguments) {
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 2) << result.err;
    EXPECT_TRUE(result.out.empty());
    return result.err;
  };
  EXPECT_NE(refusal({"benchmark", "brunell"}).find("unknown case 'brunell'; did you mean 'brunel'?"),
            std::string::npos);
  EXPECT_NE(refusal({"benchmark", "neuron", "--threads", "2"}).find("the case 'neuron' has one thread"),
            std::string::npos);
  refusal({"benchmark", "neuron", "--threads", "0"});
  refusal({"benchmark", "neuron", "--repetitions", "-1"});
  refusal({"benchmark", "neuron", "brunel"});
}

TEST_F(Benchmark, ASignalEndsItAndItsProcess) {
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 300;
  const Result result = run({"benchmark", "brunel-modules"}, surroundings);
  EXPECT_EQ(result.exit_code, 130) << result.err;
  EXPECT_TRUE(result.out.empty());
}

}  // namespace
}  // namespace lif::tests
