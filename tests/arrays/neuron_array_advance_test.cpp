// Compares arrays of neurons that make several steps at a time, in tiles and in ranges, with a plain loop.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "arrays/plain_loop.hpp"
#include "support/every_model.hpp"
#include "support/instruction_sets.hpp"

namespace lif::tests {
namespace {

/// Makes several steps at a time, range by range, and compares the array with the loop.
template <class Model>
void expect_advance(double size, std::size_t count, bool shares) {
  using Parameters = typename Model::Parameters;
  const Parameters shared = usable_parameters<Model>();
  const std::vector<Parameters> own = various_parameters<Model>(count);
  NeuronArray<Model> array = shares ? NeuronArray<Model>(count, shared) : NeuronArray<Model>(own);
  PlainLoop<Model> loop(models_of<Model>(shares ? std::vector<Parameters>(count, shared) : own));
  std::mt19937_64 engine(21);
  NumberEvents events;
  for (const std::size_t steps : {5u, 1u, 2u}) {
    std::vector<std::vector<InputOf<Model>>> inputs;
    std::vector<std::shared_ptr<Frame<typename Model::Spike>>> frames;
    std::vector<StepPlan<Model>> plans;
    const typename Model::Spike* before = array.spikes()->values().data();
    for (std::size_t step = 0; step < steps; ++step) {
      inputs.push_back(random_inputs<Model>(count, size, engine));
      frames.push_back(std::make_shared<Frame<typename Model::Spike>>(count));
      plans.push_back({inputs.back().data(), before, frames.back()->overwrite()});
      before = frames.back()->values().data();
    }
    // The second half goes first, because ranges must not depend on each other.
    const std::size_t cut = count / 2 + 1;
    const Frame<typename Model::Spike> shown = *array.spikes();
    ASSERT_TRUE(array.advance(cut, count, plans.data(), steps, events));
    ASSERT_TRUE(array.advance(0, 1, plans.data(), steps, events));
    ASSERT_TRUE(array.advance(1, 1, plans.data(), steps, events)) << "nobody";
    ASSERT_TRUE(array.advance(1, cut, plans.data(), steps, events));
    ASSERT_EQ(*array.spikes(), shown) << "spikes() stays until set_spikes()";
    array.set_spikes(frames.back());
    for (std::size_t step = 0; step < steps; ++step) {
      loop.step(inputs[step]);
      for (std::size_t i = 0; i < count; ++i)
        ASSERT_EQ(frames[step]->values()[i], loop.states[i].spike) << "step " << step << " neuron " << i;
    }
    NumberEvents of_loop;
    std::swap(of_loop, loop.events);  // the array has none, as they were added to `events`
    ASSERT_EQ(disagreement(array, loop), "");
    std::swap(of_loop, loop.events);
    ASSERT_EQ(events.saturations, loop.events.saturations);
    ASSERT_EQ(events.wraps, loop.events.wraps);
    ASSERT_EQ(events.exact_threshold_hits, loop.events.exact_threshold_hits);
  }
}

template <class Model>
void expect_advance(double size) {
  in_each_instruction_set([&] {
    for (const bool shares : {true, false}) {
      for (const std::size_t count : {9u, 2047u, 2049u, 4170u}) {
        SCOPED_TRACE(std::to_string(count) + (shares ? " neurons alike" : " neurons of their own"));
        expect_advance<Model>(size, count, shares);
      }
    }
  });
}

TEST(NeuronArray, AdvancesSeveralStepsInTilesAndRanges) { expect_advance<LIF<double>>(1.0); }
TEST(NeuronArray, AdvancesWhatFeedsItsSpikesBack) { expect_advance<snntorch::RLeaky<float>>(0.5); }
TEST(NeuronArray, AdvancesWhatCountsItsSteps) { expect_advance<lava::LIFReset<std::int32_t>>(40.0); }
TEST(NeuronArray, AdvancesWhatCountsSaturations) { expect_advance<LIF<Fixed<12, 6>>>(20.0); }

}  // namespace
}  // namespace lif::tests
