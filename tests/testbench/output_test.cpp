#include <csignal>

#include "child/address_sanitizer.hpp"
#include "support/vcd_reader.hpp"
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Output : public ExecutableTest {};

TEST_F(Output, FolderReplacesAnEarlierRunOfOurs) {
  ASSERT_EQ(run({"--steps", "10"}).exit_code, 0);
  ASSERT_EQ(run({"sweep", "--points", "3"}).exit_code, 0);
  EXPECT_EQ(names_in("out"), (std::vector<std::string>{"f_i.csv", "plot.svg", "run.ini", "summary.json"}));
  ASSERT_EQ(run({"--steps", "10"}).exit_code, 0);
  EXPECT_FALSE(exists("out/f_i.csv"));
}

TEST_F(Output, FolderWithOurNamesButWithoutOurMarkIsForeign) {
  std::filesystem::create_directory(folder_ / "out");
  folder_.write("out/trace.csv", "precious");
  EXPECT_EQ(run({}).exit_code, 4);
  folder_.write("out/run.ini", "[settings of another program]\n");
  EXPECT_EQ(run({}).exit_code, 4);
  EXPECT_EQ(file("out/trace.csv"), "precious");
}

TEST_F(Output, ForceLeavesOtherFilesAlone) {
  std::filesystem::create_directory(folder_ / "out");
  folder_.write("out/thesis.tex", "precious");
  folder_.write("out/f_i.csv", "mine");
  ASSERT_EQ(run({"--force"}).exit_code, 0);
  EXPECT_EQ(file("out/thesis.tex"), "precious");
  EXPECT_EQ(file("out/f_i.csv"), "mine");
  EXPECT_TRUE(exists("out/trace.csv"));
}

TEST_F(Output, FailedRunLeavesTheEarlierResultAlone) {
  ASSERT_EQ(run({"--steps", "10"}).exit_code, 0);
  const std::string earlier = file("out/trace.csv");
  folder_.write("bad.csv", "input\n1\n2\nx\n");
  EXPECT_EQ(run({"--input", "bad.csv"}).exit_code, 3);
  EXPECT_EQ(file("out/trace.csv"), earlier);
  EXPECT_EQ(names_in("out").size(), 6U) << "no partial files stay";
}

TEST_F(Output, FullDiskLosesNothing) {
  ASSERT_EQ(run({"--steps", "10"}).exit_code, 0);
  const std::string earlier = file("out/trace.csv");
  Surroundings full;
  full.file_size_limit = 50'000;
  const Result result = run({"--steps", "100000"}, full);
  EXPECT_EQ(result.exit_code, 4);
  EXPECT_NE(result.err.find("cannot be written in full"), std::string::npos) << result.err;
  EXPECT_EQ(file("out/trace.csv"), earlier);
  EXPECT_EQ(names_in("out").size(), 6U);
}

TEST_F(Output, StandardOutputThatIsFullIsAnError) {
  Surroundings full;
  full.output_file = "/dev/full";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--csv", "-"}, {"--json"}, {}, {"list"}, {"--help"}, {"--version"}}) {
    EXPECT_EQ(run(arguments, full).exit_code, 4);
  }
}

TEST_F(Output, ClosedStandardStreamsDoNotReachTheFiles) {
  const std::string command = "exec '" LIF_TESTBENCH "' --csv c.csv --steps 1 --quiet --threshold=-1 2>&-";
  EXPECT_EQ(run_process({"bash", "-c", command}, {folder_.path().string()}).exit_code, 0);
  EXPECT_EQ(file("c.csv"), "step,input,potential,spike\n0,0.08,0,1\n");
  const std::string to_closed = "exec '" LIF_TESTBENCH "' --vcd v.vcd --csv - --steps 1 >&-";
  EXPECT_EQ(run_process({"bash", "-c", to_closed}, {folder_.path().string()}).exit_code, 4);
}

