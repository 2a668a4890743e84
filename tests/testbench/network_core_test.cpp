// The command `core` with trained networks: the digits beside `classify`, the golden networks beside
// `network`.
#include <algorithm>
#include <filesystem>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::filesystem::path digits = DIGITS_FOLDER;

class NetworkCore : public ExecutableTest {
 protected:
  std::vector<std::string> on_digits(const std::string& command, const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{command,        (digits / "digits.nir").string(),
                                 "--dt",         "1e-4",
                                 "--convention", "snntorch",
                                 "--weights",    "8.6",
                                 "--state",      "16.8",
                                 "--steps",      "25"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  std::vector<std::string> shown(const std::string& samples) {
    return {"--samples", samples, "--input-scale", "0.0625"};
  }
  std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  std::string all_samples() { return (digits / "test.csv").string(); }
  // A few of the samples.
  std::string first_samples(std::size_t count) {
    std::istringstream lines(content_of(digits / "test.csv"));
    std::string text;
    std::string line;
    for (std::size_t i = 0; i <= count && std::getline(lines, line); ++i) text += line + "\n";
    folder_.write("few.csv", text);
    return "few.csv";
  }
};

TEST_F(NetworkCore, TheDigitsOnOneCoreGetThePredictionsOfClassify) {
  for (const char* latency : {"0", "1"}) {
    const auto samples = joined(shown(all_samples()), {"--latency", latency});
    ASSERT_EQ(run(on_digits("classify", joined(samples, {"--out", "expected"}))).exit_code, 0);
    const Result result =
        run(on_digits("core", joined(samples, {"--input-format", "u5.4", "--out", "core"})));
    ASSERT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(file("core/predictions.csv"), file("expected/predictions.csv")) << latency;
    const auto summary = json("core/summary.json");
    EXPECT_EQ(summary["samples"], 360);
    EXPECT_EQ(summary["accuracy"], json("expected/summary.json")["accuracy"]);
    EXPECT_EQ(summary["conservation"]["dropped"]["fifo"], 0);
    // What one inference took adds up to what the run took.
    const auto& mean = summary["per_inference"];
    const auto total = [&](const char* what) { return mean[what]["mean"].get<double>() * 360; };
    EXPECT_NEAR(total("events"), summary["inputs"].get<double>(), 1e-6);
    EXPECT_NEAR(total("spikes"), summary["outputs"].get<double>(), 1e-6);
    EXPECT_NEAR(total("synaptic_events"), summary["synaptic_events"].get<double>(), 1e-6);
    EXPECT_LE(total("cycles"), summary["last_cycle"].get<double>());
    EXPECT_GT(total("cycles"), summary["last_cycle"].get<double>() - 1000);
  }
}

TEST_F(NetworkCore, BothLevelsGiveTheSameFiles) {
  for (const char* level : {"timed", "clocked"}) {
    const Result result =
        run(on_digits("core", joined(shown(first_samples(3)),
                                     {"--input-format", "u5.4", "--level", level, "--out", level})));
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  for (const char* name : {"/events.csv", "/predictions.csv", "/inferences.csv"})
    EXPECT_EQ(file(std::string("timed") + name), file(std::string("clocked") + name)) << name;
  const Result again = run({"core", "--config", "timed/run.ini", "--out", "again"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(file("again/events.csv"), file("timed/events.csv"));
}

// Networks that the frameworks exported, with random inputs: the spikes of each step and the output's raster.
TEST_F(NetworkCore, TheGoldenNetworksSpikeAsUnderNetwork) {
  std::mt19937 engine(5);
  std::size_t compared = 0;
  std::size_t spikes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(GOLDEN_FOLDER "/nir")) {
    const std::string net = (entry.path() / "net.nir").string();
    const std::string name = entry.path().filename().string();
    if (!std::filesystem::exists(entry.path() / "input.csv")) continue;
    std::istringstream lines(content_of(entry.path() / "input.csv"));
    std::string raster;
    std::getline(lines, raster);
    const auto inputs = std::count(raster.begin(), raster.end(), ',');
    raster += "\n";
    for (int step = 0; step < 60; ++step) {
      raster += std::to_string(step);
      for (std::ptrdiff_t i = 0; i < inputs; ++i) raster += engine() % 4 == 0 ? ",1" : ",0";
      raster += "\n";
    }
    folder_.write("in.csv", raster);
    const std::string convention = name.substr(0, name.find('_'));
    for (const char* latency : {"0", "1"}) {
      const auto arguments = [&](const char* command) -> std::vector<std::string> {
        return {command,        net,        "--dt",      convention == "norse" ? "1e-3" : "1e-4",
                "--convention", convention, "--weights", "12.8",
                "--state",      "24.12",    "--latency", latency,
                "--input",      "in.csv",   "--out",     command};
      };
      if (run(arguments("network")).exit_code != 0) continue;
      const Result result = run(arguments("core"));
      if (result.exit_code != 0) {
        EXPECT_EQ(result.exit_code, 3) << name;
        EXPECT_NE(result.err.find("does not fit on a core"), std::string::npos) << name << result.err;
        continue;
      }
      ++compared;
      EXPECT_EQ(file("core/spikes.csv"), file("network/spikes.csv")) << name << " " << latency;
      EXPECT_EQ(file("core/output.csv"), file("network/output.csv")) << name << " " << latency;
      const std::string list = file("core/spikes.csv");
      spikes += static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n')) - 1;
    }
  }
  EXPECT_GE(compared, 40u);
  EXPECT_GT(spikes, 4000u);
}

TEST_F(NetworkCore, AFifoThatIsTooShortCostsAccuracyAndSaysSo) {
  folder_.write("short.json", R"({"fifo_depth": 4})");
  const Result result = run(on_digits(
      "core", joined(shown(all_samples()), {"--input-format", "u5.4", "--hardware", "short.json"})));
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto summary = json("core/summary.json");
  EXPECT_GT(summary["conservation"]["dropped"]["fifo"].get<int>(), 10000);
  EXPECT_LT(summary["accuracy"].get<double>(), 0.9);
}

TEST_F(NetworkCore, WhatDoesNotFitIsRefusedInOneSentence) {
  const std::string samples = first_samples(2);
  const auto expect_refused = [&](const std::vector<std::string>& more, int code,
                                  const std::string& message) {
    const Result result = run(on_digits("core", joined(shown(samples), more)));
    EXPECT_EQ(result.exit_code, code) << message;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
    EXPECT_FALSE(exists("core"));
  };
  const auto hardware = [&](const std::string& members) -> std::vector<std::string> {
    folder_.write("hardware.json", members);
    return {"--input-format", "u5.4", "--hardware", "hardware.json"};
  };
  expect_refused(hardware(R"({"neurons": 73})"), 3, "the network has 74 neurons: the core has room for 73");
  expect_refused(hardware(R"({"inputs": 63})"), 3, "the network has 64 inputs: the core has room for 63");
  expect_refused(hardware(R"({"weight_bits": 4})"), 3, "in 4 bits: allowed is -8 to 7");
  expect_refused(hardware(R"({"model": "lif"})"), 3, "\"model\" is no member");
  expect_refused({}, 2, "--input-format does not hold input");
  for (const char* format : {"5.4", "u17.0", "u16.16"})
    expect_refused({"--input-format", format}, 2, "on a core bit, or uW.F of at most 16 bits");
  expect_refused({"--input-format", "u5.4", "--cycles-per-us", "3"}, 2, "--cycles-per-us is for cores");
  EXPECT_NE(run(on_digits("core")).err.find("a network needs --samples or --input"), std::string::npos);
  folder_.write("core.json", R"({"preset": "tinyODIN"})");
  const Result result = run({"core", "core.json", "--dt", "1e-4", "--input", "in.csv"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("--dt is for networks: core.json is no NIR file"), std::string::npos)
      << result.err;
}

}  // namespace
}  // namespace lif::tests
