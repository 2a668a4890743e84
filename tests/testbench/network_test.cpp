// Runs the command `network` with golden networks, broken files and wrong options.
#include <filesystem>
#include <map>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::filesystem::path golden = GOLDEN_FOLDER;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// Returns where two CSV files of numbers first differ, or "". It compares them as float or as double.
std::string difference(const std::string& actual, const std::string& expected, bool is_single) {
  const auto a = cells(actual);
  const auto b = cells(expected);
  if (a.size() != b.size()) return std::to_string(a.size()) + " rows, not " + std::to_string(b.size());
  for (std::size_t row = 1; row < a.size(); ++row) {
    if (a[row].size() != b[row].size()) return "row " + std::to_string(row) + " has another length";
    for (std::size_t column = 0; column < a[row].size(); ++column) {
      const std::string& x = a[row][column];
      const std::string& y = b[row][column];
      const bool is_same = is_single ? std::stof(x) == std::stof(y) : std::stod(x) == std::stod(y);
      if (!is_same)
        return "row " + std::to_string(row) + " column " + std::to_string(column) + ": " + x + " is not " + y;
    }
  }
  return {};
}

class Network : public ExecutableTest {
 protected:
  /// Runs a golden network with the options in its run.txt and with `more`.
  Result run_golden(const std::string& name, std::vector<std::string> more = {}) {
    const std::filesystem::path folder = golden / "nir" / name;
    std::vector<std::string> arguments{"network", (folder / "net.nir").string(), "--input",
                                       (folder / "input.csv").string()};
    for (const std::string& word : words_of(content_of(folder / "run.txt"))) arguments.push_back(word);
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
};

TEST_F(Network, GoldenNetworksSpikeAndIntegrateAsTheirFrameworks) {
  int compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(golden / "nir")) {
    const std::string name = entry.path().filename().string();
    const Result result = run_golden(name, {"--record", "all", "--quiet", "--out", name});
    ASSERT_EQ(result.exit_code, 0) << name << ": " << result.err;
    const bool is_single = content_of(entry.path() / "run.txt").find("convention nir") == std::string::npos &&
                           name.find("float64") == std::string::npos;
    for (const auto& expected : std::filesystem::directory_iterator(entry.path())) {
      const std::string file_name = expected.path().filename().string();
      if (expected.path().extension() != ".csv" || file_name == "input.csv") continue;
      ASSERT_TRUE(exists(name + "/" + file_name)) << name << "/" << file_name;
      EXPECT_EQ(difference(file(name + "/" + file_name), content_of(expected.path()), is_single), "")
          << name << "/" << file_name;
      ++compared;
    }
  }
  EXPECT_EQ(compared, 80);
}

// Each line of expected.txt has the file, the exit code, and words of the message.
TEST_F(Network, BrokenFilesGetASentence) {
  std::istringstream lines(content_of(golden / "nir_broken" / "expected.txt"));
  int files = 0;
  for (std::string line; std::getline(lines, line); ++files) {
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    const std::string name = line.substr(0, first);
    const int exit_code = std::stoi(line.substr(first + 1, second - first - 1));
    const std::string words = line.substr(second + 1);
    const Result result =
        run({"network", (golden / "nir_broken" / name).string(), "--dt", "1e-3", "--convention", "nir",
             "--input", (golden / "nir_broken" / "input.csv").string(), "--quiet"});
    EXPECT_EQ(result.exit_code, exit_code) << name << ": " << result.err;
    EXPECT_NE(result.err.find(words), std::string::npos) << name << ": " << result.err << " lacks " << words;
    EXPECT_LE(std::count(result.err.begin(), result.err.end(), '\n'), 1) << name << ": " << result.err;
    EXPECT_TRUE(exit_code == 0 || result.err.find(name) != std::string::npos) << result.err;
  }
  EXPECT_GT(files, 55);
}

TEST_F(Network, ListsOfSpikesAndRastersAgree) {
  ASSERT_EQ(run_golden("nir_two_populations", {"--record", "all"}).exit_code, 0);
  std::map<std::string, std::vector<std::vector<std::string>>> rasters;
  double listed = 0;
  for (const auto& row : cells(file("out/spikes.csv"))) {
    if (row[0] == "step") continue;
    auto& raster = rasters[row[1]];
    if (raster.empty()) raster = cells(file("out/" + row[1] + ".spikes.csv"));
    EXPECT_EQ(raster.at(std::stoul(row[0]) + 1).at(std::stoul(row[2]) + 1), "1");
    ++listed;
  }
  EXPECT_GT(listed, 0);
  EXPECT_EQ(json("out/summary.json")["spikes"]["count"], listed);
}