TEST_F(Output, RedirectedStandardOutputIsAppendedToNotReplaced) {
  const std::string command =
      "(echo before; '" LIF_TESTBENCH "' --csv /dev/stdout --steps 1 --quiet; echo after) > f.txt";
  EXPECT_EQ(run_process({"bash", "-c", command}, {folder_.path().string()}).exit_code, 0);
  EXPECT_EQ(file("f.txt"), "before\nstep,input,potential,spike\n0,0.08,0.08,0\nafter\n");
}

// Left out under the address sanitizer, which reserves more addresses than the limit allows, so that no
// program would start.
#if !LIF_ADDRESS_SANITIZER
TEST_F(Output, LackOfMemoryIsSaidInASentence) {
  const auto run_within = [&](int kibibytes, const std::string& arguments) {
    const std::string command =
        "ulimit -v " + std::to_string(kibibytes) + "; exec '" LIF_TESTBENCH "' " + arguments;
    return run_process({"bash", "-c", command}, {folder_.path().string()});
  };
  int limit = 20000;
  while (limit < 1000000 && run_within(limit, "--version").exit_code != 0) limit += 1000;
  // Wherever memory runs out: in SystemC, in a module or in the testbench. 10 000 modules need more.
  for (int step = 1; step <= 30; ++step) {
    const Result result = run_within(limit + step * 997, "sweep --points 10000 --csv c.csv");
    EXPECT_EQ(result.exit_code, 4) << limit + step * 997 << " KiB";
    EXPECT_EQ(result.err,
              "lif-testbench: there is not enough memory; results that were there before are untouched\n");
    EXPECT_EQ(names_in("."), std::vector<std::string>{}) << "not even a partial file";
  }
}
#endif

TEST_F(Output, FailedRunLeavesNoFoldersBehind) {
  folder_.write("bad.csv", "input\n1\nx\n");
  EXPECT_EQ(run({"--input", "bad.csv", "--out", "a/b/c"}).exit_code, 3);
  EXPECT_FALSE(exists("a"));
}

TEST_F(Output, SweepOfFloatsNamesTheCurrentsThatTheNeuronGot) {
  const Result result = run({"sweep", "--dtype", "float", "--from", "0.1", "--to", "0.3", "--points", "2",
                             "--csv", "-", "--quiet"});
  EXPECT_EQ(cells(result.out).at(1).at(0), "0.10000000149011612");
}

/// A signal arrives while the program waits for another one. Nobody else opens the pipe called `pipe`.
class InterruptedWait : public ExecutableTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(InterruptedWait, EndsWith130) {
  const std::string command = "mkfifo pipe && exec timeout --preserve-status -s INT 0.5 '" LIF_TESTBENCH "' ";
  const Result result = run_process({"bash", "-c", command + GetParam()}, {folder_.path().string()});
  EXPECT_EQ(result.exit_code, 130) << result.err;
  EXPECT_FALSE(exists("out")) << "there was nothing to keep";
}

INSTANTIATE_TEST_SUITE_P(Places, InterruptedWait,
                         ::testing::Values("--input pipe", "--config pipe", "--csv pipe",
                                           "--input - < <(printf inp; sleep 5)", "--input - < <(sleep 5)"));

TEST_F(Output, InterruptedStandardInputKeepsItsRows) {
  const std::string command = "exec timeout --preserve-status -s INT 0.5 '" LIF_TESTBENCH
                              "' --input - --csv c.csv < <(printf 'input\n0.5\n'; sleep 5)";
  EXPECT_EQ(run_process({"bash", "-c", command}, {folder_.path().string()}).exit_code, 130);
  EXPECT_EQ(file("c.csv"), "step,input,potential,spike\n0,0.5,0.5,0\n");
}

