#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/synapse_generator.hpp>

namespace lif {

/// A SynapseGenerator as a connector: its weights and delays are not used.
struct GeneratedPairs {
  const SynapseGenerator& generator;  ///< makes the synapses
  std::size_t most_of_a_target;       ///< the most synapses that a target can have

  /// The largest number of synapses of a target.
  std::size_t most_sources() const { return most_of_a_target; }
};

/// The place of a synapse, given to the function that makes the synapse's entry.
struct SynapsePlace {
  std::size_t target;   ///< index of the target neuron
  std::size_t in_part;  ///< index of the target within its part
  std::size_t index;    ///< number of the synapse at its target, in the connector's order; 0 if generated
};

/// Synapses by source: for each source, first the synapses to the first part of the targets, then those to
/// the second, and so on, each in ascending order of the target. A spike visits the row of its source.
///
/// @tparam Entry  data stored for each synapse
template <class Entry>
class SynapseRows {
 public:
  /// @param connector  rule that connects sources to targets; see FixedInDegree
  /// @param make       `make(place)` returns the entry of the synapse at a SynapsePlace
  /// @throws std::invalid_argument naming a source that does not exist
  template <class Connector, class Make>
  SynapseRows(const Connector& connector, std::size_t sources, const Partition& targets, Make&& make)
      : parts_(targets.parts()), starts_(sources * parts_ + 1) {
    for_each_synapse(connector, sources, targets,
                     [counts = starts_.data() + 1](std::size_t row, const SynapsePlace&) { ++counts[row]; });
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    entries_ = AlignedArray<Entry>(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for_each_synapse(connector, sources, targets,
                     [next = next.data(), entries = entries_.data(), &make](
                         std::size_t row, const SynapsePlace& place) { entries[next[row]++] = make(place); });
  }

  /// The first synapse of one source to one part of the targets.
  const Entry* begin(std::size_t source, std::size_t part) const {
    return entries_.data() + starts_[source * parts_ + part];
  }
  /// The end of these synapses: one behind the last.
  const Entry* end(std::size_t source, std::size_t part) const {
    return entries_.data() + starts_[source * parts_ + part + 1];
  }

  /// Number of all synapses.
  std::size_t synapses() const { return entries_.size(); }
  /// Number of synapses of one source.
  std::size_t synapses_of(std::size_t source) const {
    return starts_[(source + 1) * parts_] - starts_[source * parts_];
  }
  /// Memory that the synapses take, in bytes.
  std::size_t bytes() const {
    return entries_.size() * sizeof(Entry) + starts_.capacity() * sizeof(std::size_t);
  }

 private:
  // Calls `take(row, place)` for each synapse, in ascending order of the targets.
  //
  // The function called for each synapse is inline and stores nothing unnecessary: so the processor can wait
  // for many stores to distant places at the same time, which is three times as fast.
  template <class Take>
  static void for_each_synapse(const GeneratedPairs& pairs, std::size_t sources, const Partition& targets,
                               const Take& take) {
    const std::size_t parts = targets.parts();
    for (std::size_t part = 0; part < parts; ++part) {
      const std::size_t first = targets.begin(part);
      pairs.generator.generate(first, targets.end(part), [&](const SynapseBatch& batch) {
        for (std::size_t i = 0; i < batch.size; ++i) {
          const std::size_t target = batch.targets[i];
          if (batch.sources[i] >= sources) refuse(batch.sources[i], target, sources);
          take(batch.sources[i] * parts + part, SynapsePlace{target, target - first, 0});
        }
      });
    }
  }
  template <class Connector, class Take>
  static void for_each_synapse(const Connector& connector, std::size_t sources, const Partition& targets,
                               const Take& take) {
    const std::size_t parts = targets.parts();
    for (std::size_t part = 0; part < parts; ++part) {
      const std::size_t first = targets.begin(part);
      const std::size_t end = targets.end(part);
      for (std::size_t target = first; target < end; ++target) {
        std::size_t index = 0;
        connector.for_each_source(
            target, [&](std::size_t source) __attribute__((always_inline)) {
              if (source >= sources) refuse(source, target, sources);
              take(source * parts + part, SynapsePlace{target, target - first, index++});
            });
      }
    }
  }

  [[noreturn]] static void refuse(std::size_t source, std::size_t target, std::size_t sources) {
    throw std::invalid_argument("source " + std::to_string(source) + " of neuron " + std::to_string(target) +
                                " does not exist: there are " + std::to_string(sources));
  }

  std::size_t parts_;
  std::vector<std::size_t> starts_;  // indexed by source and part
  AlignedArray<Entry> entries_;
};

}  // namespace lif
