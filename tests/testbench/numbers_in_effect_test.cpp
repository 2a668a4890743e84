// Defaults that fit the model, warnings of numbers that become others, and how summaries show both.
#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class NumbersInEffect : public ExecutableTest {};

// The low current of the demonstration never fires, and the high one does.
TEST_F(NumbersInEffect, DefaultCurrentsShowEachModelBelowAndAboveItsRheobase) {
  const auto list = nlohmann::json::parse(run({"list", "--json"}).out);
  const std::vector<std::string> never{"nir.LI", "nir.CubaLI", "nir.I",
                                       "sinabs.ExpLeak"};  // do not fire at all
  const std::string always = "sanafe.LoihiLIF";  // any current is above its default threshold, which is 0
  std::vector<std::string> names;
  for (const auto& model : list["models"]) names.push_back(model["name"]);
  int shown = 0;
  for (const std::string& model : names) {
    if (model == always || std::find(never.begin(), never.end(), model) != never.end()) continue;
    std::vector<std::string> arguments{"--model", model};
    if (model.rfind("nir.", 0) == 0) arguments.insert(arguments.end(), {"--set", "dt=0.0001"});
    auto run_arguments = arguments;
    run_arguments.insert(run_arguments.end(), {"--csv", "x.csv", "--json"});
    run_arguments.insert(run_arguments.begin(), "run");
    const Result once = run(run_arguments);
    ASSERT_EQ(once.exit_code, 0) << once.err;
    EXPECT_EQ(once.err, "") << model;
    const auto spikes = nlohmann::json::parse(once.out)["spikes"];
    EXPECT_GT(spikes["count"], 1) << model;
    // Every positive current makes tinyODIN fire in the end, and this one does so at the end of the low
    // current.
    EXPECT_GE(spikes["first_step"], model == "rtl.tinyODIN" ? 99 : 100) << model;
    arguments.insert(arguments.begin(), "sweep");
    arguments.insert(arguments.end(), {"--csv", "y.csv", "--json", "--steps", "200"});
    const Result swept = run(arguments);
    EXPECT_EQ(swept.err, "") << model;
    const auto summary = nlohmann::json::parse(swept.out);
    EXPECT_GT(summary["lowest_spiking_current"], 0) << model;
    EXPECT_EQ(summary["curve"][0]["spikes"]["count"], 0) << model;
    ++shown;
  }
  EXPECT_GE(shown, 25);
}

TEST_F(NumbersInEffect, TheThresholdOfIntegersFollowsTheirWidth) {
  for (const auto& [width, threshold] : std::map<std::string, int>{{"16", 1000}, {"12", 1000}, {"8", 64}}) {
    const Result result = run({"--model", "rtl.LIF", "--set", "width=" + width, "--csv", "x.csv", "--json"});
    EXPECT_EQ(result.err, "");
    const auto summary = nlohmann::json::parse(result.out);
    EXPECT_EQ(summary["configuration"]["set"]["threshold"], threshold);
    EXPECT_GT(summary["spikes"]["count"], 1);
  }
  const Result given =
      run({"--model", "rtl.LIF", "--set", "width=8", "--threshold", "1000", "--csv", "x.csv", "--quiet"});
  EXPECT_EQ(given.exit_code, 0);
  EXPECT_NE(given.err.find("threshold = 1000 is out of reach, as the highest potential is 127"),
            std::string::npos)
      << given.err;
}

TEST_F(NumbersInEffect, WhatTheNumberTypeChangesIsSaid) {
  const Result result = run({"--dtype", "fixed:8.2", "--csv", "x.csv", "--json"});
  EXPECT_NE(result.err.find("warning: testbench.neuron: beta = 0.9 is rounded to 1 by the number type"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("an input other than 0 was rounded to 0 by the number type in 100 steps"),
            std::string::npos)
      << result.err;
  const auto summary = nlohmann::json::parse(result.out);
  EXPECT_EQ(summary["configuration"]["set"]["beta"], 0.9);
  EXPECT_EQ(summary["parameters"]["beta"]["asked"], 0.9);
  EXPECT_EQ(summary["parameters"]["beta"]["in_effect"], 1);
  EXPECT_EQ(summary["parameters"]["threshold"]["in_effect"], 1);
  const Result fine = run({"--dtype", "fixed:24.16", "--csv", "x.csv"});
  EXPECT_EQ(fine.err, "");
}

TEST_F(NumbersInEffect, ADefaultSweepStaysWithinTheInputsOfTheModel) {
  const Result result =
      run({"sweep", "--model", "rtl.LIF", "--set", "input_width=1", "--csv", "x.csv", "--json"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(nlohmann::json::parse(result.out)["configuration"]["from"], -1);
  EXPECT_EQ(nlohmann::json::parse(result.out)["configuration"]["to"], 0);
}

TEST_F(NumbersInEffect, ASweepThatTheNumberTypeDoesNotTellApartIsSaid) {
  const Result result = run({"sweep", "--model", "rtl.LIF", "--to", "0.5", "--csv", "x.csv"});
  EXPECT_NE(result.err.find("the number type int has only 1 value for the 101 currents from 0 to 0.5"),
            std::string::npos)
      << result.err;
}

// Numbers are numbers, names stay names, and the same quantity has the same shape everywhere.
TEST_F(NumbersInEffect, SummariesHaveTypes) {
  folder_.write("in.csv", "1\n0.5\n");
  const Result result = run({"--input", "in.csv", "--input-column", "1", "--per-step", "beta=1", "--csv",
                             "x.csv", "--json", "--set", "refractory_steps=2"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto configuration = nlohmann::json::parse(result.out)["configuration"];
  EXPECT_EQ(configuration["input-column"], "1");
  EXPECT_EQ(configuration["per-step"], std::vector<std::string>{"beta=1"});
  EXPECT_EQ(configuration["seed"], 1);
  EXPECT_EQ(configuration["set"]["refractory_steps"], 2);
  const auto compared = nlohmann::json::parse(run({"compare", "x.csv", "x.csv", "--json"}).out);
  EXPECT_EQ(compared["a"]["spikes"]["count"], 0);
}

}  // namespace
}  // namespace lif::tests
