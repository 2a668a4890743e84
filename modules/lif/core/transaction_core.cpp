#include <lif/core/transaction_core.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

#include <lif/shell/report.hpp>

namespace lif::core {

TransactionCore::TransactionCore(const sc_core::sc_module_name& instance, CoreState& state,
                                 const sc_core::sc_time& period, const aer::SenderTiming& sender,
                                 const ReceiverTiming& receiver, CoreObserver* observer)
    : sc_core::sc_module(instance), period_(period), core_(state, *this, sender, receiver, observer) {
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

void TransactionCore::pass_edge(Cycle edge) try {
  core_.pass_edge(edge);
} catch (const std::logic_error& error) {
  report_error(message_type::core, name(), error.what());
}

void TransactionCore::take_spike(std::size_t neuron, Cycle) {
  if (output->put(neuron)) return;
  report_error(message_type::core, name(),
               "the output has no room for the spike of neuron " + std::to_string(neuron) +
                   ": allowed is a FIFO with room for all spikes, or one that drops them");
}

void TransactionCore::set_alarm() {
  const Cycle edge = core_.next_edge();
  alarm_.cancel();
  if (edge == LinkedCore::never) return;
  const Cycle now = sc_core::sc_time_stamp().value() / period_.value() + 1;  // the cycle that holds
  const sc_core::sc_time at = sc_core::sc_time::from_value((std::max(edge, now + 1) - 1) * period_.value());
  alarm_.notify(at - sc_core::sc_time_stamp());
}

}  // namespace lif::core
