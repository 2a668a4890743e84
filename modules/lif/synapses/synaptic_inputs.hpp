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

/// The inputs of a population: projections from populations, and a Poisson process of each neuron's own.
///
/// The input of a neuron in a step is
///
///     unit * n  +  s  +  c  +  w1 * m1  +  w2 * m2 ...
///
/// where n counts the input that arrives in units (the events of projections and Poisson processes, and of
/// those WeightedSynapses whose weights are counted), s is the sum of weights that are not counted (see
/// WeightedSynapses for its order), c is a constant current, and m1, m2 ... count the events of Poisson
/// processes whose weights w1, w2 ... are no multiples of the unit, in the order in which these were added.
/// Each operation is rounded to Real.
template <class Real>
class SynapticInputs {
 public:
  /// @param unit  unit of weights; finite, not 0
  SynapticInputs(const Partition& neurons, double unit);

  /// The neurons of the population, in the parts that accept() and gather() work on.
  const Partition& neurons() const { return neurons_; }

  /// The unit of weights.
  double unit() const { return unit_; }

  /// A weight in units.
  /// @throws std::invalid_argument if the weight is not a multiple of the unit from -32767 to 32767
  std::int16_t in_units(double weight) const;

  /// Whether in_units() takes a weight.
  bool is_multiple(double weight) const;
  /// Whether every neuron may receive this many more units in a step.
  bool has_room_for(std::uint64_t units) const;

  /// Checks that every neuron may receive this many more units in a step.
  /// @throws std::invalid_argument if a neuron could then receive more than 32767 in all
  void require_room_for(std::uint64_t units) const;

  /// Adds a projection; a projection without synapses is dropped.
  /// @param source  index of the source population's history among those that gather() receives
  /// @throws std::invalid_argument if require_room_for() throws it, or if the projection goes to other
  ///         neurons or has a delay out of range
  void add(std::unique_ptr<Projection> projection, std::size_t source);

  /// Gives every neuron a Poisson process of its own.
  /// @param mean    mean number of events per step
  /// @param weight  weight of an event, a multiple of the unit
  /// @throws std::invalid_argument if in_units(), require_room_for() or PoissonCounts throws it
  void add_poisson(double mean, double weight, std::uint64_t seed, std::uint32_t stream);

  /// The same for any finite weight.
  /// @throws std::invalid_argument if the weight is not finite in the network's number type, or if
  /// PoissonCounts
  ///         throws it
  void add_weighted_poisson(double mean, double weight, std::uint64_t seed, std::uint32_t stream);

  /// One projection and the population it comes from.
  struct Incoming {
    std::unique_ptr<Projection> projection;  ///< not null
    std::size_t source;                      ///< index of the source population
  };
  /// All projections that have synapses, in the order in which they were added.
  const std::vector<Incoming>& incoming() const { return incoming_; }

  /// Adds a current to the input of every neuron in every step.
  /// @throws std::invalid_argument if the sum of all currents is not finite in the network's number type
  void add_current(double current);

  /// What arrives from WeightedSynapses at a part of the neurons in a step; set to 0 where it is read.
  struct Arrived {
    Real* sums = nullptr;           ///< sums of weights, or null
    std::int32_t* units = nullptr;  ///< sums of counted weights, in units, or null
  };

  /// Computes the inputs of one part of the neurons in one step.
  /// @param histories  spikes of all populations
  /// @param inputs     one per neuron of the whole population; only the inputs of the part are written
  void gather(const std::vector<SpikeHistory>& histories, std::int64_t step, std::size_t part,
              const Arrived& arrived, Real* inputs);

 private:
  struct Drive {
    PoissonCounts counts;
    std::int16_t units;                             // 0 for a weight that is added as a number
    Real weight;                                    // 0 for a weight in units
    std::vector<AlignedArray<std::uint8_t>> drawn;  // for each part, steps_in_block rows
    std::vector<std::uint64_t> blocks;              // number of the block of steps drawn for each part
  };

  void add(Drive drive);
  const std::uint8_t* counts_of(Drive& drive, std::int64_t step, std::size_t part);

  Partition neurons_;
  double unit_;
  std::uint64_t most_units_ = 0;
  std::vector<Incoming> incoming_;
  std::vector<Drive> drives_;
  double current_ = 0;
  AlignedArray<std::int16_t> units_;
};

extern template class SynapticInputs<float>;
extern template class SynapticInputs<double>;

}  // namespace lif
