#include <lif/core/core_state.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace lif::core {

namespace {

// The neuron's place in an operation over one neuron.
Operation over_one(Operation::Kind kind, std::size_t neuron) {
  Operation operation;
  operation.kind = kind;
  operation.first = operation.next = neuron;
  operation.end = neuron + 1;
  return operation;
}

}  // namespace

CoreState::CoreState(const CoreParameters& parameters, std::unique_ptr<CoreNeurons> neurons,
                     SynapseMatrix synapses, Decoder decoder, std::vector<bool> is_disabled)
    : parameters_(parameters),
      neurons_(std::move(neurons)),
      synapses_(std::move(synapses)),
      decoder_(std::move(decoder)),
      is_disabled_(std::move(is_disabled)),
      fifo_(parameters.timing.fifo_depth, parameters.overflow),
      single_weight_(neurons_->size()) {
  const std::size_t size = neurons_->size();
  if (is_disabled_.empty()) is_disabled_.resize(size);
  if (parameters.neurons < 1 || parameters.neurons > size) {
    throw std::invalid_argument("a sweep over " + std::to_string(parameters.neurons) +
                                " neurons: allowed is 1 to " + std::to_string(size) +
                                ", which the memory holds");
  }
  if (parameters.timing.cycles_per_neuron < 1)
    throw std::invalid_argument("0 cycles per neuron: allowed is 1 or more");
  if (synapses_.neurons() != size || is_disabled_.size() != size) {
    throw std::invalid_argument("synapses of " + std::to_string(synapses_.neurons()) +
                                " neurons and marks of " + std::to_string(is_disabled_.size()) + " for " +
                                std::to_string(size) + " neurons");
  }
}

Service CoreState::next(const std::optional<std::uint64_t>& request) const {
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
  const bool is_reference =
      event.kind == EventKind::time_reference || event.kind == EventKind::all_references;
  return is_reference && !is_outside(event) ? Service::reference : Service::enqueue;
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
  fifo_.push({id, event.address, event.weight});
  return {id, false};
}

// An entry of the FIFO with a weight of 0 is a spike, whatever it was before.
bool CoreState::is_outside(const InputEvent& event) const {
  if (event.kind == EventKind::all_references) return false;
  const bool is_source =
      event.kind == EventKind::spike || (event.kind == EventKind::single_weight && event.weight == 0);
  return event.address >= (is_source ? synapses_.sources() : neurons_->size());
}

Operation CoreState::serve_head() {
  was_input_ = false;
  fifo_.hold_head();
  const QueuedEvent& head = fifo_.head();
  if (head.weight != 0) {
    Operation direct = over_one(Operation::Kind::direct, head.address);
    direct.id = head.id;
    direct.weight = head.weight;
    return direct;
  }
  Operation sweep;
  sweep.id = head.id;
  sweep.end = parameters_.neurons;
  sweep.source = head.address;
  return sweep;
}

Operation CoreState::serve_reference(std::uint64_t word) {
  const InputEvent event = decoder_(word);
  ++counts_.inputs;
  was_input_ = true;
  Operation reference = over_one(Operation::Kind::reference, event.address);
  if (event.kind == EventKind::all_references) {
    reference.first = reference.next = 0;
    reference.end = parameters_.neurons;
  }
  reference.id = next_id_++;
  return reference;
}

void CoreState::finish(const Operation& operation) {
  ++counts_.served;
  counts_.deliveries += operation.end - operation.first;
  if (operation.kind != Operation::Kind::reference) fifo_.pop();
}

std::string CoreState::breach() const {
  const aer::FifoCounts& fifo = fifo_.counts();
  const std::uint64_t staying = parameters_.is_open_loop ? 0 : counts_.outputs;
  const auto differ = [](const std::string& place, const std::string& what, std::uint64_t a,
                         std::uint64_t b) {
    return a == b ? std::string()
                  : place + ": " + what + ": " + std::to_string(a) + " and " + std::to_string(b);
  };
  std::string found = differ("FIFO", "events that came in, and that were served, dropped or are inside",
                             fifo.pushed, fifo.popped + fifo.dropped + fifo_.size());
  if (found.empty()) {
    found = differ("controller", "inputs and spikes that stay, and events that were served, dropped or wait",
                   counts_.inputs + staying, counts_.served + fifo.dropped + counts_.outside + in_flight());
  }
  if (found.empty()) {
    const std::uint64_t of_stuck = stuck_ ? stuck_->service.visited() : 0;
    found = differ("datapath", "neurons that events were sent to, and visits of neurons",
                   counts_.deliveries + of_stuck, counts_.synaptic_events + counts_.time_references);
  }
  return found;
}

std::optional<Fired> CoreState::visit(Operation& operation, std::size_t end) {
  const SynapseMatrix::Weight* weights = nullptr;
  if (operation.kind == Operation::Kind::sweep) weights = synapses_.row(operation.source);
  if (operation.kind == Operation::Kind::direct) {
    single_weight_[operation.next] = static_cast<SynapseMatrix::Weight>(operation.weight);
    weights = single_weight_.data();
  }
  while (operation.next < end) {
    const std::size_t first = operation.next;
    const std::size_t neuron =
        weights != nullptr ? neurons_->integrate(first, end, weights) : neurons_->advance_time(first, end);
    operation.next = std::min(neuron + 1, end);
    (weights != nullptr ? counts_.synaptic_events : counts_.time_references) += operation.next - first;
    if (neuron < end && !is_disabled_[neuron]) return fired(neuron, operation);
  }
  return std::nullopt;
}

std::optional<Fired> CoreState::fired(std::size_t neuron, const Operation& operation) {
  Fired fired;
  fired.neuron = neuron;
  fired.id = next_id_;
  if (!parameters_.is_open_loop) {
    const aer::PushResult<QueuedEvent> result = fifo_.push({fired.id, neuron, 0});
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

std::string CoreState::deadlock() const {
  if (!stuck_) return "";
  const std::string neuron = "neuron " + std::to_string(stuck_->neuron);
  const std::string service = "the service of event " + std::to_string(stuck_->service.id);
  return "the spike of " + neuron + " waits for room in the FIFO, which holds " +
         std::to_string(fifo_.size()) + " of " + std::to_string(fifo_.depth()) +
         " entries; the FIFO waits for the end of " + service + "; and that service waits for the spike";
}

}  // namespace lif::core
