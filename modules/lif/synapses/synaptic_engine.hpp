#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/synapses/dense_projection.hpp>
#include <lif/synapses/spike_exchange.hpp>
#include <lif/synapses/synaptic_inputs.hpp>
#include <lif/synapses/synaptic_neurons.hpp>
#include <lif/synapses/uniform_projection.hpp>
#include <lif/synapses/weighted_synapses.hpp>
#include <lif/synapses/worker_team.hpp>

namespace lif {

/// A network in plain C++: populations of spiking neurons, synapses with delays between them, and processes
/// that drive them. SynapticNetwork makes a module of it.
///
/// A spike has no effect before the shortest delay is over. So that number of steps, a *window*, is computed
/// without looking at the rest of the network, and threads meet only once per window. A *visit* is one window
/// or more. Results depend on the network and the seed, not on the number of threads or the lengths of
/// visits.
///
/// Populations, synapses and drives have to be added before the first visit; adding them later throws a
/// std::logic_error.
///
/// @tparam Real  float or double: number type of the neurons, of weights and of sums
template <class Real>
class SynapticEngine {
 public:
  /// @param threads  number of threads that share the work, 1 or more
  explicit SynapticEngine(std::uint64_t seed = 1, std::size_t threads = 1);
  /// Makes the share of this process in a network of several processes, which all add the same populations,
  /// synapses and drives, and make the same visits. Every process knows all spikes.
  /// @param threads   number of threads of each process, the same for all
  /// @param exchange  connects the processes; null for one process
  SynapticEngine(std::uint64_t seed, std::size_t threads, std::shared_ptr<SpikeExchange> exchange);

  /// Adds a population; returns its number.
  /// @param unit  unit of weights: weights that are multiples of it are counted; see SynapticInputs
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  template <class Model>
  std::size_t add(std::string name, std::size_t count, const typename Model::Parameters& parameters,
                  double unit = 1) {
    static_assert(std::is_same_v<typename Model::Number, Real>, "all neurons have the network's number type");
    return add(std::move(name), std::make_unique<SynapticNeuronsOf<Model>>(count, parameters), unit);
  }
  /// Adds a population of neurons that have already been created; returns its number.
  std::size_t add(std::string name, std::unique_ptr<SynapticNeurons<Real>> neurons, double unit);

  /// Connects two populations by synapses of one weight and one delay.
  /// @param connector  rule that connects sources to targets; see FixedInDegree
  /// @param weight     a multiple of the unit of `to`
  /// @param delay      delay in steps, 1 or more
  /// @throws std::invalid_argument with the reason in one sentence
  template <class Connector>
  void connect(std::size_t from, std::size_t to, const Connector& connector, double weight,
               std::size_t delay) {
    const std::int16_t units = required_units(to, connector.most_sources(), weight, delay);
    connect(from, to,
            make_uniform_projection(connector, receiver(from).neurons->size(), receiver(to).inputs.neurons(),
                                    units, delay));
  }

  /// Connects two populations by synapses that each have their own weight and delay.
  /// @param parameters  `parameters(target, index)` returns the SynapseParameters of a target's synapse. It
  /// is
  ///                    copied and called twice for each synapse, first to count them and again by build(),
  ///                    and has to return the same both times; so it must not refer to variables that end
  ///                    before
  /// @throws std::invalid_argument with the reason in one sentence
  template <class Connector, class Parameters>
  void connect_weighted(std::size_t from, std::size_t to, const Connector& connector, Parameters parameters) {
    require_rest();
    const std::size_t sources = receiver(from).neurons->size();
    connect(from, to,
            std::make_unique<ConnectorGenerator<Real, Connector, Parameters>>(connector, sources,
                                                                              std::move(parameters)),
            WeightKind::real);
  }
  /// Connects two populations by synapses that a generator makes. Counted weights are rounded to multiples of
  /// the unit of `to`.
  /// @throws std::invalid_argument if there is no such population, or if the generator throws it
  void connect(std::size_t from, std::size_t to, std::unique_ptr<SynapseGenerator> generator,
               WeightKind kind);

  /// Connects two populations by synapses of one weight and one delay, stored as a matrix of bits: see
  /// DenseProjection.
  /// @throws std::invalid_argument with the reason in one sentence
  template <class Connector>
  void connect_densely(std::size_t from, std::size_t to, const Connector& connector, double weight,
                       std::size_t delay) {
    const std::int16_t units = required_units(to, connector.most_sources(), weight, delay);
    connect(from, to,
            std::make_unique<DenseProjection>(connector, receiver(from).neurons->size(),
                                              receiver(to).inputs.neurons(), units, delay));
  }

  /// Whether connect() takes synapses of this weight: a multiple of the population's unit, of which each
  /// neuron may receive so many in a step, beside what it receives already.
  /// @throws std::invalid_argument if there is no such population
  bool can_count(std::size_t to, std::size_t most_sources, double weight);

  /// Adds a projection of any kind whose weights are counted.
  /// @throws std::invalid_argument if there is no such population, or if SynapticInputs::add() throws it
  void connect(std::size_t from, std::size_t to, std::unique_ptr<Projection> projection);

  /// Drives every neuron of a population by a Poisson process of its own.
  /// @param mean    mean number of events per step, above 0
  /// @param weight  weight of an event, a multiple of the population's unit
  /// @throws std::invalid_argument with the reason in one sentence
  void drive(std::size_t population, double mean, double weight);
  /// The same for a weight that is no multiple of the unit; see SynapticInputs for the order of sums.
  void drive_by_weight(std::size_t population, double mean, double weight);
  /// Adds a constant current to the input of every neuron of a population, in every step.
  /// @throws std::invalid_argument with the reason in one sentence
  void drive_constantly(std::size_t population, double current);

