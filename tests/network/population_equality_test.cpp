// Each neuron of a population does what a single clocked neuron does, bit for bit, with shared and with
// individual parameters, and also in a reset. This file covers all models except those of the frameworks that
// are based on PyTorch.
#include <lif/lif.hpp>

#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using OtherInFloat = LIF_MODELS_IN_FLOAT(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Other, PopulationOf, OtherInFloat, ByIndex);

using PopulationOfNumbers = KernelTest;

// Other number types, with one model each. The tests in tests/arrays combine number types with every model.
TEST_F(PopulationOfNumbers, Double) { expect_same_as_lone<LIF<double>>(1); }
TEST_F(PopulationOfNumbers, FixedPoint) { expect_same_as_lone<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(PopulationOfNumbers, ScFixed) { expect_same_as_lone<LIF<sc_dt::sc_fixed<24, 12>>>(1); }
TEST_F(PopulationOfNumbers, ScFixedFast) { expect_same_as_lone<LIF<sc_dt::sc_fixed_fast<24, 12>>>(1); }

}  // namespace
}  // namespace lif::tests
