// Makes each system call of each kind fail, one after the other, in a run of the executable that replaces an
// earlier result. Whatever fails, the exit code and the message are right, and the results are the earlier
// ones or the new ones, whole, and with nothing left over beside them.

#include <gtest/gtest.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

namespace fs = std::filesystem;

const fs::path golden = GOLDEN_FOLDER;

/// A kind of call, and the error with which it is made to fail: once, or from then on.
struct Fault {
  std::string call;
  int error;
  std::string name;
  bool goes_on = false;
};

const std::vector<Fault> faults{{"write", ENOSPC, "write"},       {"write", ENOSPC, "writeOn", true},
                                {"write", EINTR, "writeEINTR"},   {"close", EIO, "close"},
                                {"rename", EIO, "rename"},        {"rename", EINVAL, "renameEINVAL"},
                                {"open", EMFILE, "open"},         {"open", EMFILE, "openOn", true},
                                {"open", EACCES, "openEACCES"},   {"read", EIO, "read"},
                                {"read", EIO, "readOn", true},    {"read", EINTR, "readEINTR"},
                                {"fork", EAGAIN, "fork"},         {"pipe", EMFILE, "pipe"},
                                {"pipe", EMFILE, "pipeOn", true}, {"poll", ENOMEM, "poll"},
                                {"poll", EINTR, "pollEINTR"},     {"fsync", EIO, "fsync"},
                                {"fsync", EIO, "fsyncOn", true},  {"link", EPERM, "link"},
                                {"mkdir", ENOSPC, "mkdir"},       {"unlink", EIO, "unlink"}};

/// A command whose results go to `old` in the first run and are replaced in the second.
struct Command {
  std::string name;
  std::vector<std::string> first;
  std::vector<std::string> second;
  std::string results;  ///< file or folder; empty: the command writes none
  int exit_code = 0;    ///< without a fault
};

std::vector<std::string> of_network(std::vector<std::string> further) {
  const fs::path folder = golden / "nir" / "nir_lif";
  std::vector<std::string> arguments{
      "network", (folder / "net.nir").string(),   "--dt",  "0.001", "--convention", "nir",
      "--input", (folder / "input.csv").string(), "--out", "res"};
  arguments.insert(arguments.end(), further.begin(), further.end());
  return arguments;
}

std::vector<Command> commands() {
  std::vector<Command> all{
      {"runOut", {"run", "--steps", "20", "--out", "res"}, {"run", "--steps", "50", "--out", "res"}, "res"},
      {"runNewOut", {}, {"run", "--steps", "50", "--out", "a/res"}, "a"},
      {"runCsv",
       {"run", "--steps", "20", "--csv", "c.csv"},
       {"run", "--steps", "50", "--csv", "c.csv"},
       "c.csv"},
      {"runInput",
       {"run", "--steps", "20", "--csv", "c.csv"},
       {"run", "--input", "in.csv", "--csv", "c.csv"},
       "c.csv"},
      {"runForce",
       {"run", "--steps", "20", "--force", "--out", "foreign"},
       {"run", "--steps", "50", "--force", "--out", "foreign"},
       "foreign"},
      {"runFiles",
       {"run", "--steps", "20", "--csv", "files/c.csv", "--vcd", "files/v.vcd"},
       {"run", "--steps", "50", "--csv", "files/c.csv", "--vcd", "files/v.vcd", "--summary", "files/s.json"},
       "files"},
      {"runFst",
       {"run", "--steps", "20", "--out", "res", "--fst", "res/lif.fst"},
       {"run", "--steps", "50", "--out", "res", "--fst", "res/lif.fst"},
       "res"},
      {"compare", {}, {"compare", "a.csv", "b.csv"}, "", 1}};
#ifdef LIF_WITH_NIR
  all.push_back({"networkOut", of_network({"--steps", "5"}), of_network({"--steps", "9"}), "res"});
  const std::string digits = (fs::path(DIGITS_FOLDER) / "digits.nir").string();
  all.push_back({"sweepFormat",
                 {"sweep-format", digits, "--dt", "1e-3", "--convention", "snntorch", "--samples",
                  "samples.csv", "--steps", "2", "--weights", "8.6", "--out", "res"},
                 {"sweep-format", digits, "--dt", "1e-3", "--convention", "snntorch", "--samples",
                  "samples.csv", "--steps", "3", "--weights", "8.6", "--out", "res"},
                 "res"});
#endif
  return all;
}

/// The content of a file or of a folder, by name. Times and durations in summaries are left out.
using Content = std::map<std::string, std::string>;

std::string without_durations(const std::string& text) {
  std::istringstream lines(text);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("seconds") == std::string::npos) kept += line + "\n";
  }
  return kept;
}

Content content_below(const fs::path& path, bool accepts_partial = false) {
  Content content;
  if (fs::is_regular_file(path)) content[""] = without_durations(content_of(path));
  if (!fs::is_directory(path)) return content;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    const std::string name = entry.path().lexically_relative(path).string();
    if (accepts_partial && name.find(".partial") != std::string::npos) continue;
    content[name] = entry.is_directory() ? "folder" : without_durations(content_of(entry.path()));
  }
  return content;
}

