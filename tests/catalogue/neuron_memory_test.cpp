// Many neurons in a memory beside single ones that follow the same rules.
#include <lif/catalogue/neuron_memory.hpp>

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <stdexcept>

#include <lif/catalogue/catalogue.hpp>
#include <lif/frameworks/all.hpp>

namespace lif {
namespace {

using Rules = std::vector<std::vector<std::shared_ptr<const DynamicRule>>>;

struct Choice {
  const char* model;
  const char* type;
  std::map<std::string, std::string> second;  // parameters of the second rule
  double unit;
};

TEST(NeuronMemory, MakesTheStepsOfSingleNeurons) {
  const Catalogue catalogue = every_framework();
  for (const Choice& choice :
       std::vector<Choice>{{"rtl.tinyODIN", "int", {{"threshold", "20"}, {"time_reference", "true"}}, 1},
                           {"lif", "fixed:16.8", {{"beta", "0.5"}}, 0.0625},
                           {"lif", "double", {{"threshold", "2"}}, 0.1},
                           {"snntorch.Synaptic", "fixed:12.6", {{"beta", "0.5"}, {"alpha", "0.25"}}, 0.25},
                           {"norse.LIFBox", "float", {}, 0.3}}) {
    std::map<std::string, std::string> first;
    if (std::string(choice.model) == "rtl.tinyODIN") first = {{"threshold", "20"}};
    if (std::string(choice.model) == "snntorch.Synaptic") first = {{"beta", "0.75"}, {"alpha", "0.5"}};
    const auto one = catalogue.configure(choice.model, choice.type, first).make_rule();
    const auto two = catalogue.configure(choice.model, choice.type, choice.second).make_rule();
    constexpr std::size_t size = 9;
    const Rules rules{std::vector<std::shared_ptr<const DynamicRule>>(size, one),
                      std::vector<std::shared_ptr<const DynamicRule>>(size, two)};
    const auto memory = one->make_memory(rules);
    std::vector<DynamicState> states(size, one->initial_state());
    std::mt19937 engine(3);
    std::size_t spikes = 0;
    for (int round = 0; round < 400; ++round) {
      std::vector<std::int16_t> inputs(size);
      for (std::int16_t& input : inputs)
        input = static_cast<std::int16_t>(static_cast<int>(engine() % 16) - 5);
      const std::size_t rule = engine() % 2;
      const bool has_inputs = engine() % 4 != 0;
      const std::size_t first_neuron = engine() % size;
      const std::size_t end = first_neuron + engine() % (size + 1 - first_neuron);
      std::size_t expected = end;
      for (std::size_t i = first_neuron; i < end && expected == end; ++i) {
        rules[rule][i]->step(states[i], has_inputs ? inputs[i] * choice.unit : 0.0);
        if (states[i].spike != 0) expected = i;
      }
      spikes += expected < end ? 1 : 0;
      const std::vector<std::int64_t> wide(inputs.begin(), inputs.end());
      std::size_t spiked = 0;
      if (!has_inputs) {
        spiked = memory->step_until_spike(rule, first_neuron, end);
      } else if (round % 3 == 0) {
        spiked = memory->step_until_spike(rule, first_neuron, end, inputs.data(), choice.unit);
      } else if (round % 3 == 1) {
        spiked = memory->step_until_spike(rule, first_neuron, end, wide.data(), choice.unit);
      } else {  // the neurons as a list
        std::vector<std::uint32_t> listed(size);
        std::iota(listed.begin(), listed.end(), 0U);
        spiked = memory->step_until_spike(rule, listed.data(), first_neuron, end, inputs.data(), choice.unit);
      }
      ASSERT_EQ(spiked, expected);
      for (std::size_t i = 0; i < size; ++i)
        ASSERT_EQ(memory->potential(i), states[i].potential) << choice.model;
    }
    EXPECT_GT(spikes, 3u) << choice.model;
    memory->reset(1, size);
    EXPECT_EQ(memory->potential(0), states[0].potential);
    for (std::size_t i = 1; i < size; ++i) EXPECT_EQ(memory->potential(i), one->initial_state().potential);
  }
}

TEST(NeuronMemory, RefusesRulesThatDoNotBelongTogether) {
  const Catalogue catalogue = every_framework();
  const auto own = catalogue.configure("lif", "fixed:16.8").make_rule();
  const auto type = catalogue.configure("lif", "fixed:12.8").make_rule();
  const auto model = catalogue.configure("lif.ALIF", "fixed:16.8").make_rule();
  EXPECT_THROW(own->make_memory({{own, type}}), std::invalid_argument);
  EXPECT_THROW(own->make_memory({{own, model}}), std::invalid_argument);
  EXPECT_THROW(own->make_memory({{own, own}, {own}}), std::invalid_argument);
}

}  // namespace
}  // namespace lif
