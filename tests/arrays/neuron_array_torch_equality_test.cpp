// Arrays of neurons beside a plain loop that steps one state after the other, bit for bit: models of
// frameworks on PyTorch, every instruction set of the machine, sizes around the widths of vectors.
#include <gtest/gtest.h>

#include "arrays/neuron_array_beside_loop.hpp"
#include "support/every_model.hpp"

namespace lif::tests {
namespace {

LIF_EVERY_TORCH_MODEL_TEMPLATE(LIF_TEST_ARRAY_OF_TEMPLATE)

}  // namespace
}  // namespace lif::tests
