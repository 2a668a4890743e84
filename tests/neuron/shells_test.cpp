// Properties that hold for every model: its module gives the results of the rule itself, and a spike needs a
// potential at or above the threshold.
#include <lif/lif.hpp>

#include <random>

#include "support/every_model.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

/// Whether a spike follows from the potential of the same step. Some RTL compares that of the step before.
template <class Parameters>
bool compares_new_potential([[maybe_unused]] const Parameters& parameters) {
  if constexpr (std::is_base_of_v<rtl::LIFParameters, Parameters>) {
    return parameters.threshold_on == rtl::ThresholdOn::new_state;
  }
  return true;
}

/// Compares a model with its module, on random input of the given size.
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
    const auto current = usual_input<Model>(numbers, size, engine);
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
      // A ternary neuron also has spikes of -1.
      const bool is_upward = compares_new_potential(parameters) && state.spike > typename Model::Spike{};
      ASSERT_TRUE(!is_upward || before_reset >= model.threshold()) << Model::name() << " step " << step;
    }
  }
  EXPECT_EQ(spikes > 0, has_threshold<Model>) << Model::name();
}

// A process holds one simulation, so each test has one model in one number type.
template <class Model>
class Shells : public KernelTest {};
TYPED_TEST_SUITE_P(Shells);
TYPED_TEST_P(Shells, GiveTheResultsOfTheRule) {
  sc_core::sc_signal<bool> clk;
  expect_same<TypeParam>(clk, usual_input_size<TypeParam>());
}
REGISTER_TYPED_TEST_SUITE_P(Shells, GiveTheResultsOfTheRule);

using InDouble = LIF_MODELS_IN_DOUBLE(LIF_EVERY_MODEL);
INSTANTIATE_TYPED_TEST_SUITE_P(Double, Shells, InDouble, ByIndex);
using InFixedPoint = LIF_MODELS_IN_FIXED_POINT(LIF_EVERY_MODEL);
INSTANTIATE_TYPED_TEST_SUITE_P(FixedPoint, Shells, InFixedPoint, ByIndex);

}  // namespace
}  // namespace lif::tests
