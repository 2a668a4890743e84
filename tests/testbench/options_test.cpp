#include <regex>

#include "testbench/executable.hpp"

namespace lif::tests {
namespace {

class Options : public ExecutableTest {
 protected:
  /// The value of beta that a run uses.
  double beta_of(const std::vector<std::string>& arguments,
                 const std::map<std::string, std::string>& environment) {
    Surroundings surroundings;
    surroundings.environment = environment;
    const Result result = run(arguments, surroundings);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json("out/summary.json")["configuration"]["set"]["beta"];
  }
};

TEST_F(Options, CommandLineBeatsEnvironmentBeatsFile) {
  folder_.write("c.ini", "# a comment\n; another\n\nbeta = 0.1\nsteps=50\n");
  EXPECT_EQ(beta_of({"--config", "c.ini", "--beta", "0.3"}, {{"LIF_BETA", "0.2"}}), 0.3);
  EXPECT_EQ(beta_of({"--config", "c.ini"}, {{"LIF_BETA", "0.2"}}), 0.2);
  EXPECT_EQ(beta_of({"--config", "c.ini"}, {}), 0.1);
  EXPECT_EQ(beta_of({}, {{"LIF_CONFIG", "c.ini"}}), 0.1);
  EXPECT_EQ(json("out/summary.json")["steps"], 50);
}

TEST_F(Options, PrecedenceIsPerParameterWhateverItsSpelling) {
  folder_.write("c.ini", "set = beta=0.1\nset = threshold=3\n");
  EXPECT_EQ(beta_of({"--config", "c.ini", "--set", "beta=0.3"}, {{"LIF_BETA", "0.2"}}), 0.3);
  EXPECT_EQ(beta_of({"--config", "c.ini"}, {{"LIF_SET", "beta=0.25,refractory_steps=1"}}), 0.25);
  EXPECT_EQ(json("out/summary.json")["configuration"]["set"]["threshold"], 3);
  EXPECT_EQ(json("out/summary.json")["configuration"]["set"]["refractory_steps"], 1);
}

TEST_F(Options, HigherLayerChoosesAnotherInput) {
  folder_.write("c.ini", "stimulus = sine\nperiod = 20\n");
  folder_.write("in.csv", "input\n1\n");
  EXPECT_EQ(run({"--config", "c.ini", "--input", "in.csv"}).exit_code, 0);
  EXPECT_EQ(run({"--config", "c.ini", "--stimulus", "constant"}).exit_code, 0)
      << "period was meant for the sine";
  EXPECT_EQ(run({"--stimulus", "constant", "--period", "20"}).exit_code, 2);
}

TEST_F(Options, FlagsCanBeTakenBack) {
  Surroundings surroundings;
  surroundings.environment["LIF_JSON"] = "true";
  EXPECT_TRUE(nlohmann::json::accept(run({}, surroundings).out));
  EXPECT_FALSE(nlohmann::json::accept(run({"--json=false"}, surroundings).out));
}

TEST_F(Options, UnknownVariablesAreMentionedAndEmptyOnesAreUnset) {
  Surroundings surroundings;
  surroundings.environment["LIF_BTEA"] = "0.5";
  surroundings.environment["LIF_BETA"] = "";
  const Result result = run({}, surroundings);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err,
            "lif-testbench: warning: the variable LIF_BTEA is not known; did you mean 'LIF_BETA'?\n");
}

TEST_F(Options, NegativeNumbersAreValues) {
  EXPECT_EQ(run({"--stimulus", "constant", "--amplitude", "-1", "--steps", "1", "--csv", "-", "--quiet"}).out,
            "step,input,potential,spike\n0,-1,-1,0\n");
}

TEST_F(Options, HelpEndsWithThreeExamples) {
  for (const char* command : {"run", "sweep", "list"}) {
    const Result result = run({command, "--help"});
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.err, "");
    const std::string examples = result.out.substr(result.out.find("examples:"));
    int commands = 0;
    for (std::size_t at = 0; (at = examples.find("\n  lif-testbench", at)) != std::string::npos; ++at)
      ++commands;
    EXPECT_EQ(commands, 3) << examples;
    EXPECT_EQ(run({command, "-h"}).out, result.out);
  }
  const std::string overview = run({"--help"}).out;
  for (const char* word : {"run", "sweep", "list", "--stimulus", "--expect-spikes"}) {
    EXPECT_NE(overview.find(word), std::string::npos) << word;
  }
}

TEST_F(Options, AnUnknownParameterIsSuggestedAndLeadsToTheList) {
  for (const char* typed : {"betta=1", "bet=1"}) {
    const Result result = run({"--set", typed});
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find("did you mean 'beta'?"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("'lif-testbench list lif' describes them"), std::string::npos) << result.err;
  }
  EXPECT_EQ(run({"list", "lif"}).exit_code, 0);
}

