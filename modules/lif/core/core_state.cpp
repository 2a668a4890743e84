#include <lif/core/core_state.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace lif::core {

namespace {

constexpr std::int32_t most_value = 65535;  // of a spike

bool is_served_at_once(EventKind kind) {
  return kind != EventKind::spike && kind != EventKind::single_weight;
}

void require_groups(const CoreParameters& parameters) {
  for (const NeuronGroup& group : parameters.groups) {
    if (group.first < group.end && group.end <= parameters.neurons) continue;
    throw std::invalid_argument("a group from neuron " + std::to_string(group.first) + " to before " +
                                std::to_string(group.end) + ": allowed are one or more of the " +
                                std::to_string(parameters.neurons) + " neurons");
  }
}

}  // namespace

CoreState::CoreState(const CoreParameters& parameters, std::unique_ptr<CoreNeurons> neurons,
                     std::unique_ptr<SynapseMemory> synapses, Decoder decoder, std::vector<bool> is_disabled)
    : parameters_(parameters),
      neurons_(std::move(neurons)),
      synapses_(std::move(synapses)),
      decoder_(std::move(decoder)),
      is_disabled_(std::move(is_disabled)),
      fifo_(parameters.timing.fifo_depth, parameters.overflow) {
  const std::size_t size = neurons_->size();
  if (is_disabled_.empty()) is_disabled_.resize(size);
  if (parameters.neurons < 1 || parameters.neurons > size) {
    throw std::invalid_argument("a sweep over " + std::to_string(parameters.neurons) +
                                " neurons: allowed is 1 to " + std::to_string(size) +
                                ", which the memory holds");
  }
  const CoreTiming& timing = parameters.timing;
  if (timing.cycles_per_neuron < 1 || timing.cycles_per_reference < 1 || timing.enqueue_cycles < 1)
    throw std::invalid_argument("0 cycles for an operation: allowed is 1 or more");
  if (parameters.spike_value < 0 || parameters.spike_value > most_value) {
    throw std::invalid_argument("spikes of the value " + std::to_string(parameters.spike_value) +
                                ": allowed is 0 to " + std::to_string(most_value));
  }
  require_groups(parameters);
  if (synapses_->neurons() != size || is_disabled_.size() != size) {
    throw std::invalid_argument("synapses of " + std::to_string(synapses_->neurons()) +
                                " neurons and marks of " + std::to_string(is_disabled_.size()) + " for " +
                                std::to_string(size) + " neurons");
  }
}

void CoreState::raise_tick() {
  if (is_tick_pending_) ++counts_.missed_ticks;
  is_tick_pending_ = true;
}

Service CoreState::next(const std::optional<std::uint64_t>& request) const {
  if (is_tick_pending_ && !fifo_.is_full()) {
    const bool is_barrier = parameters_.reference_order == ReferenceOrder::barrier;
    return is_barrier && !fifo_.is_empty() ? Service::pop : Service::tick;
  }
  const Service of_input = service_of(request);
  if (fifo_.is_empty() || of_input == Service::none) return fifo_.is_empty() ? of_input : Service::pop;
  if (fifo_.is_full()) return Service::pop;
  if (of_input == Service::reference && parameters_.reference_order == ReferenceOrder::barrier)
    return Service::pop;
  switch (parameters_.arbitration) {
    case Arbitration::input_first:
      return of_input;
    case Arbitration::fifo_first:
      return Service::pop;
    case Arbitration::round_robin:
      return was_input_ ? Service::pop : of_input;
  }
  return of_input;
}

// What the input asks for.
Service CoreState::service_of(const std::optional<std::uint64_t>& request) const {
  if (!request) return Service::none;
  const InputEvent event = decoder_(*request);
  return is_served_at_once(event.kind) && !is_outside(event) ? Service::reference : Service::enqueue;
}

Taken CoreState::enqueue(std::uint64_t word) {
  const InputEvent event = decoder_(word);
  ++counts_.inputs;
  was_input_ = true;
  const EventId id = next_id_++;
  if (is_outside(event)) {
    ++counts_.outside;
    return {id, true};
  }
  fifo_.push({id, event.address, event.number, event.kind == EventKind::single_weight, event.address});
  return {id, false};
}

bool CoreState::is_outside(const InputEvent& event) const {
  switch (event.kind) {
    case EventKind::spike:
      return event.address >= synapses_->sources();
    case EventKind::single_weight:
    case EventKind::time_reference:
      return event.address >= neurons_->size();
    case EventKind::group_reference:
      return event.address >= parameters_.groups.size();
    case EventKind::all_references:
    case EventKind::reset:
      break;
  }
  return false;
}

Operation CoreState::serve_head() {
  was_input_ = false;
  fifo_.hold_head();
  const QueuedEvent& head = fifo_.head();
  Operation operation;
  operation.id = head.id;
  operation.number = head.number;
  if (head.is_weight) {
    operation.kind = Operation::Kind::direct;
    operation.neuron = head.address;
    operation.end = 1;
    return operation;
  }
  operation.row = synapses_->row(head.address);
  operation.end = operation.row.targets != nullptr ? operation.row.size
                                                   : std::min(operation.row.size, parameters_.neurons);
  return operation;
}

Operation CoreState::serve_tick() {
  is_tick_pending_ = false;
  ++counts_.ticks;
  Operation operation;
  operation.id = next_id_++;
  operation.kind = Operation::Kind::reference;
  operation.end = parameters_.neurons;
  return operation;
}

