// The command `core`: the trace of the public core at both levels, files that are broken, and what it tells.
#include "testbench/executable.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

namespace lif::tests {
namespace {

const std::string golden = GOLDEN_FOLDER "/rtl/tinyodin_core_";

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The columns kind, cycle and addr of what was recorded.
std::vector<std::string> stamps_of(const std::string& text) {
  std::vector<std::string> lines = lines_of(text);
  for (std::string& line : lines) line.resize(line.rfind(','));
  return lines;
}

class CoreCommand : public ExecutableTest {
 protected:
  // The public core with further members, and the inputs of its trace.
  void write_public_core(const std::string& members = "") {
    folder_.write("core.json", "{\"preset\": \"tinyODIN\", \"configuration\": \"" + golden +
                                   "config.txt\", \"max_neuron\": 63" + members + "}");
    std::string inputs = "addr\n";
    for (const std::string& line : lines_of(content(golden + "closed_events.csv"))) {
      if (line.rfind("in_req", 0) == 0) inputs += line.substr(line.rfind(',') + 1) + "\n";
    }
    folder_.write("in.csv", inputs);
  }
  Result run_core(const std::string& level, std::vector<std::string> further = {}) {
    further.insert(further.begin(),
                   {"core", "core.json", "--input", "in.csv", "--level", level, "--out", level});
    return run(further);
  }
};

TEST_F(CoreCommand, GivesTheTraceOfThePublicCoreAtBothLevels) {
  write_public_core();
  for (const char* level : {"timed", "clocked"}) {
    const Result result = run_core(level, {"--record", "states"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    const std::string folder = level;
    EXPECT_EQ(stamps_of(file(folder + "/events.csv")), lines_of(content(golden + "closed_events.csv")))
        << level;
    std::vector<std::string> states = lines_of(file(folder + "/states.csv"));
    ASSERT_EQ(states.size(), 1201u);
    states.erase(states.begin());
    EXPECT_EQ(states, lines_of(content(golden + "closed_states.csv"))) << level;
    const auto summary = json(folder + "/summary.json");
    EXPECT_EQ(summary["outputs"], 858);
    EXPECT_EQ(summary["conservation"]["sent"], 2058);
    EXPECT_EQ(summary["conservation"]["served"], 2058);
  }
}

TEST_F(CoreCommand, BothLevelsLoseTheSameEventsOfASenderThatDoesNotWait) {
  for (const char* members :
       {", \"sender\": {\"idle_cycles\": 0}", ", \"sender\": {\"idle_cycles\": 0}, \"open_loop\": true",
        ", \"sender\": {\"idle_cycles\": 0, \"release_cycles\": 3}, \"fifo_depth\": 5, "
        "\"synchroniser_flops\": "
        "{\"input\": 3, \"output\": 1}, \"receiver\": {\"acknowledge_cycles\": 4, \"release_cycles\": 2}"}) {
    write_public_core(members);
    ASSERT_EQ(run_core("timed", {"--record", "states"}).exit_code, 0);
    ASSERT_EQ(run_core("clocked", {"--record", "states"}).exit_code, 0);
    EXPECT_EQ(file("timed/events.csv"), file("clocked/events.csv")) << members;
    EXPECT_EQ(file("timed/states.csv"), file("clocked/states.csv")) << members;
    EXPECT_EQ(lines_of(file("timed/states.csv")).size(), 2u);
    auto timed = json("timed/summary.json");
    auto clocked = json("clocked/summary.json");
    for (const char* member : {"conservation", "waiting_cycles", "fifo", "utilisation", "last_cycle"})
      EXPECT_EQ(timed[member], clocked[member]) << member;
  }
  write_public_core(", \"sender\": {\"idle_cycles\": 0}");
  ASSERT_EQ(run_core("timed").exit_code, 0);
  const auto summary = json("timed/summary.json");
  EXPECT_EQ(summary["outputs"], 550);  // as the public core has it
  EXPECT_EQ(summary["conservation"]["dropped"]["fifo"], 126);
}

TEST_F(CoreCommand, TheClockedCoreShowsItsPinsInAWaveform) {
  write_public_core();
  ASSERT_EQ(run_core("clocked").exit_code, 0);
  const std::string dump = file("clocked/core.vcd");
  std::map<std::string, std::string> codes;  // by name
  for (const std::string& line : lines_of(dump.substr(0, dump.find("$enddefinitions")))) {
    std::istringstream words(line);
    std::string var, kind, width, code, name;
    if (words >> var >> kind >> width >> code >> name && var == "$var") codes[name] = code;
  }
  const auto count = [&](const std::string& value, const std::string& name) {
    const std::vector<std::string> lines = lines_of(dump);
    return std::count(lines.begin(), lines.end(), value + codes.at(name));
  };
  EXPECT_EQ(count("1", "output_request"), 858);
  EXPECT_EQ(count("1", "output_acknowledge"), 858);
  EXPECT_EQ(count("1", "input_request"), 1200);
  EXPECT_EQ(count("1", "state_dequeue") + count("1", "state_direct") + count("1", "state_reference"), 2058);
  std::size_t shown = 0;
  for (const std::string& line : lines_of(file("clocked/core.gtkw"))) {
    if (line.rfind("+{", 0) != 0) continue;
    const std::string name = line.substr(line.rfind('.') + 1);
    EXPECT_EQ(codes.count(name.substr(0, name.find('['))), 1u) << line;
    ++shown;
  }
  EXPECT_EQ(shown, 18u);
  EXPECT_EQ(run_core("timed", {"--fst", "c.fst"}).exit_code, 2);
#ifdef LIF_WITH_FST
  ASSERT_EQ(run_core("clocked", {"--fst", "c.fst"}).exit_code, 0);
  EXPECT_FALSE(exists("clocked/core.vcd"));
  EXPECT_TRUE(exists("c.fst"));
#endif
}

TEST_F(CoreCommand, EventsWaitForTheirCycle) {
  write_public_core();
  folder_.write("in.csv", "cycle,addr\n0,28\n1000,59\n1000,58\n");
  for (const char* level : {"timed", "clocked"}) {
    ASSERT_EQ(run_core(level).exit_code, 0);
    std::vector<std::string> requests;
    for (const std::string& line : stamps_of(file(std::string(level) + "/events.csv"))) {
      if (line.rfind("in_req", 0) == 0) requests.push_back(line);
    }
    ASSERT_EQ(requests.size(), 3u);
    EXPECT_EQ(requests[0], "in_req,21,28");
    EXPECT_EQ(requests[1], "in_req,1000,59");
  }
  EXPECT_EQ(file("timed/events.csv"), file("clocked/events.csv"));
}

TEST_F(CoreCommand, TellsTheLifeOfAnEvent) {
  write_public_core(", \"sender\": {\"idle_cycles\": 0}");
  const Result result = run_core("timed", {"--explain", "1500", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto life = nlohmann::json::parse(result.out)["explained"];
  EXPECT_EQ(run_core("clocked", {"--explain", "1500"}).exit_code, 0);
  EXPECT_EQ(json("clocked/summary.json")["explained"], life);
  EXPECT_FALSE(life["waited_for"].empty());
  EXPECT_EQ(life["served"]["deliveries"], 64);
  const std::string text = run_core("timed", {"--explain", "1500"}).out;
  EXPECT_EQ(text.find("\nevent 1500: ") == std::string::npos, false) << text;
  EXPECT_NE(text.find("  waited for event "), std::string::npos) << text;
  EXPECT_NE(run_core("timed", {"--explain", "999999"}).out.find("event 999999: was never born"),
            std::string::npos);
}

TEST_F(CoreCommand, ACoreThatNeverRestsIsADifferenceAndKeepsItsEvents) {
  folder_.write("loop.txt", "n 0 1 0 0\nw 0 0 7\n");
  folder_.write(
      "core.json",
      R"({"preset": "tinyODIN", "configuration": "loop.txt", "max_neuron": 0, "sender": {"patience": 5000}})");
  folder_.write("in.csv", "addr\n0\n0\n");
  for (const char* level : {"timed", "clocked"}) {
    const Result result = run_core(level);
    EXPECT_EQ(result.exit_code, 1) << result.err;
    EXPECT_NE(result.out.find("did not become quiet within 5000 cycles"), std::string::npos) << result.out;
    EXPECT_GT(lines_of(file(std::string(level) + "/events.csv")).size(), 100u);
  }
}

TEST_F(CoreCommand, PoliciesAndOrdersHoldAtBothLevels) {
  std::vector<std::string> recorded;
  for (const char* member : {"", ", \"arbitration\": \"fifo_first\"", ", \"overflow\": \"drop_oldest\"",
                             ", \"reference_order\": \"barrier\", \"fifo_depth\": 20"}) {
    write_public_core(", \"sender\": {\"idle_cycles\": 0}" + std::string(member));
    ASSERT_EQ(run_core("timed", {"--record", "states"}).exit_code, 0);
    ASSERT_EQ(run_core("clocked", {"--record", "states"}).exit_code, 0);
    for (const char* name : {"/events.csv", "/states.csv"})
      EXPECT_EQ(file("timed" + std::string(name)), file("clocked" + std::string(name))) << member;
    for (const std::string& before : recorded) EXPECT_NE(file("timed/events.csv"), before) << member;
    recorded.push_back(file("timed/events.csv"));
  }
}

// The FIFO stalls the datapath, which alone could empty it: the next request stays without an answer.
TEST_F(CoreCommand, SaysWhoWaitsForWhomInADeadlock) {
  write_public_core(
      ", \"overflow\": \"stall\", \"fifo_depth\": 3, \"sender\": {\"idle_cycles\": 0, \"patience\": 5000}");
  std::vector<std::string> recorded;
  for (const char* level : {"timed", "clocked"}) {
    const Result result = run_core(level);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.out.find("did not acknowledge a request within 5000 cycles"), std::string::npos);
    EXPECT_NE(result.out.find("deadlock: the spike of neuron "), std::string::npos) << result.out;
    const auto summary = json(std::string(level) + "/summary.json");
    EXPECT_FALSE(summary["is_quiet"]);
    EXPECT_TRUE(summary["deadlock"].is_string());
    const auto& conservation = summary["conservation"];
    EXPECT_EQ(conservation["sent"], conservation["served"].get<int>() + conservation["in_flight"].get<int>());
    recorded.push_back(file(std::string(level) + "/events.csv"));
  }
  EXPECT_EQ(recorded[0], recorded[1]);
}

// Whether the sender waits for an acknowledge, for quiet, or for less time than an answer takes.
TEST_F(CoreCommand, ARunThatIsGivenUpHasTheSameSummaryAtBothLevels) {
  for (const char* members :
       {", \"overflow\": \"stall\", \"fifo_depth\": 3, \"sender\": {\"idle_cycles\": 0, \"patience\": 5000}",
        ", \"overflow\": \"stall\", \"fifo_depth\": 3, \"sender\": {\"idle_cycles\": 12, \"patience\": 5000}",
        ", \"sender\": {\"idle_cycles\": 12, \"patience\": 1}"}) {
    write_public_core(members);
    std::vector<nlohmann::json> summaries;
    for (const char* level : {"timed", "clocked"}) {
      EXPECT_EQ(run_core(level).exit_code, 1);
      summaries.push_back(json(std::string(level) + "/summary.json"));
      EXPECT_EQ(summaries.back()["level"], level);
      summaries.back().erase("level");
      summaries.back().erase("configuration");  // the options, of which one is the level
    }
    EXPECT_EQ(summaries[0], summaries[1]) << members;
    EXPECT_EQ(file("timed/events.csv"), file("clocked/events.csv")) << members;
  }
}

TEST_F(CoreCommand, RefusesBrokenFilesInOneSentence) {
  folder_.write("good.txt", "n 0 1 0 0\n");
  folder_.write("in.csv", "addr\n0\n");
  const auto expect_refused = [&](const std::string& core, const std::string& message) {
    folder_.write("core.json", core);
    const Result result = run_core("timed");
    EXPECT_EQ(result.exit_code, 3) << core;
    EXPECT_NE(result.err.find(message), std::string::npos) << core << "\n" << result.err;
    EXPECT_FALSE(exists("timed"));
  };
  expect_refused("", "core.json: ");
  expect_refused("[1]", "core.json: has to be an object");
  expect_refused("{}",
                 "core.json: neither \"preset\" nor \"model\" is there: allowed is the preset \"tinyODIN\"");
  expect_refused(R"({"preset": "loihi"})", "\"preset\" is \"loihi\": allowed is \"tinyODIN\"");
  expect_refused(R"({"preset": "tinyODIN", "max_neurons": 3})",
                 "\"max_neurons\" is no member; did you mean 'max_neuron'?");
  expect_refused(R"({"preset": "tinyODIN", "max_neuron": 256})",
                 "\"max_neuron\" is 256: allowed is an integer from 0 to 255");
  expect_refused(R"({"preset": "tinyODIN", "overflow": "drop"})",
                 "\"overflow\" is \"drop\": allowed is \"stall\", \"drop_newest\"");
  expect_refused(R"({"preset": "tinyODIN", "fifo_depth": 0})",
                 "\"fifo_depth\" is 0: allowed is an integer from 1 to");
  expect_refused(R"({"preset": "tinyODIN", "fifo_depth": 1.5})",
                 "\"fifo_depth\" is 1.5: allowed is an integer");
  expect_refused(R"({"preset": "tinyODIN", "open_loop": 1})", "\"open_loop\" is 1: allowed is true or false");
  expect_refused(R"({"preset": "tinyODIN", "receiver": {"acknowledge_cycles": 0}})",
                 "\"receiver\": \"acknowledge_cycles\" is 0: allowed is an integer from 1 to");
  expect_refused(R"({"preset": "tinyODIN", "preset": "tinyODIN"})", "\"preset\" is there twice");
  expect_refused(R"({"preset": "tinyODIN", "configuration": "absent.txt"})", "absent.txt: cannot be opened");
  for (const auto& [memory, message] : std::vector<std::pair<std::string, std::string>>{
           {"n 256 1 0 0\n", "line 1: the neuron is '256': allowed is 0 to 255"},
           {"n 0 1 0 0\nw 0 0 8\n", "line 2: the weight is '8': allowed is -8 to 7"},
           {"n 0 4096 0 0\n", "line 1: the threshold is '4096': allowed is 0 to 4095"},
           {"n 0 1 128 0\n", "line 1: the leak is '128': allowed is 0 to 127"},
           {"n 0 1\n", "line 1: the leak is '': allowed is 0 to 127"},
           {"w 0 0 1 5\n", "line 1: '5' is too much"},
           {"x 0\n", "line 1: 'x' is no word of a configuration: allowed are n and w"}}) {
    folder_.write("memory.txt", memory);
    expect_refused(R"({"preset": "tinyODIN", "configuration": "memory.txt"})", "memory.txt: " + message);
  }
  const std::string good = R"({"preset": "tinyODIN", "configuration": "good.txt", "max_neuron": 0})";
  for (const auto& [events, message] : std::vector<std::pair<std::string, std::string>>{
           {"", "in.csv: is empty"},
           {"addr\n", "in.csv: has a header but no rows"},
           {"address\n1\n", "there is no column 'addr'"},
           {"addr\n1024\n",
            "in.csv:2: column 'addr': '1024' is no word of the input: allowed is an integer from 0 to 1023"},
           {"addr\n-1\n", "'-1' is no word of the input"},
           {"cycle,addr\n5,1\n4,1\n",
            "in.csv:3: column 'cycle': '4' is before the cycle of the row before, 5"}}) {
    folder_.write("in.csv", events);
    expect_refused(good, message);
  }
}

// A core that ticks for ever, and an input that comes late: both levels end at a signal, and keep what they
// have.
TEST_F(CoreCommand, ASignalEndsARunAtBothLevels) {
  folder_.write("core.json", R"({"model": "rtl.LIF", "neurons": 1, "tick_cycles": 100})");
  folder_.write("in.csv", "cycle,addr\n5,0\n1000000000000000,0\n");
  Surroundings surroundings;
  surroundings.signal = SIGINT;
  surroundings.signal_after_ms = 500;
  for (const std::string level : {"timed", "clocked"}) {
    const Result result =
        run({"core", "core.json", "--input", "in.csv", "--level", level, "--out", level}, surroundings);
    EXPECT_EQ(result.exit_code, 130) << level << result.err;
    EXPECT_EQ(file(level + "/events.csv").rfind("kind,cycle,addr,place\nin_req,21,0,\n", 0), 0u) << level;
    EXPECT_TRUE(json(level + "/summary.json")["interrupted"].get<bool>());
  }
}

TEST_F(CoreCommand, AFullDiskIsToldAtBothLevels) {
  folder_.write("core.json",
                R"({"model": "rtl.LIF", "parameters": {"threshold": 1, "initial_potential": 0}, "neurons": 1,
      "tick_cycles": 50, "neuron_parameters": "n.csv", "open_loop": true})");
  folder_.write("n.csv", "neuron,bias\n0,5\n");  // it fires at each tick
  folder_.write("in.csv", "addr\n0\n");
  Surroundings surroundings;
  surroundings.file_size_limit = 8192;
  for (const char* level : {"timed", "clocked"}) {
    const Result result =
        run({"core", "core.json", "--input", "in.csv", "--level", level, "--until", "1000000"}, surroundings);
    EXPECT_EQ(result.exit_code, 4) << level << result.err;
    EXPECT_NE(result.err.find("cannot be written in full"), std::string::npos) << result.err;
    EXPECT_FALSE(exists("core"));
  }
}

TEST_F(CoreCommand, RepeatsFromRunIni) {
  write_public_core();
  ASSERT_EQ(run_core("timed", {"--record", "states", "--explain", "5"}).exit_code, 0);
  ASSERT_EQ(run({"core", "--config", "timed/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("timed/events.csv"), file("again/events.csv"));
  EXPECT_EQ(file("timed/states.csv"), file("again/states.csv"));
  EXPECT_EQ(json("timed/summary.json")["explained"], json("again/summary.json")["explained"]);
}

}  // namespace
}  // namespace lif::tests
