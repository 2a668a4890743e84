#include <memory>
#include <string>
#include <systemc>
#include <utility>
#include <vector>

#include <lif/network/populations.hpp>
#include <lif/network/synaptic_fabric.hpp>
#include <lif/network/synaptic_network.hpp>
#include <lif/neuron/neurons.hpp>
#include <lif/synapses/connectors.hpp>

#include "benchmark/case.hpp"
#include "benchmark/edges.hpp"
#include "benchmark/stopwatch.hpp"

namespace lif::testbench {

namespace {

// N. Brunel, "Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons", Journal
// of Computational Neuroscience 8, 2000: model A with g = 5 and eta = 2, in the asynchronous irregular state.
// Times are in ms, potentials in mV.
constexpr std::size_t excitatory = 10'000;
constexpr std::size_t inhibitory = 2'500;
constexpr std::size_t neurons = excitatory + inhibitory;
constexpr double weight = 0.1;
constexpr double inhibitory_weight = -5 * weight;
constexpr std::size_t delay = 15;        // steps of 0.1 ms
constexpr double drive_per_step = 2;     // 20 000 events a second
constexpr std::uint64_t steps = 10'000;  // one second

using Neuron = nest::IafPscDelta<float>;

Neuron::Parameters neuron_parameters() {
  Neuron::Parameters parameters;
  parameters.tau_m = 20;
  parameters.E_L = 0;
  parameters.V_th = 20;
  parameters.V_reset = 10;
  parameters.t_ref = 2;
  return parameters;
}

FixedInDegree from_excitatory(std::uint64_t seed, Multapses multapses) {
  return {{0, excitatory}, excitatory / 10, seed, 0, multapses};
}
FixedInDegree from_inhibitory(std::uint64_t seed, Multapses multapses) {
  return {{excitatory, inhibitory}, inhibitory / 10, seed, 1, multapses};
}

struct Costs {
  double build_s;
  double build_wall_s;
  double simulation_s;
  double wall_s;
};

Figures figures_of(const Costs& costs, std::uint64_t spikes, std::uint64_t synapses, double bytes) {
  return {{"simulation_s", costs.simulation_s},
          {"wall_s", costs.wall_s},
          {"build_s", costs.build_s},
          {"build_wall_s", costs.build_wall_s},
          {"rate_hz", static_cast<double>(spikes) / neurons},
          {"spikes", static_cast<double>(spikes)},
          {"synapses", static_cast<double>(synapses)},
          {"bytes_per_synapse", bytes / static_cast<double>(synapses)}};
}

template <class Connect>
Figures run_network(const CaseOptions& options, Connect&& connect) {
  const Stopwatch build;
  auto made = std::make_unique<SynapticEngine<float>>(options.seed, options.threads);
  const std::size_t all = made->add<Neuron>("neurons", neurons, neuron_parameters(), weight);
  connect(*made, all);
  made->drive(all, drive_per_step, weight);
  Edges edges("edges");
  SynapticNetwork<float> network("network", std::move(made));
  network.clk(edges.clk);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Costs costs{build.cpu(), build.wall(), 0, 0};
  const Stopwatch simulation;
  edges.run(steps);
  costs.simulation_s = simulation.cpu();
  costs.wall_s = simulation.wall();
  return figures_of(costs, network.network().spikes(all), network.network().synapses(),
                    static_cast<double>(network.network().synapse_bytes()));
}

}  // namespace

Figures run_brunel_uniform(const CaseOptions& options) {
  return run_network(options, [&](SynapticEngine<float>& network, std::size_t all) {
    network.connect(all, all, from_excitatory(options.seed, Multapses::allowed), weight, delay);
    network.connect(all, all, from_inhibitory(options.seed, Multapses::allowed), inhibitory_weight, delay);
  });
}

Figures run_brunel_general(const CaseOptions& options) {
  return run_network(options, [&](SynapticEngine<float>& network, std::size_t all) {
    const auto all_equal = [](double of_all) {
      return [of_all](std::size_t, std::size_t) { return SynapseParameters{of_all, delay}; };
    };
    network.connect_weighted(all, all, from_excitatory(options.seed, Multapses::allowed), all_equal(weight));
    network.connect_weighted(all, all, from_inhibitory(options.seed, Multapses::allowed),
                             all_equal(inhibitory_weight));
  });
}

Figures run_brunel_dense(const CaseOptions& options) {
  return run_network(options, [&](SynapticEngine<float>& network, std::size_t all) {
    network.connect_densely(all, all, from_excitatory(options.seed, Multapses::forbidden), weight, delay);
    network.connect_densely(all, all, from_inhibitory(options.seed, Multapses::forbidden), inhibitory_weight,
                            delay);
  });
}

Figures run_brunel_modules(const CaseOptions& options) {
  const Stopwatch build;
  const Partition whole(neurons, 1);
  SynapticInputs<float> inputs(whole, weight);
  inputs.add(make_uniform_projection(from_excitatory(options.seed, Multapses::allowed), neurons, whole,
                                     inputs.in_units(weight), delay),
             0);
  inputs.add(make_uniform_projection(from_inhibitory(options.seed, Multapses::allowed), neurons, whole,
                                     inputs.in_units(inhibitory_weight), delay),
             0);
  std::uint64_t synapses = 0;
  double bytes = 0;
  for (const auto& from : inputs.incoming()) {
    synapses += from.projection->synapses();
    bytes += static_cast<double>(from.projection->bytes());
  }
  inputs.add_poisson(drive_per_step, weight, options.seed, 0);
  Edges edges("edges");
  SignalBank<bool> spikes("spikes", neurons);
  SignalBank<float> currents("currents", neurons);
  SynapticFabric<float> fabric("fabric", std::move(inputs), spikes, currents);
  fabric.clk(edges.clk);
  std::vector<std::unique_ptr<nest::IafPscDeltaNeuron<float>>> modules;
  for (std::size_t i = 0; i < neurons; ++i) {
    modules.push_back(std::make_unique<nest::IafPscDeltaNeuron<float>>(
        ("neuron_" + std::to_string(i)).c_str(), neuron_parameters()));
    modules.back()->clk(edges.clk);
    modules.back()->input_current(currents[i]);
    modules.back()->spike(spikes[i]);
  }
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Costs costs{build.cpu(), build.wall(), 0, 0};
  const Stopwatch simulation;
  edges.run(steps + 1);  // the fabric reads the spikes of a step at the next edge
  costs.simulation_s = simulation.cpu();
  costs.wall_s = simulation.wall();
  for (auto& module : modules) (void)module.release();  // SystemC's teardown of many modules is slow
  return figures_of(costs, fabric.spikes(), synapses, bytes);
}

}  // namespace lif::testbench