TEST_F(Options, HelpFitsTheTerminal) {
  std::vector<std::string> commands{"run", "sweep", "compare", "benchmark", "list"};
#ifdef LIF_WITH_NIR
  commands.insert(commands.end(), {"network", "classify", "sweep-format"});
#endif
  for (const std::string columns : {"", "60", "80", "132", "nonsense"}) {
    Surroundings surroundings;
    surroundings.environment["COLUMNS"] = columns;
    const std::size_t width = columns == "60" ? 60 : columns == "132" ? 132 : 80;
    for (const std::string& command : commands) {
      std::istringstream lines(run({command, "--help"}, surroundings).out);
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), width) << command << ": " << line;
        EXPECT_TRUE(line.empty() || line.back() != ' ') << command << ": " << line;
      }
    }
  }
}

TEST_F(Options, ExamplesOfTheHelpWork) {
  folder_.write("current.csv", "input\n1.5\n1.5\n1.5\n1.5\n1.5\n1.5\n1.5\n1.5\n1.5\n1.5\n");
  for (const char* command : {"run", "sweep", "list"}) {
    const std::string help = run({command, "--help"}).out;
    const std::string examples = help.substr(help.find("examples:\n") + 10);
    std::istringstream lines(std::regex_replace(examples, std::regex(" \\\\\n +"), " "));
    for (std::string line; std::getline(lines, line);) {
      line = line.substr(0, line.find_first_of("&|"));
      std::istringstream words(line);
      std::vector<std::string> arguments;
      for (std::string word; words >> word;) arguments.push_back(word);
      ASSERT_EQ(arguments.at(0), "lif-testbench");
      arguments.erase(arguments.begin());
      const Result result = run(arguments);
      EXPECT_EQ(result.exit_code, 0) << line << "\n" << result.err;
    }
  }
}

TEST_F(Options, VersionNamesSystemC) {
  const Result result = run({"--version"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.out.rfind("lif-testbench ", 0), 0U);
  EXPECT_NE(result.out.find("SystemC "), std::string::npos);
}

TEST_F(Options, HelpIsACommandToo) {
  EXPECT_EQ(run({"help"}).out, run({"--help"}).out.substr(0, run({"help"}).out.size()));
  EXPECT_EQ(run({"help", "sweep"}).out, run({"sweep", "--help"}).out);
  EXPECT_EQ(run({"help", "swep"}).exit_code, 2);
  EXPECT_EQ(run({"help", "run", "sweep"}).exit_code, 2);
}

TEST_F(Options, AWrongOptionPointsToTheHelpOfItsCommand) {
  EXPECT_NE(run({"sweep", "--steps", "0"}).err.find("Try 'lif-testbench sweep --help'"), std::string::npos);
  EXPECT_NE(run({"--steps", "0"}).err.find("Try 'lif-testbench --help'"), std::string::npos);
}

TEST_F(Options, ListShowsModelsAndStimuli) {
  const Result text = run({"list"});
  EXPECT_EQ(text.exit_code, 0);
  const auto list = nlohmann::json::parse(run({"list", "--json"}).out);
  EXPECT_EQ(list["models"][0]["name"], "lif");
  EXPECT_EQ(list["models"][0]["parameters"][1]["name"], "beta");
  EXPECT_EQ(list["models"][0]["parameters"][1]["default"], 0.9);
  EXPECT_EQ(list["models"][0]["parameters"][1]["highest"], 1);
  ASSERT_GE(list["stimuli"].size(), 7U);
  for (const auto& stimulus : list["stimuli"]) {
    EXPECT_NE(text.out.find("\n  " + std::string(stimulus["name"]) + "\n"), std::string::npos);
    EXPECT_EQ(run({"--stimulus", stimulus["name"], "--csv", "/dev/null", "--quiet"}).exit_code, 0);
  }
}

struct Rejected {
  std::vector<std::string> arguments;
  int exit_code;
  std::string message;  ///< how stderr begins after the program's name
};

void PrintTo(const Rejected& rejected, std::ostream* out) {
  for (const std::string& argument : rejected.arguments) *out << argument << ' ';
}

class RejectedOptions : public ExecutableTest, public ::testing::WithParamInterface<Rejected> {};

TEST_P(RejectedOptions, OneSentenceAndTheRightExitCode) {
  folder_.write("bad.csv", "input\n1\nx\n");
  folder_.write("bad.ini", "beta 0.5\n");
  folder_.write("unknown.ini", "steps = 10\ngamma = 1\n");
  folder_.write("good.csv", "input\n1\n");
  folder_.write("inf.csv", "input\n1\ninf\n");
  folder_.write("file", "content");
  std::filesystem::create_directory(folder_ / "foreign");
  folder_.write("foreign/thesis.tex", "precious");
  const Result result = run(GetParam().arguments);
  EXPECT_EQ(result.exit_code, GetParam().exit_code);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err.rfind("lif-testbench: " + GetParam().message, 0), 0U) << result.err;
  const bool hints = GetParam().exit_code == 2;
  EXPECT_EQ(std::count(result.err.begin(), result.err.end(), '\n'), hints ? 2 : 1) << result.err;
  EXPECT_FALSE(exists("out")) << "nothing was written";
}

