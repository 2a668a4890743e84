// Adapters from signals to frames and back.
#include <lif/lif.hpp>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using FrameAdapters = KernelTest;

// Neurons drive signals, which become the input frame of a population, whose output frame becomes signals
// again. A spike takes one step from the neuron to the population, as it does between two neurons.
TEST_F(FrameAdapters, JoinNeuronsAndPopulations) {
  LIF<>::Parameters repeats;
  repeats.beta = 0;
  repeats.threshold = 0.5;
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_vector<sc_core::sc_signal<double>> currents("currents", 2);
  sc_core::sc_vector<sc_core::sc_signal<bool>> spikes("spikes", 2), shown("shown", 2);
  LIFNeuron<> first("first", repeats), second("second", repeats);
  for (LIFNeuron<>* neuron : {&first, &second}) neuron->clk(clk);
  first.input_current(currents[0]);
  second.input_current(currents[1]);
  first.spike(spikes[0]);
  second.spike(spikes[1]);
  SignalsToFrame<> to_frame("to_frame", 2);
  FrameChannel<> frame("frame", 2);
  to_frame.signals(spikes);
  to_frame.frame(frame);
  Population<LIF<>> population("population", 2, repeats);
  FrameChannel<bool> output("output", 2);
  population.clk(clk);
  population.input_current(frame);
  population.spike(output);
  FrameToSignals<bool, bool> to_signals("to_signals", 2);
  to_signals.frame(output);
  to_signals.signals(shown);

  const std::vector<int> inputs{1, 3, 0, 2, 2, 0, 1, 0};
  int before = 0;
  for (const int input : inputs) {
    currents[0].write(input & 1);
    currents[1].write(input >> 1);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    EXPECT_EQ(spikes[0].read() + 2 * spikes[1].read(), input);
    EXPECT_EQ(shown[0].read() + 2 * shown[1].read(), before);
    before = input;
  }
}

TEST_F(FrameAdapters, GradedValuesPass) {
  using Number = Fixed<16, 8>;
  sc_core::sc_vector<sc_core::sc_signal<Number>> in("in", 2);
  sc_core::sc_vector<sc_core::sc_signal<double>> out("out", 2);
  FrameChannel<> frame("frame", 2);
  SignalsToFrame<Number> to_frame("to_frame", 2);
  FrameToSignals<double> to_signals("to_signals", 2);
  to_frame.signals(in);
  to_frame.frame(frame);
  to_signals.frame(frame);
  to_signals.signals(out);
  in[1].write(Number(-1.25));
  sc_core::sc_start(1, sc_core::SC_NS);
  EXPECT_EQ(out[0].read(), 0);
  EXPECT_EQ(out[1].read(), -1.25);
}

TEST_F(FrameAdapters, ChannelsOfAnotherSizeAreRefused) {
  sc_core::sc_vector<sc_core::sc_signal<bool>> in("in", 2);
  FrameChannel<> frame("frame", 3);
  SignalsToFrame<> to_frame("to_frame", 2);
  to_frame.signals(in);
  to_frame.frame(frame);
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(text.find("port frame is connected to a channel of 3 values: it needs 2"), std::string::npos)
      << text;
}

}  // namespace
}  // namespace lif::tests
