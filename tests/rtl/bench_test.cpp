// The self-checking benches of SystemVerilog under Icarus Verilog: neurons pass them, and mutants fail in the
// step that a loop written by hand says.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include <lif/catalogue/catalogue.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/rtl/neuron.hpp>
#include <lif/rtl/self_checking_bench.hpp>

#include "rtl/bench_steps.hpp"
#include "rtl/random_neurons.hpp"
#include "support/golden_trace.hpp"
#include "support/icarus.hpp"

namespace lif::systemverilog {
namespace {

using Settings = std::map<std::string, std::string>;

using tests::has_icarus;

// Compiles a module and its bench, and runs them.
tests::Result simulate(const Neuron& neuron, const std::string& module, const std::vector<BenchStep>& steps) {
  return tests::simulate({{"module.sv", module},
                          {"bench.sv", self_checking_bench(neuron, steps.size(), "vectors.mem")},
                          {"vectors.mem", bench_vectors(neuron, steps)}});
}

NeuronChoice choice_of(const std::string& model, const std::string& type,
                       const DynamicParameters& parameters) {
  NeuronChoice choice;
  choice.model = model;
  choice.type = *parse_number_type(type);
  choice.parameters = parameters.entries();
  return choice;
}

testbench::ConfiguredModel configured(const DynamicParameters& parameters) {
  return {parameters, parameters.make_rule()->description(), parameters.entries()};
}

void expect_pass(const NeuronChoice& choice, const DynamicParameters& parameters) {
  const Neuron neuron = make_neuron(choice);
  const auto steps = testbench::bench_steps(configured(parameters), neuron, 1000, 1);
  const tests::Result result = simulate(neuron, neuron.text(), steps);
  EXPECT_EQ(result.exit_code, 0) << neuron.text();
  EXPECT_EQ(result.out, "PASS: " + neuron.module.name() + " agrees with its model in 1000 steps\n")
      << result.err;
}

TEST(RtlBench, RandomNeuronsPassUnderIcarus) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  for (const char* kind : {"rtl", "fixed"}) {
    for (tests::RandomNeuron& one : tests::random_neurons(kind, 11, 15)) {
      one.choice.ports.threshold = one.choice.module_name == "n3" || one.choice.module_name == "n4";
      one.choice.ports.enable = one.choice.module_name == "n5";
      expect_pass(one.choice, one.model);
    }
  }
}

TEST(RtlBench, VectorsThatAreMissingAreNoPass) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  const DynamicParameters parameters = every_framework().configure("rtl.LIF");
  const Neuron neuron = make_neuron(choice_of("rtl.LIF", "int", parameters));
  const tests::Result result = tests::simulate(
      {{"module.sv", neuron.text()}, {"bench.sv", self_checking_bench(neuron, 100, "absent.mem")}});
  EXPECT_NE(result.exit_code, 0);
  EXPECT_EQ(result.out.find("PASS"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("FAIL: there is no vector 0"), std::string::npos) << result.out;
}

TEST(RtlBench, PresetsPassUnderIcarus) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  const Catalogue catalogue = every_framework();
  for (const char* model : {"rtl.LIF", "rtl.tinyODIN", "rtl.tt07_refractory", "rtl.tt05_shift"}) {
    const DynamicParameters parameters = catalogue.configure(model);
    expect_pass(choice_of(model, "int", parameters), parameters);
  }
}

// The rows of public RTL as vectors: row t was sampled before the edge, so it shows the result of row t - 1.
std::vector<BenchStep> golden_steps(const std::string& file, const std::vector<std::string>& inputs,
                                    const std::string& potential, std::size_t first, std::size_t count,
                                    bool is_early) {
  const auto columns = tests::read_columns(std::string(GOLDEN_FOLDER "/rtl/") + file);
  const auto at = [&](const std::string& column, std::size_t row) {
    return tests::parse_as<std::int64_t>(columns.at(column).at(row));
  };
  std::vector<BenchStep> steps;
  for (std::size_t row = first; row < first + count; ++row) {
    BenchStep step;
    for (const std::string& input : inputs) step.inputs.push_back(input == "1" ? 1 : at(input, row));
    step.spike = at("spike", is_early ? row : row + 1) != 0;
    step.potential = at(potential, row + (potential == "state_next" ? 0 : 1));
    steps.push_back(step);
  }
  return steps;
}

TEST(RtlBench, Tt05PassesTheTraceOfThePublicRtl) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  const DynamicParameters parameters = every_framework().configure("rtl.tt05_shift");
  const Neuron neuron = make_neuron(choice_of("rtl.tt05_shift", "int", parameters));
  const auto steps =
      golden_steps("tt05_lif_shift0875.csv", {"rst_n", "1", "current"}, "state", 0, 19'998, false);
  const tests::Result result = simulate(neuron, neuron.text(), steps);
  EXPECT_EQ(result.out, "PASS: lif_neuron agrees with its model in 19998 steps\n") << result.err;
}

