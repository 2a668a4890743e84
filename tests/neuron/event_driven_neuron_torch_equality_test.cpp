// An event-driven neuron does what a clocked one beside it does, in the same delta cycles: models of
// frameworks on PyTorch, under random stimuli over an irregular clock.
#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using EventDrivenNeuronOf = KernelTest;

#define LIF_EVENT_DRIVEN_TEST(test, model, size) \
  TEST_F(EventDrivenNeuronOf, test) { expect_same_as_clocked<model<double>>(size); }
LIF_EVERY_TORCH_MODEL_TEMPLATE(LIF_EVENT_DRIVEN_TEST)
#undef LIF_EVENT_DRIVEN_TEST

}  // namespace
}  // namespace lif::tests
