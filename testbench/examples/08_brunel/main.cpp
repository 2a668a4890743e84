// Simulates Brunel's network of 12 500 neurons and 15.6 million synapses for a second, and measures whether
// it is in the state that was published: every neuron fires now and then, irregularly, and not together with
// the others.
//
// The network is read from brunel.json: N. Brunel, "Dynamics of sparsely connected networks of excitatory and
// inhibitory spiking neurons", Journal of Computational Neuroscience 8, 2000, with g = 5 and eta = 2. Times
// are in ms, potentials and weights in mV.

#include <lif/description/network_file.hpp>
#include <lif/lif.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace {

/// Reads the spikes of a population as a module of yours would: it counts them and measures the intervals
/// between them.
class Monitor : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Monitor);

  sc_core::sc_port<lif::FrameReadIf<bool>> spikes{"spikes"};

  Monitor(const sc_core::sc_module_name& name, std::size_t neurons)
      : sc_core::sc_module(name),
        last_(neurons, -1),
        count_(neurons),
        sum_(neurons),
        sum_of_squares_(neurons) {
    SC_METHOD(watch);
  }

  std::size_t neurons() const { return last_.size(); }
  std::uint64_t count() const { return all_; }

  /// Adds up, over the neurons that spiked often enough, the standard deviation of a neuron's intervals
  /// divided by their mean: 0 for a clock, 1 for a Poisson process.
  void add_irregularity(double& sum, int& measured) const {
    for (std::size_t i = 0; i < neurons(); ++i) {
      if (count_[i] < 2) continue;
      const double mean = sum_[i] / count_[i];
      sum += std::sqrt(sum_of_squares_[i] / count_[i] - mean * mean) / mean;
      ++measured;
    }
  }

 private:
  void watch() {
    next_trigger(spikes->frame_event());
    if (spikes->frames() == 0) return;
    for (const std::uint32_t i : spikes->read().events()) {
      ++all_;
      if (last_[i] >= 0) {
        const double interval = step_ - last_[i];
        ++count_[i];
        sum_[i] += interval;
        sum_of_squares_[i] += interval * interval;
      }
      last_[i] = step_;
    }
    ++step_;
  }

  int step_ = 0;
  std::uint64_t all_ = 0;
  std::vector<int> last_;   // step of the last spike
  std::vector<int> count_;  // number of intervals
  std::vector<double> sum_;
  std::vector<double> sum_of_squares_;
};

int run(const std::string& path, std::size_t threads) {
  const lif::NetworkDescription description = lif::read_network_file(path);
  auto engine = lif::build_network<float>(description, lif::every_framework(), threads);
  std::cout << engine->synapses() << " synapses, "
            << static_cast<double>(engine->synapse_bytes()) / static_cast<double>(engine->synapses())
            << " bytes each\n";

  const double step = description.resolution;  // ms
  sc_core::sc_clock clk{"clk", step, sc_core::SC_MS, 0.5, step / 2, sc_core::SC_MS, true};
  lif::SynapticNetwork<float> brunel{"brunel", std::move(engine)};
  brunel.clk(clk);
  std::deque<lif::FrameChannel<bool>> spikes;
  std::deque<Monitor> monitors;
  for (std::size_t i = 0; i < description.populations.size(); ++i) {
    const lif::PopulationDescription& population = description.populations[i];
    spikes.emplace_back((population.name + "_spikes").c_str(), population.count);
    monitors.emplace_back((population.name + "_monitor").c_str(), population.count);
    brunel.spikes[i](spikes.back());
    monitors.back().spikes(spikes.back());
  }

  sc_core::sc_start(description.time, sc_core::SC_MS);
  double neurons = 0;
  double all_spikes = 0;
  double irregularity = 0;
  int measured = 0;
  for (const Monitor& monitor : monitors) {
    neurons += static_cast<double>(monitor.neurons());
    all_spikes += static_cast<double>(monitor.count());
    monitor.add_irregularity(irregularity, measured);
  }
  std::cout << "rate " << all_spikes / neurons / (description.time / 1000) << " spikes/s, irregularity "
            << irregularity / measured << "\n";
  return 0;
}

}  // namespace

int sc_main(int argc, char** argv) {
  const long threads = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 1;
  if (argc > 3 || threads < 1 || threads > 64) {
    std::cerr << "usage: 08_brunel [THREADS [NET.json]], 1 to 64 threads\n";
    return 2;
  }
  try {
    return run(argc > 2 ? argv[2] : BRUNEL_JSON, static_cast<std::size_t>(threads));
  } catch (const std::exception& error) {
    std::cerr << "08_brunel: " << error.what() << "\n";
    return 3;
  }
}
