// Networks of spiking neurons against a simulation by plain loops, spike by spike and bit by bit: with any
// number of threads, in every instruction set, and again after a reset.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <random>

#include <lif/network/spiking/synaptic_network.hpp>

#include "support/bits.hpp"
#include "support/instruction_sets.hpp"
#include "support/reference_network.hpp"
#include "support/refusal.hpp"

namespace lif::tests {
namespace {

/// Adds populations of two models, synapses of all kinds and Poisson processes, as the number says.
template <class Real, class Network>
void build(Network& network, std::uint64_t number) {
  std::mt19937_64 engine(number);
  const auto any = [&](std::size_t least, std::size_t most) { return least + engine() % (most - least + 1); };
  const std::size_t populations = any(2, 4);
  std::vector<std::size_t> sizes;
  std::vector<double> units;
  for (std::size_t i = 0; i < populations; ++i) {
    sizes.push_back(any(20, 300));
    if (any(0, 1) == 0) {
      typename LIF<Real>::Parameters parameters;
      parameters.refractory_steps = static_cast<std::int32_t>(any(0, 2));
      units.push_back(0.05);
      network.template add<LIF<Real>>("lif" + std::to_string(i), sizes.back(), parameters, units.back());
    } else {
      typename nest::IafPscDelta<Real>::Parameters parameters;
      parameters.resolution = 1;
      units.push_back(0.5);
      network.template add<nest::IafPscDelta<Real>>("nest" + std::to_string(i), sizes.back(), parameters,
                                                    units.back());
    }
    if (i == 0 || any(0, 2) > 0) network.drive(i, 0.9 + 0.1 * static_cast<double>(any(0, 20)), 3 * units[i]);
    if (any(0, 1) == 0) network.drive(i, 0.01, -7 * units[i]);
  }
  const std::size_t shortest = any(1, 6);
  for (std::size_t from = 0; from < populations; ++from) {
    for (std::size_t to = 0; to < populations; ++to) {
      if (any(0, 9) < 2) continue;
      const std::size_t in_degree = any(0, 20);
      const double weight = units[to] * (any(0, 2) == 0 ? -1.0 : 1.0) * static_cast<double>(any(1, 6));
      const std::size_t delay = any(shortest, 20);
      const std::size_t kind = any(0, 2);
      const bool may_repeat = kind != 1 && any(0, 1) == 0;
      const FixedInDegree connector({0, sizes[from]}, in_degree, network.seed(), network.new_stream(),
                                    may_repeat ? Multapses::allowed : Multapses::forbidden);
      if (kind == 0) {
        network.connect(from, to, connector, weight, delay);
      } else if (kind == 1) {
        network.connect_densely(from, to, connector, weight, delay);
      } else {
        network.connect_weighted(from, to, connector, VariedParameters{shortest, delay, units[to], 6});
      }
    }
  }
}

/// Runs a network beside its reference.
/// @returns the spikes
template <class Real>
std::size_t expect_same(SynapticNetwork<Real>& network, ReferenceNetwork<Real>& reference,
                        std::int64_t steps) {
  std::size_t spikes = 0;
  EXPECT_EQ(network.synapses(), reference.synapses());
  while (network.steps() < steps) {
    const std::int64_t first = network.steps();
    EXPECT_EQ(network.visit(), network.steps_in_visit());
    while (reference.steps() < static_cast<std::size_t>(network.steps())) reference.step();
    for (std::size_t p = 0; p < reference.populations(); ++p) {
      for (std::int64_t step = first; step < network.steps(); ++step) {
        std::vector<std::uint32_t> shown;
        network.for_each_spike(p, step, [&](std::uint32_t neuron) { shown.push_back(neuron); });
        EXPECT_EQ(shown, reference.spikes(p, static_cast<std::size_t>(step)))
            << network.name(p) << " step " << step;
        spikes += shown.size();
      }
      for (std::size_t i = 0; i < network.neurons(p).size(); ++i) {
        EXPECT_EQ(bits(network.neurons(p).potential(i)), bits(reference.potentials(p)[i]))
            << network.name(p) << " neuron " << i << " after step " << network.steps() - 1;
      }
    }
    EXPECT_EQ(network.synaptic_events(), reference.synaptic_events());
    std::size_t counted = 0;
    for (std::size_t p = 0; p < reference.populations(); ++p) counted += network.spikes(p);
    EXPECT_EQ(counted, spikes);
    if (::testing::Test::HasFailure()) return spikes;
  }
  return spikes;
}

template <class Real>
void expect_same(std::uint64_t number, std::size_t threads, std::int64_t steps) {
  SCOPED_TRACE("network " + std::to_string(number) + ", " + std::to_string(threads) + " threads");
  SynapticNetwork<Real> network(number, threads);
  build<Real>(network, number);
  ReferenceNetwork<Real> reference(number);
  build<Real>(reference, number);
  EXPECT_GT(expect_same(network, reference, steps), 100U);
  network.reset();
  EXPECT_EQ(network.steps(), 0);
  EXPECT_EQ(network.synaptic_events(), 0U);
  EXPECT_EQ(network.spikes(0), 0U);
  ReferenceNetwork<Real> again(number);
  build<Real>(again, number);
  expect_same(network, again, steps / 2);
}

TEST(SynapticNetwork, OfFloatsDoesWhatPlainLoopsDo) {
  for (std::uint64_t number = 1; number <= 6; ++number) expect_same<float>(number, 1, 120);
}

TEST(SynapticNetwork, OfDoublesDoesWhatPlainLoopsDo) {
  for (std::uint64_t number = 7; number <= 12; ++number) expect_same<double>(number, 1, 120);
}

TEST(SynapticNetwork, DoesTheSameInAnyNumberOfThreads) {
  for (const std::size_t threads : {2U, 3U, 5U}) {
    expect_same<float>(20 + threads, threads, 80);
    expect_same<double>(30 + threads, threads, 80);
  }
}

TEST(SynapticNetwork, DoesTheSameInEveryInstructionSet) {
  in_each_instruction_set([] {
    expect_same<float>(13, 2, 60);
    expect_same<double>(14, 1, 60);
  });
}

TEST(SynapticNetwork, AVisitHasAsManyStepsAsTheShortestDelay) {
  SynapticNetwork<float> network;
  EXPECT_EQ(network.add<LIF<float>>("first", 3, {}), 0U);
  EXPECT_EQ(network.add<LIF<float>>("second", 3, {}), 1U);
  EXPECT_EQ(network.steps_in_visit(), 64U);
  const SourceLists connector({{0}, {}, {}});
  network.connect(0, 1, connector, 1, 4096);
  EXPECT_EQ(network.steps_in_visit(), 64U);
  network.connect_weighted(1, 0, connector, VariedParameters{9, 9, 1, 0});
  EXPECT_EQ(network.steps_in_visit(), 9U);
  network.connect_densely(1, 1, connector, 1, 2);
  EXPECT_EQ(network.steps_in_visit(), 2U);
  EXPECT_EQ(network.visit(), 2U);
  EXPECT_EQ(network.populations(), 2U);
  EXPECT_EQ(network.name(1), "second");
  EXPECT_EQ(network.neurons(1).model(), "lif");
  EXPECT_GT(network.synapse_bytes(), 0U);
}

TEST(SynapticNetwork, SpikesTravelTheLongestDelay) {
  SynapticNetwork<double> network(1, 2);
  LIF<double>::Parameters once;
  once.initial_potential = 2;  // spikes in the first step alone
  network.add<LIF<double>>("source", 1, once);
  network.add<LIF<double>>("target", 100, {});
  std::vector<std::vector<std::uint32_t>> lists(100);
  lists[70] = {0};
  network.connect(0, 1, SourceLists(lists), 2, 4096);
  std::vector<std::pair<std::int64_t, std::uint32_t>> spikes;
  while (network.steps() < 5000) {
    const std::int64_t first = network.steps();
    network.visit();
    for (std::int64_t step = first; step < network.steps(); ++step) {
      network.for_each_spike(1, step, [&](std::uint32_t neuron) { spikes.emplace_back(step, neuron); });
    }
  }
  EXPECT_EQ(spikes, (std::vector<std::pair<std::int64_t, std::uint32_t>>{{4096, 70}}));
}

/// A neuron that spikes in each step, and targets of which some receive it by synapses of their own.
class Overflow {
 public:
  /// @param synapses  delay of each synapse of a target, whose weight is 3e38: two at once are infinite
  Overflow(std::size_t threads, const LIF<float>::Parameters& parameters,
           const std::vector<std::pair<std::size_t, std::vector<std::size_t>>>& synapses)
      : network_(1, threads) {
    LIF<float>::Parameters always;
    always.threshold = -1;
    network_.add<LIF<float>>("source", 1, always);
    network_.add<LIF<float>>("target", 200, parameters);
    std::vector<std::vector<std::uint32_t>> lists(200);
    std::vector<std::vector<std::size_t>> delays(200);
    for (const auto& [target, own] : synapses) {
      lists[target].assign(own.size(), 0);
      delays[target] = own;
    }
    network_.connect_weighted(0, 1, SourceLists(lists), [&](std::size_t target, std::size_t index) {
      return SynapseParameters{3e38, delays[target][index]};
    });
  }

