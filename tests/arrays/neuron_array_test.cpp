// Arrays of neurons beside a plain loop that steps one state after the other, bit for bit: every model, every
// instruction set of the machine, sizes around the widths of vectors.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/every_model.hpp"
#include "support/instruction_sets.hpp"
#include "support/state_difference.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What a NeuronArray has to do, done by the rule alone.
template <class Model>
struct PlainLoop {
  explicit PlainLoop(std::vector<Model> one_a_neuron) : models(std::move(one_a_neuron)) { reset(); }

  void reset() {
    states.clear();
    for (const Model& model : models) states.push_back(model.initial_state());
  }

  void step(const std::vector<InputOf<Model>>& inputs) {
    const NumberEvents before = number_events();
    for (std::size_t i = 0; i < models.size(); ++i) models[i].step(states[i], inputs[i]);
    events += number_events() - before;
  }

  std::vector<Model> models;
  std::vector<typename Model::State> states;
  NumberEvents events;
};

template <class Model>
std::vector<Model> models_of(const std::vector<typename Model::Parameters>& parameters) {
  std::vector<Model> models;
  for (const auto& own : parameters) models.push_back(make_model<Model>(own, NumbersOf<Model>{}));
  return models;
}

/// "" if array and loop are in the same state; else which neuron differs in what.
template <class Model>
std::string disagreement(const NeuronArray<Model>& array, const PlainLoop<Model>& loop) {
  for (std::size_t i = 0; i < loop.states.size(); ++i) {
    const std::string neuron = "neuron " + std::to_string(i) + ": ";
    const std::string found = difference(array.state(i), loop.states[i]);
    if (!found.empty()) return neuron + found;
    if (!are_same(array.potentials()[i], loop.states[i].potential)) return neuron + "potentials()";
    if (array.spikes()->values()[i] != loop.states[i].spike) return neuron + "spikes()";
  }
  const NumberEvents& events = array.events();
  if (events.saturations != loop.events.saturations) return "saturations";
  if (events.wraps != loop.events.wraps) return "wraps";
  if (events.exact_threshold_hits != loop.events.exact_threshold_hits) return "exact hits";
  return {};
}

template <class Model>
std::vector<InputOf<Model>> random_inputs(std::size_t count, double size, std::mt19937_64& engine) {
  std::vector<InputOf<Model>> inputs;
  for (std::size_t i = 0; i < count; ++i)
    inputs.push_back(random_input<Model>(NumbersOf<Model>{}, size, engine));
  return inputs;
}

/// A life of an array: steps, a state that is set, a model that is replaced, a reset.
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

