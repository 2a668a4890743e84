#include <lif/core/linked_core.hpp>

#include <algorithm>

namespace lif::core {

LinkedCore::LinkedCore(CoreState& state, LinkEnds& ends, const aer::SenderTiming& sender,
                       const ReceiverTiming& receiver, CoreObserver* observer)
    : state_(state), ends_(ends), timing_(sender), core_(state, receiver, observer) {}

void LinkedCore::pass_edge(Cycle edge) {
  give_spikes(edge);
  if (!is_running_) return;
  decide_until(edge - 1);
  offer(edge);
}

// A receiver takes a spike at the edge after that at which its request rises.
void LinkedCore::give_spikes(Cycle edge) {
  for (; !spikes_.empty() && spikes_.front().cycle < edge; spikes_.pop())
    ends_.take_spike(spikes_.front().spike.neuron, edge);
}

void LinkedCore::decide_until(Cycle last) {
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

void LinkedCore::offer(Cycle edge) {
  if (next_offer() > edge) return;
  const auto word = ends_.next_word();
  if (!word) return;
  is_requested_ = has_sent_ = true;
  core_.request(*word, edge);
}

// The first edge at which another word may be offered, as far as is known.
Cycle LinkedCore::next_offer() const {
  if (is_requested_) return never;
  if (!has_sent_ || timing_.idle_cycles == 0) return next_;
  return rest_ ? std::max(*rest_, next_) + timing_.idle_cycles : never;
}

Cycle LinkedCore::next_edge() const {
  Cycle edge = never;
  if (!spikes_.empty()) edge = spikes_.front().cycle + 1;
  if (!is_running_ || state_.is_stuck()) return edge;
  const Cycle decision = is_idle_ ? core_.next_chance() : core_.now();
  if (decision != never) edge = std::min(edge, decision + 1);
  if (ends_.has_word()) edge = std::min(edge, next_offer());
  return edge;
}

void LinkedCore::run(bool is_running, Cycle cycle) {
  if (is_running && !is_running_) {
    wake(cycle);
    core_.skip_ticks(cycle);
    next_ = std::max(next_, cycle + 1);
    rest_.reset();
  }
  is_running_ = is_running;
}

std::size_t LinkedCore::reset(Cycle cycle) {
  const std::size_t lost = spikes_.size() + (is_requested_ ? 1 : 0);
  state_.clear();
  core_.withdraw();
  core_.skip_ticks(cycle);
  core_.skip_to(cycle);
  spikes_ = {};
  is_idle_ = is_requested_ = has_sent_ = false;
  rest_.reset();
  next_ = cycle + 1;
  return lost;
}

}  // namespace lif::core
