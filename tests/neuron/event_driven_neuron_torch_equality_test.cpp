// An event-driven neuron does what a clocked one beside it does, in the same delta cycles: models of
// frameworks on PyTorch, under random stimuli over an irregular clock.
#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

LIF_EVERY_TORCH_MODEL_TEMPLATE(LIF_TEST_EVENT_DRIVEN_TEMPLATE)

}  // namespace
}  // namespace lif::tests
