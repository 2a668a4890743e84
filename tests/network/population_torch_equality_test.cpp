// Each neuron of a population does what a clocked neuron of its own does, bit for bit: models of frameworks
// on PyTorch, shared parameters and own ones, resets included.
#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

LIF_EVERY_TORCH_MODEL_TEMPLATE(LIF_TEST_POPULATION_OF_TEMPLATE)

}  // namespace
}  // namespace lif::tests
