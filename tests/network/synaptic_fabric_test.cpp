// Neurons that are modules of their own, with their synapses in a SynapticFabric, do the same as in a
// SynapticEngine, bit for bit.
#include <lif/lif.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "network/spikes_of.hpp"
#include "support/bits.hpp"
#include "support/kernel_test.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

constexpr std::size_t neurons = 150;

/// Projections of both kinds among the neurons, with delays of 2 steps or more.
std::vector<std::unique_ptr<Projection>> projections(const Partition& targets) {
  const auto connector = [](std::uint32_t stream) {
    return FixedInDegree({0, neurons}, 12, 8, stream, Multapses::forbidden);
  };
  std::vector<std::unique_ptr<Projection>> all;
  all.push_back(make_uniform_projection(connector(10), neurons, targets, 2, 2));
  all.push_back(std::make_unique<DenseProjection>(connector(12), neurons, targets, -3, 5));
  return all;
}

/// Two projections with weights and delays of their own.
template <class Real>
std::vector<std::unique_ptr<SynapseGenerator>> generators() {
  std::vector<std::unique_ptr<SynapseGenerator>> all;
  for (const std::uint32_t stream : {11U, 13U}) {
    all.push_back(std::make_unique<ConnectorGenerator<Real, FixedInDegree, VariedParameters>>(
        FixedInDegree({0, neurons}, 12, 8, stream), neurons, VariedParameters{2, 17, 0.05, 6}));
  }
  return all;
}

/// Runs neurons that are modules beside an engine with the same neurons and synapses.
template <class Neuron, class Model>
void expect_fabric_does_the_same(const typename Model::Parameters& parameters, double unit) {
  using Real = typename Model::Number;
  SynapticEngine<Real> network(77, 2);
  network.template add<Model>("all", neurons, parameters, unit);
  network.drive(0, 1.2, 3 * unit);
  network.drive(0, 0.1, -5 * unit);
  for (auto& projection : projections(network.partition(0))) {
    network.connect(0, 0, std::move(projection));
  }
  for (auto& generator : generators<Real>()) network.connect(0, 0, std::move(generator), WeightKind::real);

  SynapticInputs<Real> inputs(Partition(neurons, 1), unit);
  inputs.add_poisson(1.2, 3 * unit, 77, 0);
  inputs.add_poisson(0.1, -5 * unit, 77, 1);
  for (auto& projection : projections(inputs.neurons())) inputs.add(std::move(projection), 0);
  auto weighted = std::make_unique<WeightedSynapses<Real>>(1);
  weighted->add_population(inputs.neurons());
  for (auto& generator : generators<Real>()) {
    weighted->connect(0, 0, std::move(generator), WeightKind::real, unit, [](const auto& work) { work(0); });
  }

  sc_core::sc_signal<bool> clk("clk");
  SignalBank<bool> spikes("spikes", neurons);
  SignalBank<Real> currents("currents", neurons);
  SynapticFabric<Real> fabric("fabric", std::move(inputs), std::move(weighted), spikes, currents);
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
    EXPECT_EQ(fabric.spikes(), all_spikes);  // it counts up to the step before
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
  inputs.add(make_uniform_projection(FixedInDegree({0, count}, 6, 3, 0), count, inputs.neurons(), 1, 7), 0);
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

/// The inputs of three neurons, of which neuron 0 has a synapse from neuron 1.
SynapticInputs<float> three(std::size_t delay, std::size_t source = 0, std::size_t parts = 1) {
  SynapticInputs<float> inputs(Partition(3, parts), 1);
  const SourceLists connector({{1}, {}, {}});
  inputs.add(make_uniform_projection(connector, 3, inputs.neurons(), 1, delay), source);
  return inputs;
}

/// Synapses among three neurons whose delays fall with their index, from 2 steps.
std::unique_ptr<WeightedSynapses<float>> weighted_among_three(const SourceLists& connector) {
  auto weighted = std::make_unique<WeightedSynapses<float>>(1);
  weighted->add_population(Partition(3, 1));
  const auto parameters = [](std::size_t, std::size_t index) { return SynapseParameters{1, 2 - index}; };
  weighted->connect(0, 0,
                    std::make_unique<ConnectorGenerator<float, SourceLists, decltype(parameters)>>(
                        connector, 3, parameters),
                    WeightKind::real, 1, [](const auto& work) { work(0); });
  return weighted;
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
  auto weighted = weighted_among_three(SourceLists({{1, 1}, {}, {}}));
  const SignalBank<bool> spikes("spikes", 3);
  SignalBank<float> currents("currents", 3);
  const std::string report = report_of("/lif/parameters", [&] {
    SynapticFabric<float>("fabric", three(2), std::move(weighted), spikes, currents);
  });
  EXPECT_NE(report.find("a delay of 1 is out of range"), std::string::npos);
}

TEST_F(SynapticFabricModule, BanksOfAnotherSizeAreRefused) {
  EXPECT_NE(refusal_by_fabric("/lif/wiring", three(2), 4, 3)
                .find("fabric: the banks hold 4 spikes and 3 currents: each needs 3"),
            std::string::npos);
  EXPECT_NE(refusal_by_fabric("/lif/wiring", three(2), 3, 2)
                .find("the banks hold 3 spikes and 2 currents: each needs 3"),
            std::string::npos);
}

TEST_F(SynapticFabricModule, OtherNeuronsAndSeveralPartsAreRefused) {
  EXPECT_NE(refusal_by_fabric("/lif/parameters", three(2, 1))
                .find("a projection comes from population 1: allowed is 0, the neurons of the fabric"),
            std::string::npos);
  EXPECT_NE(refusal_by_fabric("/lif/parameters", three(2, 0, 2))
                .find("the neurons of the inputs are divided into 2 parts: allowed is 1"),
            std::string::npos);
}

TEST_F(SynapticFabricModule, ProjectionsOfFewerSourcesAreRefused) {
  SynapticInputs<float> inputs(Partition(3, 1), 1);
  inputs.add(make_uniform_projection(SourceLists({{1}, {}, {}}), 2, inputs.neurons(), 1, 2), 0);
  EXPECT_NE(refusal_by_fabric("/lif/parameters", std::move(inputs))
                .find("a projection comes from 2 neurons: the fabric has 3"),
            std::string::npos);
}

TEST_F(SynapticFabricModule, WithoutSynapsesItIsSilent) {
  SynapticInputs<float> inputs(Partition(3, 1), 1);
  auto weighted = weighted_among_three(SourceLists({{}, {}, {}}));
  const SignalBank<bool> spikes("spikes", 3);
  SignalBank<float> currents("currents", 3);
  EXPECT_NO_THROW(SynapticFabric<float>("fabric", std::move(inputs), std::move(weighted), spikes, currents));
}

TEST_F(SynapticFabricModule, WhatWasRefusedSilentlyNeverSteps) {
  sc_core::sc_report_handler::set_handler([](const sc_core::sc_report&, const sc_core::sc_actions&) {});
  const SignalBank<bool> spikes("spikes", 2);
  SignalBank<float> currents("currents", 1);
  sc_core::sc_signal<bool> clk("clk");
  SynapticFabric<float> fabric("fabric", three(2, 7), spikes, currents);
  fabric.clk(clk);
  for (int step = 0; step < 10; ++step) {
    clk.write(step % 2 == 1);
    sc_core::sc_start(1, sc_core::SC_NS);
  }
  EXPECT_EQ(fabric.spikes(), 0U);
}

}  // namespace
}  // namespace lif::tests
