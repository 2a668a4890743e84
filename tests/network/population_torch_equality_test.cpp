// Each neuron of a population does what a single clocked neuron does, bit for bit, with shared and with
// individual parameters, and also in a reset. This file covers the models of the frameworks that are based on
// PyTorch.
#include "network/population_beside_neurons.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using TorchInFloat = LIF_MODELS_IN_FLOAT(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Torch, PopulationOf, TorchInFloat, ByIndex);

}  // namespace
}  // namespace lif::tests
