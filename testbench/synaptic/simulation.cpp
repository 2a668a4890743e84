#include "synaptic/simulation.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <stdexcept>

#include <lif/description/build_network.hpp>
#include <lif/frameworks/all.hpp>

#include "errors.hpp"
#include "interrupt.hpp"
#include "simulation/progress.hpp"

namespace lif::testbench {

namespace {

std::uint64_t peak_bytes() {
  ::rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace

template <class Real>
Simulation<Real>::Simulation(const SimulationChoice& choice, const NetworkDescription& network,
                             const RankGroup& ranks)
    : choice_(choice), network_(network), ranks_(ranks), engine_(built()), potentials_(network, *engine_) {
  result_.synapses = ranks.sum(engine_->synapses());
  result_.synapse_bytes = ranks.sum(engine_->synapse_bytes());
  result_.build_seconds = watch_.wall();
}

template <class Real>
std::unique_ptr<SynapticEngine<Real>> Simulation<Real>::built() const {
  try {
    auto engine = build_network<Real>(network_, every_framework(), choice_.threads, ranks_.exchange());
    if (ranks_.any(interrupted())) throw Interrupted();
    engine->build();
    return engine;
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
}

template <class Real>
SimulationResult Simulation<Real>::run(std::uint64_t steps,
                                       const std::function<void(std::int64_t step)>& record) {
  const Stopwatch watch;
  Progress progress(steps, choice_.is_quiet || !ranks_.is_first(), network_.resolution / 1000);
  while (result_.steps < steps) {
    if (ranks_.any(interrupted())) break;
    visit();
    const auto first = static_cast<std::int64_t>(result_.steps);
    const auto end = std::min(static_cast<std::int64_t>(steps), engine_->steps());
    potentials_.collect(*engine_, first, end, ranks_.exchange().get());
    for (std::int64_t step = first; step < end; ++step) record(step);
    result_.steps = static_cast<std::uint64_t>(end);
    constexpr std::uint64_t enough_work_to_look_at_the_clock = 4096;
    progress.update(result_.steps, enough_work_to_look_at_the_clock);
  }
  result_.run_seconds = watch.wall();
  result_.is_complete = result_.steps == steps;
  result_.synaptic_events = ranks_.sum(engine_->synaptic_events());
  result_.peak_bytes = ranks_.sum(peak_bytes());
  return result_;
}

template <class Real>
void Simulation<Real>::visit() {
  try {
    engine_->visit(SynapticEngine<Real>::most_steps_in_visit);
  } catch (const std::domain_error& error) {
    throw InputError(choice_.file + ": " + error.what());
  }
}

template class Simulation<float>;
template class Simulation<double>;

}  // namespace lif::testbench
