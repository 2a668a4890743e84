// The command `core` with cores of any model out of a JSON file: beside loops over integers, and bad files.
#include "testbench/executable.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <sstream>
#include <utility>
#include <vector>

namespace lif::tests {
namespace {

class ModelCore : public ExecutableTest {
 protected:
  Result run_core(const std::string& level, std::vector<std::string> further = {}) {
    further.insert(further.begin(),
                   {"core", "core.json", "--input", "in.csv", "--level", level, "--out", level});
    return run(further);
  }
  std::vector<std::vector<std::int64_t>> states(const std::string& folder) {
    std::istringstream text(file(folder + "/states.csv"));
    std::vector<std::vector<std::int64_t>> rows;
    std::string line;
    std::getline(text, line);
    while (std::getline(text, line)) {
      std::istringstream fields(line);
      rows.emplace_back();
      for (std::string field; std::getline(fields, field, ',');) rows.back().push_back(std::stoll(field));
    }
    return rows;
  }
};

// Five neurons of rtl.LIF with a leak by subtraction, which make a step with each synaptic event, as on
// tinyODIN, or with each time reference alone, in integers.
TEST_F(ModelCore, MakesTheStepsOfALoopOverIntegers) {
  constexpr std::size_t neurons = 5;
  constexpr std::size_t inputs = 4;
  std::mt19937 engine(4);
  std::array<std::array<std::int64_t, neurons>, inputs> weights{};
  std::array<std::int64_t, neurons> thresholds{}, biases{};
  std::string synapses = "weight,neuron,source\n";
  std::string own = "neuron,threshold,bias\n";
  for (std::size_t j = 0; j < neurons; ++j) {
    thresholds[j] = 20 + static_cast<std::int64_t>(engine() % 20);
    biases[j] = static_cast<std::int64_t>(engine() % 5) - 2;
    own += std::to_string(j) + "," + std::to_string(thresholds[j]) + "," + std::to_string(biases[j]) + "\n";
    for (std::size_t i = 0; i < inputs; ++i) {
      weights[i][j] = static_cast<std::int64_t>(engine() % 31) - 8;
      synapses += std::to_string(weights[i][j]) + "," + std::to_string(j) + "," + std::to_string(i) + "\n";
    }
  }
  folder_.write("synapses.csv", synapses);
  folder_.write("neurons.csv", own);
  constexpr std::uint64_t reference = 1U << 4U | 15U;  // of all neurons, in the layout type:2,address:4
  std::vector<std::uint64_t> words;
  std::string events = "addr\n";
  for (int i = 0; i < 300; ++i) {
    words.push_back(i % 5 == 4 ? reference : engine() % inputs);
    events += std::to_string(words.back()) + "\n";
  }
  folder_.write("in.csv", events);
  const std::string members =
      R"("model": "rtl.LIF", "parameters": {"width": 12, "leak": "subtract", "leak_amount": 3, "threshold": 20},
         "neurons": 5, "inputs": 4, "weight_bits": 6, "synapses": "synapses.csv", "open_loop": true, "sender": {"idle_cycles": 3})";
  for (const char* memory : {"lists", "matrix"}) {
    folder_.write(
        "core.json",
        "{" + members + R"(, "neuron_parameters": "neurons.csv", "synapse_memory": ")" + memory + "\"}");
    std::array<std::int64_t, neurons> potential{};
    std::array<std::int64_t, neurons> sums = biases;
    std::size_t spikes = 0;
    std::vector<std::vector<std::int64_t>> expected;
    for (const std::uint64_t word : words) {
      for (std::size_t j = 0; j < neurons; ++j) {
        if (word != reference) {
          sums[j] += weights[word][j];
          continue;
        }
        const std::int64_t leak = potential[j] > 0 ? -std::min<std::int64_t>(3, potential[j])
                                                   : std::min<std::int64_t>(3, -potential[j]);
        potential[j] += leak + sums[j];
        sums[j] = biases[j];
        if (potential[j] < thresholds[j]) continue;
        potential[j] = 0;
        ++spikes;
      }
      expected.emplace_back(potential.begin(), potential.end());
    }
    ASSERT_GT(spikes, 20u);
    for (const char* level : {"timed", "clocked"}) {
      const Result result = run_core(level, {"--record", "states"});
      ASSERT_EQ(result.exit_code, 0) << result.err;
      EXPECT_EQ(states(level), expected) << memory << " " << level;
      EXPECT_EQ(json(std::string(level) + "/summary.json")["outputs"], spikes);
    }
    EXPECT_EQ(file("timed/events.csv"), file("clocked/events.csv"));
  }
}

