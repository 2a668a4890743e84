// Compares arrays whose neurons differ in state, parameters or number format with a plain loop, and tests
// what an array refuses.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "arrays/plain_loop.hpp"
#include "support/bits.hpp"
#include "support/instruction_sets.hpp"
#include "support/refusal.hpp"

namespace lif::tests {
namespace {

// Where no neuron has refractory steps, the loop leaves out their counters, unless set_state() has set one.
TEST(NeuronArray, CountersThatWereSetCount) {
  in_each_instruction_set([] {
    NeuronArray<LIF<>> array(17, LIFParameters<>{});
    PlainLoop<LIF<>> loop(models_of<LIF<>>(std::vector<LIFParameters<>>(17)));
    std::mt19937_64 engine(4);
    for (int step = 0; step < 12; ++step) {
      if (step == 2 || step == 9) {
        loop.states[13] = {0.25, step == 9, 3};
        array.set_state(13, loop.states[13]);
      }
      if (step == 7) {
        loop.reset();
        array.reset();
      }
      const std::vector<double> inputs = random_inputs<LIF<>>(17, 1.0, engine);
      array.step(inputs.data());
      loop.step(inputs);
      ASSERT_EQ(disagreement(array, loop), "") << "step " << step;
    }
  });
}

TEST(NeuronArray, AModelThatRestsAmongThoseThatDoNot) {
  LIFParameters<> resting;
  resting.refractory_steps = 2;
  in_each_instruction_set([&] {
    NeuronArray<LIF<>> array(std::vector<LIFParameters<>>(19));
    PlainLoop<LIF<>> loop(models_of<LIF<>>(std::vector<LIFParameters<>>(19)));
    std::mt19937_64 engine(4);
    for (int step = 0; step < 60; ++step) {
      if (step == 5) array.set_model(18, loop.models[18] = LIF<>(resting));
      if (step == 30) array.set_model(18, loop.models[18] = LIF<>());  // while it may be refractory
      const std::vector<double> inputs = random_inputs<LIF<>>(19, 2.5, engine);
      array.step(inputs.data());
      loop.step(inputs);
      ASSERT_EQ(disagreement(array, loop), "") << "step " << step;
    }
    EXPECT_EQ(is_never_refractory(array.model(18)), true);
  });
}

TEST(NeuronArray, NegativeZerosStay) {
  LIFParameters<> negative;
  negative.initial_potential = -0.0;
  negative.reset_potential = -0.0;
  in_each_instruction_set([&] {
    for (const std::int32_t refractory_steps : {0, 1}) {
      negative.refractory_steps = refractory_steps;
      NeuronArray<LIF<>> array(5, negative);
      const std::vector<double> inputs{-0.0, 0.0, 2.0, -5e-324, 5e-324};
      array.step(inputs.data());
      const std::vector<double> expected{-0.0, 0.0, -0.0, -5e-324, 5e-324};
      for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_EQ(bits(array.potentials()[i]), bits(expected[i])) << "neuron " << i;
    }
  });
}

TEST(NeuronArray, RefusesWhatIsNoArray) {
  std::vector<LIFParameters<>> parameters(3);
  const auto build = [&] { NeuronArray<LIF<>> array(parameters); };
  EXPECT_NO_THROW(build());
  parameters[2].beta = 2;
  EXPECT_EQ(refusal_of(build), "neuron 2: beta = 2 is out of range: allowed is [0, 1]");
  parameters.clear();
  EXPECT_EQ(refusal_of(build), "a population needs one neuron at least");
  const std::vector<LIF<>> two(2);
  EXPECT_EQ(refusal_of([&] { NeuronArray<LIF<>>(two, 3); }),
            "2 models for 3 neurons: allowed is one for all, or one a neuron");
  EXPECT_THROW(NeuronArray<LIF<>>(0, LIFParameters<>{}), std::invalid_argument);
}

TEST(NeuronArray, FormatsThatDifferFromNeuronToNeuron) {
  using Model = LIF<DynamicFixed>;
  const auto model_of = [](std::uint8_t width) {
    const NumberMaker<DynamicFixed> make(FixedFormat{width, 4, true, Rounding::floor, Overflow::saturate});
    return Model({}, {make, make, make});
  };
  const std::vector<Model> models{model_of(8), model_of(12), model_of(20)};
  NeuronArray<Model> array(models, models.size());
  PlainLoop<Model> loop(models);
  const NumberMaker<DynamicFixed> wide(FixedFormat{32, 12, true, Rounding::floor, Overflow::saturate});
  std::mt19937_64 engine(8);
  for (int step = 0; step < 200; ++step) {
    std::vector<DynamicFixed> inputs;
    for (std::size_t i = 0; i < models.size(); ++i)
      inputs.push_back(wide(static_cast<double>(engine() % 2001) / 1000.0 - 0.6));
    ASSERT_FALSE(array.step(inputs.data()).has_value());
    loop.step(inputs);
    ASSERT_EQ(disagreement(array, loop), "") << "step " << step;
    ASSERT_EQ(array.state(0).potential.format().width, 8);
    ASSERT_EQ(array.state(2).potential.format().width, 20);
  }
}

}  // namespace
}  // namespace lif::tests
