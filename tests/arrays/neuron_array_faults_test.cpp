// Arrays of neurons find numbers that are not finite and inputs out of range, and name the first neuron
// that has one.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "arrays/plain_loop.hpp"
#include "support/instruction_sets.hpp"
#include "support/state_difference.hpp"

namespace lif::tests {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Gives this input to each neuron of an array in turn, and 0.25 to the others. The array has to name that
/// neuron and make its potential NaN, and the others have to make their step.
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
      // A sum that overflows makes the neuron spike, and the reset leaves a potential that looks right.
      const LIFParameters<T> without_leak{1.0, 1.0, 0, 0, refractory_steps};
      expect_fault<T>(without_leak, {largest, false, 0}, largest, false);
      expect_fault<T>(without_leak, {-largest, false, 0}, -largest, false);
      EXPECT_FALSE(::testing::Test::HasFatalFailure());
    }
  });
}

TEST(NeuronArray, NumbersThatAreNotFiniteAreFoundInDouble) { expect_faults<double>(); }
TEST(NeuronArray, NumbersThatAreNotFiniteAreFoundInFloat) { expect_faults<float>(); }

// A refractory neuron ignores its input, but an input that is not finite is an error all the same.
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

}  // namespace
}  // namespace lif::tests
