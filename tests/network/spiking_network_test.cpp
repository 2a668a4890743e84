// A network as a module shows the spikes of the network, step by step and after a reset; neurons that are
// modules of their own give the same spikes, bit for bit, with their synapses in a fabric.
#include <lif/lif.hpp>

#include <functional>

#include "support/bits.hpp"
#include "support/kernel_test.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

/// The neurons that spike in a step of the last visit.
template <class Real>
std::vector<std::uint32_t> spikes_of(const SynapticNetwork<Real>& network, std::size_t population,
                                     std::int64_t step) {
  std::vector<std::uint32_t> spikes;
  network.for_each_spike(population, step, [&](std::uint32_t neuron) { spikes.push_back(neuron); });
  return spikes;
}

/// Two populations that drive each other; three steps a visit.
std::unique_ptr<SynapticNetwork<float>> small_network(std::size_t threads = 1) {
  auto network = std::make_unique<SynapticNetwork<float>>(5, threads);
  nest::IafPscDelta<float>::Parameters slow;
  slow.resolution = 1;
  network->add<LIF<float>>("fast", 70, {}, 0.05);
  network->add<nest::IafPscDelta<float>>("slow", 100, slow, 0.5);
  network->drive(0, 1, 0.15);
  network->drive(1, 2, 1.5);
  const auto connector = [&](std::size_t sources) {
    return FixedInDegree({0, sources}, 10, network->seed(), network->new_stream());
  };
  network->connect(0, 1, connector(70), 1, 3);
  network->connect_weighted(1, 0, connector(100), VariedParameters{4, 9, 0.1, 6});
  network->connect_weighted(1, 1, connector(100), VariedParameters{4, 7, 0.5, 6});
  return network;
}

/// A module of the small network with its channels, beside the network alone.
class SideBySide {
 public:
  explicit SideBySide(std::size_t threads = 1) : module_("module", small_network(threads)) {
    module_.clk(clk_);
    module_.rst_n(rst_n_);
    module_.spikes[0](fast_);
    module_.spikes[1](slow_);
    sc_core::sc_start(sc_core::SC_ZERO_TIME);
  }

  /// An edge; both have to show the same step.
  /// @returns the spikes
  std::size_t step() {
    edge();
    if (plain_->steps() == steps_) plain_->visit();
    EXPECT_EQ(fast_.read().events(), spikes_of(*plain_, 0, steps_)) << "step " << steps_;
    EXPECT_EQ(slow_.read().events(), spikes_of(*plain_, 1, steps_)) << "step " << steps_;
    ++steps_;
    EXPECT_EQ(module_.steps(), steps_);
    EXPECT_EQ(fast_.frames(), static_cast<std::uint64_t>(steps_));
    EXPECT_EQ(slow_.frames(), static_cast<std::uint64_t>(steps_));
    return fast_.read().events().size() + slow_.read().events().size();
  }

