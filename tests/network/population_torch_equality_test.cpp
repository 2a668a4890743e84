// Each neuron of a population does what a clocked neuron of its own does, bit for bit: models of frameworks
// on PyTorch, shared parameters and own ones, resets included.
#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using TorchInFloat = LIF_MODELS_IN_FLOAT(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Torch, PopulationOf, TorchInFloat, ByIndex);

}  // namespace
}  // namespace lif::tests