Operation CoreState::serve_reference(std::uint64_t word) {
  const InputEvent event = decoder_(word);
  ++counts_.inputs;
  was_input_ = true;
  Operation operation;
  operation.id = next_id_++;
  operation.kind = event.kind == EventKind::reset ? Operation::Kind::reset : Operation::Kind::reference;
  NeuronGroup group{0, parameters_.neurons};
  if (event.kind == EventKind::time_reference) group = {event.address, event.address + 1};
  if (event.kind == EventKind::group_reference) group = parameters_.groups[event.address];
  operation.first = operation.next = group.first;
  operation.end = group.end;
  return operation;
}

void CoreState::finish(const Operation& operation) {
  ++counts_.served;
  counts_.deliveries += operation.end - operation.first;
  if (operation.is_of_fifo()) {
    fifo_.pop();
    return;
  }
  const std::string found = breach();
  if (!found.empty()) throw std::logic_error("events do not add up at the " + found);
}

void CoreState::clear() {
  if (stuck_) {
    counts_.deliveries += stuck_->service.visited();
    if (!stuck_->service.is_of_fifo()) ++counts_.served;
  }
  fifo_.clear();
  is_tick_pending_ = false;
  stuck_.reset();
}

std::array<CoreState::Balance, 3> CoreState::balances() const {
  const aer::FifoCounts& fifo = fifo_.counts();
  const std::uint64_t staying = parameters_.is_open_loop ? 0 : counts_.outputs;
  const std::uint64_t of_stuck = stuck_ ? stuck_->service.visited() : 0;
  return {
      {{"FIFO", "events that came in, and that were served, dropped or are inside", fifo.pushed,
        fifo.popped + fifo.dropped + fifo_.size()},
       {"controller", "inputs, spikes that stay and ticks, and events that were served, dropped or wait",
        counts_.inputs + staying + counts_.ticks,
        counts_.served + fifo.dropped + counts_.outside + in_flight()},
       {"datapath", "neurons that events were sent to, and visits of neurons", counts_.deliveries + of_stuck,
        counts_.synaptic_events + counts_.time_references + counts_.resets}}};
}

std::string CoreState::breach() const {
  for (const Balance& balance : balances()) {
    if (balance.first == balance.second) continue;
    return std::string(balance.place) + ": " + balance.what + ": " + std::to_string(balance.first) + " and " +
           std::to_string(balance.second);
  }
  return "";
}

std::optional<Fired> CoreState::visit(Operation& operation, std::size_t end) {
  while (operation.next < end) {
    const std::size_t first = operation.next;
    const std::size_t place = visit_places(operation, end);
    operation.next = std::min(place + 1, end);
    const std::size_t visits = operation.next - first;
    switch (operation.kind) {
      case Operation::Kind::sweep:
      case Operation::Kind::direct:
        counts_.synaptic_events += visits;
        break;
      case Operation::Kind::reference:
        counts_.time_references += visits;
        break;
      case Operation::Kind::reset:
        counts_.resets += visits;
        break;
    }
    if (place >= end) break;
    const std::size_t neuron = operation.kind == Operation::Kind::sweep    ? operation.row.neuron(place)
                               : operation.kind == Operation::Kind::direct ? operation.neuron
                                                                           : place;
    if (!is_disabled_[neuron]) return fired(neuron, operation);
  }
  return std::nullopt;
}

// Visits places until one whose neuron fires. @returns that place, or `end`
std::size_t CoreState::visit_places(const Operation& operation, std::size_t end) {
  switch (operation.kind) {
    case Operation::Kind::sweep:
      return neurons_->integrate(operation.row, operation.next, end, operation.number);
    case Operation::Kind::direct: {
      const auto neuron = static_cast<std::uint32_t>(operation.neuron);
      const auto weight = static_cast<Weight>(operation.number);
      return neurons_->integrate({&neuron, &weight, 1}, operation.next, end, 1);
    }
    case Operation::Kind::reference:
      return neurons_->advance_time(operation.next, end);
    case Operation::Kind::reset:
      neurons_->reset(operation.next, end);
      break;
  }
  return end;
}

std::optional<Fired> CoreState::fired(std::size_t neuron, const Operation& operation) {
  Fired fired;
  fired.neuron = neuron;
  fired.id = next_id_;
  if (!parameters_.is_open_loop) {
    const aer::PushResult<QueuedEvent> result =
        fifo_.push({fired.id, parameters_.first_own_source + neuron, value_of_spike(neuron), false, neuron});
    fired.is_queued = result.is_stored;
    fired.lost = result.dropped;
    if (!fired.is_queued && !fired.lost) {
      stuck_ = Stuck{neuron, operation};
      return std::nullopt;
    }
  }
  ++next_id_;
  ++counts_.outputs;
  return fired;
}

std::int32_t CoreState::value_of_spike(std::size_t neuron) {
  const double exact = neurons_->spike(neuron) * parameters_.spike_value;
  const double rounded = std::clamp(std::nearbyint(exact), -double{most_value}, double{most_value});
  if (rounded != exact) ++counts_.rounded;
  return static_cast<std::int32_t>(rounded);
}

std::string CoreState::deadlock() const {
  if (!stuck_) return "";
  const std::string neuron = "neuron " + std::to_string(stuck_->neuron);
  const std::string service = "the service of event " + std::to_string(stuck_->service.id);
  return "the spike of " + neuron + " waits for room in the FIFO, which holds " +
         std::to_string(fifo_.size()) + " of " + std::to_string(fifo_.depth()) +
         " entries; the FIFO waits for the end of " + service + "; and that service waits for the spike";
}

}  // namespace lif::core
