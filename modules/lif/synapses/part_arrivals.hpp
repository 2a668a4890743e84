#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/spike_history.hpp>
#include <lif/synapses/spikes_under_way.hpp>
#include <lif/synapses/synapse_generator.hpp>
#include <lif/synapses/synapse_runs.hpp>

namespace lif {

/// Some synapses of a network, as rules that generate them, with what is known of them before they are
/// stored.
struct SynapsePlan {
  /// One projection.
  struct Projection {
    std::size_t from;                             ///< source population
    std::size_t to;                               ///< target population
    double unit;                                  ///< of weights, where they are counted
    std::unique_ptr<SynapseGenerator> generator;  ///< its synapses
  };

  std::vector<Projection> projections;  ///< in the order in which they were added
  /// Number of synapses by part of the targets, source population and source; empty for a population without.
  std::vector<std::vector<std::vector<std::uint64_t>>> counts;
  DelayRange delays;  ///< of all synapses
};

/// The places that the targets of one part have in its row of sums: population after population.
class RowPlaces {
 public:
  /// @param targets  all populations
  RowPlaces(const std::vector<Partition>& targets, std::size_t part) {
    for (const Partition& population : targets) {
      bases_.push_back(size_ - population.begin(part));
      size_ += population.end(part) - population.begin(part);
      size_ = (size_ + Partition::grain - 1) / Partition::grain * Partition::grain;
    }
  }

  /// Number of sums in the row.
  std::size_t size() const { return size_; }
  /// The place of a neuron that belongs to the part.
  std::size_t of(std::size_t population, std::size_t neuron) const { return bases_[population] + neuron; }

 private:
  std::vector<std::size_t> bases_;  // place of neuron 0, which may lie before the row
  std::size_t size_ = 0;
};

/// What arrives at one part of all targets: their synapses, the spikes on their way, and one row of sums. One
/// thread at a time works on it.
template <class Sum>
class PartArrivals {
 public:
  PartArrivals() = default;
  virtual ~PartArrivals() = default;
  PartArrivals(const PartArrivals&) = delete;
  PartArrivals& operator=(const PartArrivals&) = delete;
  PartArrivals(PartArrivals&&) = delete;
  PartArrivals& operator=(PartArrivals&&) = delete;

  /// Adds the events of a step that spikes cause which are already under way. This comes first in a step.
  virtual void deliver_known(std::int64_t step) = 0;
  /// Takes note of the spikes of some steps.
  /// @param histories   spikes of all populations
  /// @param first, end  range of steps, which are over; `end` is excluded
  virtual void accept(const std::vector<SpikeHistory>& histories, std::int64_t first, std::int64_t end) = 0;
  /// Adds the events of the step that spikes cause which were accepted since deliver_known().
  virtual void deliver_new(std::int64_t step) = 0;

  /// The sums of the part's neurons of one population. Who reads them sets them to 0.
  virtual Sum* sums(std::size_t population) = 0;
  /// Number of synapses.
  virtual std::uint64_t synapses() const = 0;
  /// Memory that the synapses take, in bytes.
  virtual std::size_t bytes() const = 0;
  /// Number of synapses of a source.
  virtual std::uint64_t synapses_of(std::size_t population, std::size_t source) const = 0;
  /// Forgets the spikes under way and all sums.
  virtual void reset() = 0;
};

/// A PartArrivals with one kind of synapses. @tparam Entry  RealSynapse or UnitSynapse
template <class Entry>
class PartArrivalsOf final : public PartArrivals<typename Entry::Sum> {
 public:
  using Sum = typename Entry::Sum;  ///< what weights are added to

  /// Stores the synapses.
  /// @throws std::invalid_argument for weights that are out of the range of counted ones
  PartArrivalsOf(const SynapsePlan& plan, const std::vector<Partition>& targets, std::size_t part)
      : targets_(targets), part_(part), places_(targets, part), row_(places_.size()) {
    for (const std::vector<std::uint64_t>& counts : plan.counts[part]) {
      synapses_.emplace_back(counts);
      has_targets_.emplace_back(counts.size());
      for (std::size_t i = 0; i < counts.size(); ++i) has_targets_.back()[i] = counts[i] > 0;
    }
    if constexpr (std::is_integral_v<Sum>) most_.resize(places_.size());
    for (const SynapsePlan::Projection& projection : plan.projections) place(projection);
    for (SynapseRuns<Entry>& of_population : synapses_) of_population.finish();
    if constexpr (std::is_integral_v<Sum>) require_room();
  }

