// The command `simulate`: its results, what it refuses, signals and full disks.
#include "testbench/executable.hpp"

#include <algorithm>
#include <csignal>
#include <map>

namespace lif::tests {
namespace {

constexpr const char* small = R"({"resolution": 0.1, "time": 200, "seed": 3,
  "populations": [{"name": "exc", "model": "nest.iaf_psc_delta", "count": 80,
                   "parameters": {"tau_m": 20, "E_L": 0, "V_th": 20, "V_reset": 10},
                   "initial": {"potential": {"distribution": "uniform", "min": 0, "max": 20}}},
                  {"name": "inh, fast", "model": "nest.iaf_psc_delta", "count": 20,
                   "parameters": {"tau_m": 10, "E_L": 0, "V_th": 20, "V_reset": 10}}],
  "projections": [{"source": "exc", "target": "exc", "rule": "fixed_indegree", "indegree": 8,
                   "weight": {"distribution": "normal", "mean": 0.2, "std": 0.05},
                   "delay": {"distribution": "uniform", "min": 0.5, "max": 3}},
                  {"source": "inh, fast", "target": "exc", "rule": "pairwise_bernoulli", "p": 0.3,
                   "weight": -1, "delay": 1.5}],
  "drives": [{"target": "exc", "type": "poisson_generator", "rate": 20000, "weight": 0.1},
             {"target": "inh, fast", "type": "poisson_generator", "rate": 40000, "weight": 0.1}],
  "recorders": [{"type": "spikes", "population": "inh, fast"}, {"type": "spikes", "population": "exc"},
                {"type": "potential", "population": "exc", "neurons": [3, 1]},
                {"type": "rate", "population": "exc", "bin": 7}]})";

class SimulateCommand : public ExecutableTest {
 protected:
  SimulateCommand() { folder_.write("net.json", small); }
};

TEST_F(SimulateCommand, WritesWhatItSays) {
  const Result result = run({"simulate", "net.json", "--out", "r", "--discard", "50"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(names_in("r"), (std::vector<std::string>{"potentials.csv", "raster.svg", "rates.csv", "run.ini",
                                                     "spikes.csv", "summary.json"}));
  EXPECT_NE(result.out.find("100 neurons, "), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("200 ms simulated in "), std::string::npos);
  const auto summary = json("r/summary.json");
  EXPECT_EQ(summary["steps"], 2000);
  EXPECT_EQ(summary["neurons"], 100);
  EXPECT_GT(summary["synapses"], 900);
  EXPECT_GT(summary["synaptic_events"], 1000);
  EXPECT_EQ(summary["configuration"]["seed"], 3);
  // What the summary counts is what is written, except for the time that is left out.
  std::map<std::string, std::uint64_t> spikes;
  std::uint64_t last = 0;
  bool is_in_order = true;
  std::vector<int> spikes_in_bins(29);  // of 7 ms, which are 70 steps
  std::istringstream lines(file("r/spikes.csv"));
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "step,population,neuron");
  while (std::getline(lines, line)) {
    const std::uint64_t step = std::stoull(line);
    is_in_order = is_in_order && step >= last;
    last = step;
    const std::string name = line.find("\"inh, fast\"") != std::string::npos ? "inh, fast" : "exc";
    if (step >= 500) ++spikes[name];
    if (name == "exc") ++spikes_in_bins[step / 70];
  }
  EXPECT_TRUE(is_in_order);
  for (const auto& population : summary["populations"]) {
    const std::string name = population["population"];
    EXPECT_EQ(population["spikes"]["count"], spikes[name]) << name;
    EXPECT_DOUBLE_EQ(population["spikes"]["rate_hz"],
                     static_cast<double>(spikes[name]) / population["neurons"].get<double>() / 0.15);
  }
  const auto rates = cells(file("r/rates.csv"));
  ASSERT_EQ(rates.size(), 30U);
  EXPECT_EQ(rates[0], (std::vector<std::string>{"step", "population", "rate"}));
  for (std::size_t bin = 0; bin < 29; ++bin) {
    EXPECT_EQ(rates[bin + 1][0], std::to_string(70 * bin));
    EXPECT_EQ(rates[bin + 1][1], "exc");
    const double seconds = bin == 28 ? 0.004 : 0.007;  // the last bin is cut
    EXPECT_DOUBLE_EQ(std::stod(rates[bin + 1][2]), spikes_in_bins[bin] / 80.0 / seconds) << bin;
  }
  const auto potentials = cells(file("r/potentials.csv"));
  EXPECT_EQ(potentials.size(), 2001U);
  EXPECT_EQ(potentials[0], (std::vector<std::string>{"step", "exc.1", "exc.3"}));
  EXPECT_EQ(potentials[2000][0], "1999");
}

TEST_F(SimulateCommand, IsTheSameWithSeveralThreadsAndFromItsConfiguration) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "one"}).exit_code, 0);
  ASSERT_EQ(run({"simulate", "net.json", "--out", "three", "--threads", "3"}).exit_code, 0);
  ASSERT_EQ(run({"simulate", "--config", "one/run.ini", "--out", "again"}).exit_code, 0);
  ASSERT_EQ(run({"simulate", "net.json", "--out", "seed", "--seed", "4"}).exit_code, 0);
  for (const char* name : {"/spikes.csv", "/potentials.csv", "/rates.csv", "/raster.svg"}) {
    const std::string expected = file(std::string("one") + name);
    EXPECT_EQ(file(std::string("three") + name), expected);
    EXPECT_EQ(file(std::string("again") + name), expected);
    EXPECT_NE(file(std::string("seed") + name), expected);
  }
}

