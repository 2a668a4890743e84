// Weights as multiples of a population's unit, and how many units can arrive in a step.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/synaptic_inputs.hpp>
#include <lif/synapses/uniform_projection.hpp>

#include "support/refusal.hpp"

namespace lif::tests {
namespace {

TEST(SynapticInputs, WeightsAreMultiplesOfTheUnit) {
  const SynapticInputs<float> inputs(Partition(1, 1), 0.1);
  EXPECT_EQ(inputs.in_units(0.3), 3);
  EXPECT_EQ(inputs.in_units(-3276.7), -32767);
  EXPECT_EQ(inputs.in_units(0), 0);
  EXPECT_EQ(SynapticInputs<float>(Partition(1, 1), -0.5).in_units(2), -4);
  const std::string rest =
      " is no multiple of the population's unit of 0.1 from -32767 to 32767: choose another unit, or give "
      "each synapse a weight";
  EXPECT_EQ(refusal_of([&] { inputs.in_units(0.25); }), "weight = 0.25" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(3276.8); }), "weight = 3276.8" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(std::nan("")); }), "weight = nan" + rest);
}

TEST(SynapticInputs, UnitsThatAreNoNumberAreRefused) {
  const auto expect_refused = [](double unit, const std::string& text) {
    EXPECT_EQ(refusal_of([&] { SynapticInputs<float>(Partition(1, 1), unit); }),
              "unit = " + text +
                  " of weights: allowed is a number that is finite and not 0 in the network's number type");
  };
  expect_refused(0, "0");
  expect_refused(std::nan(""), "nan");
  expect_refused(1e-60, "1e-60");  // in float it is 0
  expect_refused(1e60, "1e+60");   // in float it is infinite
  expect_refused(std::numeric_limits<double>::infinity(), "inf");
}

TEST(SynapticInputs, UnitsOfOneStepHaveALimit) {
  const Partition one(1, 1);
  const auto add = [&](SynapticInputs<float>& inputs, std::size_t synapses, std::int16_t units) {
    const SourceLists connector({std::vector<std::uint32_t>(synapses, 0)});
    inputs.add(make_uniform_projection(connector, 1, one, units, 1), 0);
  };
  SynapticInputs<float> inputs(one, 1);
  add(inputs, 100, -300);
  EXPECT_EQ(refusal_of([&] { add(inputs, 2, 1384); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
  const auto most = static_cast<std::int16_t>(PoissonCounts(1, 1, 0).most());
  const std::int16_t largest = static_cast<std::int16_t>(2767 / most);
  EXPECT_EQ(refusal_of([&] { inputs.add_poisson(1, largest + 1, 1, 0); }),
            "a neuron could receive " + std::to_string(30000 + most * (largest + 1)) +
                " units of weight in a step: allowed are 32767");
  // What was refused does not count towards the limit.
  inputs.add_poisson(1, largest, 1, 0);
  add(inputs, 1, static_cast<std::int16_t>(2767 - most * largest));
  EXPECT_EQ(inputs.incoming().size(), 2U);
  EXPECT_EQ(refusal_of([&] { add(inputs, 1, 1); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
}

TEST(SynapticInputs, ProjectionsToOtherNeuronsAreRefused) {
  const auto refusal = [](const Partition& targets) {
    SynapticInputs<float> inputs(Partition(100, 2), 1);
    return refusal_of([&] {
      inputs.add(make_uniform_projection(FixedInDegree({0, 10}, 2, 1, 0), 10, targets, 1, 1), 0);
    });
  };
  EXPECT_EQ(refusal(Partition(100, 1)),
            "a projection to 100 neurons in 1 parts: the inputs are for 100 neurons in 2 parts");
  EXPECT_EQ(refusal(Partition(99, 2)),
            "a projection to 99 neurons in 2 parts: the inputs are for 100 neurons in 2 parts");
}

TEST(SynapticInputs, DelaysAreLimited) {
  const auto add = [](std::size_t delay) {
    SynapticInputs<float> inputs(Partition(3, 1), 1);
    inputs.add(make_uniform_projection(SourceLists({{0}, {}, {}}), 3, inputs.neurons(), 1, delay), 0);
  };
  EXPECT_NO_THROW(add(4096));
  EXPECT_EQ(refusal_of([&] { add(4097); }), "delay = 4097 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal_of([&] { add(static_cast<std::size_t>(-1)); }),
            "delay = 18446744073709551615 is out of range: allowed is [1, 4096] steps");
  EXPECT_EQ(refusal_of([&] { add(0); }), "delay = 0 is out of range: allowed is [1, 4096] steps");
}

TEST(SynapticInputs, ProjectionsWithoutSynapsesAreDropped) {
  SynapticInputs<float> inputs(Partition(3, 1), 1);
  inputs.add(make_uniform_projection(SourceLists({{}, {}, {}}), 3, inputs.neurons(), 1, 1), 0);
  EXPECT_TRUE(inputs.incoming().empty());
}

}  // namespace
}  // namespace lif::tests
