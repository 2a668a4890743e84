// Compares arrays of neurons, bit for bit, with a plain loop that steps one state after the other, in every
// instruction set of the machine and with sizes around the widths of vectors. This file covers the models of
// the frameworks that are based on PyTorch.
#include <gtest/gtest.h>

#include "arrays/neuron_array_beside_loop.hpp"
#include "support/every_model.hpp"

namespace lif::tests {
namespace {

using TorchInDouble = LIF_MODELS_IN_DOUBLE(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(TorchDouble, NeuronArrayOf, TorchInDouble, ByIndex);

using TorchInFloat = LIF_MODELS_IN_FLOAT(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(TorchFloat, NeuronArrayOf, TorchInFloat, ByIndex);

using TorchInFixedPoint = LIF_MODELS_IN_FIXED_POINT(LIF_TORCH_MODELS);
INSTANTIATE_TYPED_TEST_SUITE_P(TorchFixedPoint, NeuronArrayOf, TorchInFixedPoint, ByIndex);

}  // namespace
}  // namespace lif::tests