TEST_F(SimulateCommand, ReadsTheStandardInput) {
  Surroundings surroundings;
  surroundings.input = small;
  ASSERT_EQ(run({"simulate", "-", "--out", "piped"}, surroundings).exit_code, 0);
  ASSERT_EQ(run({"simulate", "net.json", "--out", "read"}).exit_code, 0);
  EXPECT_EQ(file("piped/spikes.csv"), file("read/spikes.csv"));
}

TEST_F(SimulateCommand, AShorterRunIsTheBeginningOfALongerOne) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "long"}).exit_code, 0);
  ASSERT_EQ(run({"simulate", "net.json", "--out", "short", "--time", "33.3"}).exit_code, 0);
  EXPECT_EQ(json("short/summary.json")["steps"], 333);
  const std::string part = file("short/spikes.csv");
  EXPECT_GT(part.size(), 100U);
  EXPECT_EQ(file("long/spikes.csv").substr(0, part.size()), part);
}

TEST_F(SimulateCommand, RefusesInOneSentence) {
  const auto expect = [&](const std::vector<std::string>& arguments, int code, const std::string& message) {
    std::vector<std::string> all = arguments;
    all.insert(all.begin(), "simulate");
    const Result result = run(all);
    EXPECT_EQ(result.exit_code, code) << result.err;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
    EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), code == 2 ? 2 : 1) << result.err;
    EXPECT_FALSE(exists("out"));
  };
  expect({}, 2, "simulate needs the JSON file of a network");
  expect({"missing.json"}, 3, "missing.json");
  folder_.write("empty.json", "");
  expect({"empty.json"}, 3, "empty.json");
  expect({"."}, 3, ".");
  expect({"net.json", "--time", "0"}, 2, "--time: '0'");
  expect({"net.json", "--time", "1e18"}, 2, "the time of 1e+18 ms has 1e+19 steps: allowed are up to 1e+12");
  expect({"net.json", "--discard", "200"}, 2,
         "--discard: 200 ms are not less than the simulated time of 200 ms");
  expect({"net.json", "--threads", "0"}, 2, "--threads: '0'");
  folder_.write("timeless.json", R"({"populations": [{"name": "a", "model": "lif", "count": 1}]})");
  expect({"timeless.json"}, 2, "--time is missing");
  folder_.write("large.json",
                R"({"populations": [{"name": "a", "model": "lif", "count": 4000000000}],
    "projections": [{"source": "a", "target": "a", "rule": "all_to_all", "weight": 1, "delay": 1}]})");
  expect({"large.json", "--time", "1"}, 3, "large.json: the network has 4e+09 neurons and 1.6e+19 synapses");
  folder_.write("unknown.json", R"({"populations": [{"name": "a", "model": "lof", "count": 1}]})");
  expect({"unknown.json", "--time", "1"}, 3, "unknown.json: populations[0]: ");
  folder_.write("wild.json", R"({"populations": [{"name": "a", "model": "lif", "count": 3,
    "parameters": {"beta": 1, "threshold": 3e38}}],
    "drives": [{"target": "a", "type": "dc_generator", "amplitude": 2e38}]})");
  expect({"wild.json", "--time", "1"}, 3,
         "wild.json: the membrane potential of neuron 0 of population 'a' is no longer finite at step 1");
}

TEST_F(SimulateCommand, ReplacesNothingThatItReads) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "r"}).exit_code, 0);
  const std::string spikes = "step,neuron\n1,1\n";
  folder_.write("r/spikes.csv", spikes);
  folder_.write(
      "again.json",
      R"({"time": 10, "populations": [{"name": "in", "spike_trains": "r/spikes.csv", "count": 90}]})");
  const Result result = run({"simulate", "again.json", "--out", "r"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("--out would replace 'r/spikes.csv', which the network is read from"),
            std::string::npos)
      << result.err;
  EXPECT_EQ(file("r/spikes.csv"), spikes);
  folder_.write("r/summary.json", file("net.json"));
  EXPECT_EQ(run({"simulate", "r/summary.json", "--out", "r"}).exit_code, 2);
  EXPECT_EQ(run({"simulate", "again.json", "--out", "elsewhere"}).exit_code, 0);
}

TEST_F(SimulateCommand, ATimeOfLessThanAStepIsOne) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "r", "--time", "1e-12"}).exit_code, 0);
  EXPECT_EQ(json("r/summary.json")["steps"], 1);
}

TEST_F(SimulateCommand, ASignalKeepsWhatIsComplete) {
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 500;
  const Result result = run({"simulate", "net.json", "--out", "r", "--time", "1e9"}, surroundings);
  EXPECT_EQ(result.exit_code, 130) << result.err;
  const auto summary = json("r/summary.json");
  const std::uint64_t steps = summary["steps"];
  EXPECT_GT(steps, 0U);
  EXPECT_EQ(cells(file("r/potentials.csv")).size(), steps + 1);
  ASSERT_EQ(run({"simulate", "--config", "r/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("again/spikes.csv"), file("r/spikes.csv"));
}

TEST_F(SimulateCommand, AFullDiskLeavesTheEarlierResultAlone) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "r", "--time", "20"}).exit_code, 0);
  const std::string before = file("r/spikes.csv");
  Surroundings surroundings;
  surroundings.file_size_limit = 5000;
  const Result result = run({"simulate", "net.json", "--out", "r", "--time", "2000"}, surroundings);
  EXPECT_EQ(result.exit_code, 4) << result.err;
  EXPECT_EQ(file("r/spikes.csv"), before);
}

}  // namespace
}  // namespace lif::tests
