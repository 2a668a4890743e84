// The command `simulate` as an MPI job: the same bits for any number of processes and threads, and one
// sentence and one exit code when something goes wrong in one of them.

#include <algorithm>
#include <csignal>
#include <set>
#include <sstream>

#include "testbench/mpi_job.hpp"

namespace lif::tests {
namespace {

constexpr const char* small = R"({"resolution": 0.1, "time": 150, "seed": 3,
  "populations": [{"name": "exc", "model": "nest.iaf_psc_delta", "count": 800,
                   "parameters": {"tau_m": 20, "E_L": 0, "V_th": 20, "V_reset": 10},
                   "initial": {"potential": {"distribution": "uniform", "min": 0, "max": 20}}},
                  {"name": "inh", "model": "nest.iaf_psc_delta", "count": 200,
                   "parameters": {"tau_m": 10, "E_L": 0, "V_th": 20, "V_reset": 10}}],
  "projections": [{"source": "exc", "target": "exc", "rule": "fixed_indegree", "indegree": 80,
                   "weight": {"distribution": "normal", "mean": 0.02, "std": 0.005},
                   "delay": {"distribution": "uniform", "min": 0.1, "max": 3}},
                  {"source": "inh", "target": "exc", "rule": "pairwise_bernoulli", "p": 0.3,
                   "weight": -0.1, "delay": 1.5}],
  "drives": [{"target": "exc", "type": "poisson_generator", "rate": 20000, "weight": 0.1},
             {"target": "inh", "type": "poisson_generator", "rate": 40000, "weight": 0.1}],
  "recorders": [{"type": "spikes", "population": "exc"}, {"type": "spikes", "population": "inh"},
                {"type": "potential", "population": "exc", "neurons": [3, 799]},
                {"type": "rate", "population": "inh", "bin": 20}]})";

class MpiJobOfTestbench : public MpiJobTest {
 protected:
  MpiJobOfTestbench() { folder_.write("net.json", small); }

  Result simulate(int ranks, const std::vector<std::string>& further, Surroundings surroundings = {}) {
    std::vector<std::string> arguments{"simulate"};
    arguments.insert(arguments.end(), further.begin(), further.end());
    return run_testbench(ranks, arguments, std::move(surroundings));
  }
};

TEST_F(MpiJobOfTestbench, GivesTheSameBitsForAnyNumberOfProcessesAndThreads) {
  ASSERT_EQ(run({"simulate", "net.json", "--out", "one"}).exit_code, 0);
  const auto alone = json("one/summary.json");
  EXPECT_GT(alone["spikes"]["count"], 1000);
  for (const int ranks : {1, 2, 3, 4}) {
    for (const char* threads : {"1", "2"}) {
      const Result result = simulate(ranks, {"net.json", "--out", "job", "--threads", threads});
      ASSERT_EQ(result.exit_code, 0) << result.err;
      for (const char* name : {"/spikes.csv", "/potentials.csv", "/rates.csv", "/raster.svg"})
        EXPECT_EQ(file(std::string("job") + name), file(std::string("one") + name))
            << ranks << " " << threads;
      const auto summary = json("job/summary.json");
      EXPECT_EQ(summary["processes"], ranks);
      for (const char* name : {"synapses", "synaptic_events", "spikes", "populations", "steps"})
        EXPECT_EQ(summary[name], alone[name]) << name;
    }
  }
}

TEST_F(MpiJobOfTestbench, AProcessWithoutNeuronsWorks) {
  folder_.write("few.json", R"({"time": 20, "populations": [{"name": "a", "model": "lif", "count": 3}],
    "projections": [{"source": "a", "target": "a", "rule": "all_to_all", "weight": 0.3, "delay": 0.2}],
    "drives": [{"target": "a", "type": "dc_generator", "amplitude": 0.2}]})");
  ASSERT_EQ(run({"simulate", "few.json", "--out", "one"}).exit_code, 0);
  ASSERT_EQ(simulate(3, {"few.json", "--out", "job"}).exit_code, 0);
  EXPECT_EQ(file("job/spikes.csv"), file("one/spikes.csv"));
  EXPECT_GT(file("job/spikes.csv").size(), 100U);
}

TEST_F(MpiJobOfTestbench, TellsOfAnErrorOnce) {
  const auto expect = [&](const std::vector<std::string>& arguments, int code, const std::string& message) {
    const Result result = simulate(2, arguments);
    EXPECT_EQ(result.exit_code, code) << result.err;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
    EXPECT_EQ(messages(result), 1) << result.err;
  };
  expect({"missing.json"}, 3, "missing.json: ");
  expect({"net.json", "--thread", "2"}, 2, "unknown option '--thread'");
  folder_.write("file", "");
  expect({"net.json", "--out", "file"}, 4, "file: is a file");
  // Only neurons of the second process get a current that is too large.
  folder_.write("in.csv", "step,neuron\n3,0\n");
  folder_.write("list.csv", "source,target,weight,delay\n0,150,3e38,0.1\n0,150,3e38,0.1\n");
  folder_.write("wild.json", R"({"time": 20, "populations": [
    {"name": "in", "spike_trains": "in.csv", "count": 1}, {"name": "out", "model": "lif", "count": 200}],
    "projections": [{"source": "in", "target": "out", "file": "list.csv"}]})");
  expect({"wild.json"}, 3, "the input of neuron 150 of population 'out' is not finite at step 4");
}

TEST_F(MpiJobOfTestbench, ASignalKeepsWhatIsComplete) {
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 3000;
  // The signal goes to `timeout`, which passes it on to mpirun, and that to the processes.
  const Result result = simulate(2, {"net.json", "--out", "r", "--time", "1e8"}, surroundings);
  EXPECT_NE(result.exit_code, 0);
  const auto summary = json("r/summary.json");
  const std::uint64_t steps = summary["steps"];
  EXPECT_GT(steps, 0U);
  EXPECT_EQ(cells(file("r/potentials.csv")).size(), steps + 1);
}

TEST_F(MpiJobOfTestbench, AFullDiskEndsTheJob) {
  const Result result = run_on_full_disk(2, 40, "simulate net.json --out full --time 3000");
  EXPECT_EQ(result.exit_code, 4) << result.err;
  EXPECT_NE(result.err.find("cannot be written in full"), std::string::npos) << result.err;
  EXPECT_EQ(messages(result), 1) << result.err;
}

TEST_F(MpiJobOfTestbench, AKernelInEachProcessShowsAllSpikes) {
  std::set<std::string> lines;
  for (const int ranks : {1, 2, 3}) {
    const Result result = run_job(ranks, {MPI_NETWORK});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    std::istringstream stream(result.out);
    int printed = 0;
    for (std::string line; std::getline(stream, line);) {
      if (line.find(" spikes, ") == std::string::npos) continue;
      lines.insert(line);
      ++printed;
    }
    EXPECT_EQ(printed, ranks);
  }
  EXPECT_EQ(lines.size(), 1U);
  EXPECT_NE(lines.begin()->substr(0, 2), "0 ");
}

TEST_F(MpiJobOfTestbench, AProcessThatFailsEndsTheOthers) {
  const Result result = run_job(3, {MPI_NETWORK, "throw"});
  EXPECT_EQ(result.exit_code, 9) << result.err;
  EXPECT_NE(result.err.find("this process fails"), std::string::npos);
}

}  // namespace
}  // namespace lif::tests
