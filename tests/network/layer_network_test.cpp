// A LayerNetwork makes the steps that the frameworks compute, in SystemC's time.
#include <lif/lif.hpp>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using Neurons = NeuronLayerOf<LIF<double>>;
using Row = std::vector<double>;

Row row_of(const Frame<>& frame) { return {frame.values().begin(), frame.values().end()}; }

/// Neurons whose spikes repeat their inputs: the threshold is 0.5, and the potential keeps nothing.
std::unique_ptr<Layer> repeaters(std::size_t count) {
  LIF<double>::Parameters parameters;
  parameters.threshold = 0.5;
  parameters.beta = 0;
  return std::make_unique<Neurons>(Shape{count}, std::vector{parameters});
}

std::unique_ptr<Layer> rule(std::size_t count) {
  return std::make_unique<Neurons>(Shape{count}, std::vector<LIF<double>::Parameters>(1));
}

std::unique_ptr<Layer> weights(std::size_t inputs, std::size_t outputs, const std::vector<double>& values) {
  return std::make_unique<Dense<double>>(Shape{inputs}, Shape{outputs}, values, std::vector<double>{});
}

std::unique_ptr<Layer> relay(std::size_t count) {
  return std::make_unique<Relay>(Shape{count}, Shape{count});
}

/// A network whose inputs and 10 ns clock the test drives.
class Driven {
 public:
  explicit Driven(LayerGraph description) : network("network", std::move(description)) {
    network.clk(clk);
    network.rst_n(rst_n);
    network.input(input);
    network.output(output);
  }

  Row step(const Row& values) {
    Frame<> frame(values.size());
    frame.fill([&](std::size_t i) { return values[i]; });
    input.write(frame);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    return row_of(output.read());
  }

  /// The first output in each step, for a network with a single input.
  std::vector<double> response(const std::vector<double>& inputs) {
    std::vector<double> response;
    for (const double value : inputs) response.push_back(step({value}).front());
    return response;
  }

  LayerNetwork network;
  sc_core::sc_signal<bool> clk{"clk"};
  sc_core::sc_signal<bool> rst_n{"rst_n", true};
  FrameChannel<> input{"input", network.input_size()};
  FrameChannel<> output{"output", network.output_size()};
};

using Networks = KernelTest;

TEST_F(Networks, SpikesCrossAllLayersInTheStep) {
  LayerGraph description;
  std::size_t last = description.add("input", relay(1));
  for (int i = 0; i < 5; ++i) {
    const std::size_t next = description.add("layer" + std::to_string(i), repeaters(1));
    description.connect(last, next);
    last = next;
  }
  Driven driven(std::move(description));
  EXPECT_EQ(driven.response({1, 0, 0, 1, 1}), (Row{1, 0, 0, 1, 1}));
  EXPECT_EQ(driven.network.steps(), 5u);
  EXPECT_EQ(driven.network.layer(3).emitted(), 3);
}

TEST_F(Networks, ALatencyOfAStepIsOne) {
  LayerGraph description;
  description.add("input", relay(1));
  description.add("a", repeaters(1));
  description.add("b", repeaters(1));
  description.add("c", repeaters(1));
  description.connect(0, 1);
  description.connect(1, 2, Latency::next_step);
  description.connect(2, 3, Latency::next_step);
  Driven driven(std::move(description));
  EXPECT_EQ(driven.response({1, 0, 1, 1, 0, 0, 0}), (Row{0, 0, 1, 0, 1, 1, 0}));
}

// The reference is the rule V = 0.9*V + I + 0.25*S in a loop, where S is the spike of the previous step.
TEST_F(Networks, FeedbackTakesAStep) {
  LayerGraph description;
  description.add("input", relay(1));
  description.add("neurons", rule(1));
  description.add("back", weights(1, 1, {0.25}));
  description.connect(0, 1);
  description.connect(1, 2);
  description.connect(2, 1, Latency::next_step);
  description.set_ends(0, 1);
  Driven driven(std::move(description));
  double potential = 0;
  double spike = 0;
  for (int step = 0; step < 200; ++step) {
    const double current = 0.125 * (step % 5);
    potential = 0.9 * potential + (current + 0.25 * spike);
    spike = potential > 1 ? 1 : 0;
    if (spike == 1) potential = 0;
    ASSERT_EQ(driven.step({current}), Row{spike}) << step;
    const auto& layer = dynamic_cast<const NeuronLayer&>(driven.network.layer(1).layer());
    ASSERT_EQ(layer.potential(0), potential) << step;
  }
}