TEST_F(Network, NamesOfNodesBecomeNamesOfFiles) {
  ASSERT_EQ(run_golden("nir_conv1d", {"--record", "2.lif"}).exit_code, 0);
  EXPECT_TRUE(exists("out/2.lif.spikes.csv"));
  const auto summary = json("out/summary.json");
  EXPECT_EQ(summary["recorded"][0]["node"], "2.lif");
  EXPECT_EQ(summary["recorded"][0]["potential_file"], "2.lif.potential.csv");
}

TEST_F(Network, WhatAnImporterDoesNotKnowIsRefused) {
  const std::filesystem::path folder = golden / "nir";
  const auto refusal = [&](const std::string& name, const std::string& convention) {
    const Result result =
        run({"network", (folder / name / "net.nir").string(), "--dt", "1e-3", "--convention", convention,
             "--input", (folder / name / "input.csv").string()});
    EXPECT_EQ(result.exit_code, 3) << result.err;
    return result.err;
  };
  for (const std::string convention : {"snntorch", "norse", "spikingjelly", "sinabs"}) {
    EXPECT_NE(refusal("nir_scale_delay_threshold", convention)
                  .find("the importer of " + convention + " does not know"),
              std::string::npos);
    EXPECT_NE(refusal("nir_conv2d_stride_dilation_groups", convention).find("groups"), std::string::npos);
  }
}

