// The commands that deal their variants or samples to the processes of an MPI job: the same files for any
// number of processes, and one sentence and one exit code when something goes wrong in one of them.
#include <csignal>
#include <filesystem>

#include "testbench/mpi_job.hpp"

namespace lif::tests {
namespace {

const std::filesystem::path digits = DIGITS_FOLDER;

class DealtWork : public MpiJobTest {
 protected:
  DealtWork() {
    std::istringstream all(content_of(digits / "test.csv"));
    std::string few;
    std::string line;
    for (int i = 0; i < 32 && std::getline(all, line); ++i) few += line + "\n";
    folder_.write("few.csv", few);
  }

  // A command that shows samples to the network of the digits.
  static std::vector<std::string> of_digits(const std::string& command, const std::string& samples,
                                            const std::vector<std::string>& further,
                                            const std::string& steps = "25") {
    std::vector<std::string> all{command,         (digits / "digits.nir").string(),
                                 "--dt",          "1e-4",
                                 "--convention",  "snntorch",
                                 "--samples",     samples,
                                 "--steps",       steps,
                                 "--input-scale", "0.0625"};
    all.insert(all.end(), further.begin(), further.end());
    return all;
  }

  // Runs a command alone and in 1 to 4 processes, and expects the same files.
  void expect_the_same(std::vector<std::string> command, const std::vector<std::string>& names) {
    command.insert(command.end(), {"--out", "one"});
    ASSERT_EQ(run(command).exit_code, 0);
    command.back() = "job";
    for (const int ranks : {1, 2, 3, 4}) {
      const Result result = run_testbench(ranks, command);
      ASSERT_EQ(result.exit_code, 0) << result.err;
      for (const std::string& name : names) EXPECT_EQ(file("job/" + name), file("one/" + name)) << ranks;
      auto alone = json("one/summary.json");
      auto together = json("job/summary.json");
      for (auto* summary : {&alone, &together}) {
        summary->erase("wall_seconds");
        summary->erase("options");
      }
      EXPECT_EQ(together, alone) << ranks;
    }
  }
};

TEST_F(DealtWork, ASweepOfCurrentsIsTheSame) {
  expect_the_same({"sweep", "--points", "11", "--steps", "500"}, {"f_i.csv", "plot.svg"});
}

TEST_F(DealtWork, ASweepWithFewerCurrentsThanProcessesIsTheSame) {
  expect_the_same({"sweep", "--points", "2", "--steps", "100"}, {"f_i.csv", "plot.svg"});
}

TEST_F(DealtWork, ASweepOfFormatsIsTheSame) {
  expect_the_same(of_digits("sweep-format", "few.csv",
                            {"--weights", "8.6", "--weights", "4.2", "--weights", "none", "--state", "16.8",
                             "--state", "6.3"}),
                  {"formats.csv", "formats.svg"});
}

// 31 samples are no multiple of 2, 3 or 4.
TEST_F(DealtWork, ClassificationIsTheSame) {
  expect_the_same(of_digits("classify", "few.csv", {"--weights", "fixed:5.3", "--state", "fixed:8.4"}),
                  {"predictions.csv"});
}

TEST_F(DealtWork, WarningsOfAllProcessesAreToldOnce) {
  // Each point but the first has an input that the number type rounds to 0, so every process has something to
  // say.
  const std::vector<std::string> sweep{"sweep", "--dtype",  "fixed:8.4", "--from",  "0", "--to",
                                       "0.01",  "--points", "4",         "--steps", "10"};
  const Result alone = run(sweep);
  ASSERT_EQ(alone.exit_code, 0) << alone.err;
  EXPECT_GT(messages(alone), 0);
  EXPECT_EQ(messages(run_testbench(3, sweep)), messages(alone));
}

TEST_F(DealtWork, TellsOfAnErrorInOneProcessOnce) {
  const std::string few = content_of(folder_ / "few.csv");
  const std::string last = few.substr(few.rfind('\n', few.size() - 2) + 1);
  // The second of two processes reads the 32nd sample.
  folder_.write("wrong.csv", few + "x,77" + last.substr(last.find(',', last.find(',') + 1)));
  const auto expect = [&](const std::vector<std::string>& arguments, int code, const std::string& message) {
    const Result result = run_testbench(2, arguments);
    EXPECT_EQ(result.exit_code, code) << result.err;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
    EXPECT_EQ(messages(result), 1) << result.err;
  };
  expect(of_digits("classify", "wrong.csv", {}), 3, "wrong.csv:33: column 'label': '77' is no output");
  expect(of_digits("sweep-format", "wrong.csv", {"--weights", "8.6"}), 3, "wrong.csv:33: ");
  expect(of_digits("classify", "missing.csv", {}), 3, "missing.csv: cannot be opened");
  expect(of_digits("classify", "few.csv", {"--step", "3"}), 2, "unknown option '--step'");
  expect({"sweep", "--points", "1"}, 2, "--points");
  folder_.write("file", "");
  expect({"sweep", "--out", "file"}, 4, "file: is a file");
  expect(of_digits("classify", "few.csv", {"--out", "file"}), 4, "file: is a file");
  expect(of_digits("sweep-format", "few.csv", {"--out", "file"}), 4, "file: is a file");
}

// The fifth of five processes fails while the others ask each other whether a signal has arrived.
TEST_F(DealtWork, TellsOfAnErrorInTheLastOfManyProcesses) {
  std::istringstream lines(content_of(folder_ / "few.csv"));
  std::string wrong;
  std::string line;
  for (int i = 0; std::getline(lines, line); ++i) {
    if (i == 5) line = "x,77" + line.substr(line.find(',', line.find(',') + 1));
    wrong += line + "\n";
  }
  folder_.write("wrong.csv", wrong);
  const Result result = run_testbench(5, of_digits("classify", "wrong.csv", {}));
  EXPECT_EQ(result.exit_code, 3) << result.err;
  EXPECT_NE(result.err.find("wrong.csv:6: column 'label': '77"), std::string::npos) << result.err;
  EXPECT_EQ(messages(result), 1) << result.err;
}

TEST_F(DealtWork, WhatOnlyOneProcessCouldReadIsRefused) {
  for (const char* command : {"classify", "sweep-format"}) {
    const Result result = run_testbench(2, of_digits(command, "-", {}));
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find("--samples '-' cannot be read by each of the 2 processes"), std::string::npos)
        << result.err;
    EXPECT_EQ(messages(result), 1) << result.err;
  }
  const Result result = run_testbench(2, {"simulate", "-"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("FILE '-' cannot be read"), std::string::npos) << result.err;
}

TEST_F(DealtWork, AFullDiskEndsTheJob) {
  const Result result = run_on_full_disk(2, 4, "sweep --points 1000 --steps 100 --out full");
  EXPECT_EQ(result.exit_code, 4) << result.err;
  EXPECT_NE(result.err.find("cannot be written in full"), std::string::npos) << result.err;
  EXPECT_EQ(messages(result), 1) << result.err;
}

TEST_F(DealtWork, ASignalEndsAllProcessesAfterTheSameStep) {
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 1500;
  const Result result =
      run_testbench(3, {"sweep", "--points", "7", "--steps", "1000000000", "--out", "r"}, surroundings);
  EXPECT_NE(result.exit_code, 0);
  const auto summary = json("r/summary.json");
  EXPECT_TRUE(summary["interrupted"].get<bool>());
  const std::uint64_t steps = summary["steps"];
  ASSERT_GT(steps, 0U);
  ASSERT_EQ(run({"sweep", "--points", "7", "--steps", std::to_string(steps), "--out", "alone"}).exit_code, 0);
  EXPECT_EQ(file("r/f_i.csv"), file("alone/f_i.csv"));
}

TEST_F(DealtWork, ASignalToOneProcessEndsAll) {
  const std::string command = std::string(LIF_TESTBENCH) + " sweep --points 7 --steps 1000000000 --out r";
  const Result result = run_job(
      3,
      {"sh", "-c", "if [ $OMPI_COMM_WORLD_RANK = 1 ]; then (sleep 1.5; kill -INT $$) & fi; exec " + command});
  EXPECT_EQ(result.exit_code, 130) << result.err;
  const auto summary = json("r/summary.json");
  EXPECT_TRUE(summary["interrupted"].get<bool>());
  const std::string steps = std::to_string(summary["steps"].get<std::uint64_t>());
  ASSERT_EQ(run({"sweep", "--points", "7", "--steps", steps, "--out", "alone"}).exit_code, 0);
  EXPECT_EQ(file("r/f_i.csv"), file("alone/f_i.csv"));
}

TEST_F(DealtWork, ASignalKeepsTheSamplesUntilThen) {
  const std::string few = content_of(folder_ / "few.csv");
  const std::size_t header = few.find('\n') + 1;
  std::string many = few;
  for (int i = 0; i < 300; ++i) many += few.substr(header);
  folder_.write("many.csv", many);
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 2500;
  const Result result =
      run_testbench(2, of_digits("classify", "many.csv", {"--out", "r"}, "2000"), surroundings);
  EXPECT_NE(result.exit_code, 0);
  ASSERT_TRUE(exists("r/summary.json")) << result.err;
  const auto summary = json("r/summary.json");
  EXPECT_TRUE(summary["interrupted"].get<bool>());
  const std::uint64_t samples = summary["samples"];
  ASSERT_GT(samples, 0U);
  EXPECT_EQ(samples % 2, 0U);
  const auto rows = cells(file("r/predictions.csv"));
  ASSERT_EQ(rows.size(), samples + 1);
  const auto given = cells(many);
  for (std::size_t i = 1; i < rows.size(); ++i) EXPECT_EQ(rows[i][0], given[i][0]) << i;
}

}  // namespace
}  // namespace lif::tests
