#pragma once

#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "arrays/plain_loop.hpp"
#include "support/every_model.hpp"
#include "support/instruction_sets.hpp"

namespace lif::tests {

/// Takes an array through steps, a state that is set, a model that is replaced and a reset, and compares it
/// with a plain loop all the way.
template <class Model>
void expect_life_of_a_loop(std::size_t count, bool shares, double size, int& spikes) {
  using Parameters = typename Model::Parameters;
  const Parameters shared = usable_parameters<Model>();
  const std::vector<Parameters> own = various_parameters<Model>(count);
  NeuronArray<Model> array = shares ? NeuronArray<Model>(count, shared) : NeuronArray<Model>(own);
  PlainLoop<Model> loop(models_of<Model>(shares ? std::vector<Parameters>(count, shared) : own));
  ASSERT_EQ(array.size(), count);
  ASSERT_EQ(disagreement(array, loop), "") << "at first";

  std::mt19937_64 engine(count);
  using Kept = std::shared_ptr<const Frame<typename Model::Spike>>;
  std::vector<std::pair<Kept, Frame<typename Model::Spike>>> kept;
  for (int step = 0; step < 40; ++step) {
    if (step == 11) {
      const std::size_t from = engine() % count;
      const std::size_t to = engine() % count;
      loop.states[to] = loop.states[from];
      array.set_state(to, loop.states[to]);
      ASSERT_EQ(disagreement(array, loop), "") << "after set_state";
    }
    if (step == 17) {
      const std::size_t place = engine() % count;
      loop.models[place] = make_model<Model>(various_parameters<Model>(8).back(), {});
      array.set_model(place, loop.models[place]);
    }
    if (step == 29) {
      array.reset();
      loop.reset();
      ASSERT_EQ(disagreement(array, loop), "") << "after reset";
    }
    const std::vector<InputOf<Model>> inputs = random_inputs<Model>(count, size, engine);
    ASSERT_FALSE(array.step(inputs.data()).has_value()) << "step " << step;
    loop.step(inputs);
    ASSERT_EQ(disagreement(array, loop), "") << "step " << step;
    spikes += static_cast<int>(array.spikes()->events().size());
    if (engine() % 4 == 0) kept.emplace_back(array.spikes(), *array.spikes());
  }
  for (const auto& [frame, copy] : kept) ASSERT_EQ(*frame, copy) << "a frame that was kept has changed";
}

/// Expects arrays of various sizes to do what a plain loop does, in each instruction set.
template <class Model>
void expect_same_as_loop(double size) {
  in_each_instruction_set([&] {
    int spikes = 0;
    for (const bool shares : {true, false}) {
      for (const std::size_t count : {1u, 3u, 15u, 16u, 17u, 63u, 64u, 65u, 129u}) {
        SCOPED_TRACE(std::to_string(count) + (shares ? " neurons alike" : " neurons of their own"));
        expect_life_of_a_loop<Model>(count, shares, size, spikes);
        if (::testing::Test::HasFatalFailure()) return;
      }
    }
    EXPECT_EQ(spikes > 0, has_threshold<Model>);
  });
}

template <class Model>
class NeuronArrayOf : public ::testing::Test {};
TYPED_TEST_SUITE_P(NeuronArrayOf);
TYPED_TEST_P(NeuronArrayOf, DoesWhatALoopDoes) {
  expect_same_as_loop<TypeParam>(usual_input_size<TypeParam>());
}
REGISTER_TYPED_TEST_SUITE_P(NeuronArrayOf, DoesWhatALoopDoes);

}  // namespace lif::tests
