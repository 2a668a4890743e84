// Neurons whose signals are all in banks do what they do with single signals.
#include <lif/lif.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "support/golden_trace.hpp"
#include "support/kernel_test.hpp"
#include "support/replay.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_start;

using SignalBanks = KernelTest;

// Neurons with all their signals in banks reproduce golden traces.
TEST_F(SignalBanks, NeuronsOnThemGiveTheGoldenTraces) {
  std::vector<GoldenTrace> traces;
  for (GoldenTrace& trace : golden_traces(GOLDEN_FOLDER)) {
    if (trace.model == "snntorch.Leaky" && trace.dtype == "float") traces.push_back(std::move(trace));
  }
  ASSERT_GT(traces.size(), 3u);
  using Model = snntorch::Leaky<float>;
  using Spike = Model::Spike;
  SignalBank<bool> clk("clk", 1);
  SignalBank<float> input("input", traces.size()), potential("potential", traces.size());
  SignalBank<Spike> spike("spike", traces.size());
  std::vector<std::unique_ptr<ClockedNeuron<Model>>> neurons;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    neurons.push_back(std::make_unique<ClockedNeuron<Model>>(sc_core::sc_gen_unique_name("neuron"),
                                                             parameters_of<Model::Parameters>(traces[i])));
    neurons[i]->clk(clk[0]);
    neurons[i]->input_current(input[i]);
    neurons[i]->spike(spike[i]);
    neurons[i]->potential(potential[i]);
    longest = std::max(longest, traces[i].steps);
  }
  for (std::size_t step = 0; step < longest; ++step) {
    for (std::size_t i = 0; i < traces.size(); ++i) {
      if (step < traces[i].steps) input[i].write(parse_as<float>(traces[i].columns.at("input")[step]));
    }
    clk[0].write(false);
    sc_start(5, SC_NS);
    clk[0].write(true);
    sc_start(5, SC_NS);
    for (std::size_t i = 0; i < traces.size(); ++i) {
      if (step >= traces[i].steps) continue;
      Model::State shown = neurons[i]->state();
      shown.potential = potential[i].read();
      shown.spike = spike[i].read();
      ASSERT_EQ(difference(traces[i], step, shown), "");
    }
  }
}

// Event-driven neurons read and write banks as they do signals. With a constant current of 0.2 the default
// neuron spikes in every seventh step.
TEST_F(SignalBanks, EventDrivenNeuronsOnThemSpike) {
  constexpr std::size_t count = 10;
  SignalBank<bool> bits("bits", 2, true);  // clock and reset
  SignalBank<double> input("input", count);
  SignalBank<bool> spike("spike", count);
  std::vector<std::unique_ptr<EventDrivenLIFNeuron<>>> neurons;
  for (std::size_t i = 0; i < count; ++i) {
    neurons.push_back(std::make_unique<EventDrivenLIFNeuron<>>(sc_core::sc_gen_unique_name("neuron")));
    neurons[i]->clk(bits[0]);
    neurons[i]->rst_n(bits[1]);
    neurons[i]->input_current(input[i]);
    neurons[i]->spike(spike[i]);
  }
  for (std::size_t i = 0; i < count; i += 2) input[i].write(0.2);
  for (int step = 0; step < 50; ++step) {
    bits[0].write(false);
    sc_start(5, SC_NS);
    bits[0].write(true);
    sc_start(5, SC_NS);
    for (std::size_t i = 0; i < count; ++i)
      ASSERT_EQ(spike[i].read(), i % 2 == 0 && step % 7 == 6) << "neuron " << i << " step " << step;
  }
  bits[1].write(false);
  sc_start(5, SC_NS);
  EXPECT_EQ(neurons[0]->state().potential, 0.0);
}

}  // namespace
}  // namespace lif::tests