  void deliver_known(std::int64_t step) override {
    under_way_.deliver(step, 0, row_.data());
    known_ = under_way_.size();
  }

  void accept(const std::vector<SpikeHistory>& histories, std::int64_t first, std::int64_t end) override {
    for (std::int64_t step = first; step < end; ++step) {
      for (std::size_t population = 0; population < synapses_.size(); ++population) {
        if (synapses_[population].synapses() == 0) continue;
        for (std::size_t emitter = 0; emitter < histories[population].parts(); ++emitter) {
          for (const std::uint32_t source : histories[population].events(step, emitter)) {
            if (has_targets_[population][source]) under_way_.add(synapses_[population].row(source), step);
          }
        }
      }
    }
  }

  void deliver_new(std::int64_t step) override { under_way_.deliver(step, known_, row_.data()); }

  Sum* sums(std::size_t population) override {
    return row_.data() + places_.of(population, targets_[population].begin(part_));
  }

  std::uint64_t synapses() const override {
    std::uint64_t synapses = 0;
    for (const SynapseRuns<Entry>& of_population : synapses_) synapses += of_population.synapses();
    return synapses;
  }
  std::size_t bytes() const override {
    std::size_t bytes = row_.size() * sizeof(Sum);
    for (const SynapseRuns<Entry>& of_population : synapses_) bytes += of_population.bytes();
    return bytes;
  }
  std::uint64_t synapses_of(std::size_t population, std::size_t source) const override {
    const SynapseRuns<Entry>& own = synapses_[population];
    return own.synapses() == 0 ? 0 : own.synapses_of(source);
  }

  void reset() override {
    under_way_.clear();
    known_ = 0;
    std::fill(row_.begin(), row_.end(), Sum{0});
  }

 private:
  using Weight = decltype(Entry::weight);
  using Place = decltype(Entry::place);

  void place(const SynapsePlan::Projection& projection) {
    const std::size_t first = targets_[projection.to].begin(part_);
    const std::size_t end = targets_[projection.to].end(part_);
    SynapseRuns<Entry>& synapses = synapses_[projection.from];
    const std::size_t base = places_.of(projection.to, 0);
    projection.generator->generate(first, end, [&](const SynapseBatch& batch) {
      for (std::size_t i = 0; i < batch.size; ++i) {
        const std::size_t place = base + batch.targets[i];
        const Weight weight = stored(batch.weights[i], projection.unit, place);
        synapses.add(batch.sources[i], Entry{weight, static_cast<Place>(place)}, batch.delays[i]);
      }
    });
  }

  Weight stored(double weight, double unit, [[maybe_unused]] std::size_t place) {
    if constexpr (std::is_integral_v<Sum>) {
      const double units = std::nearbyint(weight / unit);
      constexpr double most = std::numeric_limits<std::int16_t>::max();
      if (!(std::abs(units) <= most)) {
        throw std::invalid_argument("weight = " + to_text(weight) + " is out of range: allowed is [" +
                                    to_text(-most * std::abs(unit)) + ", " + to_text(most * std::abs(unit)) +
                                    "] where weights are multiples of " + to_text(unit));
      }
      most_[place] += static_cast<std::int64_t>(std::abs(units));
      return static_cast<Weight>(units);
    } else {
      return static_cast<Weight>(weight);
    }
  }

  // A sum in which all synapses of a neuron have an event has to fit, with what is counted beside it.
  void require_room() {
    constexpr std::int64_t allowed =
        std::int64_t{std::numeric_limits<Sum>::max()} + std::numeric_limits<std::int16_t>::min();
    for (const std::int64_t units : most_) {
      if (units <= allowed) continue;
      throw std::invalid_argument("a neuron could receive " + std::to_string(units) +
                                  " units of weight in a step: allowed are " + std::to_string(allowed));
    }
    most_ = std::vector<std::int64_t>();
  }

  std::vector<Partition> targets_;
  std::size_t part_;
  RowPlaces places_;
  std::vector<SynapseRuns<Entry>> synapses_;    // by source population
  std::vector<std::vector<bool>> has_targets_;  // by source population and source
  SpikesUnderWay<Entry> under_way_;
  std::size_t known_ = 0;  // spikes under way of which this step's events have been delivered
  AlignedArray<Sum> row_;
  std::vector<std::int64_t> most_;  // units that each neuron can receive in a step, while synapses are placed
};

}  // namespace lif