// The public core's rule, out of the catalogue's parameters in place of the preset.
TEST_F(ModelCore, AnUpdateByEventIsThatOfThePublicCore) {
  const std::string golden = GOLDEN_FOLDER "/rtl/tinyodin_core_";
  std::string synapses = "source,neuron,weight\n";
  std::string own = "neuron,threshold,leak_amount,disabled\n";
  std::ifstream configuration(golden + "config.txt");
  std::vector<std::vector<std::string>> weights(64, std::vector<std::string>(64, "0"));
  for (std::string line; std::getline(configuration, line);) {
    std::istringstream words(line);
    std::string kind, a, b, c, d;
    words >> kind >> a >> b >> c >> d;
    if (kind == "n" && std::stoi(a) < 64) own += a + "," + b + "," + c + "," + d + "\n";
    if (kind == "w" && std::stoi(a) < 64 && std::stoi(b) < 64) weights[std::stoul(a)][std::stoul(b)] = c;
  }
  for (std::size_t i = 0; i < 64; ++i) {
    for (std::size_t j = 0; j < 64; ++j)
      synapses += std::to_string(i) + "," + std::to_string(j) + "," + weights[i][j] + "\n";
  }
  folder_.write("synapses.csv", synapses);
  folder_.write("neurons.csv", own);
  folder_.write("core.json", R"({"model": "rtl.tinyODIN", "neurons": 64, "inputs": 64, "first_own_source": 0,
      "update": "event", "synaptic_event": {"synaptic_event": true, "time_reference": false},
      "time_reference": {"synaptic_event": true, "time_reference": true}, "weight_bits": 4,
      "synapses": "synapses.csv", "neuron_parameters": "neurons.csv", "sender": {"idle_cycles": 12}})");
  folder_.write("preset.json", R"({"preset": "tinyODIN", "max_neuron": 63, "configuration": ")" + golden +
                                   R"(config.txt"})");
  // Spikes of sources and references of all neurons, in the words of each core.
  std::string ours = "addr\n";
  std::string theirs = "addr\n";
  std::mt19937 engine(8);
  for (int i = 0; i < 200; ++i) {
    const std::uint64_t source = engine() % 64;
    const bool is_reference = i % 8 == 7;
    ours += std::to_string(is_reference ? 1U << 7U | 127U : source) + "\n";
    theirs += std::to_string(is_reference ? 0x1ffU : source) + "\n";
  }
  folder_.write("in.csv", ours);
  folder_.write("in_preset.csv", theirs);
  ASSERT_EQ(run_core("timed", {"--record", "states"}).exit_code, 0);
  ASSERT_EQ(run({"core", "preset.json", "--input", "in_preset.csv", "--record", "states", "--out", "preset"})
                .exit_code,
            0);
  EXPECT_EQ(states("timed"), states("preset"));
  EXPECT_GT(json("timed/summary.json")["outputs"].get<int>(), 50);
  EXPECT_EQ(json("timed/summary.json")["conservation"], json("preset/summary.json")["conservation"]);
}