  /// A new stream number for a connector, so that its random numbers differ from those of other connectors.
  std::uint32_t new_stream() { return streams_++; }
  /// The seed of all random numbers, as given to the constructor.
  std::uint64_t seed() const { return seed_; }

  /// Number of populations.
  std::size_t populations() const { return receivers_.size(); }
  /// Name of a population; populations are numbered from 0, in the order in which they were added.
  const std::string& name(std::size_t population) const { return receivers_[population].name; }
  /// The neurons of a population, in the state in which the last visit left them. In a network of several
  /// processes, only those of this process are stepped.
  const SynapticNeurons<Real>& neurons(std::size_t population) const {
    return *receivers_[population].neurons;
  }
  /// The division of a population's neurons among threads.
  const Partition& partition(std::size_t population) const { return receivers_[population].inputs.neurons(); }

  /// Number of synapses of this process's neurons.
  std::uint64_t synapses() const;
  /// Memory that these synapses take, in bytes.
  std::size_t synapse_bytes() const;
  /// Number of spikes of a population in all steps so far.
  std::uint64_t spikes(std::size_t population) const { return receivers_[population].spikes; }
  /// Number of synaptic events at this process's neurons, past or still to come, that the spikes of all steps
  /// so far cause.
  std::uint64_t synaptic_events() const { return synaptic_events_; }

  /// Number of steps in a window: the shortest delay, at most 64.
  std::size_t steps_in_window() const;
  /// The most steps in a visit.
  static constexpr std::size_t most_steps_in_visit = 64;

  /// Stores the synapses that have weights and delays of their own. The first visit does it, if it has not
  /// been done before; nothing can be added afterwards.
  /// @throws std::invalid_argument for counted weights that are out of range
  void build();

  /// Computes the steps of one visit; returns their number.
  /// @param most_steps  as many windows are computed as fit in this number of steps, or in
  ///                    most_steps_in_visit, but at least one
  /// @throws std::domain_error naming population, neuron and step, if an input or a potential is not finite
  /// @throws std::logic_error at any further visit after that, unless reset() is called
  std::size_t visit(std::size_t most_steps = 1);

  /// Keeps the potentials of a neuron after each step of the last visit; returns the number of this probe.
  std::size_t probe(std::size_t population, std::size_t neuron);
  /// The potential that a probe has seen in a step of the last visit; 0 if it is another process's neuron.
  Real probed(std::size_t probe, std::int64_t step) const {
    return probes_[probe].potentials[static_cast<std::size_t>(step) % most_steps_in_visit];
  }

  /// Number of steps computed since the start.
  std::int64_t steps() const { return steps_; }

  /// Calls `take(neuron)`, in ascending order, for each neuron that spiked in a step of the last visit.
  /// Before the first visit there are no spikes.
  template <class Take>
  void for_each_spike(std::size_t population, std::int64_t step, Take&& take) const {
    if (histories_.empty()) return;
    const SpikeHistory& history = histories_[population];
    for (std::size_t part = 0; part < history.parts(); ++part) {
      for (const std::uint32_t neuron : history.events(step, part)) take(neuron);
    }
  }

  /// Returns to the state before the first step; the same random numbers follow again.
  void reset();

 private:
  struct Probe {
    std::size_t population;
    std::size_t neuron;
    std::vector<Real> potentials;  // by step, modulo most_steps_in_visit
  };

  // An input or a potential that is not finite.
  struct Fault {
    std::int64_t step;
    std::size_t neuron;
    bool is_of_input;
  };

  struct Receiver {
    std::string name;
    std::unique_ptr<SynapticNeurons<Real>> neurons;
    SynapticInputs<Real> inputs;
    AlignedArray<Real> row;                      // inputs of one step
    std::vector<std::optional<Fault>> faults{};  // first fault of each part in the last visit
    std::uint64_t spikes = 0;
  };

  // The weight in units of population `to`; checked before any memory is allocated.
  std::int16_t required_units(std::size_t to, std::size_t most_sources, double weight, std::size_t delay);
  void require_rest() const;
  Receiver& receiver(std::size_t population);
  class Visit;
  void step_neurons(std::size_t population, std::int64_t step, std::size_t part);
  static Fault find_fault(const Receiver& receiver, std::int64_t step, std::size_t part);
  void report_faults() const;
  void tell_spikes(std::int64_t first, std::int64_t end);
  void count_events(std::size_t steps);

  std::uint64_t seed_;
  std::uint32_t streams_ = 0;
  std::shared_ptr<SpikeExchange> exchange_;  // null for one process
  std::unique_ptr<WorkerTeam> team_;
  std::vector<Receiver> receivers_;
  std::vector<Probe> probes_;
  WeightedSynapses<Real> weighted_;
  std::vector<SpikeHistory> histories_;  // spikes of each population; filled by build()
  std::int64_t steps_ = 0;
  std::size_t window_ = 0;  // steps in a window, once it is built
  std::vector<SpikeWord> told_;
  std::int64_t accepted_ = 0;  // the spikes of the steps before are under way
  std::uint64_t synaptic_events_ = 0;
  bool has_failed_ = false;  // the neurons' states then do not belong to any one step
};

extern template class SynapticEngine<float>;
extern template class SynapticEngine<double>;

}  // namespace lif
