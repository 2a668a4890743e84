// Runs the command `run` with the options --trace, --trace-window and --fst.
#include <sys/stat.h>

#include <filesystem>

#include "support/vcd_reader.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class WaveformOptions : public ExecutableTest {
 protected:
  /// The names of the signals in a waveform.
  std::vector<std::string> signals(const std::string& name) const {
    std::vector<std::string> names;
    for (const auto& [signal, variable] : read_vcd(folder_ / name).variables) names.push_back(signal);
    return names;
  }

  void expect_usage_error(std::vector<std::string> arguments, const std::string& words) {
    const Result result = run(std::move(arguments));
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
    EXPECT_FALSE(exists("out"));
  }
};

using Names = std::vector<std::string>;

TEST_F(WaveformOptions, PatternsChooseSignals) {
  ASSERT_EQ(run({"--vcd", "a.vcd", "--trace", "potential*", "--trace", "clk"}).exit_code, 0);
  EXPECT_EQ(signals("a.vcd"),
            (Names{"testbench.clk", "testbench.neuron.potential", "testbench.neuron.potential_and_threshold",
                   "testbench.neuron.potential_before_reset"}));
  ASSERT_EQ(run({"--vcd", "b.vcd", "--trace", "neuron.spike?*"}).exit_code, 0);
  EXPECT_EQ(signals("b.vcd"), Names{"testbench.neuron.spike_event"});
  ASSERT_EQ(run({"--vcd", "c.vcd", "--trace", "testbench.[cr]*", "--model", "snntorch.Synaptic"}).exit_code,
            0);
  EXPECT_EQ(signals("c.vcd"), (Names{"testbench.clk", "testbench.rst_n"}));
  ASSERT_EQ(run({"--vcd", "d.vcd", "--trace", "current", "--model", "snntorch.Synaptic"}).exit_code, 0);
  EXPECT_EQ(signals("d.vcd").size(), 1U) << "further state has names, too";
}

TEST_F(WaveformOptions, WhatIsNotChosenIsNotInTheSaveFileEither) {
  ASSERT_EQ(run({"--trace", "potential", "--trace-window", "50:60"}).exit_code, 0);
  const std::string view = file("out/lif.gtkw");
  EXPECT_NE(view.find("testbench.neuron.potential\n"), std::string::npos);
  for (const char* name : {"clk", "spike", "before_reset", "threshold"})
    EXPECT_EQ(view.find(name), std::string::npos) << name;
  EXPECT_NE(view.find("[timestart] 500\n"), std::string::npos) << view;
}

TEST_F(WaveformOptions, APatternForNothingListsWhatThereIs) {
  expect_usage_error({"--trace", "potential", "--trace", "volt*"},
                     "--trace: no signal is called 'volt*'; there are testbench.clk, testbench.rst_n, "
                     "testbench.neuron.input_current, testbench.neuron.potential,");
}

TEST_F(WaveformOptions, AWindowShowsItsStepsAsTheWholeWaveformDoes) {
  const std::vector<std::string> run_options{"--stimulus", "poisson", "--rate", "0.5",
                                             "--steps",    "200",     "--out"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), run_options.begin(), run_options.end());
    return run(more).exit_code;
  };
  ASSERT_EQ(with({"whole"}), 0);
  const VcdFile whole = read_vcd(folder_ / "whole/lif.vcd");
  struct Window {
    const char* text;
    std::uint64_t first, end;
  };
  for (const Window window : {Window{"50:60", 50, 60}, Window{":7", 0, 7}, Window{"199:", 199, 200},
                              Window{"0:1e6", 0, 200}, Window{"1:2", 1, 2}}) {
    ASSERT_EQ(with({"part", "--trace-window", window.text}), 0) << window.text;
    const VcdFile part = read_vcd(folder_ / "part/lif.vcd");
    EXPECT_EQ(part.end_time, window.end * 10) << window.text;
    ASSERT_EQ(part.variables.size(), whole.variables.size());
    for (const auto& [name, variable] : part.variables) {
      for (const auto& [time, value] : variable.changes) EXPECT_GE(time, window.first * 10) << name;
      if (variable.type == "event") continue;
      for (std::uint64_t time = window.first * 10; time < window.end * 10; ++time)
        ASSERT_EQ(part.value_at(name, time), whole.value_at(name, time)) << name << " at " << time;
    }
    VcdFile::Changes spikes;
    for (const auto& change : whole.variables.at("testbench.neuron.spike_event").changes) {
      if (change.first >= window.first * 10 && change.first < window.end * 10) spikes.push_back(change);
    }
    EXPECT_EQ(part.variables.at("testbench.neuron.spike_event").changes, spikes) << window.text;
    EXPECT_EQ(file("part/trace.csv"), file("whole/trace.csv")) << "which is no waveform";
  }
}

TEST_F(WaveformOptions, AWindowThatIsNoneIsRefused) {
  for (const char* text : {"5", ":", "a:b", "5:5", "6:5", "-1:5", "1:2:3", "1.5:3", "0:1e13"})
    expect_usage_error({"--trace-window", text},
                       "--trace-window: '" + std::string(text) + "' is not allowed");
  expect_usage_error({"--trace-window", "200:"}, "begins at step 200, and the run has 200 steps");
  folder_.write("in.csv", "input\n1\n2\n3\n");
  expect_usage_error({"--input", "in.csv", "--trace-window", "3:"},
                     "begins at step 3, and the run has 3 steps");
  EXPECT_EQ(run({"--input", "in.csv", "--trace-window", "2:"}).exit_code, 0);
}

