// Compares networks of spiking neurons with a simulation by plain loops, spike by spike and bit by bit: with
// several numbers of threads, in every instruction set, and again after a reset.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <lif/synapses/synaptic_engine.hpp>

#include "support/bits.hpp"
#include "support/instruction_sets.hpp"
#include "support/reference_network.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

/// Adds populations of two models, projections of all kinds and Poisson drives, at random from this seed.
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

/// Runs a network beside its reference and compares them.
/// @returns the number of spikes
template <class Real>
std::size_t expect_same(SynapticEngine<Real>& network, ReferenceNetwork<Real>& reference,
                        std::int64_t steps) {
  constexpr std::array<std::size_t, 4> lengths{1, 7, 64, 20};
  std::size_t visits = 0;
  std::size_t spikes = 0;
  EXPECT_EQ(network.synapses(), reference.synapses());
  while (network.steps() < steps) {
    const std::int64_t first = network.steps();
    const std::size_t most = lengths[visits++ % lengths.size()];
    const std::size_t window = network.steps_in_window();
    EXPECT_EQ(network.visit(most), std::max<std::size_t>(1, most / window) * window);
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
  SynapticEngine<Real> network(number, threads);
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

TEST(SynapticEngine, OfFloatsDoesWhatPlainLoopsDo) {
  for (std::uint64_t number = 1; number <= 6; ++number) expect_same<float>(number, 1, 120);
}

TEST(SynapticEngine, OfDoublesDoesWhatPlainLoopsDo) {
  for (std::uint64_t number = 7; number <= 12; ++number) expect_same<double>(number, 1, 120);
}

TEST(SynapticEngine, DoesTheSameInAnyNumberOfThreads) {
  for (const std::size_t threads : {2U, 3U, 5U}) {
    expect_same<float>(20 + threads, threads, 80);
    expect_same<double>(30 + threads, threads, 80);
  }
}

TEST(SynapticEngine, DoesTheSameInEveryInstructionSet) {
  in_each_instruction_set([] {
    expect_same<float>(13, 2, 60);
    expect_same<double>(14, 1, 60);
  });
}

}  // namespace
}  // namespace lif::tests
