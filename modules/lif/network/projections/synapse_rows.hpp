#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/network/spiking/partition.hpp>

namespace lif {

/// Synapses by source: of each source, those to the first part of the targets, then those to the second, each
/// in ascending order of the target. A spike walks the row of its source.
///
/// @tparam Entry  of a synapse
template <class Entry>
class SynapseRows {
 public:
  /// @param connector  see FixedInDegree
  /// @param make       `make(target, index)` gives the entry of a target's synapse by its number there
  /// @throws std::invalid_argument naming a source that does not exist
  template <class Connector, class Make>
  SynapseRows(const Connector& connector, std::size_t sources, const Partition& targets, Make&& make)
      : parts_(targets.parts()), starts_(sources * parts_ + 1) {
    for (std::size_t part = 0; part < parts_; ++part) {
      for (std::size_t target = targets.begin(part); target < targets.end(part); ++target) {
        connector.for_each_source(target, [&](std::size_t source) {
          if (source >= sources) {
            throw std::invalid_argument("source " + std::to_string(source) + " of neuron " +
                                        std::to_string(target) + " does not exist: there are " +
                                        std::to_string(sources));
          }
          ++starts_[source * parts_ + part + 1];
        });
      }
    }
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    entries_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t part = 0; part < parts_; ++part) {
      for (std::size_t target = targets.begin(part); target < targets.end(part); ++target) {
        std::size_t index = 0;
        connector.for_each_source(target, [&](std::size_t source) {
          entries_[next[source * parts_ + part]++] = make(target, index++);
        });
      }
    }
  }

  /// The synapses of one source to one part of the targets.
  const Entry* begin(std::size_t source, std::size_t part) const {
    return entries_.data() + starts_[source * parts_ + part];
  }
  /// Behind the last.
  const Entry* end(std::size_t source, std::size_t part) const {
    return entries_.data() + starts_[source * parts_ + part + 1];
  }

  /// All of them.
  std::size_t synapses() const { return entries_.size(); }
  /// Those of one source.
  std::size_t synapses_of(std::size_t source) const {
    return starts_[(source + 1) * parts_] - starts_[source * parts_];
  }
  /// Memory that they hold.
  std::size_t bytes() const {
    return entries_.capacity() * sizeof(Entry) + starts_.capacity() * sizeof(std::size_t);
  }

 private:
  std::size_t parts_;
  std::vector<std::size_t> starts_;  // by source and part
  std::vector<Entry> entries_;
};

}  // namespace lif