TEST_F(WaveformOptions, ChoicesForNoWaveformAreRefused) {
  for (const char* option : {"--trace=clk", "--trace-window=:9"}) {
    const std::string name = std::string(option).substr(0, std::string(option).find('='));
    expect_usage_error({option, "--csv", "a.csv"},
                       name + " chooses what the waveform shows, and none is written");
    EXPECT_EQ(run({option, "--vcd", "a.vcd"}).exit_code, 0);
  }
  // One file may serve runs with and without a waveform.
  folder_.write("any.ini", "trace = clk\ntrace-window = :9\n");
  EXPECT_EQ(run({"--config", "any.ini", "--csv", "a.csv"}).exit_code, 0);
}

TEST_F(WaveformOptions, RunIniRepeatsThem) {
  ASSERT_EQ(run({"--trace", "spike*", "--trace", "clk", "--trace-window", "20:150", "--out", "a"}).exit_code,
            0);
  ASSERT_EQ(run({"--config", "a/run.ini", "--out", "b"}).exit_code, 0);
  EXPECT_EQ(file("a/lif.vcd"), file("b/lif.vcd"));
  EXPECT_EQ(file("a/run.ini"), file("b/run.ini"));
}

TEST_F(WaveformOptions, ALargeWaveformIsAnnounced) {
  Surroundings full;
  full.file_size_limit = 50'000;
  const Result large = run({"--steps", "1e8", "--vcd", "a.vcd"}, full);
  EXPECT_NE(large.err.find("the waveform may take up to 14.4 GiB: --trace-window"), std::string::npos)
      << large.err;
  const Result part = run({"--steps", "1e8", "--vcd", "a.vcd", "--trace-window", ":1e6"}, full);
  EXPECT_EQ(part.err.find("GiB"), std::string::npos) << part.err;
  const Result none = run({"--steps", "1e8", "--csv", "a.csv"}, full);
  EXPECT_EQ(none.err.find("GiB"), std::string::npos) << none.err;
}

TEST_F(WaveformOptions, AnFstHoldsWhatTheVcdHolds) {
  ASSERT_EQ(run({"--stimulus", "poisson", "--steps", "1000", "--vcd", "a.vcd", "--fst", "a.fst"}).exit_code,
            0);
  ASSERT_EQ(run_process({"fst2vcd", folder_ / "a.fst", "-o", folder_ / "back.vcd"}).exit_code, 0);
  const VcdFile vcd = read_vcd(folder_ / "a.vcd");
  const VcdFile fst = read_vcd(folder_ / "back.vcd");
  EXPECT_EQ(fst.end_time, vcd.end_time);
  ASSERT_EQ(fst.variables.size(), vcd.variables.size());
  for (const auto& [name, variable] : vcd.variables) {
    const auto& other = fst.variables.at(name);
    ASSERT_EQ(other.changes.size(), variable.changes.size()) << name;
    for (std::size_t i = 0; i < variable.changes.size(); ++i) {
      ASSERT_EQ(other.changes[i].first, variable.changes[i].first) << name;
      // fst2vcd prints 16 digits, one less than a double may need.
      ASSERT_NEAR(std::stod(other.changes[i].second), std::stod(variable.changes[i].second), 1e-15) << name;
    }
  }
  EXPECT_EQ(names_in(".").size(), 3U) << "nothing else stays";
}

TEST_F(WaveformOptions, AnFstTakesThePlaceOfTheVcdInTheFolder) {
  ASSERT_EQ(run({"--out", "a", "--fst", "a/lif.fst"}).exit_code, 0);
  EXPECT_EQ(names_in("a"),
            (Names{"lif.fst", "lif.gtkw", "plot.svg", "run.ini", "summary.json", "trace.csv"}));
  EXPECT_NE(file("a/lif.gtkw").find("/a/lif.fst\""), std::string::npos) << "its view belongs to it";
  // The results are of ours, so the next run replaces them.
  ASSERT_EQ(run({"--out", "a", "--fst", "elsewhere.fst"}).exit_code, 0);
  EXPECT_EQ(names_in("a"), (Names{"lif.gtkw", "plot.svg", "run.ini", "summary.json", "trace.csv"}));
  EXPECT_NE(file("a/lif.gtkw").find("/elsewhere.fst\""), std::string::npos);
}

TEST_F(WaveformOptions, AnFstOnAFullDiskLeavesTheEarlierOne) {
  folder_.write("a.fst", "earlier");
  Surroundings full;
  full.file_size_limit = 50'000;
  const Result result = run({"--stimulus", "uniform", "--steps", "100000", "--fst", "a.fst"}, full);
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_NE(result.err.find("cannot be written in full"), std::string::npos) << result.err;
  EXPECT_EQ(file("a.fst"), "earlier");
  EXPECT_EQ(names_in("."), Names{"a.fst"});
}

TEST_F(WaveformOptions, AnFstIsAFile) {
  expect_usage_error({"--fst", "-"}, "--fst takes a file");
  expect_usage_error({"--fst", "a.vcd", "--vcd", "./a.vcd"}, "both mean");
  ASSERT_EQ(::mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  const Result result = run({"--fst", "pipe"});
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_NE(result.err.find("pipe: an FST needs a regular file"), std::string::npos) << result.err;
  EXPECT_TRUE(std::filesystem::is_fifo(folder_ / "pipe")) << "and not replaced";
}

#ifndef LIF_WITH_FST  // then the VCD is written first and converted
TEST_F(WaveformOptions, AnFstNeedsTheConverter) {
  Surroundings nothing;
  nothing.environment["PATH"] = "";
  const Result result = run({"--fst", "a.fst"}, nothing);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("--fst needs the program vcd2fst"), std::string::npos) << result.err;
}
#endif

}  // namespace
}  // namespace lif::tests
