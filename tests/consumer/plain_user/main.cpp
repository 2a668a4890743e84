// Uses the library in plain C++, without SystemC: an array of neurons, a network with synapses, a network
// from a NIR file, a model by its name, and a waveform.
//
// usage: plain-consumer NETWORK.nir WAVEFORM.vcd
#include <lif/arrays/neuron_array.hpp>
#include <lif/common/output_file.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/nir/build.hpp>
#include <lif/nir/reader.hpp>
#include <lif/synapses/connectors.hpp>
#include <lif/synapses/synaptic_engine.hpp>
#include <lif/trace/vcd_writer.hpp>

#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

// A constant current of 0.2 makes the default neuron spike in every seventh step.
std::size_t spikes_of_array(const std::string& waveform) {
  lif::NeuronArray<lif::LIF<double>> neurons(1000, {});
  const std::vector<double> currents(neurons.size(), 0.2);
  lif::OutputFile file(waveform);
  lif::VcdWriter writer(file, "1 ns");
  writer.open_scope("neurons");
  const auto potential = writer.add_real("potential", 0.0);
  writer.begin();
  std::size_t spikes = 0;
  for (std::uint64_t step = 0; step < 70; ++step) {
    neurons.step(currents.data());
    spikes += neurons.spikes()->events().size();
    writer.set_time(step);
    writer.change(potential, neurons.potentials()[0]);
  }
  writer.finish(70);
  file.commit();
  return spikes;
}

// Each of 100 driven neurons has 10 synapses on average to 50 other neurons, with a delay of two steps.
std::uint64_t synaptic_events_of_network() {
  lif::SynapticEngine<float> network(7);
  const std::size_t driven = network.add<lif::LIF<float>>("driven", 100, {}, 0.25);
  const std::size_t others = network.add<lif::LIF<float>>("others", 50, {}, 0.25);
  network.drive(driven, 1.0, 0.25);
  network.connect(driven, others, lif::FixedInDegree({0, 100}, 20, network.seed(), network.new_stream()),
                  0.25, 2);
  while (network.steps() < 200) network.visit();
  return network.synaptic_events();
}

std::size_t layers_of_file(const std::string& path) {
  lif::nir::BuildOptions options;
  options.dt = 1e-4;
  return lif::nir::build(lif::nir::read(path), options).description.nodes().size();
}

std::string default_of_leaky() {
  const lif::Catalogue catalogue = lif::every_framework();
  return catalogue.configure("snntorch.Leaky", "float", {{"beta", "0.95"}}).entries().front().name;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  const std::size_t spikes = spikes_of_array(argv[2]);
  const std::uint64_t events = synaptic_events_of_network();
  const std::size_t layers = layers_of_file(argv[1]);
  std::printf("%zu spikes, %llu synaptic events, %zu layers, %s\n", spikes,
              static_cast<unsigned long long>(events), layers, default_of_leaky().c_str());
  return spikes == 10000 && events > 0 && layers > 2 ? 0 : 1;
} catch (const std::exception& error) {
  std::printf("%s\n", error.what());
  return 1;
}
