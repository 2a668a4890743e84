// Tests which lists of sources projections refuse.
#include <gtest/gtest.h>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/dense_projection.hpp>
#include <lif/synapses/uniform_projection.hpp>
#include <lif/synapses/weighted_synapses.hpp>

#include "support/refusal.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

TEST(Projections, UnknownSourcesAreRefused) {
  const SourceLists connector({{0, 1}, {1, 2}});
  const Partition targets(2, 1);
  EXPECT_EQ(refusal_of([&] { make_uniform_projection(connector, 2, targets, 1, 1); }),
            "source 2 of neuron 1 does not exist: there are 2");
  EXPECT_EQ(refusal_of([&] { DenseProjection(connector, 2, targets, 1, 1); }),
            "source 2 of neuron 1 does not exist");
  EXPECT_EQ(refusal_of([&] {
              const ConnectorGenerator<float, SourceLists, VariedParameters> generator(
                  connector, 2, VariedParameters{1, 2, 1, 0});
              generator.generate(0, 2, [](const SynapseBatch&) {});
            }),
            "source 2 of neuron 1 does not exist: there are 2");
}

TEST(Projections, PairsConnectedTwiceAreRefusedWhereBitsAreAll) {
  const SourceLists connector({{0, 1}, {1, 0, 1}});
  EXPECT_EQ(refusal_of([&] { DenseProjection(connector, 2, Partition(2, 1), 1, 1); }),
            "source 1 of neuron 1 is connected to it twice");
}

}  // namespace
}  // namespace lif::tests
