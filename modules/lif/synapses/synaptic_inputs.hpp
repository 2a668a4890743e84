#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/poisson_counts.hpp>
#include <lif/synapses/projection.hpp>

namespace lif {

/// All that a population receives: projections from populations, and Poisson processes of its neurons' own.
///
/// The input of a neuron in a step is
///
///     unit * n  +  s1  +  s2 ...
///
/// where n counts what arrives in units (the events of projections whose weights are multiples of the unit,
/// and of Poisson processes) and s1, s2 ... are the sums of projections with weights of their own, in the
/// order in which they were added. Each operation is rounded to Real.
template <class Real>
class SynapticInputs {
 public:
  /// @param unit  of weights; finite, not 0
  SynapticInputs(const Partition& neurons, double unit);

  const Partition& neurons() const { return neurons_; }

  /// A weight in units.
  /// @throws std::invalid_argument if it is no multiple of the unit from -32767 to 32767
  std::int16_t in_units(double weight) const;

  /// Whether a neuron may receive so many more units in a step.
  /// @throws std::invalid_argument if it could be more than 32767 then
  void require_room_for(std::uint64_t units) const;

  /// Adds a projection; one without synapses is dropped.
  /// @param source  of the population that it comes from, as gather() is told
  /// @throws std::invalid_argument where require_room_for() does, and if it goes to other neurons or has a
  ///         delay out of range
  void add(std::unique_ptr<Projection<Real>> projection, std::size_t source);

  /// Gives every neuron a Poisson process of its own.
  /// @param mean    events a step
  /// @param weight  of an event, a multiple of the unit
  /// @throws std::invalid_argument likewise, and where PoissonCounts does
  void add_poisson(double mean, double weight, std::uint64_t seed, std::uint32_t stream);

  /// One projection and where it comes from.
  struct Incoming {
    std::unique_ptr<Projection<Real>> projection;  ///< not null
    std::size_t source;                            ///< of a population
  };
  const std::vector<Incoming>& incoming() const { return incoming_; }

  /// Takes note of the spikes of a step that is over, for one part of the neurons.
  /// @param histories  of all populations
  void accept(const std::vector<SpikeHistory>& histories, std::int64_t step, std::size_t part);

  /// The inputs of one part of the neurons in one step.
  /// @param inputs  one a neuron of the whole population; those of the part are written
  void gather(const std::vector<SpikeHistory>& histories, std::int64_t step, std::size_t part, Real* inputs);

  /// Forgets events that are under way.
  void reset();

 private:
  struct Drive {
    PoissonCounts counts;
    std::int16_t units;
    std::vector<AlignedArray<std::uint8_t>> drawn;  // of each part, steps_in_block rows
    std::vector<std::uint64_t> blocks;              // which steps they are of
  };

  void add_drive(Drive& drive, std::int64_t step, std::size_t part);

  Partition neurons_;
  double unit_;
  std::uint64_t most_units_ = 0;
  std::vector<Incoming> incoming_;
  std::vector<Drive> drives_;
  bool has_sums_ = false;  // some projection is not in units
  AlignedArray<std::int16_t> units_;
};

extern template class SynapticInputs<float>;
extern template class SynapticInputs<double>;

}  // namespace lif
