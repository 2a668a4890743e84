// Simulates Brunel's network of 12 500 neurons and 15.6 million synapses for a second, and measures whether
// it is in the state that was published: every neuron fires now and then, irregularly, and not together with
// the others.
//
// N. Brunel, "Dynamics of sparsely connected networks of excitatory and inhibitory spiking neurons", Journal
// of Computational Neuroscience 8, 2000, with g = 5 and eta = 2. Times are in ms, potentials and weights in
// mV.

#include <lif/lif.hpp>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <vector>

namespace {

using Neuron = lif::nest::IafPscDelta<float>;

constexpr std::size_t excitatory = 10'000;
constexpr std::size_t inhibitory = 2'500;
constexpr std::size_t neurons = excitatory + inhibitory;
constexpr double step_ms = 0.1;

std::unique_ptr<lif::SynapticEngine<float>> brunel_network(std::size_t threads) {
  constexpr double weight = 0.1;
  constexpr double g = 5;
  constexpr std::size_t delay = 15;     // 15 steps are 1.5 ms
  constexpr double drive_per_step = 2;  // 20 000 events per second for each neuron
  constexpr std::uint64_t seed = 1;

  Neuron::Parameters parameters;
  parameters.resolution = step_ms;
  parameters.tau_m = 20;
  parameters.t_ref = 2;
  parameters.E_L = 0;
  parameters.V_th = 20;
  parameters.V_reset = 10;

  auto network = std::make_unique<lif::SynapticEngine<float>>(seed, threads);
  const std::size_t all = network->add<Neuron>("neurons", neurons, parameters, weight);
  const auto tenth_of = [&](std::size_t first, std::size_t count) {
    return lif::FixedInDegree({first, count}, count / 10, seed, network->new_stream());
  };
  network->connect(all, all, tenth_of(0, excitatory), weight, delay);
  network->connect(all, all, tenth_of(excitatory, inhibitory), -g * weight, delay);
  network->drive(all, drive_per_step, weight);
  return network;
}

/// Reads the spikes as a module of yours would: it counts them and measures the intervals between them.
class Monitor : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Monitor);

  sc_core::sc_port<lif::FrameReadIf<bool>> spikes{"spikes"};

  explicit Monitor(const sc_core::sc_module_name& name)
      : sc_core::sc_module(name),
        last_(neurons, -1),
        count_(neurons),
        sum_(neurons),
        sum_of_squares_(neurons) {
    SC_METHOD(watch);
  }

  /// Mean number of spikes per second of a neuron.
  double rate() const { return static_cast<double>(spikes_) / neurons / (step_ * step_ms * 1e-3); }

  /// Standard deviation of a neuron's intervals divided by their mean, averaged over the neurons: 0 for a
  /// clock, 1 for a Poisson process.
  double irregularity() const {
    double total = 0;
    int measured = 0;
    for (std::size_t i = 0; i < neurons; ++i) {
      if (count_[i] < 2) continue;
      const double mean = sum_[i] / count_[i];
      total += std::sqrt(sum_of_squares_[i] / count_[i] - mean * mean) / mean;
      ++measured;
    }
    return total / measured;
  }

 private:
  void watch() {
    next_trigger(spikes->frame_event());
    if (spikes->frames() == 0) return;
    for (const std::uint32_t i : spikes->read().events()) {
      ++spikes_;
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
  std::uint64_t spikes_ = 0;
  std::vector<int> last_;   // step of the last spike
  std::vector<int> count_;  // number of intervals
  std::vector<double> sum_;
  std::vector<double> sum_of_squares_;
};

}  // namespace

int sc_main(int argc, char** argv) {
  const long threads = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 1;
  if (argc > 2 || threads < 1 || threads > 64) {
    std::cerr << "usage: 08_brunel [THREADS], 1 to 64\n";
    return 2;
  }
  auto network = brunel_network(static_cast<std::size_t>(threads));
  std::cout << network->synapses() << " synapses, "
            << static_cast<double>(network->synapse_bytes()) / static_cast<double>(network->synapses())
            << " bytes each\n";

  sc_core::sc_clock clk{"clk", 0.1, sc_core::SC_MS, 0.5, 0.05, sc_core::SC_MS, true};
  lif::SynapticNetwork<float> brunel{"brunel", std::move(network)};
  lif::FrameChannel<bool> spikes{"spikes", neurons};
  Monitor monitor{"monitor"};
  brunel.clk(clk);
  brunel.spikes[0](spikes);
  monitor.spikes(spikes);

  sc_core::sc_start(1000, sc_core::SC_MS);
  std::cout << "rate " << monitor.rate() << " spikes/s, irregularity " << monitor.irregularity() << "\n";
  return 0;
}
