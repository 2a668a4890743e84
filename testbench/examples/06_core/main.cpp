// A neuromorphic core in a design of your own: a line of pixels sends address events to it, and a counter
// takes its spikes. The core tells a fast spot of light from a slow one.

#include <lif/lif.hpp>

#include <array>
#include <iostream>
#include <map>
#include <memory>

namespace {

using lif::aer::FourPhase;
using lif::aer::TwoPhase;

constexpr std::size_t pixels = 16;
constexpr std::size_t detectors = 4;  // neurons, each of which looks at four pixels

/// A line of pixels over which a spot moves, first slowly and then fast. A pixel that becomes bright sends
/// its address; a time reference follows every 300 cycles. It speaks with two phases.
SC_MODULE(Sensor) {
  sc_core::sc_in<bool> clk{"clk"};
  lif::aer::TwoPhaseSender sender;

  Sensor(const sc_core::sc_module_name& name, const lif::core::EventCode& code)
      : sc_core::sc_module(name), sender("sender", [this] { return next(); }) {
    sender.clk(clk);
    for (std::uint64_t pixel = 0; pixel < pixels; ++pixel) {
      events_.emplace(slow_begin + 400 * pixel, code.spike(pixel));
      events_.emplace(fast_begin + 40 * pixel, code.spike(pixel));
    }
    for (std::uint64_t cycle = 300; cycle < end; cycle += 300) events_.emplace(cycle, code.all_references());
  }

  static constexpr std::uint64_t slow_begin = 500, fast_begin = 9010, end = 10'000;  // cycles

 private:
  std::optional<lif::aer::Offer> next() {
    if (events_.empty()) return std::nullopt;
    const auto [cycle, word] = *events_.begin();
    events_.erase(events_.begin());
    return lif::aer::Offer(word, cycle);
  }

  std::multimap<std::uint64_t, std::uint64_t> events_;  // words by cycle
};

/// Takes spikes with four phases, and counts them for each neuron.
SC_MODULE(SpikeCounter) {
  sc_core::sc_in<bool> clk{"clk"};
  lif::aer::FourPhaseReceiver receiver{"receiver", [this](std::uint64_t neuron) { take(neuron); }};

  SC_CTOR(SpikeCounter) { receiver.clk(clk); }

  std::array<int, detectors> counts{};

 private:
  void take(std::uint64_t neuron) {
    std::cout << sc_core::sc_time_stamp() << "  detector " << neuron << "\n";
    ++counts.at(neuron);
  }
};

/// Neurons of the default model in fixed point: a weight of 3/8 for each event, and a leak of one half with
/// each time reference, so that three events without a reference between them exceed the threshold of 1.
std::unique_ptr<lif::core::CoreState> make_core(const lif::core::EventCode& code) {
  lif::core::NeuronRules rules;
  const lif::Catalogue models = lif::every_framework();
  rules.synaptic_event = models.configure("lif", "fixed:10.6", {{"beta", "1"}}).make_rule();
  rules.time_reference = models.configure("lif", "fixed:10.6", {{"beta", "0.5"}}).make_rule();
  auto synapses = std::make_unique<lif::core::SynapseMatrix>(pixels, detectors, 4);
  for (std::size_t pixel = 0; pixel < pixels; ++pixel) synapses->set(pixel, pixel / 4, 3);
  lif::core::CoreParameters parameters;
  parameters.neurons = detectors;
  parameters.is_open_loop = true;  // spikes leave the core, and do not come back as events
  const std::vector<lif::core::NeuronRules> neurons(detectors, rules);
  return std::make_unique<lif::core::CoreState>(
      parameters, std::make_unique<lif::core::RuleNeurons>(neurons, 1.0 / 8), std::move(synapses), code);
}

}  // namespace

int sc_main(int, char**) {
  using namespace sc_core;

  const lif::core::EventCode code(lif::aer::EventLayout::parse("type:2,address:5"));
  const auto state = make_core(code);

  sc_clock clk{"clk", 10, SC_NS};
  lif::aer::Link<TwoPhase> from_sensor{"from_sensor"};
  lif::aer::Link<FourPhase> to_core{"to_core"}, spikes{"spikes"};
  sc_signal<bool> quiet{"quiet"};

  Sensor sensor{"sensor", code};
  lif::aer::LinkAdapter<TwoPhase, FourPhase> adapter{"adapter"};
  lif::core::ClockedCore core{"core", *state};
  SpikeCounter counter{"counter"};
  lif::aer::FourPhaseChecker checker{"checker"};  // reports a broken handshake

  for (sc_in<bool>* port : {&sensor.clk, &adapter.clk, &core.clk, &counter.clk}) port->bind(clk);
  sensor.sender.connect(from_sensor);
  adapter.connect(from_sensor, to_core);
  core.connect_input(to_core);
  core.connect_output(spikes);
  core.quiet(quiet);
  counter.receiver.connect(spikes);
  checker.connect(spikes);

  sc_trace_file* const file = sc_create_vcd_trace_file("core");
  file->set_time_unit(1, SC_NS);
  sc_trace(file, clk, "clk");
  sc_trace(file, from_sensor.word, "sensor_word");
  sc_trace(file, from_sensor.offer, "sensor_request");
  sc_trace(file, to_core.offer, "core_request");
  sc_trace(file, to_core.answer, "core_acknowledge");
  sc_trace(file, spikes.word, "detector");
  sc_trace(file, spikes.offer, "spike_request");
  sc_trace(file, spikes.answer, "spike_acknowledge");
  sc_trace(file, quiet, "quiet");
  std::cout << "slow spot:\n";
  sc_start(static_cast<double>(Sensor::fast_begin - 5) * 10, SC_NS);
  std::cout << "fast spot:\n";
  sc_start(static_cast<double>(Sensor::end - Sensor::fast_begin) * 10, SC_NS);
  sc_close_vcd_trace_file(file);

  const auto& counts = state->counts();
  std::cout << counts.inputs << " events, " << counts.outputs << " spikes, " << checker.handshakes()
            << " handshakes; " << (state->breach().empty() ? "no event vanished" : state->breach()) << "\n";
  return counter.counts == std::array<int, detectors>{1, 1, 1, 1} && state->breach().empty() ? 0 : 1;
}