TEST_F(Network, RunIniRepeatsTheRun) {
  ASSERT_EQ(run_golden("snntorch_cuba_float32", {"--record", "all", "--latency", "1"}).exit_code, 0);
  const Result result = run({"network", "--config", "out/run.ini", "--out", "again", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto names = names_in("out");
  EXPECT_EQ(names_in("again"), names);
  for (const std::string& name : names) {
    // These files hold the wall time, the folder, and the place of the waveform.
    if (name == "summary.json" || name == "run.ini" || name == "network.gtkw") continue;
    EXPECT_EQ(file("again/" + name), file("out/" + name)) << name;
  }
}

TEST_F(Network, ALatencyOfOneDelaysEachLayer) {
  ASSERT_EQ(run_golden("snntorch_mlp_float32", {"--record", "all", "--out", "now", "--quiet"}).exit_code, 0);
  ASSERT_EQ(
      run_golden("snntorch_mlp_float32", {"--record", "all", "--out", "late", "--quiet", "--latency", "1"})
          .exit_code,
      0);
  EXPECT_EQ(file("late/lif1.spikes.csv"), file("now/lif1.spikes.csv"));
  const auto now = cells(file("now/output.csv"));
  const auto late = cells(file("late/output.csv"));
  ASSERT_EQ(now.size(), late.size());
  for (std::size_t step = 2; step < now.size(); ++step) {
    EXPECT_EQ(std::vector<std::string>(late[step].begin() + 1, late[step].end()),
              std::vector<std::string>(now[step - 1].begin() + 1, now[step - 1].end()))
        << step;
  }
}

TEST_F(Network, StepsCutTheInput) {
  ASSERT_EQ(run_golden("nir_lif", {"--steps", "7"}).exit_code, 0);
  EXPECT_EQ(cells(file("out/output.csv")).size(), 8u);
  EXPECT_EQ(run_golden("nir_lif", {"--steps", "7000"}).exit_code, 2);
}

TEST_F(Network, TheSummaryNamesWhatWasAssumed) {
  const Result result = run_golden("snntorch_mlp_float32");
  EXPECT_NE(result.out.find("assumed:"), std::string::npos);
  EXPECT_NE(result.out.find("to zero in the same step"), std::string::npos) << result.out;
  const auto summary = json("out/summary.json");
  EXPECT_EQ(summary["layers"][1]["synapses"], 60);
  EXPECT_TRUE(summary.contains("assumptions")) << summary.dump(1);
}

TEST_F(Network, TheWaveformShowsTheChosenNeurons) {
  ASSERT_EQ(run_golden("snntorch_mlp_float32", {"--trace", "lif1:2-4", "--trace", "lif2:0"}).exit_code, 0);
  const std::string vcd = file("out/network.vcd");
  for (const char* name : {"lif1", "lif2"}) EXPECT_NE(vcd.find(name), std::string::npos) << name;
  EXPECT_EQ(run_golden("snntorch_mlp_float32", {"--trace", "lif1:2-40"}).exit_code, 2);
  EXPECT_EQ(run_golden("snntorch_mlp_float32", {"--trace", "nobody:2"}).exit_code, 2);
  EXPECT_EQ(run_golden("snntorch_mlp_float32", {"--trace", "lif1:4-2"}).exit_code, 2);
}

TEST_F(Network, ParametersThatTheFormatRoundsNoticeablyAreSaid) {
  const Result coarse = run_golden("snntorch_mlp_float32", {"--state", "8.2"});
  EXPECT_EQ(coarse.exit_code, 0);
  EXPECT_NE(coarse.err.find("warning: network: node 'lif1': beta = "), std::string::npos) << coarse.err;
  EXPECT_EQ(json("out/summary.json")["configuration"]["state"], "8.2") << "a format is no number";
  const Result fine = run_golden("snntorch_mlp_float32", {"--state", "32.20"});
  EXPECT_EQ(fine.err, "");
}

TEST_F(Network, TheWaveformMayBeAnFst) {
  ASSERT_EQ(run_golden("snntorch_mlp_float32", {"--out", "vcd"}).exit_code, 0);
  ASSERT_EQ(run_golden("snntorch_mlp_float32", {"--out", "fst", "--fst", "fst/network.fst"}).exit_code, 0);
  EXPECT_FALSE(exists("fst/network.vcd"));
  EXPECT_NE(file("fst/network.gtkw").find("/fst/network.fst\""), std::string::npos);
  // GTKWave's own reader finds potentials, and as many times as in the VCD.
  const Result back = run_process({"fst2vcd", folder_ / "fst/network.fst"});
  ASSERT_EQ(back.exit_code, 0) << back.err;
  const auto changes = [](const std::string& vcd, char kind) {
    std::istringstream lines(vcd.substr(vcd.find("$enddefinitions")));
    int count = 0;
    for (std::string line; std::getline(lines, line);) count += line.rfind(kind, 0) == 0 ? 1 : 0;
    return count;
  };
  EXPECT_GT(changes(back.out, 'r'), 50);
  EXPECT_EQ(changes(back.out, '#'), changes(file("vcd/network.vcd"), '#'));
}

#ifndef LIF_WITH_FST  // then the VCD is written first and converted
TEST_F(Network, AnFstNeedsTheConverter) {
  Surroundings nothing;
  nothing.environment["PATH"] = "";
  const std::filesystem::path folder = golden / "nir" / "nir_lif";
  const Result result = run({"network", (folder / "net.nir").string(), "--dt", "0.001", "--convention", "nir",
                             "--input", (folder / "input.csv").string(), "--fst", "out/network.fst"},
                            nothing);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_NE(result.err.find("vcd2fst"), std::string::npos) << result.err;
}

// On a full disk the converter leaves a part of the file and reports nothing.
TEST_F(Network, APartOfAnFstDoesNotReplaceTheVcd) {
  folder_.write("vcd2fst", "#!/bin/sh\n[ \"$1\" = --help ] || echo part >\"$2\"\n");
  std::filesystem::permissions(folder_ / "vcd2fst", std::filesystem::perms::owner_all);
  Surroundings surroundings;
  surroundings.environment["PATH"] = folder_.path().string() + ":/usr/bin:/bin";
  const std::filesystem::path folder = golden / "nir" / "nir_lif";
  const Result result = run({"network", (folder / "net.nir").string(), "--dt", "0.001", "--convention", "nir",
                             "--input", (folder / "input.csv").string(), "--fst", "out/network.fst"},
                            surroundings);
  EXPECT_EQ(result.exit_code, 4) << result.err;
  EXPECT_NE(result.err.find("out/network.fst.vcd is kept"), std::string::npos) << result.err;
  EXPECT_TRUE(exists("out/network.fst.vcd"));
  EXPECT_TRUE(exists("out/summary.json")) << "the other results are whole";
  EXPECT_FALSE(exists("out/network.fst"));
}
#endif

TEST_F(Network, WhatIsMissingOrMistypedIsNamed) {
  const std::string file_name = (golden / "nir" / "nir_lif" / "net.nir").string();
  const std::string input = (golden / "nir" / "nir_lif" / "input.csv").string();
  const auto refusal = [&](std::vector<std::string> arguments, int exit_code) {
    arguments.insert(arguments.begin(), "network");
    const Result result = run(arguments);
    EXPECT_EQ(result.exit_code, exit_code) << result.err;
    return result.err;
  };
  const auto contains = [](const std::string& text, const std::string& words) {
    EXPECT_NE(text.find(words), std::string::npos) << text;
  };
  contains(refusal({file_name, "--convention", "nir", "--input", input}, 2), "dt");
  contains(refusal({file_name, "--dt", "1e-3", "--input", input}, 2), "convention");
  contains(refusal({file_name, "--dt", "1e-3", "--convention", "nir"}, 2), "--input");
  contains(refusal({"--dt", "1e-3", "--convention", "nir", "--input", input}, 2), "NIR file");
  contains(refusal({file_name, "--dt", "-1", "--convention", "nir", "--input", input}, 2), "greater than 0");
  contains(refusal({file_name, "--dt", "1e-3", "--convention", "nor", "--input", input}, 2),
           "did you mean 'nir'");
  contains(refusal({file_name, "--dt", "1e-3", "--convention", "nir", "--input", input, "--latency", "2"}, 2),
           "latency");
  contains(
      refusal({file_name, "--dt", "1e-3", "--convention", "nir", "--input", input, "--record", "lif"}, 2),
      "lif");
  contains(refusal({file_name, "--dt", "1e-3", "--convention", "nir", "--input", input, "--state", "8"}, 2),
           "fixed:W.F");
  contains(refusal({"none.nir", "--dt", "1e-3", "--convention", "nir", "--input", input}, 3), "none.nir");
  contains(refusal({file_name, "--dt", "1e-3", "--convention", "nir", "--input", "none.csv"}, 3), "none.csv");
}

TEST_F(Network, InputsAreChecked) {
  const auto refusal = [&](const std::string& content) {
    folder_.write("i.csv", content);
    const Result result = run({"network", (golden / "nir" / "nir_lif" / "net.nir").string(), "--dt", "1e-3",
                               "--convention", "nir", "--input", "i.csv", "--quiet"});
    EXPECT_EQ(result.exit_code, 3) << content;
    EXPECT_NE(result.err.find("i.csv"), std::string::npos) << result.err;
    return result.err;
  };
  const std::string full = content_of(golden / "nir" / "nir_lif" / "input.csv");
  const std::string header = full.substr(0, full.find('\n') + 1);
  const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), ','));
  std::string zeros;
  for (std::size_t i = 0; i < columns; ++i) zeros += ",0";
  refusal("");
  refusal(header);
  refusal("step,a\n0,1\n");
  refusal("a,step\n0,1\n");
  refusal(header + "1" + zeros + "\n");
  refusal(header + "0" + zeros.substr(2) + "\n");
  refusal(header + "0" + zeros + "\n1" + zeros.substr(0, zeros.size() - 1) + "nan\n");
  refusal(header + "0" + zeros + "\n1" + zeros.substr(0, zeros.size() - 1) + "x\n");
}