  /// Visits until one fails.
  std::string failure() {
    try {
      while (network_.steps() < 100) network_.visit();
    } catch (const std::domain_error& error) {
      return error.what();
    }
    return "none";
  }

  void reset() { network_.reset(); }

 private:
  SynapticNetwork<float> network_;
};

TEST(SynapticNetwork, InputsThatAreNotFiniteNameNeuronAndStep) {
  LIF<float>::Parameters rests;
  rests.refractory_steps = 2;  // after which the potential is finite again
  for (const std::size_t threads : {1U, 2U}) {
    Overflow overflow(threads, rests, {{2, {4, 11, 11}}, {150, {9, 9}}});
    const std::string expected = "the input of neuron 150 of population 'target' is not finite at step 9";
    EXPECT_EQ(overflow.failure(), expected);
    overflow.reset();
    EXPECT_EQ(overflow.failure(), expected);
  }
}

TEST(SynapticNetwork, PotentialsThatAreNotFiniteNameNeuronAndStep) {
  LIF<float>::Parameters sums;
  sums.beta = 1;
  sums.threshold = 3.3e38;
  for (const std::size_t threads : {1U, 2U}) {
    Overflow overflow(threads, sums, {{66, {5}}, {150, {4}}, {151, {4}}});
    EXPECT_EQ(overflow.failure(),
              "the membrane potential of neuron 150 of population 'target' is no longer finite at step 5");
  }
}

TEST(SynapticNetwork, WhatIsOutOfRangeIsRefused) {
  EXPECT_EQ(refusal_of([] { SynapticNetwork<float>(1, 0); }),
            "threads = 0 is out of range: allowed is [1, 1024]");
  EXPECT_EQ(refusal_of([] { SynapticNetwork<float>(1, 1025); }),
            "threads = 1025 is out of range: allowed is [1, 1024]");
  SynapticNetwork<float> network;
  network.add<LIF<float>>("only", 1, {}, 0.5);
  const SourceLists connector({{0}, {}});
  const VariedParameters parameters{1, 1, 1, 0};
  for (const std::size_t delay : {0U, 4097U}) {
    const std::string expected =
        "delay = " + std::to_string(delay) + " is out of range: allowed is [1, 4096] steps";
    EXPECT_EQ(refusal_of([&] { network.connect(0, 0, connector, 1, delay); }), expected);
    EXPECT_EQ(refusal_of([&] { network.connect_densely(0, 0, connector, 1, delay); }), expected);
  }
  const std::string no_multiple =
      "weight = 0.7 is no multiple of the population's unit of 0.5 from -32767 to 32767: choose another "
      "unit, or "
      "give each synapse a weight";
  EXPECT_EQ(refusal_of([&] { network.connect(0, 0, connector, 0.7, 1); }), no_multiple);
  EXPECT_EQ(refusal_of([&] { network.connect_densely(0, 0, connector, 0.7, 1); }), no_multiple);
  EXPECT_EQ(refusal_of([&] { network.drive(0, 1, 0.7); }), no_multiple);
  EXPECT_EQ(refusal_of([&] { network.drive(0, 51, 1); }),
            "mean = 51 events a step is out of range: allowed is (0, 50]");
  const std::string unknown = "population 1 does not exist: there are 1";
  EXPECT_EQ(refusal_of([&] { network.connect(0, 1, connector, 1, 1); }), unknown);
  EXPECT_EQ(refusal_of([&] { network.connect(1, 0, connector, 1, 1); }), unknown);
  EXPECT_EQ(refusal_of([&] { network.connect_densely(0, 1, connector, 1, 1); }), unknown);
  EXPECT_EQ(refusal_of([&] { network.connect_weighted(1, 0, connector, parameters); }), unknown);
  EXPECT_EQ(refusal_of([&] { network.drive(1, 1, 1); }), unknown);
  EXPECT_EQ(network.synapses(), 0U);
}

TEST(SynapticNetwork, NothingIsAddedOnceItRuns) {
  SynapticNetwork<float> network;
  network.add<LIF<float>>("only", 1, {});
  const SourceLists connector({{0}, {}});
  network.connect(0, 0, connector, 1, 3);
  network.visit();
  EXPECT_THROW(network.add<LIF<float>>("late", 1, {}), std::logic_error);
  EXPECT_THROW(network.connect(0, 0, connector, 1, 20), std::logic_error);
  EXPECT_THROW(network.connect_densely(0, 0, connector, 1, 20), std::logic_error);
  EXPECT_THROW(network.connect_weighted(0, 0, connector, VariedParameters{1, 1, 1, 0}), std::logic_error);
  EXPECT_THROW(network.drive(0, 1, 1), std::logic_error);
}

}  // namespace
}  // namespace lif::tests
