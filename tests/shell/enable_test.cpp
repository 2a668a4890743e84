// Modules with a port `enable`, beside a neuron by hand and beside modules whose clock simply stops.
#include <lif/lif.hpp>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using EnablePort = KernelTest;

/// V = beta*V + I with clock enable and asynchronous reset, as a hardware designer would write it.
struct ByHand : sc_core::sc_module {
  sc_core::sc_in<bool> clk{"clk"}, rst_n{"rst_n"}, enable{"enable"};
  sc_core::sc_in<double> current{"current"};
  sc_core::sc_out<bool> spike{"spike"};
  double potential = 0;

  LIF_HAS_PROCESS(ByHand);

  explicit ByHand(const sc_core::sc_module_name& instance) : sc_core::sc_module(instance) {
    SC_METHOD(act);
    dont_initialize();
    sensitive << clk.pos() << rst_n.neg();
  }

 private:
  void act() {
    if (!rst_n.read()) {
      potential = 0;
      spike.write(false);
    } else if (enable.read()) {
      potential = 0.9 * potential + current.read();
      spike.write(potential > 1.0);
      if (potential > 1.0) potential = 0;
    }
  }
};

TEST_F(EnablePort, OfEveryNeuronDoesWhatAProcessByHandDoes) {
  sc_core::sc_signal<bool> clk("clk"), rst_n("rst_n", true), enable("enable");
  sc_core::sc_signal<double> current("current");
  FrameChannel<double> frame("frame", 1);
  FrameChannel<bool> spike_frame("spike_frame", 1);
  sc_core::sc_signal<bool> by_hand_spike("by_hand_spike"), clocked_spike("clocked_spike");
  ByHand by_hand("by_hand");
  by_hand.clk(clk);
  by_hand.rst_n(rst_n);
  by_hand.enable(enable);
  by_hand.current(current);
  by_hand.spike(by_hand_spike);
  ControlledNeuron<LIF<>> clocked("clocked");
  clocked.clk(clk);
  clocked.rst_n(rst_n);
  clocked.enable(enable);
  clocked.input_current(current);
  clocked.spike(clocked_spike);
  // One beside another that has no enable, and so is in another group; some, so that the group starts to
  // poll.
  constexpr std::size_t gated_neurons = 3;
  SignalBank<bool> spikes("spikes", gated_neurons + 1);
  std::vector<std::unique_ptr<GatedEventDrivenNeuron<LIF<>>>> gated;
  for (std::size_t i = 0; i <= gated_neurons; ++i) {
    auto& neuron = *gated.emplace_back(
        std::make_unique<GatedEventDrivenNeuron<LIF<>>>(sc_core::sc_gen_unique_name("gated")));
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    if (i < gated_neurons) neuron.enable(enable);
    neuron.input_current(current);
    neuron.spike(spikes[i]);
  }
  LIFPopulation<> population("population", 1);
  population.clk(clk);
  population.rst_n(rst_n);
  population.enable(enable);
  population.input_current(frame);
  population.spike(spike_frame);

  std::mt19937_64 random(7);
  std::size_t all_spikes = 0;
  std::size_t edges = 0;
  sc_core::sc_start(1, sc_core::SC_NS);
  for (int moment = 0; moment < 4000; ++moment) {
    const auto kind = random() % 16;
    if (kind < 9) {
      clk.write(!clk.read());
      if (!clk.read() && rst_n.read()) ++edges;  // the rising one before it
    } else if (kind < 12) {
      enable.write(!enable.read());
    } else if (kind == 12) {
      rst_n.write(random() % 4 != 0);
    } else {
      const double value = static_cast<double>(random() % 1000) / 1500.0;
      current.write(value);
      Frame<double> next(1);
      next.fill([&](std::size_t) { return value; });
      frame.write(next);
    }
    sc_core::sc_start(1, sc_core::SC_NS);
    ASSERT_EQ(clocked_spike.read(), by_hand_spike.read()) << moment;
    ASSERT_EQ(clocked.state().potential, by_hand.potential) << moment;
    for (std::size_t i = 0; i < gated_neurons; ++i) {
      ASSERT_EQ(spikes[i].read(), by_hand_spike.read()) << moment;
      ASSERT_EQ(gated[i]->state().potential, by_hand.potential) << moment;
    }
    ASSERT_EQ(spike_frame.read().values()[0], by_hand_spike.read()) << moment;
    ASSERT_EQ(population.neurons().state(0).potential, by_hand.potential) << moment;
    all_spikes += by_hand_spike.read() ? 1U : 0U;
  }
  EXPECT_GT(all_spikes, 300U);
  EXPECT_GT(edges, 500U);
  EXPECT_LT(gated.front()->steps(), gated.back()->steps()) << "without the port every edge is a step";
}

