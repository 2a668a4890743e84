// An event-driven neuron does what a clocked one beside it does, in the same delta cycles: models of
// frameworks on PyTorch, under random stimuli over an irregular clock.
#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using TorchInDouble = LIF_MODELS_IN_DOUBLE(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Torch, EventDrivenNeuronOf, TorchInDouble, ByIndex);

}  // namespace
}  // namespace lif::tests
