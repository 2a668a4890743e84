// An event-driven neuron does what a clocked one beside it does, in the same delta cycles: all models but
// those of frameworks on PyTorch, and other types of numbers, under random stimuli over an irregular clock.
#include <lif/lif.hpp>

#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

LIF_EVERY_OTHER_MODEL_TEMPLATE(LIF_TEST_EVENT_DRIVEN_TEMPLATE)
LIF_EVERY_INTEGER_MODEL(LIF_TEST_EVENT_DRIVEN)

// Other number types; what arrays make of them with every model is tests/arrays' matter.
TEST_F(EventDrivenNeuronOf, Float) { expect_same_as_clocked<LIF<float>>(1); }
TEST_F(EventDrivenNeuronOf, FixedPoint) { expect_same_as_clocked<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(EventDrivenNeuronOf, ScFixed) { expect_same_as_clocked<LIF<sc_dt::sc_fixed<24, 12>>>(1); }

}  // namespace
}  // namespace lif::tests
