#include <lif/core/timed_core.hpp>

#include <algorithm>
#include <utility>

namespace lif::core {

namespace {

// An observer that does nothing.
CoreObserver& nobody() {
  static CoreObserver observer;
  return observer;
}

}  // namespace

TimedCore::TimedCore(CoreState& state, const ReceiverTiming& receiver, CoreObserver* observer)
    : state_(state), observer_(observer != nullptr ? *observer : nobody()) {
  const unsigned flops = state.parameters().timing.output_synchroniser;
  handshake_ = Cycle{receiver.acknowledge_cycles} + flops + 1 + receiver.release_cycles + flops + 1;
}

void TimedCore::request(std::uint64_t word, Cycle rises) {
  request_ = Request{word, rises + state_.parameters().timing.input_synchroniser};
  acknowledged_.reset();
}

std::optional<Cycle> TimedCore::acknowledge(Cycle latest) {
  while (!acknowledged_) {
    if (state_.is_stuck() || now() > latest || !goes_on()) return std::nullopt;
    if (!serve()) idle_ = std::max(idle_, std::min(request_.value().visible, next_tick()));
  }
  return *acknowledged_ > latest ? std::nullopt : acknowledged_;
}

Cycle TimedCore::release(Cycle falls) {
  idle_ = falls + state_.parameters().timing.input_synchroniser + 1;
  return idle_;
}

std::optional<Cycle> TimedCore::settle(Cycle latest, Cycle from, Cycle cycles) {
  while (true) {
    while (!state_.is_stuck() && serve()) {
      if (idle_ > latest || !goes_on()) return std::nullopt;
    }
    if (state_.is_stuck()) return std::nullopt;
    const Cycle quiet = std::max(idle_, free_);
    if (quiet > latest) return std::nullopt;
    if (next_tick() >= std::max(quiet, from) + cycles) return quiet;
    idle_ = next_tick();
  }
}

// Whether whoever uses the core wants it to go on.
bool TimedCore::goes_on() {
  constexpr std::uint64_t decisions = 4096;  // between two questions
  if (pause_ && ++decisions_ % decisions == 0 && !pause_(now())) is_stopped_ = true;
  return !is_stopped_;
}

// The cycle of the next global tick; the last cycle of all if there are none.
Cycle TimedCore::next_tick() const {
  const Cycle period = state_.parameters().tick_cycles;
  return period == 0 ? never : (ticks_ + 1) * period;
}

void TimedCore::skip_ticks(Cycle cycle) {
  const Cycle period = state_.parameters().tick_cycles;
  if (period != 0) ticks_ = std::max(ticks_, cycle / period);
}

void TimedCore::raise_ticks(Cycle until) {
  for (; next_tick() <= until; ++ticks_) state_.raise_tick();
}

// Makes the decision of the next idle cycle. @returns whether there was something to do
bool TimedCore::serve() {
  const Cycle decision = std::max(idle_, free_);
  raise_ticks(decision);
  std::optional<std::uint64_t> word;
  if (request_ && request_->visible <= decision) word = request_->word;
  switch (state_.next(word)) {
    case Service::none:
      return false;
    case Service::tick: {
      Operation operation = state_.serve_tick();
      observer_.ticked(operation.id, decision);
      idle_ = run(operation, decision + 1);
      if (state_.is_stuck()) return true;
      state_.finish(operation);
      observer_.served(operation.id, decision, idle_, operation.visited());
      return true;
    }
    case Service::pop: {
      Operation operation = state_.serve_head();
      const Cycle end = run(operation, decision + 1);
      if (state_.is_stuck()) return true;
      state_.finish(operation);
      const bool is_sweep = operation.kind == Operation::Kind::sweep;
      idle_ = is_sweep ? std::max(end, free_) + 1 : end;  // a sweep waits for the output before it pops
      observer_.served(operation.id, decision, idle_, operation.visited());
      return true;
    }
    case Service::enqueue:
      acknowledged_ = decision + 1 + state_.parameters().timing.enqueue_cycles;
      enqueue(*word, *acknowledged_);
      break;
    case Service::reference: {
      Operation operation = state_.serve_reference(*word);
      const Cycle end = run(operation, decision + 1);
      if (state_.is_stuck()) return true;
      acknowledged_ = end;
      state_.finish(operation);
      observer_.taken(operation.id, *word, *acknowledged_);
      observer_.served(operation.id, decision, *acknowledged_, operation.visited());
      break;
    }
  }
  idle_ = *acknowledged_;
  request_.reset();
  return true;
}

void TimedCore::enqueue(std::uint64_t word, Cycle acknowledged) {
  const Taken taken = state_.enqueue(word);
  observer_.taken(taken.id, word, acknowledged);
  if (taken.is_outside) {
    observer_.dropped(taken.id, word, DropPlace::address, acknowledged);
  } else {
    observer_.queued(taken.id, acknowledged);
  }
}

// Runs the datapath from this cycle on. @returns the cycle after its last one
Cycle TimedCore::run(Operation& operation, Cycle begin) {
  const Cycle per_neuron = operation.cycles(state_.parameters().timing);
  Cycle held = 0;
  while (!operation.is_done()) {
    const std::optional<Fired> fired = state_.visit(operation, operation.end);
    if (!fired) break;
    const Cycle shows = begin + per_neuron * operation.visited() + held;
    spikes_.push_back({shows, *fired});
    observer_.fired(fired->id, operation.id, fired->neuron, shows);
    if (fired->lost) observer_.dropped(fired->lost->id, fired->lost->origin, DropPlace::fifo, shows);
    if (fired->is_queued) observer_.queued(fired->id, shows);
    free_ = shows + handshake_;
    if (!operation.is_done()) held += handshake_;
  }
  return begin + per_neuron * operation.visited() + held;
}

}  // namespace lif::core