TEST(RtlBench, Tt07PassesTheTraceOfThePublicRtl) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  // Threshold, leak and refractory period are inputs of the public RTL; each stretch in which they are
  // constant is a module, whose initial state is that of the first row without a refractory step.
  const auto columns = tests::read_columns(GOLDEN_FOLDER "/rtl/tt07_lif_refractory.csv");
  const auto is_same = [&](std::size_t a, std::size_t b) {
    const std::vector<std::string> settings{"threshold", "decay", "refractory_period", "reset"};
    return std::all_of(settings.begin(), settings.end(),
                       [&](const std::string& name) { return columns.at(name)[a] == columns.at(name)[b]; });
  };
  const std::size_t rows = columns.at("reset").size();
  std::size_t compared = 0;
  for (std::size_t first = 0, end = 0; first < rows - 1; first = end) {
    for (end = first + 1; end < rows - 1 && is_same(first, end); ++end) continue;
    if (columns.at("reset")[first] == "1") continue;
    std::size_t last = end;  // the row after a reset begins does not show the step before it
    if (columns.at("reset")[end] == "1") --last;
    while (columns.at("refractory_counter")[first] != "0") ++first;
    const DynamicParameters parameters =
        every_framework().configure("rtl.tt07_refractory", "int",
                                    {{"threshold", columns.at("threshold")[first]},
                                     {"leak_amount", columns.at("decay")[first]},
                                     {"refractory_period", columns.at("refractory_period")[first]},
                                     {"initial_potential", columns.at("membrane")[first]}});
    const Neuron neuron = make_neuron(choice_of("rtl.tt07_refractory", "int", parameters));
    auto steps = golden_steps("tt07_lif_refractory.csv", {"1", "enable", "input_current"}, "membrane", first,
                              last - first, false);
    BenchStep reset;
    reset.inputs = {0, 0, 0};
    reset.potential = tests::parse_as<std::int64_t>(columns.at("membrane")[first]);
    steps.insert(steps.begin(), reset);
    const tests::Result result = simulate(neuron, neuron.text(), steps);
    EXPECT_EQ(result.out,
              "PASS: lif_neuron agrees with its model in " + std::to_string(steps.size()) + " steps\n")
        << result.err;
    compared += steps.size() - 1;
  }
  EXPECT_GT(compared, 19'900u);
}

TEST(RtlBench, TinyOdinPassesTheTraceOfThePublicRtl) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  // Threshold and leak are loaded anew every 400 rows; each of these stretches begins with a state of its
  // own.
  const auto columns = tests::read_columns(GOLDEN_FOLDER "/rtl/tinyodin_lif12.csv");
  for (std::size_t first = 0; first < 24'000; first += 4000) {
    const DynamicParameters parameters =
        every_framework().configure("rtl.tinyODIN", "int",
                                    {{"leak_amount", columns.at("leak_str")[first]},
                                     {"threshold", columns.at("thr")[first]},
                                     {"initial_potential", columns.at("state")[first]}});
    const Neuron neuron = make_neuron(choice_of("rtl.tinyODIN", "int", parameters));
    auto steps = golden_steps("tinyodin_lif12.csv", {"1", "1", "syn_event", "time_ref", "syn_weight"},
                              "state_next", first, 400, true);
    BenchStep reset;
    reset.inputs = {0, 0, 0, 0, 0};
    reset.potential = tests::parse_as<std::int64_t>(columns.at("state")[first]);
    steps.insert(steps.begin(), reset);
    const tests::Result result = simulate(neuron, neuron.text(), steps);
    EXPECT_EQ(result.out, "PASS: lif_neuron agrees with its model in 401 steps\n") << result.err;
  }
}

// The neuron that the mutants are made of: V - (V >> 3) + I in 8 bits that saturate, a spike at 40 or above.
DynamicParameters mutated_neuron() {
  return every_framework().configure("rtl.LIF", "int",
                                     {{"width", "8"},
                                      {"input_width", "9"},
                                      {"threshold", "40"},
                                      {"leak_shift", "3"},
                                      {"initial_potential", "5"}});
}

// What the mutant does in a step, by hand.
struct Moved {
  std::int64_t potential;
  bool fires;
};
using Mutant = std::function<Moved(std::int64_t v, std::int64_t input, bool spike)>;

Moved reset_if(bool fires, std::int64_t potential) { return {fires ? 0 : potential, fires}; }

std::int64_t saturated(std::int64_t value) { return std::clamp<std::int64_t>(value, -128, 127); }