  void edge() {
    clk_.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk_.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  /// A reset without an edge.
  void begin_reset() {
    rst_n_.write(false);
    sc_core::sc_start(1, sc_core::SC_NS);
    plain_ = small_network();
    steps_ = 0;
  }
  void end_reset() { rst_n_.write(true); }

  /// Nothing shows, and no step was made.
  void expect_initial_state() const {
    EXPECT_TRUE(fast_.read().events().empty());
    EXPECT_TRUE(slow_.read().events().empty());
    EXPECT_EQ(fast_.frames(), 0U);
    EXPECT_EQ(slow_.frames(), 0U);
    EXPECT_EQ(module_.steps(), 0);
  }

 private:
  sc_core::sc_signal<bool> clk_{"clk"};
  sc_core::sc_signal<bool> rst_n_{"rst_n", true};
  FrameChannel<bool> fast_{"fast", 70};
  FrameChannel<bool> slow_{"slow", 100};
  SpikingNetwork<float> module_;
  std::unique_ptr<SynapticNetwork<float>> plain_ = small_network();
  std::int64_t steps_ = 0;
};

using SpikingNetworkModule = KernelTest;

TEST_F(SpikingNetworkModule, ShowsTheSpikesStepByStep) {
  SideBySide both(2);
  both.expect_initial_state();
  std::size_t spikes = 0;
  for (int step = 0; step < 100; ++step) spikes += both.step();
  EXPECT_GT(spikes, 300U);
}

TEST_F(SpikingNetworkModule, AResetWithinAVisitStartsAllOver) {
  SideBySide both;
  std::size_t spikes = 0;
  for (const int steps : {20, 31, 1, 30}) {  // a visit has 3
    for (int step = 0; step < steps; ++step) spikes += both.step();
    both.begin_reset();
    both.expect_initial_state();
    both.edge();
    both.expect_initial_state();
    both.end_reset();
  }
  EXPECT_GT(spikes, 300U);
}

TEST_F(SpikingNetworkModule, ItsPortsMayStayUnbound) {
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<bool> slow("slow", 100);
  SpikingNetwork<float> module("module", small_network());
  module.clk(clk);
  module.spikes[1](slow);
  const auto plain = small_network();
  for (int step = 0; step < 30; ++step) {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    if (plain->steps() == step) plain->visit();
    EXPECT_EQ(slow.read().events(), spikes_of(*plain, 1, step)) << "step " << step;
  }
  EXPECT_EQ(module.network().steps(), 30);
}

TEST_F(SpikingNetworkModule, ChannelsOfAnotherSizeAreRefused) {
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<bool> channel("channel", 70);
  SpikingNetwork<float> module("module", small_network());
  module.clk(clk);
  module.spikes[0](channel);
  module.spikes[1](channel);
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(
      text.find("port spikes of population 'slow' is connected to a channel of 70 values: it needs 100"),
      std::string::npos)
      << text;
}

TEST_F(SpikingNetworkModule, PotentialsThatAreNotFiniteAreReported) {
  auto network = std::make_unique<SynapticNetwork<double>>();
  LIF<double>::Parameters always;
  always.threshold = -1;
  network->add<LIF<double>>("all", 3, always);
  network->connect_weighted(0, 0, SourceLists({{}, {0, 0}, {}}), [](std::size_t, std::size_t) {
    return SynapseParameters{1.5e308, 2};
  });
  sc_core::sc_signal<bool> clk("clk");
  SpikingNetwork<double> module("module", std::move(network));
  module.clk(clk);
  const std::string text = report_of("/lif/input", [&] {
    for (int step = 0; step < 10; ++step) {
      clk.write(step % 2 == 1);
      sc_core::sc_start(1, sc_core::SC_NS);
    }
  });
  EXPECT_NE(text.find("module: the input of neuron 1 of population 'all' is not finite at step 2"),
            std::string::npos)
      << text;
}

constexpr std::size_t neurons = 150;

/// Projections among the neurons: of every kind, with delays of 2 steps and more.
template <class Real>
std::vector<std::unique_ptr<Projection<Real>>> projections(const Partition& targets) {
  const auto connector = [](std::uint32_t stream) {
    return FixedInDegree({0, neurons}, 12, 8, stream, Multapses::forbidden);
  };
  std::vector<std::unique_ptr<Projection<Real>>> all;
  all.push_back(make_uniform_projection<Real>(connector(10), neurons, targets, 2, 2));
  all.push_back(std::make_unique<WeightedProjection<Real>>(connector(11), neurons, targets,
                                                           VariedParameters{2, 17, 0.05, 6}));
  all.push_back(std::make_unique<DenseProjection<Real>>(connector(12), neurons, targets, -3, 5));
  return all;
}

/// Runs neurons that are modules of their own beside a network of the same ones.
template <class Neuron, class Model>
void expect_fabric_does_the_same(const typename Model::Parameters& parameters, double unit) {
  using Real = typename Model::Number;
  SynapticNetwork<Real> network(77, 2);
  network.template add<Model>("all", neurons, parameters, unit);
  network.drive(0, 1.2, 3 * unit);
  network.drive(0, 0.1, -5 * unit);
  for (auto& projection : projections<Real>(network.partition(0))) {
    network.connect(0, 0, std::move(projection));
  }

  SynapticInputs<Real> inputs(Partition(neurons, 1), unit);
  inputs.add_poisson(1.2, 3 * unit, 77, 0);
  inputs.add_poisson(0.1, -5 * unit, 77, 1);
  for (auto& projection : projections<Real>(inputs.neurons())) inputs.add(std::move(projection), 0);

  sc_core::sc_signal<bool> clk("clk");
  SignalBank<bool> spikes("spikes", neurons);
  SignalBank<Real> currents("currents", neurons);
  SynapticFabric<Real> fabric("fabric", std::move(inputs), spikes, currents);
  fabric.clk(clk);
  std::vector<std::unique_ptr<Neuron>> modules;
  for (std::size_t i = 0; i < neurons; ++i) {
    modules.push_back(std::make_unique<Neuron>(sc_core::sc_gen_unique_name("neuron"), parameters));
    modules.back()->clk(clk);
    modules.back()->input_current(currents[i]);
    modules.back()->spike(spikes[i]);
  }

  std::size_t all_spikes = 0;
  for (std::int64_t step = 0; step < 150; ++step) {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    if (network.steps() == step) network.visit();
    std::vector<std::uint32_t> shown;
    for (std::uint32_t i = 0; i < neurons; ++i) {
      if (spikes[i].read()) shown.push_back(i);
    }
    EXPECT_EQ(fabric.spikes(), all_spikes);  // up to the step before
    all_spikes += shown.size();
    ASSERT_EQ(shown, spikes_of(network, 0, step)) << "step " << step;
    if (network.steps() != step + 1) continue;
    for (std::size_t i = 0; i < neurons; ++i) {
      ASSERT_EQ(bits(modules[i]->state().potential), bits(network.neurons(0).potential(i)))
          << "neuron " << i << " step " << step;
    }
  }
  EXPECT_GT(all_spikes, 500U);
}

template <class Real>
typename nest::IafPscDelta<Real>::Parameters slow_parameters() {
  typename nest::IafPscDelta<Real>::Parameters parameters;
  parameters.resolution = 1;
  return parameters;
}

using SynapticFabricModule = KernelTest;

TEST_F(SynapticFabricModule, ConnectsClockedNeurons) {
  expect_fabric_does_the_same<ClockedNeuron<LIF<float>>, LIF<float>>({}, 0.05);
}

TEST_F(SynapticFabricModule, ConnectsClockedNeuronsOfDoubles) {
  using Model = nest::IafPscDelta<double>;
  expect_fabric_does_the_same<ClockedNeuron<Model>, Model>(slow_parameters<double>(), 0.5);
}

TEST_F(SynapticFabricModule, ConnectsEventDrivenNeurons) {
  using Model = nest::IafPscDelta<float>;
  expect_fabric_does_the_same<EventDrivenNeuron<Model>, Model>(slow_parameters<float>(), 0.5);
}

TEST_F(SynapticFabricModule, ConnectsEventDrivenNeuronsOfDoubles) {
  LIF<double>::Parameters rests;
  rests.refractory_steps = 2;
  expect_fabric_does_the_same<EventDrivenNeuron<LIF<double>>, LIF<double>>(rests, 0.05);
}

TEST_F(SynapticFabricModule, AResetForgetsWhatIsUnderWay) {
  constexpr std::size_t count = 60;
  SynapticInputs<float> inputs(Partition(count, 1), 0.5);
  inputs.add(
      make_uniform_projection<float>(FixedInDegree({0, count}, 6, 3, 0), count, inputs.neurons(), 1, 7), 0);
  inputs.add_poisson(0.2, 0.5, 3, 1);
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_signal<bool> rst_n("rst_n", true);
  SignalBank<bool> spikes("spikes", count);
  SignalBank<float> currents("currents", count);
  SynapticFabric<float> fabric("fabric", std::move(inputs), spikes, currents);
  fabric.clk(clk);
  fabric.rst_n(rst_n);
  std::vector<std::unique_ptr<LIFNeuron<float>>> modules;
  for (std::size_t i = 0; i < count; ++i) {
    modules.push_back(std::make_unique<LIFNeuron<float>>(sc_core::sc_gen_unique_name("neuron")));
    modules.back()->clk(clk);
    modules.back()->rst_n(rst_n);
    modules.back()->input_current(currents[i]);
    modules.back()->spike(spikes[i]);
  }
  const auto edge = [&] {
    for (const bool level : {false, true}) {
      clk.write(level);
      sc_core::sc_start(5, sc_core::SC_NS);
    }
  };
  const auto run = [&] {
    std::vector<std::size_t> shown;
    for (std::size_t step = 0; step < 60; ++step) {
      edge();
      for (std::size_t i = 0; i < count; ++i) {
        if (spikes[i].read()) shown.push_back(step * count + i);
      }
    }
    return shown;
  };
  const std::vector<std::size_t> first = run();
  EXPECT_GT(first.size(), 100U);
  rst_n.write(false);
  edge();
  edge();
  rst_n.write(true);
  EXPECT_EQ(run(), first);
}

/// Inputs of three neurons, one of which another one drives.
SynapticInputs<float> three(std::size_t delay, std::size_t source = 0, std::size_t parts = 1) {
  SynapticInputs<float> inputs(Partition(3, parts), 1);
  const SourceLists connector({{1}, {}, {}});
  inputs.add(make_uniform_projection<float>(connector, 3, inputs.neurons(), 1, delay), source);
  return inputs;
}

std::string refusal_by_fabric(const char* message_type, SynapticInputs<float> inputs, std::size_t spikes = 3,
                              std::size_t currents = 3) {
  const SignalBank<bool> spike_bank("spikes", spikes);
  SignalBank<float> current_bank("currents", currents);
  return report_of(message_type,
                   [&] { SynapticFabric<float>("fabric", std::move(inputs), spike_bank, current_bank); });
}

TEST_F(SynapticFabricModule, ADelayOfOneStepIsRefused) {
  EXPECT_NE(refusal_by_fabric("/lif/parameters", three(1))
                .find("fabric: a delay of 1 is out of range: allowed are 2 steps or more"),
            std::string::npos);
  SynapticInputs<float> weighted(Partition(3, 1), 1);
  weighted.add(
      std::make_unique<WeightedProjection<float>>(SourceLists({{1, 1}, {}, {}}), 3, weighted.neurons(),
                                                  [](std::size_t, std::size_t index) {
                                                    return SynapseParameters{1, 2 - index};
                                                  }),
      0);
  EXPECT_NE(refusal_by_fabric("/lif/parameters", std::move(weighted)).find("a delay of 1 is out of range"),
            std::string::npos);
}

TEST_F(SynapticFabricModule, BanksOfAnotherSizeAreRefused) {
  EXPECT_NE(refusal_by_fabric("/lif/wiring", three(2), 4, 3)
                .find("fabric: banks of 4 spikes and 3 currents: it needs 3"),
            std::string::npos);
  EXPECT_NE(
      refusal_by_fabric("/lif/wiring", three(2), 3, 2).find("banks of 3 spikes and 2 currents: it needs 3"),
      std::string::npos);
}

TEST_F(SynapticFabricModule, OtherNeuronsAndSeveralPartsAreRefused) {
  EXPECT_NE(refusal_by_fabric("/lif/parameters", three(2, 1))
                .find("a projection from population 1 is out of range: its neurons are population 0"),
            std::string::npos);
  EXPECT_NE(refusal_by_fabric("/lif/parameters", three(2, 0, 2))
                .find("inputs of neurons in 2 parts: it takes those of one"),
            std::string::npos);
}

}  // namespace
}  // namespace lif::tests