// In float, the sum of 1, 2^-24 and -1 depends on the order. Connections are summed in the order in which
// they were made, in the precision of the network.
TEST_F(Networks, ConnectionsAreSummedInTheirOrder) {
  LayerGraph description(Precision::single_precision);
  description.add("input", relay(1));
  description.add("one", weights(1, 1, {1}));
  description.add("little", weights(1, 1, {0x1p-24}));
  description.add("less", weights(1, 1, {-1}));
  description.add("cancels first", relay(1));
  description.add("rounds first", relay(1));
  description.add("difference", weights(1, 1, {1}));
  for (const std::size_t layer : {1u, 2u, 3u}) description.connect(0, layer);
  for (const std::size_t layer : {1u, 3u, 2u}) description.connect(layer, 4);
  for (const std::size_t layer : {1u, 2u, 3u}) description.connect(layer, 5);
  description.connect(4, 6);
  description.set_ends(0, 6);
  Driven driven(std::move(description));
  EXPECT_EQ(driven.step({1}), Row{0x1p-24});
  EXPECT_EQ(row_of(driven.network.layer(5).frame()), Row{0});
}

TEST_F(Networks, AResetHoldsTheInitialStateAtOnce) {
  LayerGraph description;
  description.add("input", relay(1));
  description.add("neurons", rule(1));
  description.add("delay", std::make_unique<DelayLine>(Shape{1}, std::vector<std::size_t>{2}));
  description.connect(0, 1);
  description.connect(1, 2);
  Driven driven(std::move(description));
  const Row inputs{0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7};
  const Row fresh = driven.response(inputs);
  EXPECT_EQ(fresh, (Row{0, 0, 0, 1, 0, 1, 0}));
  driven.rst_n.write(false);
  sc_core::sc_start(1, sc_core::SC_NS);
  EXPECT_EQ(row_of(driven.output.read()), Row{0});
  EXPECT_EQ(dynamic_cast<const NeuronLayer&>(driven.network.layer(1).layer()).potential(0), 0);
  EXPECT_EQ(driven.step({5}), Row{0});  // an edge during a reset is not a step
  EXPECT_EQ(driven.network.steps(), 7u);
  driven.rst_n.write(true);
  EXPECT_EQ(driven.response(inputs), fresh);
}

// The reset comes with the edge, or up to seven delta cycles later: nothing of that step may survive it.
TEST_F(Networks, AResetInTheMiddleOfAStepWins) {
  LayerGraph description;
  description.add("input", relay(1));
  description.add("a", repeaters(1));
  description.add("b", rule(1));
  description.connect(0, 1);
  description.connect(1, 2);
  Driven driven(std::move(description));
  for (int deltas = 0; deltas < 8; ++deltas) {
    Frame<> frame(1);
    frame.append(0, 0.75);
    driven.input.write(frame);
    driven.clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    driven.clk.write(true);
    for (int i = 0; i < deltas && sc_core::sc_pending_activity_at_current_time(); ++i) {
      sc_core::sc_start(sc_core::SC_ZERO_TIME);
    }
    driven.rst_n.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    EXPECT_EQ(row_of(driven.output.read()), Row{0}) << deltas;
    EXPECT_EQ(dynamic_cast<const NeuronLayer&>(driven.network.layer(2).layer()).potential(0), 0) << deltas;
    driven.rst_n.write(true);
    EXPECT_EQ(driven.response({0, 0}), (Row{0, 0})) << deltas;
    EXPECT_EQ(dynamic_cast<const NeuronLayer&>(driven.network.layer(2).layer()).potential(0), 0) << deltas;
  }
}

// The channel between two networks acts as a register: at an edge the second network takes what the first one
// gave at the edge before.
TEST_F(Networks, NetworksJoinThroughAChannel) {
  const auto one = [] {
    LayerGraph description;
    description.add("neurons", repeaters(1));
    return description;
  };
  Driven first(one());
  LayerNetwork second("second", one());
  FrameChannel<> output("second_output", 1);
  second.clk(first.clk);
  second.input(first.output);
  second.output(output);
  Row shown;
  for (const double value : {1.0, 0.0, 1.0, 1.0, 0.0}) {
    EXPECT_EQ(first.step({value}), Row{value});
    shown.push_back(output.read().values()[0]);
  }
  EXPECT_EQ(shown, (Row{0, 1, 0, 1, 1}));
}

