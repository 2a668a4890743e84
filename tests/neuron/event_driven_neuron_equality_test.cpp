// An event-driven neuron does what a clocked one beside it does, in the same delta cycles, with random
// stimuli and an irregular clock. This file covers all models except those of the frameworks that are based
// on PyTorch.
#include <lif/lif.hpp>

#include "neuron/event_driven_beside_clocked.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using OtherInDouble = LIF_MODELS_IN_DOUBLE(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(Other, EventDrivenNeuronOf, OtherInDouble, ByIndex);

using EventDrivenNeuronOfNumbers = KernelTest;

// Other number types, with one model each. The tests in tests/arrays combine number types with every model.
TEST_F(EventDrivenNeuronOfNumbers, Float) { expect_same_as_clocked<LIF<float>>(1); }
TEST_F(EventDrivenNeuronOfNumbers, FixedPoint) {
  expect_same_as_clocked<nest::IafPscExp<Fixed<40, 20>>>(900);
}
TEST_F(EventDrivenNeuronOfNumbers, ScFixed) { expect_same_as_clocked<LIF<sc_dt::sc_fixed<24, 12>>>(1); }

}  // namespace
}  // namespace lif::tests
