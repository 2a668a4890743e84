#include <lif/models/lif.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/bits.hpp"

namespace lif {
namespace {

using tests::bits;
using State = LIF<>::State;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

State after(const LIF<>& model, double potential, double input) {
  State state;
  state.potential = potential;
  model.step(state, input);
  return state;
}

TEST(Lif, DefaultsAreTheLaw) {
  const LIFParameters<> parameters;
  EXPECT_EQ(parameters.threshold, 1.0);
  EXPECT_EQ(parameters.beta, 0.9);
  EXPECT_EQ(parameters.reset_potential, 0.0);
  EXPECT_EQ(parameters.initial_potential, 0.0);
  EXPECT_EQ(parameters.refractory_steps, 0);
}

TEST(Lif, IntegratesWithLeak) {
  const State state = after(LIF<>(), 0.5, 0.25);
  EXPECT_EQ(state.potential, 0.9 * 0.5 + 0.25);
  EXPECT_FALSE(state.spike);
}

TEST(Lif, SpikeResetsInTheSameStep) {
  LIF<> model;
  State state;
  state.potential = 0.9;
  EXPECT_EQ(model.step(state, 0.5), 0.9 * 0.9 + 0.5);
  EXPECT_TRUE(state.spike);
  EXPECT_EQ(bits(state.potential), bits(0.0));
}

TEST(Lif, ExactlyAtThresholdIsNoSpike) {
  const LIF<> model({1.0, 0.5});
  EXPECT_FALSE(after(model, 1.0, 0.5).spike);
  EXPECT_EQ(after(model, 1.0, 0.5).potential, 1.0);
  EXPECT_TRUE(after(model, 1.0, 0.5 + std::numeric_limits<double>::epsilon()).spike);
}

TEST(Lif, NegativeCurrentsPullDownWithoutSpike) {
  const State state = after(LIF<>(), -0.5, -1.0);
  EXPECT_EQ(state.potential, 0.9 * -0.5 + -1.0);
  EXPECT_FALSE(state.spike);
}

TEST(Lif, NegativeThresholdResetsToPositiveZero) {
  const State state = after(LIF<>({-1.0, 0.9, 0.0}), 0.0, -0.5);
  EXPECT_TRUE(state.spike);
  EXPECT_EQ(bits(state.potential), bits(0.0)) << "V*(1-S) would give -0";
}

TEST(Lif, SubnormalPotentialsDecayAndStall) {
  const LIF<> model;
  State state;
  state.potential = std::numeric_limits<double>::min();
  model.step(state, 0.0);
  EXPECT_EQ(std::fpclassify(state.potential), FP_SUBNORMAL);
  for (int i = 0; i < 1000; ++i) model.step(state, 0.0);
  // The double 0.9 is a little more than 9/10, so 0.9 * 5 units rounds to 5 units and not to the even 4:
  // the decay stalls there, where flush to zero would end at 0.
  EXPECT_EQ(state.potential, 5 * std::numeric_limits<double>::denorm_min());
}

TEST(Lif, BetaOfZeroHasNoMemoryAndOfOneNoLeak) {
  EXPECT_EQ(after(LIF<>({1.0, 0.0}), 0.75, 0.25).potential, 0.25);
  EXPECT_EQ(after(LIF<>({2.0, 1.0}), 0.75, 0.25).potential, 1.0);
}

TEST(Lif, ResetAndInitialPotentialAreUsed) {
  const LIF<> model({1.0, 0.9, -0.25, 0.5});
  EXPECT_EQ(model.initial_state().potential, 0.5);
  EXPECT_FALSE(model.initial_state().spike);
  EXPECT_EQ(after(model, 0.5, 5.0).potential, -0.25);
}

TEST(Lif, RefractoryStepsIgnoreTheInput) {
  for (const int refractory : {0, 1, 5}) {
    const LIF<> model({1.0, 0.9, -0.5, 0.0, refractory});
    State state = model.initial_state();
    model.step(state, 100.0);
    EXPECT_TRUE(state.spike);
    for (int i = 0; i < refractory; ++i) {
      EXPECT_EQ(state.refractory_remaining, refractory - i);
      EXPECT_EQ(model.step(state, 100.0), -0.5);
      EXPECT_FALSE(state.spike);
      EXPECT_EQ(state.potential, -0.5);
    }
    model.step(state, 100.0);
    EXPECT_TRUE(state.spike) << "after exactly " << refractory << " steps";
  }
}

TEST(Lif, MillionStepsAgreeWithTheClosedForm) {
  // Below the threshold V(n) = I * (1 - beta^n) / (1 - beta).
  const double beta = 0.999;
  const double current = 0.0005;
  const LIF<> model({1.0, beta});
  State state = model.initial_state();
  for (int n = 1; n <= 1'000'000; ++n) {
    model.step(state, current);
    ASSERT_FALSE(state.spike);
    if (n % 997 == 0) {
      const double expected = current * -std::expm1(n * std::log(beta)) / (1 - beta);
      ASSERT_NEAR(state.potential, expected, 1e-12) << "step " << n;
    }
  }
}

TEST(Lif, MillionStepsSpikeAtTheClosedFormsInterval) {
  // 1 - 0.9^n exceeds 0.5 first for n = 7, so with I = 0.2 the neuron spikes in every seventh step.
  const LIF<> model;
  State state = model.initial_state();
  for (int step = 0; step < 1'000'000; ++step) {
    model.step(state, 0.2);
    ASSERT_EQ(state.spike, step % 7 == 6) << "step " << step;
  }
}

TEST(Lif, FloatRoundsParametersOnceAndEachOperation) {
  const LIF<float> model({0.7, 0.1});
  EXPECT_EQ(bits(model.threshold()), bits(0.7F));
  LIF<float>::State state;
  state.potential = 0.3F;
  model.step(state, 0.2F);
  const float product = static_cast<float>(static_cast<double>(0.1F) * static_cast<double>(0.3F));
  const float sum = static_cast<float>(static_cast<double>(product) + static_cast<double>(0.2F));
  EXPECT_EQ(bits(state.potential), bits(sum));
}

std::string refusal(const LIFParameters<>& parameters) {
  try {
    const LIF<> model(parameters);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

TEST(Lif, RefusesParametersOutOfRange) {
  EXPECT_EQ(refusal({1.0, 1.5}), "beta = 1.5 is out of range: allowed is [0, 1]");
  EXPECT_EQ(refusal({1.0, -0.1}), "beta = -0.1 is out of range: allowed is [0, 1]");
  EXPECT_EQ(refusal({nan}), "threshold = nan is out of range: allowed is any finite number");
  EXPECT_EQ(refusal({infinity}), "threshold = inf is out of range: allowed is any finite number");
  EXPECT_EQ(refusal({1.0, nan}), "beta = nan is out of range: allowed is [0, 1]");
  EXPECT_NE(refusal({1.0, 0.9, -infinity}), "");
  EXPECT_NE(refusal({1.0, 0.9, 0.0, nan}), "");
  EXPECT_EQ(refusal({1.0, 0.9, 0.0, 0.0, -1}),
            "refractory_steps = -1 is out of range: allowed is [0, 2147483647]");
  EXPECT_EQ(refusal({1.0, 0.0}), "");
  EXPECT_EQ(refusal({1.0, 1.0}), "");
}

TEST(Lif, RefusesParametersThatTheNumberTypeCannotHold) {
  EXPECT_THROW(LIF<float>({1e39}), std::invalid_argument);
  EXPECT_NO_THROW(LIF<float>({1e38}));
}

TEST(Lif, DoubtsAThresholdBelowTheResetPotential) {
  EXPECT_NE(LIFParameters<>({-0.5}).doubt(), "");
  EXPECT_NE(LIFParameters<>({-1.0, 0.9, -2.0}).doubt(), "") << "it leaks to 0, above the threshold";
  EXPECT_EQ(LIFParameters<>({-1.0, 1.0, -2.0}).doubt(), "") << "without leak it stays";
  EXPECT_NE(LIFParameters<>({1.0, 0.9, 1.5}).doubt(), "");
  EXPECT_EQ(LIFParameters<>({1.0, 0.9, 1.0}).doubt(), "");
  EXPECT_EQ(LIFParameters<>({}).doubt(), "");
}

}  // namespace
}  // namespace lif
