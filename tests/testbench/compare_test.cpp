#include <cmath>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

const std::string golden = GOLDEN_FOLDER;

class Compare : public ExecutableTest {
 protected:
  /// Returns what `compare --json` says of two texts, and stores the exit code.
  nlohmann::json compare(const std::string& a, const std::string& b, std::vector<std::string> options = {}) {
    folder_.write("a", a);
    folder_.write("b", b);
    std::vector<std::string> arguments{"compare", "a", "b", "--json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Result result = run(arguments);
    exit_code_ = result.exit_code;
    return result.out.empty() ? nlohmann::json(result.err) : nlohmann::json::parse(result.out);
  }

  int exit_code_ = -1;
};

TEST_F(Compare, EqualTracesAreEqual) {
  const auto report = compare("step,input,potential,spike\n0,1,0.5,0\n1,1,0,1\n",
                              "step,input,potential,spike,extra\n0,1,0.5,0,7\n1,1,0,1,7\n");
  EXPECT_EQ(exit_code_, 0);
  EXPECT_EQ(report["equal"], true);
  EXPECT_EQ(report["a"]["spikes"]["count"], 1);
  EXPECT_EQ(report["first"], nullptr);
}

TEST_F(Compare, OnTheThresholdTheComparisonDiffers) {
  const auto report = compare("step,input,potential,spike\n0,1,0.5,0\n1,1,1,0\n2,1,0,1\n",
                              "step,input,potential,spike\n0,1,0.5,0\n1,1,0,1\n2,1,0.5,0\n");
  EXPECT_EQ(exit_code_, 1);
  EXPECT_EQ(report["first"]["step"], 1);
  EXPECT_EQ(report["first"]["cause"], "comparison");
  EXPECT_EQ(report["first"]["distance_from_threshold"], 0);
  EXPECT_EQ(report["first"]["potential_a"], 1);
  EXPECT_EQ(report["differing_steps"], 2);
}

TEST_F(Compare, NearTheThresholdItIsRounding) {
  const auto report = compare("potential,spike\n0.5,0\n0.99999994,0\n", "potential,spike\n0.5,0\n0,1\n");
  EXPECT_EQ(report["first"]["cause"], "rounding");
  EXPECT_NEAR(report["first"]["distance_from_threshold"].get<double>(), 6e-8, 1e-12);
  EXPECT_EQ(compare("potential,spike\n0.1,0\n", "potential,spike\n0.100000001,0\n")["first"]["cause"],
            "rounding");
  EXPECT_EQ(compare("potential,spike\n0.1,0\n", "potential,spike\n0.100000001,0\n",
                    {"--tolerance", "1e-6"})["equal"],
            true);
}

TEST_F(Compare, FindsTheShiftOfRegisteredHardware) {
  std::string early = "step,n\n";
  std::string late = "step,n\n";
  for (int step = 0; step < 300; ++step) {
    early += std::to_string(step) + "," + (step % 7 == 3 || step % 11 == 0 ? "1" : "0") + "\n";
    late += std::to_string(step) + "," + (step % 7 == 5 || step % 11 == 2 ? "1" : "0") + "\n";
  }
  auto report = compare(early, late);
  EXPECT_EQ(report["first"]["cause"], "shift");
  EXPECT_EQ(report["first"]["shift"], 2);
  EXPECT_EQ(compare(late, early)["first"]["shift"], -2);
}

TEST_F(Compare, RastersAndListsOfSpikesNameTheNeuron) {
  const std::string raster = "step,first,second,third\n0,0,0,1\n1,1,0,0\n2,0,1,1\n";
  EXPECT_EQ(compare(raster, "step,neuron\n0,2\n1,0\n2,1\n2,2\n")["equal"], true);
  const auto report = compare(raster, "step,neuron\n0,2\n1,0\n2,1\n");
  EXPECT_EQ(report["first"]["step"], 2);
  EXPECT_EQ(report["first"]["neuron"], 2);
  EXPECT_EQ(compare("step,neuron\n0,1\n", "step,neuron\n0,1\n5,1\n")["first"]["step"], 5);
}

TEST_F(Compare, LengthsAndInputsCount) {
  EXPECT_EQ(compare("spike\n0\n1\n", "spike\n0\n")["first"]["cause"], "length");
  EXPECT_EQ(compare("input,potential,spike\n1,0,1\n", "input,potential,spike\n2,0.1,0\n")["first"]["cause"],
            "input");
}

TEST_F(Compare, ADumpIsItsTrace) {
  ASSERT_EQ(run({"run", "--stimulus", "uniform", "--amplitude", "0.6", "--dtype", "float"}).exit_code, 0);
  EXPECT_EQ(run({"compare", "out/trace.csv", "out/lif.vcd"}).exit_code, 0);
}

TEST_F(Compare, ReadsTheVectorsOfAnotherSimulator) {
  const std::string dump =
      "$timescale 1ns $end\n$scope module tb $end\n$var reg 1 ! clk $end\n$var wire 1 \" spike $end\n"
      "$var wire 8 # potential [7:0] $end\n$upscope $end\n$enddefinitions $end\n#0\n$dumpvars\n0!\nx\"\nbx "
      "#\n$end\n"
      "#5\n1!\n0\"\nb11111110 #\n#10\n0!\n#15\n1!\nb11 #\n1\"\n#20\n0!\n";
  EXPECT_EQ(compare(dump, "potential,spike\n-2,0\n3,1\n")["equal"], true);
  EXPECT_EQ(compare(dump, "potential,spike\n254,0\n3,1\n", {"--unsigned"})["equal"], true);
}

TEST_F(Compare, BadTracesAreNamed) {
  EXPECT_EQ(compare("a,b\n1,2\n", "spike\n1\n"),
            "lif-testbench: a:1: is no trace (a column 'spike'), no raster (step and a column per neuron) "
            "and no list "
            "of spikes (step,neuron)\n");
  EXPECT_EQ(exit_code_, 3);
  EXPECT_EQ(compare("spike\n1\n", "spike\nx\n"),
            "lif-testbench: b:2: column 'spike': 'x' is not a finite number\n");
  EXPECT_EQ(compare("$date\n", "spike\n1\n"), "lif-testbench: a:1: ends before $enddefinitions\n");
  EXPECT_EQ(run({"compare", "a"}).exit_code, 2);
  EXPECT_EQ(run({"compare", "a", "none"}).exit_code, 3);
  EXPECT_EQ(run({"compare", "a", "b", "c"}).exit_code, 2);
}

TEST_F(Compare, TheDefaultOfSnntorchPartsFromTheSeedIn103Of1000Steps) {
  const std::string input = golden + "/kata/kata_torch__f32__b0.9_t1__uniform.csv";
  const Result result = run({"compare", "--models", "lif,snntorch.Leaky", "--dtype", "float", "--input",
                             input, "--plot", "p.svg", "--csv", "m.csv", "--json"});
  EXPECT_EQ(result.exit_code, 1);
  const auto report = nlohmann::json::parse(result.out)["comparisons"][0];
  EXPECT_EQ(report["a"]["spikes"]["count"], 140);
  EXPECT_EQ(report["b"]["spikes"]["count"], 143);
  EXPECT_EQ(report["differing_steps"], 103);
  EXPECT_EQ(report["first"]["cause"], "reset");
  EXPECT_EQ(cells(file("m.csv")).size(), 1001u);
  EXPECT_NE(file("p.svg").find("they part in step " + std::to_string(report["first_in_spikes"].get<int>())),
            std::string::npos);
}

TEST_F(Compare, ResetAtOnceToZeroIsTheSeed) {
  const Result result =
      run({"compare", "--models", "lif,snntorch.Leaky", "--set", "reset_mechanism=zero", "--set",
           "reset_delay=false", "--stimulus", "uniform", "--amplitude", "0.7", "--steps", "2000"});
  EXPECT_EQ(result.exit_code, 0) << result.out;
}

TEST_F(Compare, ModelsAreChecked) {
  EXPECT_EQ(run({"compare", "--models", "lif"}).exit_code, 2);
  EXPECT_EQ(run({"compare", "--models", "lif,lof"}).exit_code, 2);
  EXPECT_EQ(run({"compare", "--models", "lif,norse.LIF", "--set", "nothing=1"}).exit_code, 2);
  EXPECT_EQ(run({"compare", "a", "b", "--models", "lif,norse.LIF"}).exit_code, 2);
}

TEST_F(Compare, EmptyStretchesOfListsCostNothing) {
  const std::string far = "1000000000000000";
  EXPECT_EQ(compare("step,neuron\n0,1\n" + far + ",2\n", "step,neuron\n0,1\n" + far + ",2\n")["equal"], true);
  const auto report = compare("step,neuron\n0,1\n" + far + ",2\n", "step,neuron\n0,1\n" + far + ",3\n");
  EXPECT_EQ(report["first"]["step"], 1000000000000000);
  EXPECT_EQ(report["a"]["steps"], 1000000000000001);
}

TEST_F(Compare, OneSpikeLessAtTheEndIsNoShift) {
  std::string all = "spike\n";
  std::string less = "spike\n";
  for (int step = 0; step < 210; ++step) {
    all += step % 7 == 6 ? "1\n" : "0\n";
    less += step % 7 == 6 && step < 203 ? "1\n" : "0\n";
  }
  const auto report = compare(all, less);
  EXPECT_EQ(report["first"]["step"], 209);
  EXPECT_NE(report["first"]["cause"], "shift");
  EXPECT_EQ(report["potentials_compared"], false);
}

TEST_F(Compare, NamesThatAreInNeitherFileAreRefused) {
  const std::string trace = "step,input,potential,spike\n0,1,0.5,0\n";
  EXPECT_NE(compare(trace, trace, {"--spike", "nope"}).get<std::string>().find("'nope'"), std::string::npos);
  EXPECT_EQ(exit_code_, 3);
  compare(trace, "step,input,potential,fired\n0,1,0.5,0\n");
  EXPECT_EQ(exit_code_, 3);
  EXPECT_EQ(compare(trace, "step,input,potential,fired\n0,1,0.5,0\n", {"--spike", "fired"})["equal"], true);
}

TEST_F(Compare, TracesWithoutRowsAreRefused) {
  compare("step,input,potential,spike\n", "step,input,potential,spike\n");
  EXPECT_EQ(exit_code_, 3);
  EXPECT_EQ(compare("step,neuron\n", "step,neuron\n")["equal"], true);  // no neuron spiked, which is allowed
}

TEST_F(Compare, DumpsShowTheirLastStepAndCountWhatIsUnknown) {
  const std::string head =
      "$var wire 1 ! clk $end\n$var wire 1 s spike $end\n$var wire 8 v potential $end\n$enddefinitions "
      "$end\n";
  const std::string steps = "#0\n0! xs bx v\n#5\n1!\n#10\n0!\n#15\n1! 0s b101 v\n#20\n0!\n#25\n1! 1s b0 v\n";
  auto report = compare(head + steps, "potential,spike\n7,1\n5,0\n0,1\n");
  EXPECT_EQ(report["equal"], true);
  EXPECT_EQ(report["unknown_steps"], 1);
  EXPECT_EQ(report["a"]["steps"], 3);
  compare(head + "#0\n0!\n#5\n1!\n#10\n0!\n", "potential,spike\n7,1\n");
  EXPECT_EQ(exit_code_, 3);  // no value is known
  compare(head + "#9\n0!\n#5\n1!\n", "potential,spike\n7,1\n");
  EXPECT_EQ(exit_code_, 3);  // time runs backwards
  compare(head + "#0\n0!\n", "potential,spike\n7,1\n");
  EXPECT_EQ(exit_code_, 3);  // the clock never rises
}

TEST_F(Compare, ASilentNeuronOverTheThresholdHasAnotherThreshold) {
  const auto report = compare("potential,spike\n0.5,0\n1.5,0\n", "potential,spike\n0.5,0\n0,1\n");
  EXPECT_EQ(report["first"]["cause"], "threshold");
}

TEST_F(Compare, ANumberTypeThatNoModelHasIsRefused) {
  const Result result = run({"compare", "--models", "lif,snntorch.Leaky", "--dtype", "int", "--steps", "3"});
  EXPECT_EQ(result.exit_code, 2);
}

// The values of the coarser run lie on a grid, whose spacing tells rounding from another leak.
TEST_F(Compare, RoundingToAGridIsRounding) {
  const auto trace = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> arguments{"run", "--stimulus", "uniform", "--quiet", "--csv", name};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(run(arguments).exit_code, 0);
    return file(name);
  };
  const std::string exact = trace("exact.csv", {});
  const std::string fixed = trace("fixed.csv", {"--dtype", "fixed:16.8:nearest-even:saturate"});
  EXPECT_EQ(compare(exact, fixed)["first"]["cause"], "rounding");
  EXPECT_EQ(compare(exact, trace("leak.csv", {"--beta", "0.8"}))["first"]["cause"], "update");
  const auto report = compare(exact, trace("seed.csv", {"--seed", "2"}));
  EXPECT_EQ(report["first"]["cause"], "input");

