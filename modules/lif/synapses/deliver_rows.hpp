#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/synapses/spike_history.hpp>
#include <lif/synapses/synapse_rows.hpp>

namespace lif {

/// Calls `deliver(entry)` for every synapse that the spikes of one step travel to one part of the targets: in
/// ascending order of the sources, and each source's synapses in their order. While one row is being visited,
/// the next row is fetched from memory.
template <class Entry, class Deliver>
[[gnu::always_inline]] inline void deliver_rows(const SynapseRows<Entry>& rows, const SpikeHistory& sources,
                                                std::int64_t step, std::size_t part, const Deliver& deliver) {
  constexpr std::size_t in_line = 64 / sizeof(Entry);
  for (std::size_t emitter = 0; emitter < sources.parts(); ++emitter) {
    const SpikeHistory::Events& events = sources.events(step, emitter);
    for (std::size_t k = 0; k < events.size(); ++k) {
      const Entry* entry = rows.begin(events[k], part);
      const Entry* const end = rows.end(events[k], part);
      const std::size_t following = k + 1 < events.size() ? k + 1 : k;
      const Entry* next = rows.begin(events[following], part);
      for (; entry + in_line <= end; entry += in_line, next += in_line) {
        __builtin_prefetch(next);
        for (std::size_t i = 0; i < in_line; ++i) deliver(entry[i]);
      }
      for (; entry != end; ++entry) deliver(*entry);
    }
  }
}

}  // namespace lif
