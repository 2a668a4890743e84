#include "core/core_statistics.hpp"

#include <algorithm>

#include "text/numbers.hpp"

namespace lif::testbench {

void CoreStatistics::queued(core::EventId id, core::Cycle cycle) { waiting_[id] = cycle; }

void CoreStatistics::served(core::EventId id, core::Cycle begin, core::Cycle end,
                            std::size_t /*deliveries*/) {
  busy_ += end - begin;
  const auto waiting = waiting_.find(id);
  if (waiting == waiting_.end()) return;
  const core::Cycle wait = begin - waiting->second;
  waited_ += wait;
  longest_ = std::max(longest_, wait);
  ++waits_;
  waiting_.erase(waiting);
}

void CoreStatistics::dropped(core::EventId id, std::uint64_t /*address*/, core::DropPlace /*place*/,
                             core::Cycle /*cycle*/) {
  waiting_.erase(id);
}

namespace {

// Events that the core has to serve: inputs, its own spikes unless they only leave it, and ticks.
std::uint64_t sent(const core::CoreState& state) {
  const core::CoreCounts& counts = state.counts();
  return counts.inputs + counts.ticks + (state.parameters().is_open_loop ? 0 : counts.outputs);
}

}  // namespace

Json CoreStatistics::json(const core::CoreState& state, core::Cycle first, core::Cycle last) const {
  const core::CoreCounts& counts = state.counts();
  const aer::FifoCounts& fifo = state.fifo().counts();
  Json report;
  report["first_cycle"] = first;
  report["last_cycle"] = last;
  report["inputs"] = counts.inputs;
  report["outputs"] = counts.outputs;
  report["synaptic_events"] = counts.synaptic_events;
  report["time_references"] = counts.time_references;
  report["ticks"] = {{"served", counts.ticks}, {"missed", counts.missed_ticks}};
  report["rounded_spikes"] = counts.rounded;
  report["resets"] = counts.resets;
  report["saturated_inputs"] = state.neurons().saturated_inputs();
  report["utilisation"] = utilisation(first, last);
  report["waiting_cycles"] = {{"mean", mean_wait()}, {"longest", longest_}};
  report["fifo"] = {
      {"depth", state.fifo().depth()}, {"highest", fifo.highest}, {"at_end", state.fifo().size()}};
  report["conservation"] = {{"sent", sent(state)},
                            {"served", counts.served},
                            {"dropped", {{"address", counts.outside}, {"fifo", fifo.dropped}}},
                            {"in_flight", state.in_flight()},
                            {"deliveries", counts.deliveries}};
  return report;
}

std::string CoreStatistics::text(const core::CoreState& state, core::Cycle first, core::Cycle last) const {
  const core::CoreCounts& counts = state.counts();
  const aer::FifoCounts& fifo = state.fifo().counts();
  return std::to_string(counts.inputs) + " events in, " + std::to_string(counts.outputs) + " spikes out, " +
         std::to_string(counts.synaptic_events) + " synaptic events, cycles " + std::to_string(first) +
         " to " + std::to_string(last) + ", at work in " + short_number(100 * utilisation(first, last)) +
         " %\nsent " + std::to_string(sent(state)) + " = served " + std::to_string(counts.served) +
         " + dropped " + std::to_string(counts.outside + fifo.dropped) + " (address " +
         std::to_string(counts.outside) + ", FIFO " + std::to_string(fifo.dropped) + ") + in flight " +
         std::to_string(state.in_flight()) + "\nFIFO: at most " + std::to_string(fifo.highest) + " of " +
         std::to_string(state.fifo().depth()) + " entries, events waited for " + short_number(mean_wait()) +
         " cycles, the longest for " + std::to_string(longest_) + "\n";
}

}  // namespace lif::testbench
