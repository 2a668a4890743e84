// Each neuron of a population does what a clocked neuron of its own does, bit for bit: all models but those
// of frameworks on PyTorch, shared parameters and own ones, resets included.
#include <lif/lif.hpp>

#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using OtherInFloat = LIF_MODELS_IN_FLOAT(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Other, PopulationOf, OtherInFloat, ByIndex);

using PopulationOfNumbers = KernelTest;

// Other number types; what arrays make of them with every model is tests/arrays' matter.
TEST_F(PopulationOfNumbers, Double) { expect_same_as_lone<LIF<double>>(1); }
TEST_F(PopulationOfNumbers, FixedPoint) { expect_same_as_lone<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(PopulationOfNumbers, ScFixed) { expect_same_as_lone<LIF<sc_dt::sc_fixed<24, 12>>>(1); }
TEST_F(PopulationOfNumbers, ScFixedFast) { expect_same_as_lone<LIF<sc_dt::sc_fixed_fast<24, 12>>>(1); }

}  // namespace
}  // namespace lif::tests
