// Properties that hold for every model: the shell gives the rule's own results; a spike needs a
// potential over the threshold; refractory times are exact.
#include <lif/lif.hpp>

#include <random>

#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using Shells = KernelTest;

/// Runs a model beside its module on random input of the given size.
template <class Model>
void expect_same(sc_core::sc_signal<bool>& clk, double size) {
  const NumbersOf<Model> numbers{};
  const auto parameters = usable_parameters<Model>();
  const Model model = make_model<Model>(parameters, numbers);
  ClockedNeuron<Model> neuron(sc_core::sc_gen_unique_name("neuron"), parameters, numbers);
  sc_core::sc_signal<InputOf<Model>> input;
  sc_core::sc_signal<typename Model::Spike> spike;
  sc_core::sc_signal<typename Model::Number> potential;
  neuron.clk(clk);
  neuron.input_current(input);
  neuron.spike(spike);
  neuron.potential(potential);
  std::mt19937_64 engine(7);
  typename Model::State state = model.initial_state();
  int spikes = 0;
  for (int step = 0; step < 2000; ++step) {
    const auto current = numbers.current(size * (static_cast<double>(engine() % 2001) / 1000.0 - 0.6));
    const auto before_reset = model.step(state, current);
    input.write(current);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    ASSERT_EQ(spike.read(), state.spike) << Model::name() << " step " << step;
    ASSERT_EQ(potential.read(), state.potential) << Model::name() << " step " << step;
    ASSERT_EQ(neuron.potential_before_reset(), before_reset) << Model::name() << " step " << step;
    spikes += state.spike != typename Model::Spike{} ? 1 : 0;
    if constexpr (has_threshold<Model>) {
      const bool is_upward = state.spike > typename Model::Spike{};  // a ternary neuron has spikes of -1 too
      ASSERT_TRUE(!is_upward || before_reset >= model.threshold()) << Model::name() << " step " << step;
    }
  }
  EXPECT_EQ(spikes > 0, has_threshold<Model>) << Model::name();
}

// A process holds one simulation: each test has one model in one number type.
#define LIF_SHELL_TEST(test, model, size)               \
  template <class T>                                    \
  using Model##test = model<T>;                         \
  TEST_F(Shells, test##AsDouble) {                      \
    sc_core::sc_signal<bool> clk;                       \
    expect_same<Model##test<double>>(clk, size);        \
  }                                                     \
  TEST_F(Shells, test##AsFixedPoint) {                  \
    sc_core::sc_signal<bool> clk;                       \
    expect_same<Model##test<Fixed<40, 20>>>(clk, size); \
  }
LIF_EVERY_MODEL_TEMPLATE(LIF_SHELL_TEST)
#undef LIF_SHELL_TEST

#define LIF_SHELL_TEST(test, model, size) \
  TEST_F(Shells, test) {                  \
    sc_core::sc_signal<bool> clk;         \
    expect_same<model>(clk, size);        \
  }
LIF_EVERY_INTEGER_MODEL(LIF_SHELL_TEST)
#undef LIF_SHELL_TEST

}  // namespace
}  // namespace lif::tests
