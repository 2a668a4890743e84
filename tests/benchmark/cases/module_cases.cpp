#include <deque>
#include <memory>
#include <string>
#include <systemc>
#include <vector>

#include <lif/channels/signal_bank.hpp>
#include <lif/neuron/lif_neuron.hpp>

#include "benchmark/case.hpp"
#include "benchmark/stopwatch.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t modules = 100'000;

std::string name_of(std::size_t module) { return "neuron_" + std::to_string(module); }

}  // namespace

// Nothing is destroyed: the process ends without SystemC's teardown, as it does with lif::leave().
Figures run_modules_case(const CaseOptions&) {
  const Stopwatch watch;
  sc_core::sc_signal<bool> clk("clk");
  auto* const currents = new std::deque<sc_core::sc_signal<double>>(modules);
  auto* const spikes = new std::deque<sc_core::sc_signal<bool>>(modules);
  auto* const neurons = new std::deque<LIFNeuron<>>;
  for (std::size_t i = 0; i < modules; ++i) {
    neurons->emplace_back(name_of(i).c_str());
    neurons->back().clk(clk);
    neurons->back().input_current((*currents)[i]);
    neurons->back().spike((*spikes)[i]);
  }
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  return {{"construction_s", watch.cpu()}};
}

Figures run_bank_modules_case(const CaseOptions&) {
  const Stopwatch watch;
  sc_core::sc_signal<bool> clk("clk");
  SignalBank<double> currents("currents", modules);
  SignalBank<bool> spikes("spikes", modules);
  std::vector<std::unique_ptr<LIFNeuron<>>> neurons;
  for (std::size_t i = 0; i < modules; ++i) {
    neurons.push_back(std::make_unique<LIFNeuron<>>(name_of(i).c_str()));
    neurons.back()->clk(clk);
    neurons.back()->input_current(currents[i]);
    neurons.back()->spike(spikes[i]);
  }
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  const double construction = watch.cpu();
  const Stopwatch teardown;
  while (!neurons.empty()) neurons.pop_back();  // the last one first: any other order is slower
  return {{"construction_s", construction}, {"destruction_s", teardown.cpu()}};
}

}  // namespace lif::testbench
