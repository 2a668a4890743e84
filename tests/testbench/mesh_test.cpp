// The command `mesh`: its files, bounds and bad input.
#include "testbench/executable.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace lif::tests {
namespace {

class MeshCommand : public ExecutableTest {
 protected:
  static std::vector<std::string> on(const std::string& name, const std::vector<std::string>& more = {}) {
    const std::string folder = GOLDEN_FOLDER "/sanafe_mesh/" + name;
    std::vector<std::string> all{"mesh", "--architecture", folder + "/arch.yaml", "--network",
                                 folder + "/net.yaml"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

TEST_F(MeshCommand, WritesCountsSpikesAndTotals) {
  const Result result = run(on("pair", {"--steps", "24"}));
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(file("mesh/perf.csv").substr(0, 60),
            "timestep,fired,updated,packets,hops,spikes,sim_time,synapse_");
  const std::string spikes = file("mesh/spikes.csv");
  EXPECT_EQ(spikes.substr(0, 24), "neuron,timestep\nin.0,1\ni");
  EXPECT_EQ(std::count(spikes.begin(), spikes.end(), '\n'), 30);
  EXPECT_EQ(file("mesh/potentials.csv").substr(0, 35), "timestep,out.0,out.1,out.2\n1,0,0,0\n");
  const auto summary = json("mesh/summary.json");
  EXPECT_EQ(summary["counts"]["synaptic_events"], 37);
  EXPECT_NEAR(summary["energy"]["total"].get<double>(), 1.13974e-8, 1e-14);
  EXPECT_NEAR(summary["sim_time"].get<double>(), 2.46393e-5, 1e-11);
  EXPECT_EQ(summary["ignored"].size(), 2U);
  // run.ini repeats the run.
  ASSERT_EQ(run({"mesh", "--config", "mesh/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("again/perf.csv"), file("mesh/perf.csv"));
}

TEST_F(MeshCommand, ABoundThatIsNotKeptEndsWith1) {
  EXPECT_EQ(run(on("pair", {"--expect-energy", "<12nJ", "--expect-latency", "<25 us"})).exit_code, 0);
  const Result energy = run(on("pair", {"--expect-energy", "<2.5nJ"}));
  EXPECT_EQ(energy.exit_code, 1);
  EXPECT_NE(energy.err.find("the energy is 10.37 nJ, expected <2.5nJ"), std::string::npos) << energy.err;
  const Result latency = run(on("pair", {"--expect-latency", ">1ms"}));
  EXPECT_EQ(latency.exit_code, 1);
  EXPECT_NE(latency.err.find("the simulated time is 20.57 us, expected >1ms"), std::string::npos)
      << latency.err;
  for (const char* const bound : {"2nJ", "<2", "<2nW", "<nJ", "<infnJ", ""}) {
    const Result wrong = run(on("pair", {"--expect-energy", bound}));
    EXPECT_EQ(wrong.exit_code, 2) << bound;
  }
}

TEST_F(MeshCommand, RefusesInOneSentence) {
  EXPECT_EQ(run({"mesh"}).exit_code, 2);
  EXPECT_EQ(run({"mesh", "--architecture", "x.yaml", "--network", "y.yaml"}).exit_code, 3);
  folder_.write("net.yaml", "network: {name: n, groups: [], edges: []}\nmappings: []\n");
  const Result empty =
      run({"mesh", "--architecture", GOLDEN_FOLDER "/sanafe_mesh/pair/arch.yaml", "--network", "net.yaml"});
  EXPECT_EQ(empty.exit_code, 2);
  EXPECT_NE(empty.err.find("--steps is missing: no neuron of the network has a spike train"),
            std::string::npos)
      << empty.err;
}

}  // namespace
}  // namespace lif::tests
