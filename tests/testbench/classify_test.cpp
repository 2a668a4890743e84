// Runs the commands `classify` and `sweep-format` on the digits that PyTorch classified.
#include <filesystem>
#include <map>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::filesystem::path digits = DIGITS_FOLDER;

class Classify : public ExecutableTest {
 protected:
  std::vector<std::string> arguments(const std::string& command, const std::vector<std::string>& more = {}) {
    std::vector<std::string> all{
        command,     (digits / "digits.nir").string(), "--dt",    "1e-4", "--convention",  "snntorch",
        "--samples", (digits / "test.csv").string(),   "--steps", "25",   "--input-scale", "0.0625"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

TEST_F(Classify, TheDigitsGetTheFrameworksAnswers) {
  const Result result = run(arguments("classify"));
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(file("out/predictions.csv"), content_of(digits / "expected.csv"));
  EXPECT_GT(json("out/summary.json")["accuracy"].get<double>(), 0.96);
}

TEST_F(Classify, RunIniRepeatsTheRun) {
  ASSERT_EQ(run(arguments("classify", {"--weights", "fixed:6.4", "--state", "fixed:12.8"})).exit_code, 0);
  ASSERT_EQ(run({"classify", "--config", "out/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("again/predictions.csv"), file("out/predictions.csv"));
  // The counts change with the format.
  EXPECT_NE(file("out/predictions.csv"), content_of(digits / "expected.csv"));
}

TEST_F(Classify, SamplesAreChecked) {
  const auto refusal = [&](const std::string& content, int exit_code) {
    folder_.write("s.csv", content);
    const Result result = run({"classify", (digits / "digits.nir").string(), "--dt", "1e-4", "--convention",
                               "snntorch", "--samples", "s.csv", "--steps", "2", "--quiet"});
    EXPECT_EQ(result.exit_code, exit_code) << content << result.err;
    return result.err;
  };
  std::string header = "sample,label";
  std::string values;
  for (int i = 0; i < 64; ++i) {
    header += ",p" + std::to_string(i);
    values += ",1";
  }
  header += "\n";
  refusal("", 3);
  refusal(header, 3);
  refusal("sample,p0\n0,1\n", 3);
  refusal(header + "0,1,1\n", 3);
  refusal(header + "0,ten" + values + "\n", 3);
  refusal(header + "0,-1" + values + "\n", 3);
  refusal(header + "0,10" + values + "\n", 3);
  refusal(header + "0,3" + values.substr(0, values.size() - 1) + "inf\n", 3);
  refusal(header + "0,3" + values + "\n", 0);
}

TEST_F(Classify, AGridOfFormatsIsATableAndAPlot) {
  const Result result =
      run(arguments("sweep-format", {"--weights", "none", "--weights", "fixed:10.8", "--weights", "fixed:3.1",
                                     "--state", "none", "--state", "fixed:16.10"}));
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto names = names_in("out");
  const auto table = cells(file("out/formats.csv"));
  ASSERT_EQ(table.size(), 7u);
  std::map<std::string, std::size_t> column;
  for (std::size_t i = 0; i < table[0].size(); ++i) column[table[0][i]] = i;
  ASSERT_TRUE(column.count("accuracy") == 1) << file("out/formats.csv");
  // The first row is the network without fixed point, which agrees with itself. Coarse weights do worse.
  EXPECT_GT(std::stod(table[1][column["accuracy"]]), 0.96);
  EXPECT_EQ(std::stod(table[1][column["agreement"]]), 1);
  EXPECT_LT(std::stod(table[5][column["accuracy"]]), std::stod(table[1][column["accuracy"]]));
}

TEST_F(Classify, AGridOfFormatsHasAnAreaWhereYosysIs) {
  const std::vector<std::string> grid{"--weights", "6.4",     "--weights", "3.1",   "--state",
                                      "none",      "--state", "8.4",       "--area"};
  std::vector<std::string> with_inputs = grid;
  with_inputs.insert(with_inputs.end(), {"--input-format", "u5.4", "--json"});
  Surroundings without_yosys;
  without_yosys.environment["PATH"] = "/nowhere";
  const Result without = run(arguments("sweep-format", with_inputs), without_yosys);
  EXPECT_EQ(without.exit_code, 0);
  EXPECT_NE(without.err.find("--area counts nothing: yosys was not found"), std::string::npos) << without.err;
  EXPECT_EQ(nlohmann::json::parse(without.out)["formats"][2]["luts_per_neuron"], nullptr);
  if (run_process({"sh", "-c", "command -v yosys"}).exit_code != 0) GTEST_SKIP() << "yosys is not installed";

  const Result with = run(arguments("sweep-format", with_inputs));
  ASSERT_EQ(with.exit_code, 0) << with.err;
  const auto formats = nlohmann::json::parse(with.out)["formats"];
  ASSERT_EQ(formats.size(), 4u);
  EXPECT_EQ(formats[0]["luts_per_neuron"], nullptr);  // the state is not quantised
  EXPECT_GT(formats[2]["luts_per_neuron"], formats[3]["luts_per_neuron"]);
  EXPECT_EQ(formats[2]["on_pareto_front"], true);
  EXPECT_EQ(formats[3]["on_pareto_front"], true);
  EXPECT_EQ(file("out/formats.csv")
                .rfind("weights,state,accuracy,agreement,spikes,saturations,first_step,"
                       "first_node,first_neuron,luts_per_neuron,on_pareto_front\n",
                       0),
            0u);
  EXPECT_TRUE(exists("out/area.svg"));

  const Result spikes_alone = run(arguments("sweep-format", grid));
  EXPECT_EQ(spikes_alone.exit_code, 0);
  EXPECT_NE(spikes_alone.err.find("--area leaves out layer 'lif1': its inputs are no spikes"),
            std::string::npos)
      << spikes_alone.err;
}

}  // namespace
}  // namespace lif::tests
