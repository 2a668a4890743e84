// Each neuron of a population does what a clocked neuron of its own does, bit for bit: models of frameworks
// on PyTorch, shared parameters and own ones, resets included.
#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using PopulationOf = KernelTest;

#define LIF_POPULATION_TEST(test, model, size) \
  TEST_F(PopulationOf, test) { expect_same_as_lone<model<float>>(size); }
LIF_EVERY_TORCH_MODEL_TEMPLATE(LIF_POPULATION_TEST)
#undef LIF_POPULATION_TEST

}  // namespace
}  // namespace lif::tests
