#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/deliver_rows.hpp>
#include <lif/synapses/projection.hpp>
#include <lif/synapses/synapse_rows.hpp>

namespace lif {

/// Weight and delay of one synapse.
struct SynapseParameters {
  double weight;      ///< value that a spike adds to the target's input
  std::size_t delay;  ///< delay in steps, from 1 to WeightedProjection::largest_delay
};

/// Synapses that each have their own weight and delay. A synapse takes 8 bytes in float, 16 in double.
///
/// The events that a step's spikes cause are added to the rows of the steps in which they arrive. So the sum
/// for a neuron and a step is taken in ascending order of the steps of the spikes, then of the sources, then
/// in the connector's order, and each addition is rounded to Real.
template <class Real>
class WeightedProjection final : public Projection<Real> {
 public:
  using Projection<Real>::largest_delay;
  /// The largest number of neurons in the target population.
  static constexpr std::size_t most_targets = std::size_t{1} << 19U;

  /// @param parameters  `parameters(target, index)` returns those of synapse number `index` of a target
  /// @throws std::invalid_argument naming a delay or a weight that is out of range, or too many targets
  template <class Connector, class Parameters>
  WeightedProjection(const Connector& connector, std::size_t sources, const Partition& targets,
                     Parameters&& parameters)
      : Projection<Real>(sources, allowed(targets)),
        stride_((targets.size() + Partition::grain - 1) / Partition::grain * Partition::grain),
        rows_(connector, sources, targets, [&](const SynapsePlace& place) {
          return entry(place, parameters(place.target, place.index));
        }) {
    if (rows_.synapses() == 0) min_delay_ = max_delay_ = 1;
    ring_ = max_delay_;
    arrivals_ = AlignedArray<Real>(ring_ * stride_, Real{0});
  }

  std::size_t min_delay() const override { return min_delay_; }
  std::size_t max_delay() const override { return max_delay_; }
  std::uint64_t synapses() const override { return rows_.synapses(); }
  std::uint64_t synapses_of(std::size_t source) const override { return rows_.synapses_of(source); }
  std::size_t bytes() const override { return rows_.bytes() + arrivals_.size() * sizeof(Real); }
  bool is_in_units() const override { return false; }

  void accept(const SpikeHistory& sources, std::int64_t step, std::size_t part) override {
    Real* const arrivals = arrivals_.data();
    const std::size_t end = arrivals_.size();
    const std::size_t now = static_cast<std::size_t>(step) % ring_ * stride_;
    deliver_rows(rows_, sources, step, part, [=](const Entry& synapse) {
      const std::size_t place = now + synapse.place;
      arrivals[place < end ? place : place - end] += synapse.weight;
    });
  }

  void deliver(const SpikeHistory& /*sources*/, std::int64_t step, std::size_t part,
               const InputRows<Real>& rows) override {
    Real* const arrivals = arrivals_.data() + static_cast<std::size_t>(step) % ring_ * stride_;
    for (std::size_t i = this->targets().begin(part); i < this->targets().end(part); ++i) {
      rows.sums[i] += arrivals[i];
      arrivals[i] = 0;
    }
  }

  void reset() override { std::fill(arrivals_.begin(), arrivals_.end(), Real{0}); }

 private:
  struct Entry {
    Real weight;
    std::uint32_t place;  // place in `arrivals_` for a spike in the step whose row is the first
  };
  static_assert((largest_delay + 1) * most_targets <= std::size_t{1} << 32U);

  static const Partition& allowed(const Partition& targets) {
    if (targets.size() <= most_targets) return targets;
    throw std::invalid_argument("targets = " + std::to_string(targets.size()) +
                                " is out of range: allowed is [0, " + std::to_string(most_targets) +
                                "] where synapses have weights");
  }

  [[gnu::always_inline]] Entry entry(const SynapsePlace& place, const SynapseParameters& parameters) {
    const Real weight = static_cast<Real>(parameters.weight);
    const bool is_fine = parameters.delay >= 1 && parameters.delay <= largest_delay && std::isfinite(weight);
    if (!is_fine) refuse(place, parameters);
    if (parameters.delay < min_delay_) min_delay_ = parameters.delay;
    if (parameters.delay > max_delay_) max_delay_ = parameters.delay;
    return {weight, static_cast<std::uint32_t>(parameters.delay * stride_ + place.target)};
  }

  [[noreturn]] static void refuse(const SynapsePlace& place, const SynapseParameters& parameters) {
    const bool is_delay = parameters.delay < 1 || parameters.delay > largest_delay;
    const std::string problem =
        is_delay ? "delay = " + std::to_string(parameters.delay) + " is out of range: allowed is [1, " +
                       std::to_string(largest_delay) + "] steps"
                 : "weight = " + to_text(parameters.weight) +
                       ": allowed is any number that is finite in the network's number type";
    throw std::invalid_argument("synapse " + std::to_string(place.index) + " of neuron " +
                                std::to_string(place.target) + ": " + problem);
  }

  std::size_t stride_;  // distance between the rows of arrivals
  std::size_t min_delay_ = std::numeric_limits<std::size_t>::max();
  std::size_t max_delay_ = 0;
  SynapseRows<Entry> rows_;
  std::size_t ring_ = 0;
  AlignedArray<Real> arrivals_;  // the next ring_ steps, by step and target
};

}  // namespace lif