  const auto rtl = [&](const std::string& name, const std::string& parameter) {
    return trace(name, {"--model", "rtl.LIF", "--amplitude", "300", "--set", parameter});
  };
  const std::string floor = rtl("floor.csv", "leak_rounding=floor");
  EXPECT_EQ(compare(floor, rtl("nearest.csv", "leak_rounding=nearest-away"))["first"]["cause"], "rounding");
  EXPECT_EQ(compare(floor, rtl("shift.csv", "leak_shift=5"))["first"]["cause"], "update");
}

// The output of the same neuron through a register: the spikes come a step later, the potentials do not.
TEST_F(Compare, SpikesAloneMayBeShifted) {
  std::string now = "potential,spike\n";
  std::string later = now;
  std::string rounded = "potential,spike\n0,0\n";
  for (int step = 0; step < 100; ++step) {
    const double potential = 0.13 * (step % 7);
    now += std::to_string(potential) + (step % 7 == 0 ? ",1\n" : ",0\n");
    later += std::to_string(potential) + (step % 7 == 1 ? ",1\n" : ",0\n");
    rounded += std::to_string(std::round(potential * 16) / 16) + (step % 7 == 0 ? ",1\n" : ",0\n");
  }
  auto report = compare(now, later);
  EXPECT_EQ(report["first"]["cause"], "shift");
  EXPECT_EQ(report["first"]["shift"], 1);
  EXPECT_EQ(report["first"]["shift_of"], "spikes");
  report = compare(now + "0,0\n", rounded);
  EXPECT_EQ(report["first"]["cause"], "shift");
  EXPECT_EQ(report["first"]["shift"], 1);
  EXPECT_EQ(report["first"]["rounding"], true);
  EXPECT_EQ(compare("potential,spike\n0.5,0\n0,1\n", "potential,spike\n0.5,0\n0,0\n")["first"]["cause"],
            "output");
}

TEST_F(Compare, OptionsOfTheOtherModeAreRefused) {
  compare("spike\n1\n", "spike\n1\n", {"--plot", "x.svg"});
  EXPECT_EQ(exit_code_, 2);
  compare("spike\n1\n", "spike\n1\n", {"--steps", "5"});
  EXPECT_EQ(exit_code_, 2);
}

}  // namespace
}  // namespace lif::tests
