#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/aer/bounded_fifo.hpp>

namespace lif::core {

/// A time, as the number of rising edges of the clock before it. What a register takes at edge c shows in
/// cycle c.
using Cycle = std::uint64_t;

/// How long the parts of a core take, in cycles, and how much they hold.
struct CoreTiming {
  std::size_t fifo_depth = 128;       ///< entries of the event FIFO, the one in service included
  unsigned cycles_per_neuron = 2;     ///< for a neuron and a synaptic event: read, then compute and write
  unsigned cycles_per_reference = 2;  ///< for a neuron and a time reference, a tick or a reset
  unsigned enqueue_cycles = 1;        ///< to store an input event in the FIFO
  unsigned input_synchroniser = 2;    ///< flip-flops that synchronise the input's request
  unsigned output_synchroniser = 2;   ///< flip-flops that synchronise the output's acknowledge
};

/// Which of two events an idle controller serves, where both the input offers one and the FIFO holds one. A
/// full FIFO comes first under every rule, so that an input never overflows it.
enum class Arbitration {
  input_first,  ///< the input, as tinyODIN does; what the FIFO holds may be overtaken
  fifo_first,   ///< the FIFO
  round_robin   ///< the one of the two that was not served last; the input, at the beginning
};

/// When a time reference or a tick is served.
enum class ReferenceOrder {
  on_request,  ///< when the controller comes to it; events in the FIFO that came before it are served later
  barrier      ///< when the FIFO is empty, so that all events before it, and the spikes that they caused,
               ///< belong to the time before it; it is acknowledged when its own service is over
};

/// Neurons that get a time reference together, such as a layer.
struct NeuronGroup {
  std::size_t first = 0;  ///< first neuron
  std::size_t end = 0;    ///< neuron before which the group ends
};

/// What a core does with the events that it is sent.
struct CoreParameters {
  std::size_t neurons = 256;  ///< neurons that a sweep over a dense row visits, from 0 on
  bool is_open_loop = false;  ///< whether spikes of its own neurons leave it alone, and do not enter its FIFO
  Arbitration arbitration = Arbitration::input_first;               ///< between the input and the FIFO
  ReferenceOrder reference_order = ReferenceOrder::on_request;      ///< of time references and events
  aer::OverflowPolicy overflow = aer::OverflowPolicy::drop_newest;  ///< of the FIFO, for spikes of the core
  std::size_t first_own_source =
      0;                            ///< source that neuron 0 is to the core's own synapses; the others follow
  std::int32_t spike_value = 1;     ///< value of the core's own spikes, by which weights are multiplied, 0 to
                                    ///< 65535; a spike that is a number is multiplied by it, and rounded
  std::vector<NeuronGroup> groups;  ///< that EventKind::group_reference names by their place
  std::uint64_t tick_cycles = 0;    ///< cycles from one global tick to the next, from cycle 0 on; 0: none
  CoreTiming timing;                ///< delays and depths
};

}  // namespace lif::core
