// What a core costs on the host: the timed one for each synaptic event, and the clocked one, with its sender
// and its receiver, for each cycle at work and at rest. The two levels are measured in turns.
#include <lif/lif.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <random>
#include <vector>

#include <lif/frameworks/all.hpp>

namespace {

using namespace lif::core;

// 256 neurons with all synapses, as a public core has them; they seldom fire.
TinyOdinMemory memory() {
  std::mt19937 engine(1);
  TinyOdinMemory memory;
  for (std::size_t i = 0; i < TinyOdinMemory::neurons; ++i) {
    memory.neuron[i].threshold = 60;
    memory.neuron[i].leak = 1;
    for (std::size_t j = 0; j < TinyOdinMemory::neurons; ++j)
      memory.synapses.set(i, j, static_cast<std::int64_t>(engine() % 15) - 8);
  }
  return memory;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double nanoseconds(const std::chrono::steady_clock::time_point& begin) {
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
}

// A clocked core with its surroundings; the sender offers no word before the cycle `held_until`.
SC_MODULE(Bench) {
  sc_core::sc_clock clk{"clk", sc_core::sc_time(10, sc_core::SC_NS)};
  lif::aer::Link<lif::aer::FourPhase> input{"input"}, output{"output"};
  sc_core::sc_signal<bool> quiet{"quiet"};
  std::uint64_t next = 0;
  std::uint64_t held_until = 0;
  ClockedCore core;
  lif::aer::FourPhaseSender sender;
  lif::aer::FourPhaseReceiver receiver;

  Bench(const sc_core::sc_module_name& name, CoreState& state)
      : sc_core::sc_module(name),
        core("core", state),
        sender("sender", [this] { return lif::aer::Offer(next++ % 256, held_until); }),
        receiver("receiver", [](std::uint64_t) {}) {
    for (sc_core::sc_in<bool>* port : {&core.clk, &sender.clk, &receiver.clk}) port->bind(clk);
    sender.connect(input);
    core.connect_input(input);
    core.connect_output(output);
    core.quiet(quiet);
    receiver.connect(output);
  }
};

double nanoseconds_of_cycles(double cycles) {
  const auto begin = std::chrono::steady_clock::now();
  sc_core::sc_start(sc_core::sc_time(10 * cycles, sc_core::SC_NS));
  return nanoseconds(begin) / cycles;
}

}  // namespace

int sc_main(int, char**) {
  const lif::Catalogue catalogue = lif::every_framework();
  CoreParameters parameters;
  parameters.is_open_loop = true;
  const TinyOdinMemory content = memory();
  const auto timed_state = make_tiny_odin(parameters, content, catalogue);
  const auto clocked_state = make_tiny_odin(parameters, content, catalogue);
  TimedCore timed(*timed_state, {});
  TimedSender sender(timed, {}, 1);
  Bench bench("bench", *clocked_state);

  constexpr int rounds = 15;
  constexpr double cycles = 200'000;
  std::vector<double> per_synaptic_event, per_busy_cycle, clocked_per_synaptic_event;
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t before = timed_state->counts().synaptic_events;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t i = 0; i < 400; ++i) sender.send(i % 256);
    timed.take_spikes();
    per_synaptic_event.push_back(nanoseconds(begin) /
                                 static_cast<double>(timed_state->counts().synaptic_events - before));
    const std::uint64_t clocked_before = clocked_state->counts().synaptic_events;
    per_busy_cycle.push_back(nanoseconds_of_cycles(cycles));
    clocked_per_synaptic_event.push_back(
        per_busy_cycle.back() * cycles /
        static_cast<double>(clocked_state->counts().synaptic_events - clocked_before));
  }
  bench.held_until = ~std::uint64_t{0};
  sc_core::sc_start(sc_core::sc_time(1, sc_core::SC_MS));  // the FIFO runs empty
  std::vector<double> per_idle_cycle;
  for (int round = 0; round < rounds; ++round) per_idle_cycle.push_back(nanoseconds_of_cycles(cycles));

  const auto configure_begin = std::chrono::steady_clock::now();
  const auto configured = make_tiny_odin(parameters, content, catalogue);
  const double configuring = nanoseconds(configure_begin);
  std::printf("timed core: %.1f ns per synaptic event; clocked core: %.1f ns, %.0f times as much\n",
              median(per_synaptic_event), median(clocked_per_synaptic_event),
              median(clocked_per_synaptic_event) / median(per_synaptic_event));
  std::printf("clocked core: %.0f ns per cycle at work, %.0f ns at rest (%.1f million cycles a second)\n",
              median(per_busy_cycle), median(per_idle_cycle), 1000 / median(per_idle_cycle));
  std::printf("256 neurons and 65536 synapses: configured in %.2f ms\n", configuring / 1e6);
  return 0;
}
