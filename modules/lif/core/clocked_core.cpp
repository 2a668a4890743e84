#include <lif/core/clocked_core.hpp>

#include <stdexcept>

namespace lif::core {

namespace {

constexpr unsigned most_flops = 32;

// The level behind a synchroniser of so many flip-flops.
bool synchronised(std::uint64_t flops, unsigned depth, bool level) {
  return depth == 0 ? level : (flops >> (depth - 1) & 1U) != 0;
}

std::uint64_t shifted(std::uint64_t flops, bool level) { return flops << 1U | (level ? 1U : 0U); }

}  // namespace

ClockedCore::ClockedCore(const sc_core::sc_module_name& instance, CoreState& state, CoreObserver* observer,
                         const Clocking& clocking)
    : ClockedModule(instance, clocking), state_(state), observer_(observer) {
  checked([&] {
    const CoreTiming& timing = state.parameters().timing;
    if (timing.input_synchroniser > most_flops || timing.output_synchroniser > most_flops)
      throw std::invalid_argument("synchronisers of " + std::to_string(timing.input_synchroniser) + " and " +
                                  std::to_string(timing.output_synchroniser) +
                                  " flip-flops: allowed is up to " + std::to_string(most_flops));
    return 0;
  });
  SC_METHOD(step_or_reset);
  step_at_edges();
}

void ClockedCore::before_end_of_elaboration() {
  ClockedModule::before_end_of_elaboration();
  require_bound(name(), input, "input", "the words of the input: sc_signal<std::uint64_t>");
  require_bound(name(), input_request, "input_request", "the request of the input: sc_signal<bool>");
  require_bound(name(), input_acknowledge, "input_acknowledge",
                "the acknowledge of the input: sc_signal<bool>");
  require_bound(name(), output, "output", "the neuron at the output: sc_signal<std::uint64_t>");
  require_bound(name(), output_request, "output_request", "the request of the output: sc_signal<bool>");
  require_bound(name(), output_acknowledge, "output_acknowledge",
                "the acknowledge of the output: sc_signal<bool>");
  require_bound(name(), quiet, "quiet", "whether the core is quiet: sc_signal<bool>");
}

void ClockedCore::end_of_elaboration() {
  reset_ = reset_line();
  quiet.initialize(true);
}

void ClockedCore::step_or_reset() {
  if (clocking().edge == ClockEdge::rising ? clk.posedge() : clk.negedge()) ++cycle_;
  if (reset_.is_active()) {
    clear();
  } else {
    step();
  }
  show();
}

void ClockedCore::clear() {
  controller_ = Controller::idle;
  phase_ = 0;
  request_flops_ = acknowledge_flops_ = 0;
  last_acknowledge_ = is_busy_ = is_requested_ = false;
  state_.clear();
}

// All of this reads what the registers and the pins were in the cycle that the edge ends.
void ClockedCore::step() {
  const CoreTiming& timing = state_.parameters().timing;
  const bool request = synchronised(request_flops_, timing.input_synchroniser, input_request.read());
  const bool acknowledge =
      synchronised(acknowledge_flops_, timing.output_synchroniser, output_acknowledge.read());
  request_flops_ = shifted(request_flops_, input_request.read());
  acknowledge_flops_ = shifted(acknowledge_flops_, output_acknowledge.read());
  const bool was_busy = is_busy_;
  step_output(acknowledge);
  const bool stands_still = was_busy && controller_ != Controller::hold && controller_ != Controller::enqueue;
  if (!stands_still) controller_ = next_controller(request);
  // A tick belongs to the cycle that the edge begins, and is seen by the decision at its end.
  const std::uint64_t period = state_.parameters().tick_cycles;
  if (period != 0 && cycle_ % period == 0) state_.raise_tick();
}

void ClockedCore::step_output(bool acknowledge) {
  if (is_requested_ && acknowledge) is_requested_ = false;
  if (last_acknowledge_ && !acknowledge) is_busy_ = false;
  last_acknowledge_ = acknowledge;
}

ClockedCore::Controller ClockedCore::next_controller(bool request) {
  switch (controller_) {
    case Controller::idle:
      return decide(request);
    case Controller::enqueue:
      if (++phase_ < state_.parameters().timing.enqueue_cycles) return controller_;
      enqueue();
      return Controller::hold;
    case Controller::reference:
    case Controller::sweep:
    case Controller::direct:
    case Controller::tick:
      return run_datapath();
    case Controller::dequeue:
      finish();
      return Controller::idle;
    case Controller::hold:
      return request ? Controller::hold : Controller::idle;
  }
  return Controller::idle;
}

ClockedCore::Controller ClockedCore::decide(bool request) {
  phase_ = 0;
  decision_ = cycle_ - 1;
  switch (state_.next(request ? std::optional(input.read()) : std::nullopt)) {
    case Service::pop:
      operation_ = state_.serve_head();
      if (operation_.is_done()) return Controller::dequeue;  // a source without synapses
      return operation_.kind == Operation::Kind::sweep ? Controller::sweep : Controller::direct;
    case Service::enqueue:
      return Controller::enqueue;
    case Service::reference:
      operation_ = state_.serve_reference(input.read());
      return Controller::reference;
    case Service::tick:
      operation_ = state_.serve_tick();
      if (observer_ != nullptr) observer_->ticked(operation_.id, decision_);
      return Controller::tick;
    case Service::none:
      break;
  }
  return Controller::idle;
}

ClockedCore::Controller ClockedCore::run_datapath() {
  if (state_.is_stuck()) return controller_;
  if (++phase_ < operation_.cycles(state_.parameters().timing)) return controller_;
  phase_ = 0;
  if (const std::optional<Fired> fired = state_.visit(operation_, operation_.next + 1)) {
    address_ = fired->neuron;
    is_busy_ = is_requested_ = true;
    report(*fired);
  }
  if (state_.is_stuck()) return controller_;
  if (!operation_.is_done()) return controller_;
  if (controller_ == Controller::sweep) return Controller::dequeue;
  const bool is_reference = controller_ == Controller::reference;
  if (is_reference && observer_ != nullptr) observer_->taken(operation_.id, input.read(), cycle_);
  finish();
  return is_reference ? Controller::hold : Controller::idle;
}

void ClockedCore::enqueue() {
  const std::uint64_t word = input.read();
  const Taken taken = state_.enqueue(word);
  if (observer_ == nullptr) return;
  observer_->taken(taken.id, word, cycle_);
  if (taken.is_outside) {
    observer_->dropped(taken.id, word, DropPlace::address, cycle_);
  } else {
    observer_->queued(taken.id, cycle_);
  }
}

void ClockedCore::finish() {
  try {
    state_.finish(operation_);
  } catch (const std::logic_error& error) {
    report_error(message_type::core, name(), error.what());
  }
  if (observer_ != nullptr) observer_->served(operation_.id, decision_, cycle_, operation_.visited());
}

void ClockedCore::report(const Fired& fired) {
  if (observer_ == nullptr) return;
  observer_->fired(fired.id, operation_.id, fired.neuron, cycle_);
  if (fired.lost) observer_->dropped(fired.lost->id, fired.lost->origin, DropPlace::fifo, cycle_);
  if (fired.is_queued) observer_->queued(fired.id, cycle_);
}

void ClockedCore::show() {
  input_acknowledge.write(controller_ == Controller::hold);
  output.write(address_);
  output_request.write(is_requested_);
  quiet.write(controller_ == Controller::idle && state_.fifo().is_empty() && !is_busy_ && !state_.has_tick());
}

}  // namespace lif::core
