// Clocked neurons of various models: parameters that change, numbers and inputs with a limited range, further
// state variables, spikes that are counts, and refractory steps.
#include <lif/lif.hpp>

#include <limits>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

/// A neuron of any model with its signals, and a clock that the test moves.
template <class Model>
struct Bench {
  explicit Bench(const typename Model::Parameters& parameters = {}) : neuron("neuron", parameters) {
    neuron.clk(clk);
    neuron.input_current(input);
    neuron.spike(spike);
    neuron.potential(potential);
  }

  void step(double current) {
    input.write(NumbersOf<Model>{}.current(current));
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  sc_core::sc_signal<bool> clk{"clk"};
  sc_core::sc_signal<InputOf<Model>> input{"input"};
  sc_core::sc_signal<typename Model::Spike> spike{"spike"};
  sc_core::sc_signal<typename Model::Number> potential{"potential"};
  ClockedNeuron<Model> neuron;
};

using ModelNeurons = KernelTest;

TEST_F(ModelNeurons, ParametersChangeFromTheNextStepOn) {
  Bench<LIF<double>> bench;
  bench.step(0.5);
  bench.neuron.set_parameters({1.0, 0.5});
  EXPECT_EQ(bench.potential.read(), 0.5);
  bench.step(0.25);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_EQ(report_of(message_type::parameters,
                      [&] {
                        bench.neuron.set_parameters({1.0, 1.5});
                      }),
            "neuron: beta = 1.5 is out of range: allowed is [0, 1]");
  bench.step(0.25);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_EQ(bench.neuron.parameters().beta, 0.5);
}

TEST_F(ModelNeurons, LimitedNumbersAreCountedPerNeuron) {
  LIFParameters<Fixed<8, 4>> parameters;
  parameters.threshold = 7.9375;  // the largest number, which a saturated sum equals
  parameters.beta = 1;
  Bench<LIF<Fixed<8, 4>>> bench(parameters);
  for (int i = 0; i < 4; ++i) bench.step(3);
  EXPECT_EQ(bench.potential.read().to_double(), 7.9375);
  EXPECT_EQ(bench.neuron.events().saturations, 2u);
  EXPECT_EQ(bench.neuron.events().exact_threshold_hits, 2u);
  EXPECT_EQ(bench.neuron.events().wraps, 0u);
  EXPECT_EQ(warnings(), std::vector<std::string>{
                            "/lif/parameters neuron: threshold = 7.9375 is out of reach, as the highest "
                            "potential is 7.9375: the neuron can never fire"});
  warnings().clear();
}

TEST_F(ModelNeurons, TakeInputsOfTheirRangeAlone) {
  Bench<rtl::TinyOdin> bench;
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(8); }),
            "neuron: input_current is 8 at step 0 (5 ns): allowed is [-8, 7]");
}

TEST_F(ModelNeurons, NoticeACurrentThatIsNoLongerFinite) {
  snntorch::SynapticParameters parameters;
  parameters.alpha = 1;
  parameters.beta = 0;
  parameters.threshold = std::numeric_limits<float>::max();
  Bench<snntorch::Synaptic<float>> bench(parameters);
  bench.step(3e38);
  const std::string text = report_of(message_type::input, [&] { bench.step(3e38); });
  EXPECT_EQ(text, "neuron: the membrane potential is inf at step 1 (15 ns): allowed is any finite number");
  EXPECT_EQ(bench.neuron.state().current, 3e38f);
}

TEST_F(ModelNeurons, CountsOfSpikesTravelAsNumbers) {
  sinabs::LIFParameters parameters;
  parameters.norm_input = false;
  Bench<sinabs::LIF<float>> bench(parameters);
  bench.step(3.5);
  EXPECT_EQ(bench.spike.read(), 3);
  EXPECT_EQ(bench.potential.read(), 0.5f);
}

TEST_F(ModelNeurons, RestsForExactlyItsRefractorySteps) {
  norse::LIFRefracParameters parameters;
  parameters.rho_reset = 3;
  Bench<norse::LIFRefrac<double>> bench(parameters);
  std::string spikes;
  for (int i = 0; i < 9; ++i) {
    bench.step(100);
    spikes += bench.spike.read() ? '1' : '0';
  }
  EXPECT_EQ(spikes, "100010001");
}

}  // namespace
}  // namespace lif::tests