INSTANTIATE_TEST_SUITE_P(
    Usage, RejectedOptions,
    ::testing::Values(
        Rejected{{"rnu"}, 2, "unknown command 'rnu'; did you mean 'run'?"},
        Rejected{{"--treshold", "1"}, 2, "unknown option '--treshold'; did you mean '--threshold'?"},
        Rejected{{"--thresh", "1"}, 2, "unknown option '--thresh'"},
        Rejected{{"-x"}, 2, "unknown option '-x'"},
        Rejected{{"run", "extra"}, 2, "unexpected argument 'extra'"},
        Rejected{{"--steps"}, 2, "the required argument for option '--steps' is missing"},
        Rejected{{"--steps", "-1"},
                 2,
                 "--steps: '-1' is not allowed: expected an integer from 1 to 1000000000000"},
        Rejected{{"--steps", "0"}, 2, "--steps: '0' is not allowed"},
        Rejected{{"--steps", "1.5"}, 2, "--steps: '1.5' is not allowed"},
        Rejected{{"--steps", "1e13"}, 2, "--steps: '1e13' is not allowed"},
        Rejected{{"--steps", "10", "--steps", "20"}, 2, "--steps: 'steps' is given twice"},
        Rejected{{"--beta", "nan"}, 2, "--beta: 'nan' is not allowed: expected a number within [0, 1]"},
        Rejected{{"--beta", "1.5"}, 2, "--beta: '1.5' is not allowed: expected a number within [0, 1]"},
        Rejected{{"--beta", "0,5"}, 2, "--beta: '0,5' is not allowed"},
        Rejected{{"--threshold", "inf"}, 2, "--threshold: 'inf' is not allowed: expected any finite number"},
        Rejected{
            {"--beta", "0.5", "--set", "beta=0.5"}, 2, "--beta: 'beta' is given twice (also by --set beta)"},
        Rejected{{"--set", "gamma=1"}, 2, "--set gamma: model lif has no parameter 'gamma'"},
        Rejected{{"--set", "beta"}, 2, "--set: 'beta' is not allowed: expected NAME=VALUE"},
        Rejected{{"--set", "refractory_steps=-1"}, 2, "--set refractory_steps: '-1' is not allowed"},
        Rejected{{"--set", "refractory_steps=2.5"}, 2, "--set refractory_steps: '2.5' is not allowed"},
        Rejected{{"--model", "lfi"}, 2, "--model: unknown model 'lfi'; did you mean 'lif'?"},
        Rejected{{"--dtype", "half"},
                 2,
                 "--dtype: 'half' is not allowed: expected one of the number types of model lif: double, "
                 "float, fixed"},
        Rejected{{"--dtype", "float", "--threshold", "1e39"}, 2, "model lif: threshold = 1e+39 does not fit"},
        Rejected{{"--stimulus", "sin"}, 2, "--stimulus: unknown stimulus 'sin'; did you mean 'sine'?"},
        Rejected{{"--stimulus", "constant", "--rate", "1"},
                 2,
                 "--rate: stimulus constant has no parameter 'rate'"},
        Rejected{
            {"--stimulus", "sine", "--input", "bad.csv"}, 2, "--input and --stimulus exclude each other"},
        Rejected{{"--input", "bad.csv", "--rate", "1"}, 2, "--rate: 'rate' belongs to a stimulus"},
        Rejected{{"--input-column", "x"}, 2, "--input-column: 'input-column' needs an --input file"},
        Rejected{{"--clock-period", "10"}, 2, "--clock-period: '10' is not allowed"},
        Rejected{{"--clock-period", "3ps"}, 2, "--clock-period: '3ps' is not allowed"},
        Rejected{{"--clock-period", "2s"}, 2, "--clock-period: '2s' is not allowed"},
        Rejected{{"--clock-period", "1s", "--steps", "1e9"}, 2, "--steps: '1e9' is not allowed"},
        Rejected{{"--seed", "-1"}, 2, "--seed: '-1' is not allowed"},
        Rejected{{"--expect-spikes", "5:3"}, 2, "--expect-spikes: '5:3' is not allowed"},
        Rejected{{"--csv", "a", "--plot", "a"}, 2, "--csv and --plot both mean 'a'"},
        Rejected{{"--json", "--vcd", "-"}, 2, "--json and --vcd both mean '-'"},
        Rejected{{"--csv", "a", "--plot", "./a"}, 2, "--csv and --plot both mean './a'"},
        Rejected{{"--out", "o", "--vcd", "o/trace.csv"}, 2, "--out and --vcd both mean 'o/trace.csv'"},
        Rejected{{"--input", "good.csv", "--csv", "good.csv"}, 2, "--input and --csv both mean 'good.csv'"},
        Rejected{{"sweep", "--csv", "a", "--plot", "./a"}, 2, "--csv and --plot both mean './a'"},
        Rejected{{"--csv", "--json"}, 2, "the required argument for option '--csv' is missing"},
        Rejected{{"--stimulus", "pulse", "--period", "10"},
                 2,
                 "stimulus pulse: period = 10 is shorter than the pulse"},
        Rejected{{"--stimulus", "ramp", "--start", "50", "--stop", "20"},
                 2,
                 "stimulus ramp: stop = 20 is before start"},
        Rejected{{"sweep", "--from", "-1.7e308", "--to", "1.7e308"},
                 2,
                 "--from -1.7e+308 and --to 1.7e+308 are too far"},
        Rejected{{"--csv", ""}, 2, "--csv: '' is not allowed"},
        Rejected{{"--config", "unknown.ini"}, 2, "unknown.ini:2: unknown option 'gamma'"},
        Rejected{{"sweep", "--from", "1", "--to", "0"}, 2, "--from 1 has to be below --to 0"},
        Rejected{{"sweep", "--points", "1"}, 2, "--points: '1' is not allowed"},
        Rejected{{"sweep", "--stimulus", "sine"}, 2, "unknown option '--stimulus'"}));

