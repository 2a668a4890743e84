// Tests delays in a SynapticEngine, its visits of several steps each, and what it refuses and reports.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/synapses/synaptic_engine.hpp>

#include "support/refusal.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

TEST(SynapticEngine, AWindowHasAsManyStepsAsTheShortestDelay) {
  SynapticEngine<float> network;
  EXPECT_EQ(network.add<LIF<float>>("first", 3, {}), 0U);
  EXPECT_EQ(network.add<LIF<float>>("second", 3, {}), 1U);
  EXPECT_EQ(network.steps_in_window(), 64U);
  const SourceLists connector({{0}, {}, {}});
  network.connect(0, 1, connector, 1, 4096);
  EXPECT_EQ(network.steps_in_window(), 64U);
  network.connect_weighted(1, 0, connector, VariedParameters{9, 9, 1, 0});
  EXPECT_EQ(network.steps_in_window(), 9U);
  network.connect_densely(1, 1, connector, 1, 2);
  EXPECT_EQ(network.steps_in_window(), 2U);
  EXPECT_EQ(network.visit(), 2U);
  EXPECT_EQ(network.visit(5), 4U);  // two windows
  EXPECT_EQ(network.visit(1000), 64U);
  EXPECT_EQ(network.steps(), 70);
  EXPECT_EQ(network.populations(), 2U);
  EXPECT_EQ(network.name(1), "second");
  EXPECT_EQ(network.neurons(1).model(), "lif");
  EXPECT_GT(network.synapse_bytes(), 0U);
}

TEST(SynapticEngine, SpikesTravelTheLongestDelay) {
  SynapticEngine<double> network(1, 2);
  LIF<double>::Parameters once;
  once.initial_potential = 2;  // spikes only in the first step
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

/// A neuron that spikes in each step, and targets of which some have synapses from it.
class Overflow {
 public:
  /// @param synapses  targets, with the delay of each of their synapses. The sum of two weights of 3e38 is
  ///                  infinite.
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
    network_.connect_weighted(0, 1, SourceLists(lists), [delays](std::size_t target, std::size_t index) {
      return SynapseParameters{3e38, delays[target][index]};
    });
  }

  /// Makes visits until one fails, and returns its message.
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
  SynapticEngine<float> network_;
};

TEST(SynapticEngine, InputsThatAreNotFiniteNameNeuronAndStep) {
  LIF<float>::Parameters rests;
  rests.refractory_steps = 2;  // which make the potential finite again
  for (const std::size_t threads : {1U, 2U}) {
    Overflow overflow(threads, rests, {{2, {4, 11, 11}}, {150, {9, 9}}});
    const std::string expected = "the input of neuron 150 of population 'target' is not finite at step 9";
    EXPECT_EQ(overflow.failure(), expected);
    overflow.reset();
    EXPECT_EQ(overflow.failure(), expected);
  }
}

TEST(SynapticEngine, PotentialsThatAreNotFiniteNameNeuronAndStep) {
  LIF<float>::Parameters sums;
  sums.beta = 1;
  sums.threshold = 3.3e38;
  for (const std::size_t threads : {1U, 2U}) {
    Overflow overflow(threads, sums, {{66, {5}}, {150, {4}}, {151, {4}}});
    EXPECT_EQ(overflow.failure(),
              "the membrane potential of neuron 150 of population 'target' is no longer finite at step 5");
  }
}

TEST(SynapticEngine, WhatIsOutOfRangeIsRefused) {
  EXPECT_EQ(refusal_of([] { SynapticEngine<float>(1, 0); }),
            "threads = 0 is out of range: allowed is [1, 1024]");
  EXPECT_EQ(refusal_of([] { SynapticEngine<float>(1, 1025); }),
            "threads = 1025 is out of range: allowed is [1, 1024]");
  SynapticEngine<float> network;
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

TEST(SynapticEngine, ProjectionsOfOtherPopulationsAreRefused) {
  SynapticEngine<float> network(1, 2);
  network.add<LIF<float>>("small", 10, {});
  network.add<LIF<float>>("large", 1000, {});
  const auto connect = [&](std::size_t sources, const Partition& targets) {
    return refusal_of([&] {
      network.connect(0, 1, make_uniform_projection(FixedInDegree({0, 10}, 2, 1, 0), sources, targets, 1, 1));
    });
  };
  EXPECT_EQ(connect(11, network.partition(1)), "a projection from 11 neurons: population 'small' has 10");
  EXPECT_EQ(connect(10, Partition(1000, 1)),
            "a projection to 1000 neurons in 1 parts: the inputs are for 1000 neurons in 2 parts");
}

TEST(SynapticEngine, AfterAFailureThereIsNoVisitWithoutAReset) {
  SynapticEngine<double> network;
  network.add<LIF<double>>("all", 3, {-1.0, 0.9});  // all spike in every step
  network.connect_weighted(0, 0, SourceLists({{}, {0, 0}, {}}), [](std::size_t, std::size_t) {
    return SynapseParameters{1.5e308, 2};
  });
  const auto steps_until_failure = [&] {
    while (network.steps() < 100) network.visit();
  };
  EXPECT_THROW(steps_until_failure(), std::domain_error);
  const std::int64_t steps = network.steps();
  EXPECT_THROW(network.visit(), std::logic_error);
  EXPECT_EQ(network.steps(), steps);
  network.reset();
  EXPECT_EQ(network.visit(), 2U);
}

TEST(SynapticEngine, BeforeTheFirstVisitThereAreNoSpikes) {
  SynapticEngine<float> network;
  network.add<LIF<float>>("all", 3, {});
  network.for_each_spike(0, 0, [](std::uint32_t) { ADD_FAILURE(); });
}

/// A connector that must not be asked for synapses.
struct Untouched {
  std::size_t in_degree = 40000;
  std::size_t most_sources() const { return in_degree; }
  template <class Take>
  void for_each_source(std::size_t, Take&&) const {
    ADD_FAILURE() << "synapses are drawn though they will be refused";
  }
};

TEST(SynapticEngine, WhatWillBeRefusedIsNotBuilt) {
  SynapticEngine<float> network;
  network.add<LIF<float>>("all", 3, {});
  EXPECT_EQ(refusal_of([&] { network.connect(0, 0, Untouched{}, 1, 1); }),
            "a neuron could receive 40000 units of weight in a step: allowed are 32767");
  EXPECT_EQ(refusal_of([&] { network.connect_densely(0, 0, Untouched{}, -1, 1); }),
            "a neuron could receive 40000 units of weight in a step: allowed are 32767");
  constexpr std::size_t half_of_all = std::size_t{1} << 63U;  // twice this number is 0 in 64 bits
  EXPECT_THROW(network.connect(0, 0, Untouched{half_of_all}, 2, 1), std::invalid_argument);
  network.visit();
  EXPECT_THROW(network.connect(0, 0, Untouched{}, 0, 1), std::logic_error);
  EXPECT_THROW(network.connect_weighted(0, 0, Untouched{},
                                        [](std::size_t, std::size_t) {
                                          return SynapseParameters{1, 1};
                                        }),
               std::logic_error);
}

TEST(SynapticEngine, NothingIsAddedOnceItRuns) {
  SynapticEngine<float> network;
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
