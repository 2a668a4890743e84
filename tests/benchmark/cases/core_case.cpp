#include <lif/core/event_code.hpp>
#include <lif/core/step_neurons.hpp>
#include <lif/core/synapse_matrix.hpp>
#include <lif/core/timed_sender.hpp>
#include <lif/frameworks/all.hpp>

#include "benchmark/case.hpp"
#include "benchmark/stopwatch.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t core_neurons = 256;
constexpr std::size_t core_inputs = 64;

// The same network as tests/benchmark/peers/programs/sanafe_core.py has: each input spikes in every fourth
// step.
struct CoreOfNetwork {
  CoreOfNetwork()
      : code(aer::EventLayout::parse("type:2,address:9")),
        state(make_state(code)),
        timed(state, {}),
        sender(timed, {}, 1) {}

  void step(int number, bool is_driven) {
    for (std::size_t i = 0; i < core_inputs; ++i) {
      if (is_driven && (number + static_cast<int>(i)) % 4 == 0) sender.send(code.spike(i));
    }
    sender.send(code.all_references());
    timed.take_spikes();
  }

  static core::CoreState make_state(const core::EventCode& code) {
    core::CoreParameters parameters;
    parameters.neurons = core_neurons;
    parameters.first_own_source = core_inputs;
    parameters.reference_order = core::ReferenceOrder::barrier;
    auto synapses = std::make_unique<core::SynapseMatrix>(core_inputs + core_neurons, core_neurons, 8);
    for (std::size_t i = 0; i < core_inputs; ++i) {
      for (std::size_t j = 0; j < core_neurons; ++j) synapses->set(i, j, i % 2 == 0 ? 1 : -1);
    }
    const auto rule = every_framework().configure("lif", "fixed:16.8").make_rule();
    return {parameters,
            std::make_unique<core::StepNeurons>(core::StepNeurons::Rules(core_neurons, rule), 1.0 / 64,
                                                std::vector<std::int64_t>(core_neurons, 4)),
            std::move(synapses), code};
  }

  core::EventCode code;
  core::CoreState state;
  core::TimedCore timed;
  core::TimedSender sender;
};

}  // namespace

Figures run_core_case(const CaseOptions&) {
  constexpr int steps = 5000;
  CoreOfNetwork driven;
  const Stopwatch watch;
  for (int step = 0; step < steps; ++step) driven.step(step, true);
  const double seconds = watch.cpu();
  CoreOfNetwork silent;
  const Stopwatch silent_watch;
  for (int step = 0; step < steps; ++step) silent.step(step, false);
  return {
      {"ns_per_synaptic_event", seconds * 1e9 / static_cast<double>(driven.state.counts().synaptic_events)},
      {"ns_per_update",
       silent_watch.cpu() * 1e9 / static_cast<double>(silent.state.counts().time_references)}};
}

}  // namespace lif::testbench