TEST_F(Network, InputComesFromAPipeToo) {
  const std::filesystem::path folder = golden / "nir" / "nir_lif";
  Surroundings surroundings;
  surroundings.input = content_of(folder / "input.csv");
  const Result result = run({"network", (folder / "net.nir").string(), "--dt", "0.001", "--convention", "nir",
                             "--input", "-", "--quiet"},
                            surroundings);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(difference(file("out/output.csv"), content_of(folder / "output.csv"), false), "");
}

TEST_F(Network, FineFormatsChangeNothingAndCoarseOnesSaturate) {
  ASSERT_EQ(
      run_golden("nir_if", {"--weights", "fixed:24.12", "--state", "fixed:50.30", "--out", "fine"}).exit_code,
      0);
  EXPECT_EQ(difference(file("fine/output.csv"), content_of(golden / "nir" / "nir_if" / "output.csv"), false),
            "");
  const Result coarse = run_golden("nir_if", {"--state", "fixed:4.2,current=24.8,coefficient=32.16", "--out",
                                              "coarse", "--record", "all"});
  ASSERT_EQ(coarse.exit_code, 0) << coarse.err;
  std::uint64_t saturations = 0;
  const auto summary = json("coarse/summary.json");
  for (const auto& layer : summary["layers"]) {
    if (layer.contains("number_events"))
      saturations += layer["number_events"]["saturations"].get<std::uint64_t>();
  }
  EXPECT_GT(saturations, 0u);
}

}  // namespace
}  // namespace lif::tests
