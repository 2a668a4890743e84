#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <lif/synapses/part_arrivals.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/spike_history.hpp>
#include <lif/synapses/synapse_generator.hpp>

namespace lif {

/// How the weights of some synapses are kept and summed.
enum class WeightKind {
  real,    ///< as numbers of the network's type, summed in a fixed order; 8 bytes a synapse in float
  counted  ///< as multiples of the target population's unit, summed exactly; 4 bytes where a part of all
           ///< targets has at most 65 536 neurons, otherwise 8
};

/// All synapses of a network that have weights and delays of their own.
///
/// The synapses of a source are sorted by delay, over all its target populations together. A spike does not
/// deliver its events at once; instead it stays *under way* until the last of them has arrived, and hands
/// over in each step those that arrive there. So the events of a step are added to one row of sums, small
/// enough for the cache, rather than to a ring of rows for all steps to come.
///
/// The sum for a neuron and a step is taken in ascending order of the steps of the spikes, then of the source
/// populations, then of the sources, then of the projections as they were added, then in the generator's
/// order. Each addition of a real weight is rounded to Real.
///
/// Each part of the targets can be worked on by a thread of its own.
template <class Real>
class WeightedSynapses {
 public:
  using Units = std::int32_t;  ///< a sum of counted weights
  /// Calls a function for each part, perhaps in different threads.
  using ForEachPart = std::function<void(const std::function<void(std::size_t part)>&)>;

  /// @param parts  number of parts of every population
  explicit WeightedSynapses(std::size_t parts) : plans_{SynapsePlan{}, SynapsePlan{}}, parts_(parts) {}

  /// Adds a population that has targets or sources; returns its number.
  std::size_t add_population(const Partition& neurons);

  /// Adds a projection, and counts its synapses.
  /// @param unit  unit of counted weights
  /// @throws std::invalid_argument if the generator throws it; then nothing is added
  void connect(std::size_t from, std::size_t to, std::unique_ptr<SynapseGenerator> generator, WeightKind kind,
               double unit, const ForEachPart& for_each_part);

  /// Whether there are no synapses.
  bool is_empty() const { return synapses_ == 0; }
  /// Number of synapses.
  std::uint64_t synapses() const { return synapses_; }
  /// A range that includes the delays of all synapses.
  DelayRange delays() const;
  /// Memory that the synapses take once they are stored, in bytes.
  std::size_t bytes() const;
  /// Number of synapses of a source.
  std::uint64_t synapses_of(std::size_t population, std::size_t source) const;

  /// Stores the synapses; nothing can be added afterwards. Without synapses nothing happens.
  /// @throws std::invalid_argument for counted weights that are out of range
  void build(const ForEachPart& for_each_part);

  /// Adds the events of a step that known spikes cause, for one part. This comes first in a step.
  void deliver_known(std::int64_t step, std::size_t part);
  /// Takes note of the spikes of the steps from `first` up to, but excluding, `end`, for one part.
  void accept(const std::vector<SpikeHistory>& histories, std::int64_t first, std::int64_t end,
              std::size_t part);
  /// Adds the events of the step that the spikes cause which were accepted since.
  void deliver_new(std::int64_t step, std::size_t part);

  /// The sums of real weights for the part's neurons of a population, or null where there are none. Who reads
  /// them sets them to 0.
  Real* sums(std::size_t population, std::size_t part);
  /// The sums of counted weights, in units; as sums().
  Units* unit_sums(std::size_t population, std::size_t part);

  /// Forgets the spikes under way.
  void reset();

 private:
  static constexpr std::size_t kinds = 2;

  template <class Visit>
  void visit(std::size_t part, const Visit& visit);
  bool has(WeightKind kind) const { return !plans_[static_cast<std::size_t>(kind)].projections.empty(); }
  void build_part(std::size_t part);

  std::array<SynapsePlan, kinds> plans_;  // by kind
  std::size_t parts_;
  std::vector<Partition> populations_;
  std::vector<std::unique_ptr<PartArrivals<Real>>> real_;      // by part
  std::vector<std::unique_ptr<PartArrivals<Units>>> counted_;  // by part
  std::uint64_t synapses_ = 0;
};

extern template class WeightedSynapses<float>;
extern template class WeightedSynapses<double>;

}  // namespace lif
