// What a lock step costs: a cycle of a neuron in RTL with its stimulus, as Verilator makes it, beside the
// same with a model, an adapter and a LockStep. Both stand in one simulation and are clocked in turns.
#include <lif/lif.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "Vshift_neuron.h"
#include "bench.hpp"

namespace {

// Toggles one of two clocks, every 5 ns.
SC_MODULE(ClocksInTurns) {
  sc_core::sc_signal<bool> first{"first"}, second{"second"};
  bool is_second = false;

  SC_CTOR(ClocksInTurns) { SC_METHOD(toggle); }

 private:
  void toggle() {
    sc_core::sc_signal<bool>& clk = is_second ? second : first;
    clk.write(!clk.read());
    next_trigger(5, sc_core::SC_NS);
  }
};

// A neuron of RTL and what drives it.
SC_MODULE(Rtl) {
  sc_core::sc_in<bool> clk{"clk"};
  sc_core::sc_signal<bool> rst_n{"rst_n"}, spike{"spike"};
  sc_core::sc_signal<std::uint32_t> current{"current"}, membrane{"membrane"};
  Stimulus stimulus{"stimulus"};
  Vshift_neuron dut{"dut"};

  SC_CTOR(Rtl) {
    stimulus.clk(clk);
    stimulus.rst_n(rst_n);
    stimulus.current(current);
    dut.clk(clk);
    dut.rst_n(rst_n);
    dut.current(current);
    dut.spike(spike);
    dut.membrane(membrane);
  }
};

double nanoseconds_of(std::uint64_t cycles) {
  const auto begin = std::chrono::steady_clock::now();
  sc_core::sc_start(sc_core::sc_time(10.0 * static_cast<double>(cycles), sc_core::SC_NS));
  const std::chrono::duration<double, std::nano> passed = std::chrono::steady_clock::now() - begin;
  return passed.count() / static_cast<double>(cycles);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int sc_main(int, char**) {
  ClocksInTurns clocks("clocks");
  Rtl alone("alone");
  alone.clk(clocks.first);
  Rtl watched("watched");
  watched.clk(clocks.second);

  sc_core::sc_signal<std::int64_t> model_current("model_current");
  sc_core::sc_signal<bool> spike("spike");
  lif::FromRtl<std::uint32_t, std::int64_t> adapter("adapter", lif::unsigned_bits(8));
  adapter.in(watched.current);
  adapter.out(model_current);
  lif::rtl::LIFParameters parameters;
  parameters.width = 8;
  parameters.is_signed = false;
  parameters.input_width = 8;
  parameters.input_is_signed = false;
  parameters.threshold = 200;
  parameters.leak_shift = 3;
  lif::rtl::LIFNeuron neuron("neuron", parameters);
  neuron.clk(clocks.second);
  neuron.rst_n(watched.rst_n);
  neuron.input_current(model_current);
  neuron.spike(spike);
  lif::LockStep lock("lock", neuron, watched.dut);
  lock.clk(clocks.second);
  lock.rst_n(watched.rst_n);
  lock.compare("spike", lif::probe(watched.spike));
  lock.compare("potential", lif::probe(watched.membrane, lif::unsigned_bits(8)));

  constexpr int rounds = 21;
  constexpr std::uint64_t cycles = 100'000;
  std::vector<double> without, with;
  for (int round = 0; round < rounds; ++round) {
    clocks.is_second = false;
    without.push_back(nanoseconds_of(cycles));
    clocks.is_second = true;
    with.push_back(nanoseconds_of(cycles));
  }
  std::printf("a cycle of the RTL alone %.0f ns, in lock step %.0f ns: %.2f times (%llu cycles agree: %s)\n",
              median(without), median(with), median(with) / median(without),
              static_cast<unsigned long long>(lock.cycles()), lock.matched() ? "yes" : "no");
  return lock.matched() ? 0 : 1;
}