TEST_F(Networks, LoopsWithoutAStepAreRefused) {
  LayerGraph description;
  description.add("input", relay(1));
  description.add("a", repeaters(1));
  description.add("b", weights(1, 1, {1}));
  description.connect(0, 1);
  description.connect(1, 2);
  description.connect(2, 1);
  const std::string text =
      report_of("/lif/parameters", [&] { LayerNetwork network("network", std::move(description)); });
  EXPECT_NE(text.find("a loop through 'a' has no connection with a latency of a step"), std::string::npos)
      << text;
}

TEST_F(Networks, ShapesThatDoNotFitAreRefused) {
  LayerGraph description;
  description.add("a", relay(3));
  description.add("b", relay(4));
  try {
    description.connect(0, 1);
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_STREQ(error.what(), "'a' gives (3) and 'b' takes (4)");
  }
  EXPECT_THROW(description.connect(0, 2), std::invalid_argument);
  EXPECT_THROW(description.add("a", relay(1)), std::invalid_argument);
  EXPECT_THROW(description.set_ends(0, 2), std::invalid_argument);
}

TEST_F(Networks, ChannelsOfAnotherSizeAreRefused) {
  LayerGraph description;
  description.add("a", relay(3));
  LayerNetwork network("network", std::move(description));
  sc_core::sc_signal<bool> clk;
  FrameChannel<> input("in", 2), output("out", 3);
  network.clk(clk);
  network.input(input);
  network.output(output);
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(text.find("port input is connected to a channel of 2 values: it needs 3"), std::string::npos)
      << text;
}

TEST_F(Networks, InputsThatAreNotFiniteAreReported) {
  LayerGraph description;
  description.add("a", relay(2));
  Driven driven(std::move(description));
  driven.step({1, 2});
  const std::string text = report_of("/lif/input", [&] {
    driven.step({0, std::numeric_limits<double>::infinity()});
  });
  EXPECT_NE(text.find("input 1 is inf at step 1"), std::string::npos) << text;
}

TEST_F(Networks, PotentialsThatOverflowNameLayerAndNeuron) {
  LayerGraph description;
  description.add("input", relay(2));
  description.add("huge", weights(2, 2, {1, 0, 0, 1e308}));
  description.add("neurons", rule(2));
  description.connect(0, 1);
  description.connect(1, 2);
  Driven driven(std::move(description));
  const std::string text = report_of("/lif/input", [&] { driven.step({0, 100}); });
  EXPECT_NE(text.find("neuron 1"), std::string::npos) << text;
  EXPECT_NE(text.find("neurons"), std::string::npos) << text;
}

TEST_F(Networks, AChannelHasOneWriterAndOneSize) {
  FrameChannel<> channel("channel", 2);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  report_of("/lif/input", [&] { channel.write(Frame<>(3)); });
  channel.write(Frame<>(2));
  report_of("/lif/input", [&] { channel.write(Frame<>(2)); });
}

using LayerNetworkClocking = KernelTest;

// Three layers in a row, with a synchronous reset that a register on the same clock drives: it becomes active
// a delta cycle after an edge, while the step that the edge began is still on its way through the layers.
TEST_F(LayerNetworkClocking, ASynchronousResetBreaksOffNoStep) {
  LayerGraph graph;
  for (const char* name : {"first", "second", "third"})
    graph.add(name, std::make_unique<NeuronLayerOf<LIF<double>>>(
                        Shape{1}, std::vector<LIFParameters<double>>{{1.0, 0.5}}));
  graph.connect(0, 1);
  graph.connect(1, 2);
  sc_core::sc_signal<bool> clk("clk"), rst_n("rst_n", true);
  LayerNetwork network("network", std::move(graph),
                       {ClockEdge::rising, ResetTiming::synchronous, ResetLevel::low});
  FrameChannel<> input("input", 1), output("output", 1);
  network.clk(clk);
  network.rst_n(rst_n);
  network.input(input);
  network.output(output);
  Frame<> spike(1);
  spike.fill([](std::size_t) { return 2.0; });
  input.write(spike);
  const auto edge = [&](bool reset_follows) {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(sc_core::SC_ZERO_TIME);  // the edge
    if (reset_follows) rst_n.write(false);     // as a register does
    sc_core::sc_start(5, sc_core::SC_NS);
  };
  sc_core::sc_start(1, sc_core::SC_NS);
  edge(false);
  edge(true);
  EXPECT_EQ(output.frames(), 2u) << "the step that the edge began is finished";
  EXPECT_EQ(network.steps(), 2u);
  edge(false);  // the reset takes effect here
  EXPECT_EQ(output.frames(), 0u);
  EXPECT_EQ(network.steps(), 2u);
  rst_n.write(true);
  edge(false);
  EXPECT_EQ(output.frames(), 1u);
}

}  // namespace
}  // namespace lif::tests
