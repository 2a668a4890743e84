// Properties that hold for every model: the shell gives the rule's own results; a spike needs a
// potential over the threshold; refractory times are exact.
#include <lif/lif.hpp>

#include <random>

#include "support/kernel_test.hpp"
#include "support/replay.hpp"

namespace lif::tests {
namespace {

template <class Model>
typename Model::Parameters usable_parameters() {
  typename Model::Parameters parameters;
  Model::Parameters::describe(parameters, [](const QuantityInfo& info, auto& member) {
    if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
      if (info.is_required) member = 0.002;
    }
  });
  return parameters;
}

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
    const bool has_spiked = state.spike != typename Model::Spike{};
    spikes += has_spiked ? 1 : 0;
    if constexpr (has_threshold<Model>) {
      ASSERT_TRUE(!has_spiked || before_reset >= model.threshold()) << Model::name() << " step " << step;
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

LIF_SHELL_TEST(Lif, LIF, 1.0)
LIF_SHELL_TEST(SnntorchLeaky, snntorch::Leaky, 1.0)
LIF_SHELL_TEST(SnntorchSynaptic, snntorch::Synaptic, 0.5)
LIF_SHELL_TEST(SnntorchRLeaky, snntorch::RLeaky, 0.5)
LIF_SHELL_TEST(SnntorchLapicque, snntorch::Lapicque, 2.0)
LIF_SHELL_TEST(SnntorchAlpha, snntorch::Alpha, 1.0)
LIF_SHELL_TEST(NorseLifBox, norse::LIFBox, 10.0)
LIF_SHELL_TEST(NorseLif, norse::LIF, 5.0)
LIF_SHELL_TEST(NorseLifRefrac, norse::LIFRefrac, 5.0)
LIF_SHELL_TEST(NorseIaf, norse::IAF, 1.0)
LIF_SHELL_TEST(SpikingjellyLifNode, spikingjelly::LIFNode, 3.0)
LIF_SHELL_TEST(SpikingjellyIfNode, spikingjelly::IFNode, 1.0)
LIF_SHELL_TEST(SinabsLif, sinabs::LIF, 10.0)
LIF_SHELL_TEST(LavaLif, lava::LIF, 3.0)
LIF_SHELL_TEST(LavaLifReset, lava::LIFReset, 20.0)
LIF_SHELL_TEST(LavaLifRefractory, lava::LIFRefractory, 3.0)
LIF_SHELL_TEST(NestIafPscDelta, nest::IafPscDelta, 9.0)
LIF_SHELL_TEST(NestIafPscExp, nest::IafPscExp, 900.0)
LIF_SHELL_TEST(NirLif, nir::LIF, 10.0)
LIF_SHELL_TEST(NirIf, nir::IF, 300.0)
LIF_SHELL_TEST(NirLi, nir::LI, 1.0)
LIF_SHELL_TEST(NirCubaLif, nir::CubaLIF, 10.0)

#undef LIF_SHELL_TEST

}  // namespace
}  // namespace lif::tests
