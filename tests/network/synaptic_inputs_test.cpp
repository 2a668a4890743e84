// Weights in units of a population, and how many units a step has room for.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <lif/network/projections/connectors.hpp>
#include <lif/network/projections/uniform_projection.hpp>
#include <lif/network/spiking/synaptic_inputs.hpp>

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
      "each "
      "synapse a weight";
  EXPECT_EQ(refusal_of([&] { inputs.in_units(0.25); }), "weight = 0.25" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(3276.8); }), "weight = 3276.8" + rest);
  EXPECT_EQ(refusal_of([&] { inputs.in_units(std::nan("")); }), "weight = nan" + rest);
}

TEST(SynapticInputs, UnitsThatAreNoNumberAreRefused) {
  const auto refusal = [](double unit) {
    return refusal_of([&] { SynapticInputs<float>(Partition(1, 1), unit); });
  };
  EXPECT_EQ(refusal(0), "unit = 0 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(std::nan("")), "unit = nan of weights: allowed is any finite number but 0");
  // In float these are 0 and infinite.
  EXPECT_EQ(refusal(1e-60), "unit = 1e-60 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(1e60), "unit = 1e+60 of weights: allowed is any finite number but 0");
  EXPECT_EQ(refusal(std::numeric_limits<double>::infinity()),
            "unit = inf of weights: allowed is any finite number but 0");
}

TEST(SynapticInputs, UnitsOfOneStepHaveALimit) {
  const Partition one(1, 1);
  const auto add = [&](SynapticInputs<float>& inputs, std::size_t synapses, std::int16_t units) {
    const SourceLists connector({std::vector<std::uint32_t>(synapses, 0)});
    inputs.add(make_uniform_projection<float>(connector, 1, one, units, 1), 0);
  };
  SynapticInputs<float> inputs(one, 1);
  add(inputs, 100, -300);
  EXPECT_EQ(refusal_of([&] { add(inputs, 2, 1384); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
  EXPECT_EQ(refusal_of([&] { inputs.add_poisson(1, 11, 1, 0); }),
            "a neuron could receive 32805 units of weight in a step: allowed are 32767");
  // What was refused takes no room.
  inputs.add_poisson(1, 10, 1, 0);
  add(inputs, 1, 217);
  EXPECT_EQ(inputs.incoming().size(), 2U);
  EXPECT_EQ(refusal_of([&] { add(inputs, 1, 1); }),
            "a neuron could receive 32768 units of weight in a step: allowed are 32767");
}

}  // namespace
}  // namespace lif::tests
