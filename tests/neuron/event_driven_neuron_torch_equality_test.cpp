// An event-driven neuron does what a clocked one beside it does, in the same delta cycles, with random
// stimuli and an irregular clock. This file covers the models of the frameworks that are based on PyTorch.
#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using TorchInDouble = LIF_MODELS_IN_DOUBLE(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Torch, EventDrivenNeuronOf, TorchInDouble, ByIndex);

}  // namespace
}  // namespace lif::tests
