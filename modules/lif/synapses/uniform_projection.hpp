#pragma once

#include <algorithm>
#include <limits>
#include <memory>

#include <lif/synapses/deliver_rows.hpp>
#include <lif/synapses/projection.hpp>
#include <lif/synapses/synapse_rows.hpp>

namespace lif {

/// Synapses that all have one weight, a multiple of the target population's unit, and one delay. A synapse
/// takes two bytes (four, where a part of the targets has more than 65 536 neurons). Its events are counted,
/// so that sums are exact whatever their order.
///
/// @tparam Index  std::uint16_t or std::uint32_t: type of a target's index within its part
template <class Index>
class UniformProjection final : public Projection {
 public:
  /// @param units  weight, in units of the target population
  /// @param delay  delay in steps, 1 or more
  template <class Connector>
  UniformProjection(const Connector& connector, std::size_t sources, const Partition& targets,
                    std::int16_t units, std::size_t delay)
      : Projection(sources, targets),
        rows_(connector, sources, targets,
              [](const SynapsePlace& place) { return static_cast<Index>(place.in_part); }),
        units_(units),
        delay_(delay),
        most_units_(connector.most_sources() * static_cast<std::uint64_t>(units < 0 ? -units : units)) {}

  std::size_t delay() const override { return delay_; }
  std::uint64_t synapses() const override { return rows_.synapses(); }
  std::uint64_t synapses_of(std::size_t source) const override { return rows_.synapses_of(source); }
  std::size_t bytes() const override { return rows_.bytes(); }
  std::uint64_t most_units() const override { return most_units_; }

  void deliver(const SpikeHistory& sources, std::int64_t step, std::size_t part,
               std::int16_t* units) override {
    std::int16_t* const own = units + this->targets().begin(part);
    const std::int16_t weight = units_;
    deliver_rows(rows_, sources, step - static_cast<std::int64_t>(delay_), part, [own, weight](Index target) {
      own[target] = static_cast<std::int16_t>(own[target] + weight);
    });
  }

 private:
  SynapseRows<Index> rows_;
  std::int16_t units_;
  std::size_t delay_;
  std::uint64_t most_units_;
};

/// Makes the projection with the narrowest type of index that the targets allow.
template <class Connector>
std::unique_ptr<Projection> make_uniform_projection(const Connector& connector, std::size_t sources,
                                                    const Partition& targets, std::int16_t units,
                                                    std::size_t delay) {
  std::size_t largest = 0;
  for (std::size_t part = 0; part < targets.parts(); ++part) {
    largest = std::max(largest, targets.end(part) - targets.begin(part));
  }
  if (largest <= std::size_t{std::numeric_limits<std::uint16_t>::max()} + 1) {
    return std::make_unique<UniformProjection<std::uint16_t>>(connector, sources, targets, units, delay);
  }
  return std::make_unique<UniformProjection<std::uint32_t>>(connector, sources, targets, units, delay);
}

}  // namespace lif
