#include <lif/core/transaction_core.hpp>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include <lif/shell/report.hpp>

namespace lif::core {

namespace {

constexpr Cycle never = std::numeric_limits<Cycle>::max();

}  // namespace

TransactionCore::TransactionCore(const sc_core::sc_module_name& instance, CoreState& state,
                                 const sc_core::sc_time& period, const aer::SenderTiming& sender,
                                 const ReceiverTiming& receiver, CoreObserver* observer)
    : sc_core::sc_module(instance),
      state_(state),
      period_(period),
      timing_(sender),
      core_(state, receiver, observer) {
  if (period == sc_core::SC_ZERO_TIME)
    report_error(message_type::parameters, name(), "the period is 0: allowed is more than that");
  SC_METHOD(work);
}

// An alarm comes in the first delta cycle of its time; processes of a clock run in the next one.
void TransactionCore::work() {
  if (alarm_.triggered()) {
    is_at_edge_ = true;
    next_trigger(sc_core::SC_ZERO_TIME);
    return;
  }
  if (is_at_edge_) {
    is_at_edge_ = false;
    pass_edge(sc_core::sc_time_stamp().value() / period_.value() + 1);
  }
  set_alarm();
  next_trigger(alarm_ | input->event_arrived());
}

// The edge that begins this cycle: what was decided in the cycles before it happens now.
void TransactionCore::pass_edge(Cycle edge) try {
  give_spikes(edge);
  decide_until(edge - 1);
  offer(edge);
} catch (const std::logic_error& error) {
  report_error(message_type::core, name(), error.what());
}

// A receiver takes a spike at the edge after that at which its request rises.
void TransactionCore::give_spikes(Cycle edge) {
  for (; !spikes_.empty() && spikes_.front().cycle < edge; spikes_.pop()) {
    const std::size_t neuron = spikes_.front().spike.neuron;
    if (!output->put(neuron)) {
      report_error(message_type::core, name(),
                   "the output has no room for the spike of neuron " + std::to_string(neuron) +
                       ": allowed is a FIFO with room for all spikes, or one that drops them");
    }
  }
}

void TransactionCore::decide_until(Cycle last) {
  while (!state_.is_stuck()) {
    const Cycle decision = is_idle_ ? core_.next_chance() : core_.now();
    if (decision > last) return;
    core_.skip_to(decision);
    is_idle_ = !core_.step();
    if (is_idle_) {
      if (!rest_) rest_ = decision;
      continue;
    }
    rest_.reset();
    for (const TimedSpike& spike : core_.take_spikes()) spikes_.push(spike);
    if (!is_requested_ || !core_.acknowledged()) continue;
    is_requested_ = false;
    next_ = core_.release(*core_.acknowledged() + timing_.release_cycles) + 1;
  }
}

void TransactionCore::offer(Cycle edge) {
  if (next_offer() > edge) return;
  const auto word = input->get();
  if (!word) return;
  is_requested_ = has_sent_ = true;
  core_.request(*word, edge);
}

// The first edge at which another word may be offered, as far as is known.
Cycle TransactionCore::next_offer() const {
  if (is_requested_) return never;
  if (!has_sent_ || timing_.idle_cycles == 0) return next_;
  return rest_ ? std::max(*rest_, next_) + timing_.idle_cycles : never;
}

void TransactionCore::set_alarm() {
  Cycle edge = never;
  if (!spikes_.empty()) edge = spikes_.front().cycle + 1;
  if (!state_.is_stuck()) {
    const Cycle decision = is_idle_ ? core_.next_chance() : core_.now();
    if (decision != never) edge = std::min(edge, decision + 1);
    if (input->has_event()) edge = std::min(edge, next_offer());
  }
  alarm_.cancel();
  if (edge == never) return;
  const Cycle now = sc_core::sc_time_stamp().value() / period_.value() + 1;  // the cycle that holds
  const sc_core::sc_time at = sc_core::sc_time::from_value((std::max(edge, now + 1) - 1) * period_.value());
  alarm_.notify(at - sc_core::sc_time_stamp());
}

}  // namespace lif::core