// A step in every 1000 cycles, whatever the input does: the spikes of each tick beside a loop over integers.
TEST_F(ModelCore, AGlobalTickMakesAStepInEachPeriod) {
  constexpr std::size_t neurons = 6;
  constexpr std::uint64_t period = 1000;
  constexpr std::uint64_t ticks = 40;
  std::mt19937 engine(7);
  std::string synapses = "source,neuron,weight\n";
  std::array<std::array<std::int64_t, neurons>, neurons> weights{};
  for (std::size_t i = 0; i < neurons; ++i) {
    for (std::size_t j = 0; j < neurons; ++j) {
      weights[i][j] = static_cast<std::int64_t>(engine() % 21) - 4;
      synapses += std::to_string(i) + "," + std::to_string(j) + "," + std::to_string(weights[i][j]) + "\n";
    }
  }
  folder_.write("synapses.csv", synapses);
  std::string events = "cycle,addr\n";
  std::array<std::array<std::int64_t, neurons>, ticks + 2> sums{};
  for (std::uint64_t cycle = 50; cycle < 30'000; cycle += 130 + engine() % 300) {
    const std::size_t source = engine() % neurons;
    // An event that comes just before a tick may be served after it.
    if (cycle % period > period - 50) continue;
    events += std::to_string(cycle) + "," + std::to_string(source) + "\n";
    for (std::size_t j = 0; j < neurons; ++j) sums[cycle / period + 1][j] += weights[source][j];
  }
  folder_.write("in.csv", events);
  folder_.write("core.json",
                R"({"model": "rtl.LIF", "parameters": {"width": 12, "leak": "shift", "leak_shift": 1,
      "threshold": 20}, "neurons": 6, "synapses": "synapses.csv", "open_loop": true, "tick_cycles": 1000,
      "reference_order": "barrier"})");
  std::array<std::int64_t, neurons> potential{};
  std::vector<std::pair<std::uint64_t, std::size_t>> expected;  // tick and neuron
  for (std::uint64_t tick = 1; tick <= ticks; ++tick) {
    for (std::size_t j = 0; j < neurons; ++j) {
      potential[j] += sums[tick][j] - (potential[j] >> 1);
      if (potential[j] < 20) continue;
      potential[j] = 0;
      expected.emplace_back(tick, j);
    }
  }
  ASSERT_GT(expected.size(), 20u);
  for (const char* level : {"timed", "clocked"}) {
    const Result result = run_core(level, {"--until", "40500"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
    std::vector<std::pair<std::uint64_t, std::size_t>> found;
    std::istringstream rows(file(std::string(level) + "/events.csv"));
    for (std::string row; std::getline(rows, row);) {
      if (row.rfind("out,", 0) != 0) continue;
      const std::size_t comma = row.find(',', 4);
      found.emplace_back(std::stoull(row.substr(4)) / period, std::stoull(row.substr(comma + 1)));
    }
    EXPECT_EQ(found, expected) << level;
    EXPECT_EQ(json(std::string(level) + "/summary.json")["ticks"]["served"], ticks);
    EXPECT_EQ(json(std::string(level) + "/summary.json")["ticks"]["missed"], 0);
  }
  EXPECT_EQ(file("timed/events.csv"), file("clocked/events.csv"));
  EXPECT_EQ(json("timed/summary.json")["conservation"], json("clocked/summary.json")["conservation"]);
}

// Ticks that come faster than they can be served, and a sender that waits for more rest than they leave.
TEST_F(ModelCore, TicksThatAreTooFastAreMissedAndCounted) {
  folder_.write("in.csv", "cycle,addr\n1,0\n500,0\n1000,0\n");
  folder_.write("core.json", R"({"model": "rtl.LIF", "neurons": 50, "tick_cycles": 30,
      "sender": {"patience": 20000}})");
  folder_.write("restless.json", R"({"model": "rtl.LIF", "neurons": 50, "tick_cycles": 110,
      "sender": {"idle_cycles": 20, "patience": 3000}})");
  for (const char* level : {"timed", "clocked"}) {
    ASSERT_EQ(run_core(level, {"--until", "5000"}).exit_code, 1) << level;  // it never rests
    EXPECT_GT(json(std::string(level) + "/summary.json")["ticks"]["missed"].get<int>(), 20);
    const Result result = run({"core", "restless.json", "--input", "in.csv", "--level", level, "--out",
                               std::string("restless_") + level});
    EXPECT_EQ(result.exit_code, 1) << result.err;
  }
  for (const char* core : {"", "restless_"}) {
    const std::string prefix = core;
    EXPECT_EQ(file(prefix + "timed/events.csv"), file(prefix + "clocked/events.csv"));
    EXPECT_EQ(json(prefix + "timed/summary.json")["last_cycle"],
              json(prefix + "clocked/summary.json")["last_cycle"]);
  }
}

TEST_F(ModelCore, AnEventToWhatTheCoreLacksIsDroppedAndCounted) {
  folder_.write("core.json", R"({"model": "rtl.LIF", "neurons": 2, "inputs": 2})");
  folder_.write(
      "in.csv",
      "addr\n5\n8\n15\n24\n");  // no such source, no such group, all neurons, and a weight without a field
  ASSERT_EQ(run_core("timed").exit_code, 0);
  EXPECT_EQ(json("timed/summary.json")["conservation"]["dropped"]["address"], 3);
}

TEST_F(ModelCore, SumsOutsideWhatAModelAcceptsAreLimitedAndCounted) {
  folder_.write("synapses.csv", "source,neuron,weight\n0,0,100\n");
  folder_.write("core.json", R"({"model": "rtl.LIF", "parameters": {"width": 12, "input_width": 8,
      "leak": "none", "threshold": 2000}, "neurons": 1, "synapses": "synapses.csv", "sender": {"idle_cycles": 1}})");
  folder_.write("in.csv", "addr\n0\n0\n7\n");  // 200 does not fit into 8 bits
  ASSERT_EQ(run_core("timed", {"--record", "states"}).exit_code, 0);
  EXPECT_EQ(json("timed/summary.json")["saturated_inputs"], 1);
  EXPECT_EQ(states("timed").back(), std::vector<std::int64_t>{127});
}

