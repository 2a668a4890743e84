// Runs the command `network` with the options --trace and --trace-window.
#include <filesystem>

#include "support/vcd_reader.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class NetworkWaveform : public ExecutableTest {
 protected:
  /// Runs a network with two layers of neurons: n2_lif1 has 10 neurons, n4_lif2 has 4.
  Result run_network(std::vector<std::string> more) {
    const std::string folder = GOLDEN_FOLDER "/nir/snntorch_mlp_float32/";
    std::vector<std::string> arguments{"network", folder + "net.nir", "--input", folder + "input.csv", "--dt",
                                       "1e-4",    "--convention",     "snntorch"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }

  /// The names of the signals, without the network's scope where they lie in it.
  std::vector<std::string> signals(const std::vector<std::string>& more) {
    const Result result = run_network(more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::vector<std::string> names;
    for (const auto& entry : read_vcd(folder_ / "out/network.vcd").variables) {
      const std::string scope = "testbench.network.";
      names.push_back(entry.first.rfind(scope, 0) == 0 ? entry.first.substr(scope.size()) : entry.first);
    }
    return names;
  }
};

using Names = std::vector<std::string>;

TEST_F(NetworkWaveform, PatternsChooseSignals) {
  EXPECT_EQ(signals({"--trace", "lif2.potential_[02]"}),
            (Names{"n4_lif2.potential_0", "n4_lif2.potential_2"}));
  EXPECT_EQ(
      signals({"--trace", "n4_lif2.spike_?", "--trace", "testbench.clk"}),
      (Names{"testbench.clk", "n4_lif2.spike_0", "n4_lif2.spike_1", "n4_lif2.spike_2", "n4_lif2.spike_3"}));
  EXPECT_EQ(signals({"--trace", "*.spike_event_3"}),
            (Names{"n2_lif1.spike_event_3", "n4_lif2.spike_event_3"}));
  EXPECT_EQ(signals({"--trace", "*"}).size(), 1 + 3 * (10 + 4U));
}

TEST_F(NetworkWaveform, PatternsAndNeuronsAddUp) {
  EXPECT_EQ(signals({"--trace", "lif2:1", "--trace", "lif2.potential*", "--trace", "lif1.spike_7"}),
            (Names{"testbench.clk", "n2_lif1.spike_7", "n4_lif2.potential_0", "n4_lif2.potential_1",
                   "n4_lif2.potential_2", "n4_lif2.potential_3", "n4_lif2.potential_to_scale_1",
                   "n4_lif2.spike_1", "n4_lif2.spike_event_1", "n4_lif2.threshold_1"}));
}

// GTKWave scales a row to the range of its values. With the threshold in the range a silent neuron looks
// silent.
TEST_F(NetworkWaveform, TheViewShowsPotentialsOnTheScaleOfTheirThreshold) {
  ASSERT_EQ(run_network({"--trace", "lif2:0-1"}).exit_code, 0);
  const VcdFile vcd = read_vcd(folder_ / "out/network.vcd");
  const std::string scope = "testbench.network.n4_lif2.";
  EXPECT_EQ(vcd.value_at(scope + "potential_to_scale_0", 0), vcd.value_at(scope + "threshold_0", 0));
  for (std::uint64_t time = 5; time < vcd.end_time; ++time) {
    ASSERT_EQ(vcd.value_at(scope + "potential_to_scale_0", time), vcd.value_at(scope + "potential_0", time));
  }
  const std::string view = file("out/network.gtkw");
  EXPECT_NE(view.find("-lif2\n"), std::string::npos) << "the group has the name of the node";
  EXPECT_NE(view.find("+{potential_0} " + scope + "potential_to_scale_0\n"), std::string::npos) << view;
  EXPECT_NE(view.find("+{threshold_1} " + scope + "threshold_1\n"), std::string::npos) << view;
  std::uint64_t first_spike = vcd.end_time;
  for (const char* event : {"spike_event_0", "spike_event_1"}) {
    const auto& changes = vcd.variables.at(scope + event).changes;
    if (!changes.empty()) first_spike = std::min<std::uint64_t>(first_spike, changes.front().first);
  }
  ASSERT_LT(first_spike, vcd.end_time);
  EXPECT_NE(view.find(" " + std::to_string(first_spike) + " -1 -1 -1\n"), std::string::npos)
      << "the marker is at the first spike";
}

TEST_F(NetworkWaveform, APatternForNothingListsWhatThereIs) {
  const Result result = run_network({"--trace", "lif3.*"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("no signal is called 'lif3.*'; there are testbench.clk, "
                            "testbench.network.n2_lif1.potential_0 to _9, "),
            std::string::npos)
      << result.err;
}

TEST_F(NetworkWaveform, AWindowShowsItsStepsAsTheWholeWaveformDoes) {
  ASSERT_EQ(run_network({"--trace", "*", "--out", "whole"}).exit_code, 0);
  const VcdFile whole = read_vcd(folder_ / "whole/network.vcd");
  for (const auto& [text, first, end] :
       {std::tuple("20:31", 20U, 31U), std::tuple(":5", 0U, 5U), std::tuple("59:", 59U, 60U)}) {
    ASSERT_EQ(run_network({"--trace", "*", "--trace-window", text, "--out", "part"}).exit_code, 0);
    const VcdFile part = read_vcd(folder_ / "part/network.vcd");
    EXPECT_EQ(part.end_time, end * 10) << text;
    for (const auto& [name, variable] : part.variables) {
      if (variable.type == "event") continue;
      for (std::uint64_t time = first * 10; time < end * 10; ++time)
        ASSERT_EQ(part.value_at(name, time), whole.value_at(name, time)) << name << " at " << time;
    }
  }
  EXPECT_EQ(run_network({"--trace-window", "60:"}).exit_code, 2);
  EXPECT_EQ(run_network({"--trace-window", "6:5"}).exit_code, 2);
}

TEST_F(NetworkWaveform, RunIniRepeatsThem) {
  const std::vector<std::string> options{"--trace",  "lif1.p*",        "--trace",
                                         "lif2:0-1", "--trace-window", "5:50"};
  ASSERT_EQ(run_network(options).exit_code, 0);
  ASSERT_EQ(run({"network", "--config", "out/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("out/network.vcd"), file("again/network.vcd"));
  EXPECT_EQ(file("out/run.ini"), file("again/run.ini"));
}

TEST_F(NetworkWaveform, AnFstMayHaveThemToo) {
  ASSERT_EQ(
      run_network({"--trace", "lif2.*", "--trace-window", "20:31", "--fst", "out/network.fst"}).exit_code, 0);
  ASSERT_EQ(run_process({"fst2vcd", folder_ / "out/network.fst", "-o", folder_ / "back.vcd"}).exit_code, 0);
  const VcdFile back = read_vcd(folder_ / "back.vcd");
  EXPECT_EQ(back.variables.size(), 12U);
  EXPECT_EQ(back.end_time, 310U);
}

}  // namespace
}  // namespace lif::tests
