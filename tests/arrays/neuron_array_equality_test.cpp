// Arrays of neurons beside a plain loop that steps one state after the other, bit for bit: all models but
// those of frameworks on PyTorch, every instruction set of the machine, sizes around the widths of vectors.
#include <gtest/gtest.h>

#include "arrays/neuron_array_beside_loop.hpp"
#include "support/every_model.hpp"

namespace lif::tests {
namespace {

#define LIF_ARRAY_TEST(test, model, size)                                                 \
  template <class T>                                                                      \
  using Model##test = model<T>;                                                           \
  TEST(NeuronArrayOf, test##AsFloat) { expect_same_as_loop<Model##test<float>>(size); }   \
  TEST(NeuronArrayOf, test##AsDouble) { expect_same_as_loop<Model##test<double>>(size); } \
  TEST(NeuronArrayOf, test##AsFixedPoint) { expect_same_as_loop<Model##test<Fixed<40, 20>>>(size); }
LIF_EVERY_OTHER_MODEL_TEMPLATE(LIF_ARRAY_TEST)
#undef LIF_ARRAY_TEST

#define LIF_ARRAY_TEST(test, model, size) \
  TEST(NeuronArrayOf, test) { expect_same_as_loop<model>(size); }
LIF_EVERY_INTEGER_MODEL(LIF_ARRAY_TEST)
#undef LIF_ARRAY_TEST

}  // namespace
}  // namespace lif::tests