TEST_F(ModelCore, RefusesBadFilesInOneSentence) {
  folder_.write("in.csv", "addr\n0\n");
  const auto expect_refused = [&](const std::string& members, const std::string& message) {
    folder_.write("core.json", R"({"model": "rtl.LIF", "inputs": 3)" + members + "}");
    const Result result = run_core("timed");
    EXPECT_EQ(result.exit_code, 3) << members;
    EXPECT_NE(result.err.find(message), std::string::npos) << members << "\n" << result.err;
    EXPECT_FALSE(exists("timed"));
  };
  expect_refused("", "core.json: \"neurons\" is missing: allowed is 1 or more");
  const std::string two = R"(, "neurons": 2)";
  expect_refused(two + R"(, "neuron": 3)", "\"neuron\" is no member; did you mean 'neurons'?");
  expect_refused(two + R"(, "parameters": {"thresold": 3})", "did you mean 'threshold'?");
  expect_refused(two + R"(, "parameters": {"threshold": [3]})",
                 "\"threshold\" has to be a number, true, false, or a text");
  expect_refused(two + R"(, "time_reference": {"threshold": 3})", "need \"update\": \"event\"");
  expect_refused(two + R"(, "weight_bits": 17)", "\"weight_bits\" is 17: allowed is an integer from 1 to 16");
  expect_refused(two + R"(, "weight_unit": 0)", "\"weight_unit\" is 0: allowed is a number greater than 0");
  expect_refused(two + R"(, "groups": [1, 2])", "a group from neuron 1 to before 3");
  expect_refused(two + R"(, "groups": 1)", "\"groups\": has to be a list of numbers of neurons");
  expect_refused(two + R"(, "layout": "type:2")", "core.json: ");
  expect_refused(two + R"(, "layout": "type:2,address:99")", "core.json: ");
  expect_refused(
      two + R"(, "groups": [1, 1], "layout": "type:2,address:1")",
      "the addresses of the layout type:2,address:1 end at 1: 3 inputs and 2 groups need them up to 2");
  expect_refused(
      two +
          R"(, "update": "event", "parameters": {"input_width": 6}, "weight_bits": 4, "layout": "type:2,weight:8,address:4")",
      "the weight -128 brings an input of -128: rtl.LIF accepts [-32, 31]");
  expect_refused(two + R"(, "synapses": "absent.csv")", "absent.csv: cannot be opened");
  expect_refused(two + R"(, "update": "event", "parameters": {"input_width": 4})",
                 "the weight -128 brings an input of -128: rtl.LIF accepts [-8, 7]");
  folder_.write("core.json", R"({"model": "lif", "neurons": 1})");
  EXPECT_NE(run_core("timed").err.find("\"dtype\" is double: allowed is int or fixed"), std::string::npos);
  for (const auto& [synapses, message] : std::vector<std::pair<std::string, std::string>>{
           {"source,neuron\n0,0\n", "there is no column 'weight'"},
           {"source,neuron,weight\n0,2,1\n", "s.csv:2: column 'neuron': '2' is not allowed"},
           {"source,neuron,weight\n5,0,1\n", "'5' is not allowed: allowed is an integer from 0 to 4"},
           {"source,neuron,weight\n0,0,128\n",
            "'128' is not allowed: allowed is an integer from -128 to 127"},
           {"source,neuron,weight\n0,0,x\n", "'x' is not allowed"}}) {
    folder_.write("s.csv", synapses);
    expect_refused(two + R"(, "synapses": "s.csv")", message);
  }
  for (const auto& [neurons, message] : std::vector<std::pair<std::string, std::string>>{
           {"threshold\n1\n", "there is no column 'neuron'"},
           {"neuron,threshold\n2,1\n", "column 'neuron': '2' is not allowed"},
           {"neuron,threshold\n1,1\n1,1\n", "n.csv:3: column 'neuron': '1' is given twice"},
           {"neuron,threshold\n1,x\n", "core.json: neuron 1: "},
           {"neuron,disabled\n1,2\n", "'2' is not allowed: allowed is an integer from 0 to 1"}}) {
    folder_.write("n.csv", neurons);
    expect_refused(two + R"(, "neuron_parameters": "n.csv")", message);
  }
  folder_.write("s.csv", "source,neuron,weight\n0,1,2\n0,1,3\n");
  expect_refused(two + R"(, "synapses": "s.csv", "synapse_memory": "matrix")",
                 "s.csv:3: the synapse is given twice");
  folder_.write("n.csv", "neuron,threshold,threshold\n1,2,3\n");
  expect_refused(two + R"(, "neuron_parameters": "n.csv")", "column 'threshold'");
  folder_.write("n.csv", "neuron,bias\n1,2\n");
  expect_refused(two + R"(, "update": "event", "neuron_parameters": "n.csv")",
                 "a bias needs \"update\": \"step\"");
}

}  // namespace
}  // namespace lif::tests
