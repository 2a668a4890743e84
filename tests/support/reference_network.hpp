#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/poisson_counts.hpp>

#include "support/synapses.hpp"

namespace lif::tests {

/// Computes what a SynapticEngine computes, by plain loops: one neuron after the other, for each over the
/// steps that an event may come from and over the list of its synapses. It is built by the same calls.
template <class Real>
class ReferenceNetwork {
 public:
  explicit ReferenceNetwork(std::uint64_t seed) : seed_(seed) {}

  std::uint64_t seed() const { return seed_; }
  std::uint32_t new_stream() { return streams_++; }

  template <class Model>
  std::size_t add(const std::string&, std::size_t count, const typename Model::Parameters& parameters,
                  double unit) {
    Population population;
    population.unit = static_cast<Real>(unit);
    population.exact_unit = unit;
    population.out_degrees.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Model model(parameters);
      population.neurons.push_back([model, state = model.initial_state()](Real input) mutable {
        model.step(state, input);
        return Outputs{state.potential, state.spike};
      });
    }
    populations_.push_back(std::move(population));
    return populations_.size() - 1;
  }

  template <class Connector>
  void connect(std::size_t from, std::size_t to, const Connector& connector, double weight,
               std::size_t delay) {
    const auto parameters = [=](std::size_t, std::size_t) { return SynapseParameters{weight, delay}; };
    add_projection(from, to, connector, parameters, true);
  }

  template <class Connector>
  void connect_densely(std::size_t from, std::size_t to, const Connector& connector, double weight,
                       std::size_t delay) {
    connect(from, to, connector, weight, delay);
  }

  template <class Connector, class Parameters>
  void connect_weighted(std::size_t from, std::size_t to, const Connector& connector,
                        const Parameters& parameters) {
    add_projection(from, to, connector, parameters, false);
  }

  void drive(std::size_t population, double mean, double weight) {
    populations_[population].drives.push_back({PoissonCounts(mean, seed_, streams_++), weight});
  }

  /// Computes one step.
  void step() {
    for (Population& population : populations_) population.potentials.clear();
    for (Population& population : populations_) {
      draw(population);
      std::vector<std::uint32_t> spikes;
      for (std::size_t i = 0; i < population.neurons.size(); ++i) {
        const Outputs outputs = population.neurons[i](input(population, i));
        population.potentials.push_back(outputs.potential);
        if (outputs.spike) spikes.push_back(static_cast<std::uint32_t>(i));
      }
      for (const std::uint32_t source : spikes) events_ += population.out_degrees[source];
      population.spikes.push_back(std::move(spikes));
    }
    ++steps_;
  }

  std::size_t populations() const { return populations_.size(); }
  std::size_t steps() const { return steps_; }
  /// The neurons of a population that spiked in a step.
  const std::vector<std::uint32_t>& spikes(std::size_t population, std::size_t step) const {
    return populations_[population].spikes[step];
  }
  /// The potentials of a population after the last step.
  const std::vector<Real>& potentials(std::size_t population) const {
    return populations_[population].potentials;
  }
  std::uint64_t synapses() const { return synapses_; }
  std::uint64_t synaptic_events() const { return events_; }

 private:
  struct Outputs {
    Real potential;
    bool spike;
  };
  struct Drive {
    PoissonCounts counts;
    double weight;
    std::vector<std::uint8_t> drawn{};  // counts of this step, by neuron
  };
  struct TimedSynapse {
    std::size_t source;
    double weight;
    std::size_t delay;
  };
  struct Incoming {
    std::size_t from;
    bool is_in_units;
    std::vector<std::vector<TimedSynapse>> synapses;  // by target
  };
  struct Population {
    Real unit;
    double exact_unit;
    std::vector<std::function<Outputs(Real)>> neurons;
    std::vector<Drive> drives;
    std::vector<Incoming> incoming;
    std::vector<std::vector<std::uint32_t>> spikes;  // by step
    std::vector<Real> potentials;
    std::vector<std::uint64_t> out_degrees;  // synapses of each neuron as a source
  };