std::unique_ptr<SynapticEngine<float>> small_network() {
  auto network = std::make_unique<SynapticEngine<float>>(5, 1);
  network->add<LIF<float>>("all", 60, {}, 0.05);
  network->drive(0, 1.2, 0.2);
  network->connect(0, 0, FixedInDegree({0, 60}, 6, network->seed(), network->new_stream()), 0.1, 3);
  return network;
}

/// What a module shows after each edge at which it may make a step, and that nothing else changes it.
class Sequence {
 public:
  void observe(bool may_step, const std::vector<double>& shown) {
    if (may_step) {
      shown_.push_back(shown);
    } else if (!shown_.empty()) {
      EXPECT_EQ(shown, shown_.back()) << "an edge without enable changed the output";
    }
  }
  const std::vector<std::vector<double>>& shown() const { return shown_; }

 private:
  std::vector<std::vector<double>> shown_;
};

template <class T>
std::vector<double> values_of(const Frame<T>& frame) {
  return {frame.values().begin(), frame.values().end()};
}

LayerGraph two_layers() {
  LayerGraph graph;
  const std::size_t input = graph.add("input", std::make_unique<Relay>(Shape{3}, Shape{3}));
  const std::size_t first = graph.add(
      "first", std::make_unique<NeuronLayerOf<LIF<double>>>(Shape{3}, std::vector<LIF<>::Parameters>(1)));
  const std::size_t second = graph.add(
      "second", std::make_unique<NeuronLayerOf<LIF<double>>>(Shape{3}, std::vector<LIF<>::Parameters>(1)));
  graph.connect(input, first, Latency::same_step);
  graph.connect(first, second, Latency::next_step);
  graph.set_ends(input, second);
  return graph;
}

TEST_F(EnablePort, OfNetworksLeavesStepsOutAndChangesNothingElse) {
  sc_core::sc_signal<bool> clk("clk"), enable("enable");
  FrameChannel<> currents("currents", 3);
  Frame<> constant(3);
  constant.fill([](std::size_t i) { return 0.6 + 0.3 * static_cast<double>(i); });
  std::vector<std::unique_ptr<FrameChannel<bool>>> spikes;
  std::vector<std::unique_ptr<FrameChannel<>>> outputs;
  std::vector<std::unique_ptr<SynapticNetwork<float>>> networks;
  std::vector<std::unique_ptr<LayerNetwork>> layers;
  for (const bool is_gated : {true, false}) {
    spikes.push_back(std::make_unique<FrameChannel<bool>>(sc_core::sc_gen_unique_name("spikes"), 60));
    outputs.push_back(std::make_unique<FrameChannel<>>(sc_core::sc_gen_unique_name("output"), 3));
    networks.push_back(
        std::make_unique<SynapticNetwork<float>>(sc_core::sc_gen_unique_name("network"), small_network()));
    layers.push_back(std::make_unique<LayerNetwork>(sc_core::sc_gen_unique_name("layers"), two_layers()));
    networks.back()->clk(clk);
    networks.back()->spikes[0](*spikes.back());
    layers.back()->clk(clk);
    layers.back()->input(currents);
    layers.back()->output(*outputs.back());
    if (!is_gated) continue;
    networks.back()->enable(enable);
    layers.back()->enable(enable);
  }
  Sequence of_network[2], of_layers[2];
  std::mt19937_64 random(3);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  currents.write(constant);
  for (int edge = 0; edge < 300; ++edge) {
    const bool is_high = random() % 3 != 0;
    enable.write(is_high);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    for (const std::size_t i : {0U, 1U}) {
      of_network[i].observe(i == 1 || is_high, values_of(spikes[i]->read()));
      of_layers[i].observe(i == 1 || is_high, values_of(outputs[i]->read()));
    }
  }
  for (const Sequence* sequence : {of_network, of_layers}) {
    const auto& gated = sequence[0].shown();
    const auto& free = sequence[1].shown();
    ASSERT_GT(gated.size(), 100U);
    ASSERT_LT(gated.size(), free.size());
    EXPECT_TRUE(std::equal(gated.begin(), gated.end(), free.begin()));
    std::size_t changes = 0;
    for (std::size_t i = 1; i < gated.size(); ++i) changes += gated[i] == gated[i - 1] ? 0U : 1U;
    EXPECT_GT(changes, 20U) << (sequence == of_layers ? "layers are" : "the network is") << " to be busy";
  }
  EXPECT_EQ(networks[0]->steps(), static_cast<std::int64_t>(of_network[0].shown().size()));
  EXPECT_EQ(layers[0]->steps(), of_layers[0].shown().size());
}

}  // namespace
}  // namespace lif::tests