INSTANTIATE_TEST_SUITE_P(
    Input, RejectedOptions,
    ::testing::Values(
        Rejected{{"--input", "none.csv"}, 3, "none.csv: cannot be opened: No such file or directory"},
        Rejected{{"--input", "."}, 3, ".: is a folder, not a file"},
        Rejected{{"--input", "/dev/null"}, 3, "/dev/null: is empty"},
        Rejected{{"--input", "bad.csv"}, 3, "bad.csv:3: column 'input': 'x' is not a number"},
        Rejected{{"--input", "inf.csv"}, 3, "inf.csv:3: column 'input': 'inf' is not a finite double"},
        Rejected{{"--input", "bad.csv", "--input-column", "y"}, 3, "bad.csv:1: there is no column 'y'"},
        Rejected{{"--config", "none.ini"}, 3, "none.ini: cannot be opened"},
        Rejected{{"--config", "bad.ini"}, 3, "bad.ini:1: expected 'name = value', found 'beta 0.5'"},
        Rejected{{"--stimulus", "constant", "--amplitude", "1e308", "--threshold", "1.7e308", "--beta", "1"},
                 3,
                 "testbench.neuron: the membrane potential is inf at step 1 (15 ns)"}));

INSTANTIATE_TEST_SUITE_P(
    Output, RejectedOptions,
    ::testing::Values(
        Rejected{{"--csv", "no/such/folder.csv"}, 4, "no/such/folder.csv: cannot be created"},
        Rejected{{"--csv", "."}, 4, ".: cannot be created: Is a directory"},
        Rejected{{"--vcd", "/dev/full"}, 4, "/dev/full: cannot be written in full: No space left"},
        Rejected{{"--summary", "/dev/full"}, 4, "/dev/full: cannot be written in full"},
        Rejected{{"--out", "file"}, 4, "file: is a file; --out takes a folder"},
        Rejected{{"--out", "file/below"}, 4, "file/below: cannot be created"},
        Rejected{{"--out", "-"}, 4, "--out takes a folder"},
        Rejected{{"--out", "foreign"}, 4, "foreign: holds 'thesis.tex', which is not of an earlier run"},
        Rejected{{"sweep", "--csv", "/dev/full"}, 4, "/dev/full: cannot be written in full"}));

TEST_F(Options, EnvironmentIsNamedInMessages) {
  Surroundings surroundings;
  surroundings.environment["LIF_CLOCK_PERIOD"] = "soon";
  const Result result = run({}, surroundings);
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err.rfind("lif-testbench: LIF_CLOCK_PERIOD: 'soon' is not allowed", 0), 0U) << result.err;
}

TEST_F(Options, MoreStepsThanRowsAreAUsageError) {
  folder_.write("in.csv", "input\n1\n2\n");
  const Result result = run({"--input", "in.csv", "--steps", "3"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err.rfind("lif-testbench: --steps: 3 is more than the 2 rows of in.csv\n", 0), 0U)
      << result.err;
  EXPECT_FALSE(exists("out"));
}

}  // namespace
}  // namespace lif::tests