  template <class Connector, class Parameters>
  void add_projection(std::size_t from, std::size_t to, const Connector& connector,
                      const Parameters& parameters, bool is_in_units) {
    Incoming incoming{from, is_in_units, {}};
    const auto lists = synapses_of(connector, populations_[to].neurons.size());
    for (std::size_t target = 0; target < lists.size(); ++target) {
      std::vector<TimedSynapse> timed;
      for (const Synapse& synapse : lists[target]) {
        const SynapseParameters own = parameters(target, synapse.index);
        timed.push_back({synapse.source, own.weight, own.delay});
        ++populations_[from].out_degrees[synapse.source];
        ++synapses_;
      }
      incoming.synapses.push_back(std::move(timed));
    }
    populations_[to].incoming.push_back(std::move(incoming));
  }

  void draw(Population& population) const {
    const std::size_t size = population.neurons.size();
    const std::size_t stride = (size + 63) / 64 * 64;
    const std::size_t row = steps_ % PoissonCounts::steps_in_block * stride;
    for (Drive& drive : population.drives) {
      std::vector<std::uint8_t> rows(PoissonCounts::steps_in_block * stride);
      drive.counts.draw(0, size, steps_ / PoissonCounts::steps_in_block, rows.data(), stride);
      drive.drawn.assign(rows.data() + row, rows.data() + row + size);
    }
  }

  Real input(const Population& population, std::size_t neuron) const {
    const auto in_units = [&](double weight) { return std::lround(weight / population.exact_unit); };
    long units = 0;
    for (const Drive& drive : population.drives) {
      units += in_units(drive.weight) * drive.drawn[neuron];
    }
    for (const Incoming& incoming : population.incoming) {
      if (!incoming.is_in_units) continue;
      for_each_event(incoming, neuron,
                     [&](const TimedSynapse& synapse) { units += in_units(synapse.weight); });
    }
    Real sum = 0;
    for (const double weight : weights_in_order(population, neuron)) sum += static_cast<Real>(weight);
    return static_cast<Real>(units) * population.unit + sum;
  }

  // The weights of the events in the order of the steps of their spikes, then of the source populations, then
  // of the sources, then of the projections, then of the connector.
  std::vector<double> weights_in_order(const Population& population, std::size_t neuron) const {
    std::vector<std::pair<std::size_t, TimedSynapse>> events;  // with the source population
    for (const Incoming& incoming : population.incoming) {
      if (incoming.is_in_units) continue;
      for_each_event(incoming, neuron,
                     [&](const TimedSynapse& synapse) { events.emplace_back(incoming.from, synapse); });
    }
    // Of events that arrive now, the earliest spikes have the longest delays.
    std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
      if (a.second.delay != b.second.delay) return a.second.delay > b.second.delay;
      return a.first != b.first ? a.first < b.first : a.second.source < b.second.source;
    });
    std::vector<double> weights;
    weights.reserve(events.size());
    for (const auto& [from, synapse] : events) weights.push_back(synapse.weight);
    return weights;
  }

  // The synapses of one projection whose events arrive now, in the connector's order of those with one
  // source.
  template <class Take>
  void for_each_event(const Incoming& incoming, std::size_t neuron, Take&& take) const {
    for (const TimedSynapse& synapse : incoming.synapses[neuron]) {
      if (synapse.delay > steps_) continue;
      const std::vector<std::uint32_t>& spikes = populations_[incoming.from].spikes[steps_ - synapse.delay];
      if (std::binary_search(spikes.begin(), spikes.end(), synapse.source)) take(synapse);
    }
  }

  std::uint64_t seed_;
  std::uint32_t streams_ = 0;
  std::size_t steps_ = 0;
  std::uint64_t synapses_ = 0;
  std::uint64_t events_ = 0;
  std::vector<Population> populations_;
};

}  // namespace lif::tests
