#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/aer/bounded_fifo.hpp>
#include <lif/core/core_neurons.hpp>
#include <lif/core/core_observer.hpp>
#include <lif/core/core_parameters.hpp>
#include <lif/core/synapse_row.hpp>

namespace lif::core {

/// What an event that reaches a core asks for.
enum class EventKind {
  spike,            ///< of a source: a sweep over the neurons of its row of synapses
  single_weight,    ///< a weight for one neuron, without a synapse
  time_reference,   ///< time passes for one neuron
  group_reference,  ///< time passes for a group of neurons
  all_references,   ///< time passes for all neurons
  reset             ///< all neurons return to their initial state
};

/// An input event, as the core understands its word.
struct InputEvent {
  EventKind kind = EventKind::spike;  ///< what it asks for
  std::size_t address = 0;            ///< source, neuron or group
  std::int32_t number = 1;            ///< value of a spike, or the single weight
};

/// An entry of the event FIFO.
struct QueuedEvent {
  EventId id = 0;           ///< number of the event
  std::size_t address = 0;  ///< source or neuron
  std::int32_t number = 1;  ///< value of a spike, or the single weight
  bool is_weight = false;   ///< whether it is a single weight
  std::size_t origin = 0;   ///< address by which users know it: of the input, or the neuron that fired
};

/// What the controller does next where it is idle.
enum class Service {
  none,      ///< there is nothing to do
  tick,      ///< the global tick: a time reference for all neurons
  pop,       ///< the head of the FIFO
  enqueue,   ///< the input event goes into the FIFO, or nowhere if its address is outside the core
  reference  ///< the input event is a time reference or a reset, which is served at once
};

/// What became of an input event.
struct Taken {
  EventId id = 0;           ///< number of the event
  bool is_outside = false;  ///< whether the core has no such source or neuron, so that it was dropped
};

/// A run of the datapath over one or more neurons.
struct Operation {
  /// What a neuron gets: the weight of a synapse, one weight, passing time, or its initial state.
  enum class Kind { sweep, direct, reference, reset };
  EventId id = 0;           ///< event that it serves
  Kind kind = Kind::sweep;  ///< what its neurons get
  std::size_t first = 0;    ///< place that is visited first: of a row of synapses, or a neuron
  std::size_t next = 0;     ///< place that is visited next
  std::size_t end = 0;      ///< place before which the run ends
  SynapseRow row;           ///< of a sweep
  std::size_t neuron = 0;   ///< of Kind::direct
  std::int32_t number = 1;  ///< value of the spike, or the single weight

  /// Cycles of the datapath for one place.
  unsigned cycles(const CoreTiming& timing) const {
    return is_of_fifo() ? timing.cycles_per_neuron : timing.cycles_per_reference;
  }
  std::size_t visited() const { return next - first; }  ///< neurons that were visited
  bool is_done() const { return next >= end; }          ///< whether all neurons were visited
  /// Whether it serves an entry of the FIFO, and not the input itself or a tick.
  bool is_of_fifo() const { return kind == Kind::sweep || kind == Kind::direct; }
};

/// A neuron that fired, and whose spike leaves the core.
struct Fired {
  std::size_t neuron = 0;           ///< address at the output
  EventId id = 0;                   ///< number of the event
  bool is_queued = false;           ///< whether it is in the FIFO; otherwise it left the core alone
  std::optional<QueuedEvent> lost;  ///< what the full FIFO lost: this spike, or an older event
};

/// Counts of what a core did.
struct CoreCounts {
  std::uint64_t inputs = 0;           ///< events that were taken from the input
  std::uint64_t outputs = 0;          ///< spikes that left the core
  std::uint64_t synaptic_events = 0;  ///< visits of a neuron with a weight
  std::uint64_t time_references = 0;  ///< visits of a neuron with a time reference
  std::uint64_t resets = 0;           ///< visits of a neuron with a reset
  std::uint64_t ticks = 0;            ///< global ticks that were served
  std::uint64_t missed_ticks =
      0;                     ///< global ticks that came before the last one was served, and are one with it
  std::uint64_t served = 0;  ///< operations that ended
  std::uint64_t deliveries = 0;  ///< neurons that ended operations reached
  std::uint64_t rounded = 0;     ///< spikes of the core whose value is no integer of at most 16 bits
  std::uint64_t outside = 0;     ///< inputs that were dropped, as the core has no such source or neuron
};

/// Memories, FIFO and rules of a core: everything that decides what happens, without the time that it takes.
/// The clocked core and the timed one are two clocks around the same object.
class CoreState {
 public:
  using Decoder = std::function<InputEvent(std::uint64_t word)>;  ///< reads a word of the input

