// Compares arrays of neurons, bit for bit, with a plain loop that steps one state after the other, in every
// instruction set of the machine and with sizes around the widths of vectors. This file covers all models
// except those of the frameworks that are based on PyTorch.
#include <gtest/gtest.h>

#include "arrays/neuron_array_beside_loop.hpp"
#include "support/every_model.hpp"

namespace lif::tests {
namespace {

using OtherInDouble = LIF_MODELS_IN_DOUBLE(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(OtherDouble, NeuronArrayOf, OtherInDouble, ByIndex);

using OtherInFloat = LIF_MODELS_IN_FLOAT(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(OtherFloat, NeuronArrayOf, OtherInFloat, ByIndex);

using OtherInFixedPoint = LIF_MODELS_IN_FIXED_POINT(LIF_OTHER_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(OtherFixedPoint, NeuronArrayOf, OtherInFixedPoint, ByIndex);

}  // namespace
}  // namespace lif::tests
