#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <string>
#include <systemc>
#include <utility>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/network/synaptic_fabric.hpp>
#include <lif/network/synaptic_network.hpp>
#include <lif/neuron/neurons.hpp>
#include <lif/synapses/connectors.hpp>

#include "benchmark/case.hpp"
#include "benchmark/stopwatch.hpp"
#include "brunel_network.hpp"
#include "edges.hpp"

namespace lif::testbench {

namespace {

// The network, which is described once for example, benchmarks and peers.
NetworkDescription brunel(const CaseOptions& options) {
  NetworkDescription network = parse_network(brunel_network, "brunel.json", ".");
  network.seed = options.seed;
  return network;
}

std::uint64_t steps_of(const NetworkDescription& network) {
  return static_cast<std::uint64_t>(std::llround(network.time / network.resolution));
}

std::size_t all_neurons(const NetworkDescription& network) {
  std::size_t neurons = 0;
  for (const PopulationDescription& population : network.populations) neurons += population.count;
  return neurons;
}

std::size_t delay_of(const ProjectionDescription& projection, const NetworkDescription& network) {
  return static_cast<std::size_t>(std::llround(projection.delay.center() / network.resolution));
}

struct Costs {
  double build_s;
  double build_wall_s;
  double simulation_s;
  double wall_s;
};

struct Counts {
  std::uint64_t spikes;
  std::uint64_t synapses;
  std::size_t synapse_bytes;
};

Figures figures_of(const NetworkDescription& network, const Costs& costs, const Counts& counts) {
  const double seconds = network.time / 1000;
  return {
      {"simulation_s", costs.simulation_s},
      {"wall_s", costs.wall_s},
      {"build_s", costs.build_s},
      {"build_wall_s", costs.build_wall_s},
      {"rate_hz", static_cast<double>(counts.spikes) / static_cast<double>(all_neurons(network)) / seconds},
      {"spikes", static_cast<double>(counts.spikes)},
      {"synapses", static_cast<double>(counts.synapses)},
      {"bytes_per_synapse",
       static_cast<double>(counts.synapse_bytes) / static_cast<double>(counts.synapses)}};
}

// Measures an engine that `build` makes of a description, as a SystemC module.
template <class Build>
Figures run_network(const NetworkDescription& description, const Build& build) {
  const Stopwatch building;
  auto made = build();
  Edges edges("edges");
  SynapticNetwork<float> network("network", std::move(made));
  network.clk(edges.clk);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Costs costs{building.cpu(), building.wall(), 0, 0};
  const Stopwatch simulation;
  edges.run(steps_of(description));
  costs.simulation_s = simulation.cpu();
  costs.wall_s = simulation.wall();
  const SynapticEngine<float>& engine = network.network();
  std::uint64_t spikes = 0;
  for (std::size_t i = 0; i < engine.populations(); ++i) spikes += engine.spikes(i);
  return figures_of(description, costs, {spikes, engine.synapses(), engine.synapse_bytes()});
}

// Measures the network with synapses that `connect` makes in another form than build_network() would.
template <class Connect>
Figures run_connected(const CaseOptions& options, const Connect& connect) {
  const NetworkDescription network = brunel(options);
  return run_network(network, [&] {
    NetworkDescription neurons = network;
    neurons.projections.clear();
    auto engine = build_network<float>(neurons, every_framework(), options.threads);
    for (const ProjectionDescription& projection : network.projections) connect(*engine, network, projection);
    return engine;
  });
}

}  // namespace

Figures run_brunel_uniform(const CaseOptions& options) {
  const NetworkDescription network = brunel(options);
  return run_network(network,
                     [&] { return build_network<float>(network, every_framework(), options.threads); });
}

Figures run_brunel_general(const CaseOptions& options) {
  return run_connected(options, [](SynapticEngine<float>& engine, const NetworkDescription& network,
                                   const ProjectionDescription& projection) {
    const SynapseAttributes attributes(projection.weight, projection.delay, network.resolution);
    const ConnectedPopulations populations{network.populations[projection.from].count,
                                           network.populations[projection.to].count,
                                           projection.from == projection.to};
    engine.connect(
        projection.from, projection.to,
        make_generator(projection.rule, populations, attributes, network.seed, engine.new_stream()),
        WeightKind::real);
  });
}

Figures run_brunel_dense(const CaseOptions& options) {
  return run_connected(options, [](SynapticEngine<float>& engine, const NetworkDescription& network,
                                   const ProjectionDescription& projection) {
    const FixedInDegree sources({0, network.populations[projection.from].count}, projection.rule.number,
                                network.seed, engine.new_stream(), Multapses::forbidden);
    engine.connect_densely(projection.from, projection.to, sources, projection.weight.center(),
                           delay_of(projection, network));
  });
}

Figures run_brunel_modules(const CaseOptions& options) {
  using Neuron = nest::IafPscDeltaNeuron<float>;
  const NetworkDescription network = brunel(options);
  const Stopwatch build;
  const std::size_t neurons = all_neurons(network);
  const PoissonDescription& drive = network.poisson.front();
  SynapticInputs<float> inputs(Partition(neurons, 1), drive.weight);
  // All populations are one here. Their projections of a source are alike, so the first of them says what all
  // are.
  std::size_t first_source = 0;
  Counts counts{0, 0, 0};
  for (std::size_t from = 0; from < network.populations.size(); ++from) {
    const std::size_t sources = network.populations[from].count;
    const auto projection =
        std::find_if(network.projections.begin(), network.projections.end(),
                     [&](const ProjectionDescription& candidate) { return candidate.from == from; });
    inputs.add(
        make_uniform_projection(FixedInDegree({first_source, sources}, projection->rule.number, network.seed,
                                              static_cast<std::uint32_t>(from)),
                                neurons, inputs.neurons(), inputs.in_units(projection->weight.center()),
                                delay_of(*projection, network)),
        0);
    first_source += sources;
    counts.synapses += inputs.incoming().back().projection->synapses();
    counts.synapse_bytes += inputs.incoming().back().projection->bytes();
  }
  inputs.add_poisson(drive.rate * network.resolution / 1000, drive.weight, network.seed, 0);
  Neuron::Parameters parameters;
  parameters.resolution = network.resolution;
  for (const auto& [name, text] : network.populations.front().parameters)
    set_parameter(parameters, name, text, "brunel.json");
  Edges edges("edges");
  SignalBank<bool> spikes("spikes", neurons);
  SignalBank<float> currents("currents", neurons);
  SynapticFabric<float> fabric("fabric", std::move(inputs), spikes, currents);
  fabric.clk(edges.clk);
  std::vector<std::unique_ptr<Neuron>> modules;
  for (std::size_t i = 0; i < neurons; ++i) {
    modules.push_back(std::make_unique<Neuron>(("neuron_" + std::to_string(i)).c_str(), parameters));
    modules.back()->clk(edges.clk);
    modules.back()->input_current(currents[i]);
    modules.back()->spike(spikes[i]);
  }
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Costs costs{build.cpu(), build.wall(), 0, 0};
  const Stopwatch simulation;
  edges.run(steps_of(network) + 1);  // the fabric reads the spikes of a step at the next edge
  costs.simulation_s = simulation.cpu();
  costs.wall_s = simulation.wall();
  for (auto& module : modules) (void)module.release();  // SystemC's teardown of many modules is slow
  counts.spikes = fabric.spikes();
  return figures_of(network, costs, counts);
}

}  // namespace lif::testbench
