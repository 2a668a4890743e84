// Each neuron of a population does what a clocked neuron of its own does, bit for bit: all models but those
// of frameworks on PyTorch, shared parameters and own ones, resets included.
#include <lif/lif.hpp>

#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

LIF_EVERY_OTHER_MODEL_TEMPLATE(LIF_TEST_POPULATION_OF_TEMPLATE)
LIF_EVERY_INTEGER_MODEL(LIF_TEST_POPULATION_OF)

// Other number types; what arrays make of them with every model is tests/arrays' matter.
TEST_F(PopulationOf, Double) { expect_same_as_lone<LIF<double>>(1); }
TEST_F(PopulationOf, FixedPoint) { expect_same_as_lone<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(PopulationOf, ScFixed) { expect_same_as_lone<LIF<sc_dt::sc_fixed<24, 12>>>(1); }
TEST_F(PopulationOf, ScFixedFast) { expect_same_as_lone<LIF<sc_dt::sc_fixed_fast<24, 12>>>(1); }

}  // namespace
}  // namespace lif::tests
