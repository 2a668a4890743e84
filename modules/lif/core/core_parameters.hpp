#pragma once

#include <cstddef>
#include <cstdint>

namespace lif::core {

/// A time, as the number of rising edges of the clock before it. What a register takes at edge c shows in
/// cycle c.
using Cycle = std::uint64_t;

/// How long the parts of a core take, in cycles, and how much they hold.
struct CoreTiming {
  std::size_t fifo_depth = 128;      ///< entries of the event FIFO, the one in service included
  unsigned cycles_per_neuron = 2;    ///< cycles of the datapath for one neuron: read, then compute and write
  unsigned input_synchroniser = 2;   ///< flip-flops that synchronise the input's request
  unsigned output_synchroniser = 2;  ///< flip-flops that synchronise the output's acknowledge
};

/// What a core does with the events that it is sent.
struct CoreParameters {
  std::size_t neurons = 256;  ///< neurons that a sweep visits, from 0 on
  bool is_open_loop = false;  ///< whether spikes of its own neurons leave it alone, and do not enter its FIFO
  CoreTiming timing;          ///< delays and depths
};

}  // namespace lif::core