class FaultyRun : public ExecutableTest {
 protected:
  static void prepare(const fs::path& folder) {
    std::ofstream(folder / "a.csv") << "step,input,potential,spike\n0,0.5,0.5,0\n1,0.5,0.95,0\n";
    std::ofstream(folder / "b.csv") << "step,input,potential,spike\n0,0.5,0.5,0\n1,0.5,0.75,0\n";
    fs::create_directory(folder / "foreign");
    fs::create_directory(folder / "files");
    std::ofstream(folder / "foreign" / "thesis.tex") << "precious";
    std::ifstream digits(fs::path(DIGITS_FOLDER) / "test.csv");
    std::ofstream samples(folder / "samples.csv");
    std::string line;
    for (int i = 0; i < 3 && std::getline(digits, line); ++i) samples << line << "\n";
    std::ofstream in(folder / "in.csv");
    in << "input\n";
    for (int i = 0; i < 30; ++i) in << "0.25\n";
  }

  static Result run_in(const fs::path& folder, std::vector<std::string> arguments,
                       std::map<std::string, std::string> environment = {}) {
    arguments.insert(arguments.begin(), LIF_TESTBENCH);
    Surroundings surroundings;
    surroundings.folder = folder.string();
    surroundings.environment = std::move(environment);
    return run_process(arguments, surroundings);
  }
};

class Faults : public FaultyRun, public ::testing::WithParamInterface<std::tuple<Command, Fault>> {};

// The last k that a short test tries; FAULT_SWEEP=full tries all.
int most_calls() { return std::getenv("FAULT_SWEEP") != nullptr ? 100'000 : 6; }

TEST_P(Faults, LeaveOldOrNewResults) {
  const auto& [command, fault] = GetParam();
  const auto run_first = [&, &command = command](const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directory(folder);
    prepare(folder);
    if (command.first.empty()) return;
    ASSERT_EQ(run_in(folder, command.first).exit_code, 0);
  };
  const fs::path work = folder_.path() / "work";
  const fs::path mark = folder_.path() / "mark";
  run_first(work);
  const Content before = content_below(work);
  const Content earlier = content_below(work / command.results);
  ASSERT_EQ(run_in(work, command.second).exit_code, command.exit_code);
  const Content newer = content_below(work / command.results);
  const std::size_t most_entries = content_below(work).size();

  int struck = 0;
  for (int k = 1; k <= most_calls(); ++k) {
    run_first(work);
    fs::remove(mark);
    const Result result = run_in(work, command.second,
                                 {{"LD_PRELOAD", FAILING_CALLS},
                                  {"FAIL_CALL", fault.call},
                                  {"FAIL_AT", std::to_string(k)},
                                  {"FAIL_ERROR", std::to_string(fault.error)},
                                  {fault.goes_on ? "FAIL_ON" : "FAIL_ONCE", "1"},
                                  {"FAIL_MARK", mark.string()}});
    if (!fs::exists(mark)) break;
    ++struck;
    const std::string where = command.name + ", " + fault.name + " " + std::to_string(k) + ", exit code " +
                              std::to_string(result.exit_code) + ": " + result.err;
    const bool is_done = result.exit_code == command.exit_code;
    EXPECT_TRUE(is_done || result.exit_code == 3 || result.exit_code == 4) << where;
    if (!is_done && fault.call != "write") {
      EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), 1) << "a sentence: " << where;
    }
    EXPECT_EQ(result.err.find("internal error"), std::string::npos) << where;
    // A partial file stays only where it cannot be removed.
    const bool accepts_partial = fault.call == "unlink";
    const Content found = content_below(work / command.results, accepts_partial);
    EXPECT_TRUE(found == newer || (!is_done && found == earlier)) << "a mixture: " << where;
    EXPECT_LE(content_below(work, accepts_partial).size(), std::max(most_entries, before.size()))
        << "left over: " << where;
  }
  // A run that no longer made such calls would pass all of this.
  const bool is_certain = fault.call == "write" || fault.call == "fsync" || fault.call == "rename";
  if (is_certain && !command.results.empty()) {
    EXPECT_GT(struck, 0);
  }
  RecordProperty("faults", struck);
  std::printf("%d faults\n", struck);
}

INSTANTIATE_TEST_SUITE_P(All, Faults,
                         ::testing::Combine(::testing::ValuesIn(commands()), ::testing::ValuesIn(faults)),
                         [](const auto& chosen) {
                           return std::get<0>(chosen.param).name + "_" + std::get<1>(chosen.param).name;
                         });

class EarlySignal : public FaultyRun {};

TEST_F(EarlySignal, BeforeMainEndsWith130) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const Result result = run_in(folder_.path(), {"run"},
                                 {{"LD_PRELOAD", FAILING_CALLS}, {"RAISE_AT_LOAD", std::to_string(signal)}});
    EXPECT_EQ(result.exit_code, 130);
    EXPECT_EQ(result.err, "lif-testbench: interrupted\n");
    EXPECT_FALSE(exists("out"));
  }
}

}  // namespace
}  // namespace lif::tests
