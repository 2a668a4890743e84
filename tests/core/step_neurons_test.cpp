// Cores whose neurons sum their events and step with time references: beside loops over single neurons.
#include <lif/core/step_neurons.hpp>

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

#include <lif/catalogue/catalogue.hpp>
#include <lif/core/event_code.hpp>
#include <lif/core/synapse_lists.hpp>
#include <lif/core/synapse_matrix.hpp>
#include <lif/core/timed_sender.hpp>
#include <lif/frameworks/all.hpp>

namespace lif::core::tests {
namespace {

std::shared_ptr<const DynamicRule> rule_of(const char* model, const char* type) {
  return every_framework().configure(model, type).make_rule();
}

// A random network of three inputs, four hidden neurons and two outputs, with the weights of a layer or of
// lists, in steps of the spikes of the inputs, a reference for the hidden layer, and one for the outputs.
TEST(StepNeurons, TwoLayersOnOneCoreMakeTheStepsOfSingleNeurons) {
  constexpr std::size_t inputs = 3;
  constexpr std::size_t hidden = 4;
  constexpr std::size_t neurons = hidden + 2;
  std::mt19937 engine(6);
  const auto rule = rule_of("lif", "fixed:12.6");
  for (const bool is_sparse : {false, true}) {
    std::vector<Synapse> synapses;
    auto matrix = std::make_unique<SynapseMatrix>(inputs + neurons, neurons, 8);
    for (std::size_t source = 0; source < inputs + hidden; ++source) {
      const bool is_input = source < inputs;
      for (std::size_t j = is_input ? 0 : hidden; j < (is_input ? hidden : neurons); ++j) {
        const std::int64_t weight = static_cast<std::int64_t>(engine() % 120) - 40;
        synapses.push_back({source, j, weight});
        matrix->set(source, j, weight);
      }
    }
    std::vector<std::int64_t> biases;
    for (std::size_t j = 0; j < neurons; ++j) biases.push_back(static_cast<std::int64_t>(engine() % 5) - 2);
    constexpr double unit = 1.0 / 128;  // weights in 1/64, input values in 1/2

    CoreParameters parameters;
    parameters.neurons = neurons;
    parameters.reference_order = ReferenceOrder::barrier;
    parameters.first_own_source = inputs;
    parameters.spike_value = 2;
    parameters.groups = {{0, hidden}, {hidden, neurons}};
    const EventCode code(aer::EventLayout::parse("type:2,value:3,address:4"));
    std::unique_ptr<SynapseMemory> memory;
    if (is_sparse) {
      memory = std::make_unique<SynapseLists>(inputs + neurons, neurons, 8, synapses);
    } else {
      memory = std::move(matrix);
    }
    CoreState state(parameters,
                    std::make_unique<StepNeurons>(StepNeurons::Rules(neurons, rule), unit, biases),
                    std::move(memory), code);
    TimedCore core(state, {});
    TimedSender sender(core, {}, 1);

    std::vector<DynamicState> expected(neurons, rule->initial_state());
    std::size_t spikes = 0;
    for (int step = 0; step < 200; ++step) {
      if (step % 50 == 0) {
        ASSERT_TRUE(sender.send(code.reset()));
        expected.assign(neurons, rule->initial_state());
      }
      std::vector<std::int64_t> values(inputs + hidden);
      for (std::size_t i = 0; i < inputs; ++i) {
        values[i] = static_cast<std::int64_t>(engine() % 4);
        if (values[i] == 0) continue;
        ASSERT_TRUE(sender.send(code.spike(i, static_cast<std::uint64_t>(values[i]))));
      }
      ASSERT_TRUE(sender.send(code.reference(0)));
      ASSERT_TRUE(sender.send(code.reference(1)));
      for (std::size_t j = 0; j < neurons; ++j) {
        std::int64_t sum = biases[j];
        for (const Synapse& one : synapses) {
          if (one.neuron == j) sum += one.weight * values[one.source];
        }
        rule->step(expected[j], static_cast<double>(sum) * unit);
        if (j < hidden) values[inputs + j] = expected[j].spike != 0 ? 2 : 0;
        spikes += expected[j].spike != 0 ? 1U : 0U;
      }
      ASSERT_TRUE(sender.settle());
      for (std::size_t j = 0; j < neurons; ++j)
        ASSERT_EQ(state.neurons().potential(j), expected[j].potential) << step << " " << j;
    }
    EXPECT_EQ(core.take_spikes().size(), spikes);
    EXPECT_GT(spikes, 50u);
    EXPECT_EQ(state.breach(), "");
  }
}

// A spike that is a number is multiplied by the value of spikes; what is no integer is rounded, and counted.
TEST(StepNeurons, SpikesThatAreNumbersBringTheirValue) {
  const auto rule =
      every_framework()
          .configure("snntorch.Leaky", "fixed:16.8", {{"beta", "0"}, {"graded_spikes_factor", "1.25"}})
          .make_rule();
  for (const std::int32_t value : {4, 2}) {
    CoreParameters parameters;
    parameters.neurons = 2;
    parameters.first_own_source = 1;
    parameters.spike_value = value;
    parameters.groups = {{0, 1}, {1, 2}};
    const EventCode code(aer::EventLayout::parse("type:2,address:4"));
    // Neuron 0 fires by the input; neuron 1 gets its spike with the weight -1, and does not fire.
    CoreState state(parameters, std::make_unique<StepNeurons>(StepNeurons::Rules(2, rule), 0.125),
                    std::make_unique<SynapseLists>(3, 2, 8, std::vector<Synapse>{{0, 0, 100}, {1, 1, -1}}),
                    code);
    TimedCore core(state, {});
    TimedSender sender(core, {1}, 1);
    for (const std::uint64_t word : {code.spike(0), code.reference(0), code.reference(1)})
      ASSERT_TRUE(sender.send(word));
    ASSERT_TRUE(sender.settle());
    const bool is_exact = value == 4;  // 1.25 * 4 is 5; 1.25 * 2 = 2.5 becomes 2, the even neighbour
    EXPECT_EQ(state.neurons().potential(1), is_exact ? -5 * 0.125 : -2 * 0.125);
    EXPECT_EQ(state.counts().rounded, is_exact ? 0u : 1u);
  }
}

}  // namespace
}  // namespace lif::core::tests