template <class Model>
void expect_same(double size) {
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

#define LIF_ARRAY_TEST(test, model, size)                                         \
  template <class T>                                                              \
  using Model##test = model<T>;                                                   \
  TEST(NeuronArrayOf, test##AsFloat) { expect_same<Model##test<float>>(size); }   \
  TEST(NeuronArrayOf, test##AsDouble) { expect_same<Model##test<double>>(size); } \
  TEST(NeuronArrayOf, test##AsFixedPoint) { expect_same<Model##test<Fixed<40, 20>>>(size); }
LIF_EVERY_MODEL_TEMPLATE(LIF_ARRAY_TEST)
#undef LIF_ARRAY_TEST

#define LIF_ARRAY_TEST(test, model, size) \
  TEST(NeuronArrayOf, test) { expect_same<model>(size); }
LIF_EVERY_INTEGER_MODEL(LIF_ARRAY_TEST)
#undef LIF_ARRAY_TEST

/// Several steps at a time, in tiles and in ranges of neurons, beside the loop.
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
    // The second half first: ranges do not depend on each other.
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
    NumberEvents expected;
    std::swap(expected, loop.events);  // they were added to `events` instead
    ASSERT_EQ(disagreement(array, loop), "");
    std::swap(expected, loop.events);
    ASSERT_EQ(events.saturations, loop.events.saturations);
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

// Parameters without refractory steps let loops leave the counters out: not where one was set.
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
      if (step == 30) array.set_model(18, loop.models[18] = LIF<>());  // while it may be at rest
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

/// Every neuron of an array in turn takes this input while the others take 0.25: the array names it, its
/// potential is NaN, and the others have made their step.
template <class T>
void expect_fault(const LIFParameters<T>& parameters, const typename LIF<T>::State& state, T input,
                  bool is_of_input) {
  for (const std::size_t count : {1u, 5u, 33u}) {
    for (std::size_t faulty = 0; faulty < count; ++faulty) {
      NeuronArray<LIF<T>> array(count, parameters);
      std::vector<T> inputs(count, T{0.25});
      ASSERT_FALSE(array.step(inputs.data()).has_value());
      array.set_state(faulty, state);
      inputs[faulty] = input;
      const auto fault = array.step(inputs.data());
      ASSERT_TRUE(fault.has_value());
      EXPECT_EQ(fault->neuron, faulty);
      EXPECT_EQ(fault->is_of_input, is_of_input);
      typename LIF<T>::State expected{T{0.25}, false, 0};
      LIF<T>(parameters).step(expected, T{0.25});
      for (std::size_t i = 0; i < count; ++i) {
        if (i == faulty) {
          ASSERT_TRUE(std::isnan(array.potentials()[i]));
        } else {
          ASSERT_EQ(difference(array.state(i), expected), "") << "neuron " << i << " of " << count;
        }
      }
      inputs[faulty] = 0;
      if (parameters.refractory_steps == 0) {
        ASSERT_TRUE(array.step(inputs.data()).has_value()) << "it lasts";
      }
      array.set_state(faulty, {});
      ASSERT_FALSE(array.step(inputs.data()).has_value()) << "until the state is set";
    }
  }
}

template <class T>
void expect_faults() {
  in_each_instruction_set([] {
    constexpr T largest = std::numeric_limits<T>::max();
    for (const std::int32_t refractory_steps : {0, 4}) {
      SCOPED_TRACE(refractory_steps);
      const LIFParameters<T> usual{1.0, 0.9, 0, 0, refractory_steps};
      for (const double input : {nan, infinity, -infinity}) {
        expect_fault<T>(usual, {}, static_cast<T>(input), true);
      }
      // A sum that overflows spikes and is reset: what is left would look all right.
      const LIFParameters<T> without_leak{1.0, 1.0, 0, 0, refractory_steps};
      expect_fault<T>(without_leak, {largest, false, 0}, largest, false);
      expect_fault<T>(without_leak, {-largest, false, 0}, -largest, false);
      EXPECT_FALSE(::testing::Test::HasFatalFailure());
    }
  });
}

TEST(NeuronArray, NumbersThatAreNotFiniteAreFoundInDouble) { expect_faults<double>(); }
TEST(NeuronArray, NumbersThatAreNotFiniteAreFoundInFloat) { expect_faults<float>(); }

// The rule ignores an input at rest; that it is not finite is an error all the same.
TEST(NeuronArray, AnInputThatIsNotFiniteIsFoundAtRest) {
  in_each_instruction_set([] {
    const LIFParameters<> parameters{1.0, 0.9, 0, 0, 4};
    for (const double input : {nan, infinity}) expect_fault<double>(parameters, {0, true, 4}, input, true);
  });
}

TEST(NeuronArray, TheFirstOfSeveralFaultsIsNamed) {
  NeuronArray<LIF<>> array(40, LIFParameters<>{});
  std::vector<double> inputs(40);
  inputs[38] = inputs[21] = nan;
  const auto fault = array.step(inputs.data());
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->neuron, 21u);
  EXPECT_TRUE(std::isnan(array.potentials()[38]));
}

TEST(NeuronArray, AdvanceTellsOfNumbersThatAreNotFinite) {
  NeuronArray<LIF<>> array(10, LIFParameters<>{});
  std::vector<double> inputs(10);
  inputs[7] = infinity;
  AlignedArray<bool> before(10), spikes(10);
  const StepPlan<LIF<>> plan{inputs.data(), before.data(), spikes.data()};
  NumberEvents events;
  EXPECT_TRUE(array.advance(0, 7, &plan, 1, events));
  EXPECT_TRUE(array.advance(8, 10, &plan, 1, events));
  EXPECT_FALSE(array.advance(7, 8, &plan, 1, events));
}

TEST(NeuronArray, InputsBeyondTheHardwaresRangeLeaveAllAsTheyWere) {
  rtl::LIF::Parameters parameters;
  NeuronArray<rtl::LIF> array(3, parameters);
  const std::vector<std::int64_t> good{100, 200, -300};
  ASSERT_FALSE(array.step(good.data()).has_value());
  PlainLoop<rtl::LIF> loop(models_of<rtl::LIF>(std::vector<rtl::LIF::Parameters>(3)));
  loop.step(good);
  for (const std::int64_t bad : {std::int64_t{32768}, std::int64_t{-32769}}) {
    const auto fault = array.step(std::vector<std::int64_t>{100, bad, 2 * bad}.data());
    ASSERT_TRUE(fault.has_value());
    EXPECT_EQ(fault->neuron, 1u);
    EXPECT_TRUE(fault->is_of_input);
    EXPECT_EQ(disagreement(array, loop), "");
  }
  ASSERT_FALSE(array.step(std::vector<std::int64_t>{32767, -32768, 0}.data()).has_value()) << "the ends";
  EXPECT_EQ(array.allowed_input(1), "[-32768, 32767]");
  EXPECT_EQ(NeuronArray<LIF<>>(1, LIFParameters<>{}).allowed_input(0), "any finite number");
}

std::string refusal_of(const std::vector<LIFParameters<>>& parameters) {
  try {
    NeuronArray<LIF<>> array(parameters);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

TEST(NeuronArray, RefusesWhatIsNoArray) {
  std::vector<LIFParameters<>> parameters(3);
  EXPECT_EQ(refusal_of(parameters), "");
  parameters[2].beta = 2;
  EXPECT_EQ(refusal_of(parameters), "neuron 2: beta = 2 is out of range: allowed is [0, 1]");
  EXPECT_EQ(refusal_of({}), "a population needs one neuron at least");
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

TEST(InstructionSets, ChooseAmongThoseThatTheMachineHas) {
  const InstructionSet before = instruction_set();
  EXPECT_TRUE(choose_instruction_set(InstructionSet::baseline)) << "every machine has it";
  EXPECT_EQ(instruction_set(), InstructionSet::baseline);
  for (const InstructionSet choice : {InstructionSet::avx512, InstructionSet::avx2}) {
    const bool is_chosen = choose_instruction_set(choice);
    EXPECT_EQ(instruction_set(), is_chosen ? choice : InstructionSet::baseline);
    choose_instruction_set(InstructionSet::baseline);
  }
  EXPECT_TRUE(choose_instruction_set(before)) << "the widest is one of them";
  EXPECT_STREQ(to_text(InstructionSet::baseline), "baseline");
  EXPECT_STREQ(to_text(InstructionSet::avx2), "avx2");
  EXPECT_STREQ(to_text(InstructionSet::avx512), "avx512");
}

}  // namespace
}  // namespace lif::tests