void expect_found(const std::string& from, const std::string& to, const Mutant& mutant) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  const DynamicParameters parameters = mutated_neuron();
  const Neuron neuron = make_neuron(choice_of("rtl.LIF", "int", parameters));
  const auto steps = testbench::bench_steps(configured(parameters), neuron, 2000, 3);
  std::string module = neuron.text();
  const std::size_t at = module.find(from);
  ASSERT_NE(at, std::string::npos) << from << "\n" << module;
  module.replace(at, from.size(), to);

  std::size_t first = steps.size();
  std::int64_t v = 5;
  bool spike = false;
  for (std::size_t i = 0; i < steps.size() && first == steps.size(); ++i) {
    const auto input = static_cast<std::int64_t>(steps[i].inputs[2]);
    if (steps[i].inputs[0] == 0) {
      v = 5;
      spike = false;
    } else if (steps[i].inputs[1] != 0) {
      const Moved moved = mutant(v, input, spike);
      spike = moved.fires;
      v = moved.potential;
    } else {
      spike = false;
    }
    if (v != steps[i].potential || spike != steps[i].spike) first = i;
  }
  ASSERT_LT(first, steps.size()) << "the bench's inputs do not tell this mutant apart";
  const tests::Result result = simulate(neuron, module, steps);
  EXPECT_NE(result.exit_code, 0);
  EXPECT_EQ(result.out.rfind("FAIL: step " + std::to_string(first) + ":", 0), 0u) << first << "\n"
                                                                                  << result.out;
}

TEST(RtlBench, AMutantWithAnotherComparisonIsFound) {
  expect_found("stored >= THRESHOLD", "stored > THRESHOLD", [](std::int64_t v, std::int64_t input, bool) {
    const std::int64_t next = saturated(v - (v >> 3) + input);
    return reset_if(next > 40, next);
  });
}

TEST(RtlBench, AMutantWithAnotherBitOfLeakIsFound) {
  expect_found("potential >>> 3", "potential >>> 4", [](std::int64_t v, std::int64_t input, bool) {
    const std::int64_t next = saturated(v - (v >> 4) + input);
    return reset_if(next >= 40, next);
  });
}

TEST(RtlBench, AMutantThatWrapsIsFound) {
  expect_found("sum > 10'sd127 ? 8'sd127 : ", "", [](std::int64_t v, std::int64_t input, bool) {
    const std::int64_t sum = v - (v >> 3) + input;
    const std::int64_t next = sum < -128 ? -128 : ((sum + 128) & 255) - 128;
    return reset_if(next >= 40, next);
  });
}

TEST(RtlBench, AMutantThatLeaksAfterTheInputIsFound) {
  expect_found("wire signed [4:0] leaked_lost = 5'(potential >>> 3);",
               "wire signed [9:0] both = 10'(potential) + 10'(input_current);\n"
               "  wire signed [6:0] leaked_lost = 7'(both >>> 3);",
               [](std::int64_t v, std::int64_t input, bool) {
                 const std::int64_t next = saturated(v + input - ((v + input) >> 3));
                 return reset_if(next >= 40, next);
               });
}

TEST(RtlBench, AMutantThatResetsACycleLateIsFound) {
  expect_found("fires ? 8'sd0 : stored", "spike ? 8'sd0 : stored",
               [](std::int64_t v, std::int64_t input, bool spike) {
                 const std::int64_t next = saturated(v - (v >> 3) + input);
                 return Moved{spike ? 0 : next, next >= 40};
               });
}

// Only a potential that is equal to the threshold tells the two comparisons apart.
TEST(RtlBench, InputsBringThePotentialToTheThreshold) {
  if (!has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  for (const char* model :
       {"lif", "lif.ALIF", "snntorch.Leaky", "snntorch.Synaptic", "nir.LIF", "nir.IF", "nir.CubaLIF"}) {
    for (const bool has_port : {false, true}) {
      Settings settings;
      if (std::string(model).rfind("nir.", 0) == 0) settings = {{"dt", "1"}, {"r", "1"}};
      if (std::string(model) == "nir.LIF") settings["tau"] = "4";
      if (std::string(model) == "nir.CubaLIF")
        settings.insert({{"tau_mem", "4"}, {"tau_syn", "2"}, {"w_in", "1"}});
      const DynamicParameters parameters = every_framework().configure(model, "fixed:16.8", settings);
      NeuronChoice choice = choice_of(model, "fixed:16.8", parameters);
      choice.ports.threshold = has_port;
      const Neuron neuron = make_neuron(choice);
      std::string module = neuron.text();
      const std::size_t fires = module.find("wire fires = ");
      ASSERT_NE(fires, std::string::npos) << module;
      const std::size_t at = module.find(" > ", fires);
      module.replace(at, 3, " >= ");
      const auto steps = testbench::bench_steps(configured(parameters), neuron, 1000, 1);
      EXPECT_NE(simulate(neuron, module, steps).exit_code, 0) << model << (has_port ? " with a port" : "");
    }
  }
}

}  // namespace
}  // namespace lif::systemverilog
