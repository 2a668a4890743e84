// Dense layers in SystemVerilog under Icarus Verilog: random ones beside sums over integers and the rule of
// each neuron, and mutants that are found in the step that differs first.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include <lif/models/lif.hpp>
#include <lif/numbers/text.hpp>
#include <lif/rtl/dense_layer.hpp>

#include "rtl/random_neurons.hpp"
#include "support/icarus.hpp"
#include "support/temporary_folder.hpp"

namespace lif::systemverilog {
namespace {

using tests::RandomNeuron;

/// A layer and the rules of its neurons.
struct Layer {
  LayerChoice choice;
  std::vector<std::shared_ptr<const DynamicRule>> rules;  // one for all, or one per neuron
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::int64_t within(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int n) { return within(1, n) == 1; }
  FixedFormat format(int widest, bool is_signed) {
    FixedFormat format;
    format.width = static_cast<std::uint8_t>(within(1, widest));
    format.fraction_bits = static_cast<std::uint8_t>(within(0, format.width + 1));
    format.is_signed = is_signed;
    return format;
  }
  std::int64_t raw(const FixedFormat& format) { return within(format.lowest_raw(), format.highest_raw()); }

 private:
  std::mt19937_64 engine_;
};

void add_neuron(Layer& layer, const RandomNeuron& neuron) {
  layer.choice.neurons.push_back(neuron.choice);
  layer.rules.push_back(neuron.model.make_rule());
}

// Neurons of the same model with another threshold, and another beta where there is one.
void add_varied(Layer& layer, const RandomNeuron& base, Random& random) {
  RandomNeuron neuron = base;
  const FixedFormats& formats = neuron.choice.type.formats;
  for (const ParameterEntry& entry : base.model.entries()) {
    const bool is_threshold = entry.name == "threshold" || entry.name == "v_threshold";
    if (!is_threshold && entry.name != "beta" && entry.name != "v_reset") continue;
    const FixedFormat& format = entry.name == "beta" ? formats.coefficient : formats.potential;
    std::int64_t raw = random.raw(format);
    if (entry.name == "beta")
      raw = random.within(0, std::min(format.highest_raw(), std::int64_t{1} << format.fraction_bits));
    neuron.model.set(entry.name, to_text(std::ldexp(static_cast<double>(raw), -format.fraction_bits)));
  }
  neuron.choice.parameters = neuron.model.entries();
  add_neuron(layer, neuron);
}

Layer random_layer(const RandomNeuron& neuron, Random& random) {
  Layer layer;
  LayerChoice& choice = layer.choice;
  choice.outputs = static_cast<std::size_t>(random.one_in(4) ? 1 : random.within(1, 9));
  choice.synapses.inputs = static_cast<std::size_t>(random.one_in(4) ? 1 : random.within(1, 12));
  choice.synapses.weight = random.format(9, !random.one_in(4));
  choice.synapses.input = random.one_in(2) ? FixedFormat{1, 0, false} : random.format(7, random.one_in(2));
  choice.synapses.has_bias = random.one_in(2);
  for (std::size_t i = 0; i < choice.outputs * choice.synapses.inputs; ++i)
    choice.weights.push_back(random.raw(choice.synapses.weight));
  for (std::size_t j = 0; j < choice.outputs && choice.synapses.has_bias; ++j)
    choice.biases.push_back(random.raw(choice.synapses.weight));
  if (random.one_in(2)) {
    add_neuron(layer, neuron);
  } else {
    for (std::size_t j = 0; j < choice.outputs; ++j) add_varied(layer, neuron, random);
  }
  return layer;
}

// Steps with random inputs; sums are sums of integers, and each neuron is its own rule.
std::vector<LayerStep> steps_of(const Layer& layer, std::size_t count, Random& random) {
  const LayerChoice& choice = layer.choice;
  const Synapses& synapses = choice.synapses;
  const auto rule = [&](std::size_t j) -> const DynamicRule& {
    return *layer.rules[layer.rules.size() == 1 ? 0 : j];
  };
  std::vector<DynamicState> states(choice.outputs);
  for (std::size_t j = 0; j < choice.outputs; ++j) states[j] = rule(j).initial_state();
  std::vector<LayerStep> steps(count);
  for (LayerStep& step : steps) {
    step.is_after_reset = random.one_in(12);
    for (std::size_t i = 0; i < synapses.inputs; ++i)
      step.inputs.push_back(random.one_in(3) ? 0 : random.raw(synapses.input));
    for (std::size_t j = 0; j < choice.outputs; ++j) {
      std::int64_t sum =
          synapses.has_bias ? choice.biases[j] * (std::int64_t{1} << synapses.input.fraction_bits) : 0;
      for (std::size_t i = 0; i < synapses.inputs; ++i)
        sum += choice.weights[j * synapses.inputs + i] * step.inputs[i];
      if (step.is_after_reset) states[j] = rule(j).initial_state();
      const double current = std::ldexp(static_cast<double>(sum),
                                        -(synapses.weight.fraction_bits + synapses.input.fraction_bits));
      rule(j).step(states[j], current);
      step.spikes.push_back(states[j].spike != 0);
      step.potentials.push_back(static_cast<std::int64_t>(
          std::ldexp(states[j].potential, choice.neurons.front().type.formats.potential.fraction_bits)));
    }
  }
  return steps;
}

std::map<std::string, std::string> files_of(const DenseLayer& layer, const std::vector<LayerStep>& steps) {
  std::map<std::string, std::string> files;
  for (const LayerFile& file : layer.files) files[file.name] = file.text;
  files["bench.sv"] = layer_bench(layer, steps.size(), "vectors.mem");
  files["vectors.mem"] = layer_vectors(layer, steps);
  return files;
}

bool is_installed(const std::string& program) {
  return tests::run_process({"sh", "-c", "command -v " + program}).exit_code == 0;
}

// Whether Verilator and Yosys, where they are installed, read these files without a warning.
void expect_no_warning(const std::map<std::string, std::string>& files) {
  const tests::TemporaryFolder folder;
  tests::Surroundings there;
  there.folder = folder.path().string();
  for (const auto& [name, text] : files) folder.write(name, text);
  if (is_installed("verilator")) {
    const tests::Result result = tests::run_process(
        {"verilator", "--lint-only", "-Wall", "lif_layer.sv", "lif_layer_element.sv", "lif_layer_neuron.sv"},
        there);
    EXPECT_EQ(result.err, "") << files.at("lif_layer.sv");
  }
  if (is_installed("yosys")) {
    const std::string script =
        "read_verilog -sv lif_layer.sv lif_layer_element.sv lif_layer_neuron.sv; hierarchy -top lif_layer; "
        "proc; "
        "check -assert";
    const tests::Result result = tests::run_process({"yosys", "-q", "-e", ".*", "-p", script}, there);
    EXPECT_EQ(result.exit_code, 0) << result.out << result.err << files.at("lif_layer.sv");
  }
}

TEST(RtlLayer, RandomLayersPassUnderIcarus) {
  if (!tests::has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  Random random(7);
  std::uint64_t spikes = 0;
  std::size_t with_constants = 0;
  for (const RandomNeuron& neuron : tests::random_fixed_neurons(21, 42)) {
    if (neuron.choice.type.formats.current.width > 40) continue;
    const Layer layer = random_layer(neuron, random);
    const DenseLayer module = make_dense_layer(layer.choice);
    const std::vector<LayerStep> steps = steps_of(layer, 60, random);
    for (const LayerStep& step : steps)
      spikes += static_cast<std::uint64_t>(std::count(step.spikes.begin(), step.spikes.end(), true));
    const auto files = files_of(module, steps);
    with_constants += files.count("lif_layer_constants.mem");
    const tests::Result result = tests::simulate(files);
    EXPECT_EQ(result.out, "PASS: lif_layer agrees with its model in 60 steps\n")
        << result.err << files.at("lif_layer.sv") << files.at("lif_layer_neuron.sv");
    expect_no_warning(files);
    if (HasFailure()) break;
  }
  EXPECT_GT(spikes, 1000u);
  EXPECT_GT(with_constants, 5u);
}

// Ways in which a mutant differs from the layer below.
struct Mutation {
  bool fires_at_threshold = false;
  bool has_one_bias = false;
  bool keeps_state_in_reset = false;
  bool reverses_inputs = false;
};

// Four neurons, V <- floor(V/2) + I with a spike above 10, behind three inputs of one bit, as integers in
// quarters: the sums stay far from the ends of the formats.
LayerChoice mutated_layer() {
  LayerChoice choice;
  choice.outputs = 4;
  choice.synapses = {3, {6, 2, true}, {1, 0, false}, true};
  choice.weights = {31, -7, 12, 3, 28, -30, -9, 16, 25, 20, 20, -1};
  choice.biases = {2, 8, -3, 1};
  NeuronChoice neuron;
  neuron.model = "lif";
  neuron.type = *parse_number_type("fixed:10.2:floor");
  neuron.parameters = parameter_entries(LIFParameters<DynamicFixed>{});
  for (ParameterEntry& entry : neuron.parameters) {
    if (entry.name == "threshold") entry.text = "10";
    if (entry.name == "beta") entry.text = "0.5";
  }
  choice.neurons = {neuron};
  return choice;
}

std::vector<LayerStep> by_hand(std::size_t count, const Mutation& mutation) {
  const LayerChoice choice = mutated_layer();
  Random random(3);
  std::vector<std::int64_t> potentials(4);
  std::vector<LayerStep> steps(count);
  for (LayerStep& step : steps) {
    step.is_after_reset = random.one_in(9);
    for (int i = 0; i < 3; ++i) step.inputs.push_back(random.within(0, 1));
    for (std::size_t j = 0; j < 4; ++j) {
      std::int64_t v = step.is_after_reset && !mutation.keeps_state_in_reset ? 0 : potentials[j];
      v = (v >> 1) + choice.biases[mutation.has_one_bias ? 0 : j];
      for (std::size_t i = 0; i < 3; ++i)
        v += choice.weights[j * 3 + i] * step.inputs[mutation.reverses_inputs ? 2 - i : i];
      const bool fires = mutation.fires_at_threshold ? v >= 40 : v > 40;
      potentials[j] = fires ? 0 : v;
      step.spikes.push_back(fires);
      step.potentials.push_back(potentials[j]);
    }
  }
  return steps;
}

// Changes the code; the bench has to find the first step that a loop with the same change gets differently.
void expect_found(const std::string& file, const std::string& from, const std::string& to,
                  const Mutation& mutation) {
  if (!tests::has_icarus()) GTEST_SKIP() << "iverilog is not installed";
  const std::vector<LayerStep> right = by_hand(300, {});
  const std::vector<LayerStep> wrong = by_hand(300, mutation);
  std::size_t first = 0;
  while (first < 300 && right[first].spikes == wrong[first].spikes &&
         right[first].potentials == wrong[first].potentials)
    ++first;
  ASSERT_LT(first, 300u) << "the steps do not tell this mutant apart";
  auto files = files_of(make_dense_layer(mutated_layer()), right);
  EXPECT_EQ(tests::simulate(files).out, "PASS: lif_layer agrees with its model in 300 steps\n");
  std::string& text = files.at(file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from << "\n" << text;
  text.replace(at, from.size(), to);
  const tests::Result result = tests::simulate(files);
  EXPECT_NE(result.exit_code, 0);
  EXPECT_EQ(result.out.rfind("FAIL: step " + std::to_string(first) + ":", 0), 0u) << first << "\n"
                                                                                  << result.out;
}

TEST(RtlLayer, AMutantWithAnotherComparisonIsFound) {
  Mutation mutation;
  mutation.fires_at_threshold = true;
  expect_found("lif_layer_neuron.sv", "integrated > THRESHOLD", "integrated >= THRESHOLD", mutation);
}

TEST(RtlLayer, AMutantWithTheBiasOfAnotherNeuronIsFound) {
  Mutation mutation;
  mutation.has_one_bias = true;
  expect_found("lif_layer.sv", "biases[neuron]", "biases[0]", mutation);
}

TEST(RtlLayer, AMutantWhoseStateSurvivesAResetIsFound) {
  Mutation mutation;
  mutation.keeps_state_in_reset = true;
  expect_found("lif_layer.sv", "      is_fresh <= 1'b1;\n", "      is_fresh <= is_fresh !== 1'b0;\n",
               mutation);
}

TEST(RtlLayer, AMutantThatTakesItsInputsBackwardsIsFound) {
  Mutation mutation;
  mutation.reverses_inputs = true;
  expect_found("lif_layer.sv", "waiting_inputs <= inputs;",
               "waiting_inputs <= {inputs[0], inputs[1], inputs[2]};", mutation);
}

TEST(RtlLayer, RefusesWhatItDoesNotHold) {
  const auto expect_refused = [](const LayerChoice& choice, const std::string& problem) {
    try {
      make_dense_layer(choice);
      ADD_FAILURE() << problem;
    } catch (const std::invalid_argument& error) {
      EXPECT_EQ(std::string(error.what()), problem);
    }
  };
  LayerChoice wide = mutated_layer();
  wide.synapses.weight.width = 53;
  wide.synapses.input = {3, 0, false};
  expect_refused(wide,
                 "the sum over 3 inputs needs 58 bits: allowed is at most 54, which the network's own sums "
                 "hold exactly");
  wide.synapses.input.width = 53;
  wide.synapses.inputs = std::size_t{1} << 22U;
  expect_refused(wide, "the numbers of weights, biases and neurons do not fit 4 neurons with 4194304 inputs");
  LayerChoice large = mutated_layer();
  large.outputs = std::size_t{1} << 23U;
  expect_refused(large, "8388608 neurons with 3 inputs have more than 16777216 weights");
  LayerChoice other = mutated_layer();
  other.neurons.front().model = "norse.LIF";
  EXPECT_THROW(make_dense_layer(other), std::invalid_argument);
  LayerChoice structure = mutated_layer();
  structure.neurons.resize(4, structure.neurons.front());
  for (ParameterEntry& entry : structure.neurons.back().parameters) {
    if (entry.name == "refractory_steps") entry.text = "2";
  }
  expect_refused(structure, "the neurons of the layer differ in more than the values of parameters");
}

}  // namespace
}  // namespace lif::systemverilog