TEST_F(Output, AnInterruptionBeforeTheFirstStepKeepsTheEarlierResult) {
  ASSERT_EQ(run({"--steps", "50", "--quiet"}).exit_code, 0);
  const std::string earlier = file("out/trace.csv");
  const std::string command = "exec timeout --preserve-status -s INT 0.5 '" LIF_TESTBENCH
                              "' --input - --out out < <(printf 'input\n'; sleep 5)";
  EXPECT_EQ(run_process({"bash", "-c", command}, {folder_.path().string()}).exit_code, 130);
  EXPECT_EQ(file("out/trace.csv"), earlier);
  EXPECT_EQ(names_in("out").size(), 6U) << "nothing is left over";
}

TEST_F(Output, AnInterruptedBenchmarkIsNoDefect) {
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 300;
  const Result result = run({"benchmark", "brunel"}, surroundings);
  EXPECT_EQ(result.exit_code, 130) << result.err;
  EXPECT_EQ(result.err.find("internal error"), std::string::npos) << result.err;
}

TEST_F(Output, PathsWithLineBreaksAreRefusedAtOnce) {
  folder_.write("nl\nname.csv", "input\n0.5\n");
  const std::vector<std::vector<std::string>> runs{
      {"--input", "nl\nname.csv"}, {"--out", "a\nb"}, {"--vcd", "a\rb"}};
  for (const std::vector<std::string>& arguments : runs) {
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find("a path without line breaks"), std::string::npos) << result.err;
  }
  EXPECT_FALSE(exists("out"));
}

TEST_F(Output, ARemovedWorkingFolderIsNoDefect) {
  const std::string command = "rmdir \"$PWD\" && exec '" LIF_TESTBENCH "' --out out";
  const Result removed = run_process({"bash", "-c", command}, {folder_.path().string()});
  EXPECT_EQ(removed.exit_code, 4) << removed.err;
  EXPECT_EQ(removed.err.find("internal error"), std::string::npos) << removed.err;
}

class Interrupted : public ExecutableTest, public ::testing::WithParamInterface<int> {};

TEST_P(Interrupted, KeepsWhatWasRecorded) {
  Surroundings surroundings;
  surroundings.signal = GetParam();
  surroundings.signal_after_ms = 500;
  const Result result = run({"--steps", "1e12", "--json"}, surroundings);
  EXPECT_EQ(result.exit_code, 130) << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary["interrupted"], true);
  const std::uint64_t steps = summary["steps"];
  ASSERT_GT(steps, 1000U);
  const std::string csv = file("out/trace.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<long>(steps) + 1);
  EXPECT_EQ(csv.back(), '\n');
  const VcdFile vcd = read_vcd(folder_ / "out/lif.vcd");
  EXPECT_EQ(vcd.end_time, steps * 10);
  EXPECT_EQ(vcd.variables.at("testbench.neuron.spike_event").changes.size(), summary["spikes"]["count"]);
  EXPECT_NE(file("out/run.ini").find("# interrupted after " + std::to_string(steps) + " steps"),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(BySignal, Interrupted, ::testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST_F(Output, SweepDrawsTheClosedFormOverWhatWasMeasured) {
  const Result result = run({"sweep", "--to", "0.6", "--points", "61", "--steps", "5040", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  ASSERT_EQ(summary["curve"].size(), 61U);
  for (const auto& point : summary["curve"]) {
    EXPECT_NEAR(point["spikes"]["rate_per_step"], point["spikes"]["analytic_rate_per_step"], 1.0 / 5040)
        << point;
  }
  EXPECT_DOUBLE_EQ(summary["lowest_spiking_current"], 0.11);
  const auto rows = cells(file("out/f_i.csv"));
  ASSERT_EQ(rows.size(), 62U);
  EXPECT_EQ(rows[0][0], "current");
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i][1] == "0") continue;
    EXPECT_EQ(rows[i][3], rows[i][5]) << "the first spike";
    EXPECT_EQ(rows[i][4], rows[i][6]) << "the interval";
  }
}

}  // namespace
}  // namespace lif::tests