  /// @param is_disabled  neurons whose spikes go nowhere; empty: none
  /// @throws std::invalid_argument if sizes do not fit each other
  CoreState(const CoreParameters& parameters, std::unique_ptr<CoreNeurons> neurons,
            std::unique_ptr<SynapseMemory> synapses, Decoder decoder, std::vector<bool> is_disabled = {});

  const CoreParameters& parameters() const { return parameters_; }     ///< of this core
  const CoreNeurons& neurons() const { return *neurons_; }             ///< state memory
  const SynapseMemory& synapses() const { return *synapses_; }         ///< synapse memory
  const aer::BoundedFifo<QueuedEvent>& fifo() const { return fifo_; }  ///< event FIFO
  const CoreCounts& counts() const { return counts_; }                 ///< what was done so far

  /// The time of a global tick has come. One that has not been served yet is one with it.
  void raise_tick();
  /// Whether a tick waits to be served.
  bool has_tick() const { return is_tick_pending_; }
  /// What an idle controller does next, by the rules of arbitration and of time references.
  Service next(const std::optional<std::uint64_t>& request) const;

  /// Stores the input event in the FIFO.
  Taken enqueue(std::uint64_t word);
  /// The operation of the head of the FIFO, which stays there until pop().
  Operation serve_head();
  /// The operation of the global tick.
  Operation serve_tick();
  /// The operation of a time reference or a reset.
  Operation serve_reference(std::uint64_t word);
  /// Visits neurons up to, but excluding, `end`, and stops after the first one whose spike leaves the core. A
  /// spike that has to enter a full FIFO of aer::OverflowPolicy::stall stops everything for ever: see
  /// deadlock().
  std::optional<Fired> visit(Operation& operation, std::size_t end);
  /// Ends an operation: the event that it served has reached all its neurons, and leaves the FIFO if it was
  /// there. After a time reference, a tick or a reset, which end a window of time, events have to add up.
  /// @throws std::logic_error naming the place where they do not
  void finish(const Operation& operation);
  /// Why the events do not add up, or "": every input and every spike that stays in the core was served, was
  /// dropped, or is in the FIFO, and each service reached every neuron of its event. To be asked between
  /// operations, or in a deadlock.
  std::string breach() const;
  /// Number of events that were taken or sent, and neither served nor dropped: those in the FIFO, and a time
  /// reference or a tick whose service is stuck.
  std::size_t in_flight() const {
    const bool has_reference = stuck_ && !stuck_->service.is_of_fifo();
    return fifo_.size() + (has_reference ? 1 : 0);
  }
  /// Whether nothing can move any more.
  bool is_stuck() const { return stuck_.has_value(); }
  /// Who waits for whom, if nothing can move any more; otherwise "".
  std::string deadlock() const;
  /// The synapse memory, to change weights between operations.
  SynapseMemory& synapses() { return *synapses_; }
  /// Spikes of this neuron go nowhere, or they count again.
  void disable(std::size_t neuron, bool is_disabled) { is_disabled_[neuron] = is_disabled; }
  /// All neurons return to their initial state at once, without an operation.
  void reset_neurons() { neurons_->reset(0, neurons_->size()); }
  /// Empties the FIFO and ends a deadlock, as a reset does. What was stuck counts as served, as far as it
  /// came.
  void clear();

 private:
  /// Two counts that have to be equal.
  struct Balance {
    const char* place;
    const char* what;
    std::uint64_t first;
    std::uint64_t second;
  };

  std::array<Balance, 3> balances() const;

  /// A spike that can neither leave nor stay.
  struct Stuck {
    std::size_t neuron = 0;
    Operation service;  // in which it fired
  };

  bool is_outside(const InputEvent& event) const;
  std::size_t visit_places(const Operation& operation, std::size_t end);
  Service service_of(const std::optional<std::uint64_t>& request) const;
  std::optional<Fired> fired(std::size_t neuron, const Operation& operation);
  std::int32_t value_of_spike(std::size_t neuron);

  CoreParameters parameters_;
  std::unique_ptr<CoreNeurons> neurons_;
  std::unique_ptr<SynapseMemory> synapses_;
  Decoder decoder_;
  std::vector<bool> is_disabled_;
  aer::BoundedFifo<QueuedEvent> fifo_;
  EventId next_id_ = 0;
  bool is_tick_pending_ = false;
  bool was_input_ = false;  // whether the input was served last
  std::optional<Stuck> stuck_;
  CoreCounts counts_;
};

}  // namespace lif::core
