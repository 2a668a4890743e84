// The rules of NEST: what each of them guarantees, and that synapses depend neither on the ranges of targets
// that are asked for nor on the instruction set.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <lif/synapses/connection_rule.hpp>

#include "support/instruction_sets.hpp"
#include "support/refusal.hpp"

namespace lif::tests {
namespace {

using Kind = ConnectionRuleKind;
using OneSynapse = std::tuple<std::uint32_t, std::uint32_t, double, std::uint16_t>;

const SynapseAttributes varied(Distribution::normal(2, 0.5), Distribution::uniform(0.5, 3), 0.1);
const SynapseAttributes constant(Distribution::constant(2), Distribution::constant(1.5), 0.1);

ConnectionRule rule_of(Kind kind, std::uint64_t number = 0, double probability = 0) {
  ConnectionRule rule;
  rule.kind = kind;
  rule.number = number;
  rule.probability = probability;
  return rule;
}

/// The synapses of each target, asked for in pieces of some blocks of 64 targets.
std::vector<std::vector<OneSynapse>> synapses_of(const SynapseGenerator& generator, std::size_t targets,
                                                 std::size_t blocks) {
  std::vector<std::vector<OneSynapse>> lists(targets);
  for (std::size_t first = 0; first < targets; first += 64 * blocks) {
    generator.generate(first, std::min(targets, first + 64 * blocks), [&](const SynapseBatch& batch) {
      for (std::size_t i = 0; i < batch.size; ++i) {
        EXPECT_GE(batch.targets[i], first);
        EXPECT_LT(batch.targets[i], first + 64 * blocks);
        lists[batch.targets[i]].emplace_back(batch.sources[i], batch.targets[i], batch.weights[i],
                                             batch.delays[i]);
      }
    });
  }
  return lists;
}

struct Connected {
  ConnectionRule rule;
  ConnectedPopulations populations;
};

std::vector<Connected> various() {
  std::vector<Connected> all;
  for (const Autapses autapses : {Autapses::allowed, Autapses::forbidden}) {
    for (const Multapses multapses : {Multapses::allowed, Multapses::forbidden}) {
      for (const ConnectionRule& plain :
           {rule_of(Kind::one_to_one), rule_of(Kind::all_to_all), rule_of(Kind::fixed_indegree, 17),
            rule_of(Kind::fixed_outdegree, 17), rule_of(Kind::fixed_total_number, 5000),
            rule_of(Kind::pairwise_bernoulli, 0, 0.2), rule_of(Kind::pairwise_bernoulli, 0, 0.9)}) {
        ConnectionRule rule = plain;
        rule.autapses = autapses;
        rule.multapses = multapses;
        const bool is_total = rule.kind == Kind::fixed_total_number;
        if (is_total && multapses == Multapses::forbidden) continue;
        all.push_back({rule, {200, 200, true}});
        if (rule.kind != Kind::one_to_one) all.push_back({rule, {90, 300, false}});
      }
    }
  }
  return all;
}

TEST(ConnectionRule, KeepsWhatItPromises) {
  for (const Connected& connected : various()) {
    const auto& [rule, populations] = connected;
    SCOPED_TRACE("rule " + std::to_string(static_cast<int>(rule.kind)) + ", " +
                 std::to_string(populations.sources) + " sources");
    const auto generator = make_generator(rule, populations, varied, 3, 4);
    const auto lists = synapses_of(*generator, populations.targets, 2);
    std::vector<std::uint64_t> out_degrees(populations.sources);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> pairs;
    std::size_t total = 0;
    for (std::size_t target = 0; target < lists.size(); ++target) {
      total += lists[target].size();
      EXPECT_LE(lists[target].size(), most_sources(rule, populations));
      if (rule.kind == Kind::fixed_indegree) {
        EXPECT_EQ(lists[target].size(), 17U);
      }
      for (const auto& [source, of, weight, delay] : lists[target]) {
        ASSERT_LT(source, populations.sources);
        ++out_degrees[source];
        ++pairs[{source, of}];
        EXPECT_GE(delay, 5);
        EXPECT_LE(delay, 30);
        if (populations.are_the_same && rule.autapses == Autapses::forbidden) {
          EXPECT_NE(source, of);
        }
        if (rule.kind == Kind::one_to_one) {
          EXPECT_EQ(source, of);
        }
      }
    }
    int most_of_a_pair = 0;
    for (const auto& [pair, number] : pairs) most_of_a_pair = std::max(most_of_a_pair, number);
    const bool draws_repeatedly = rule.kind == Kind::fixed_indegree || rule.kind == Kind::fixed_outdegree ||
                                  rule.kind == Kind::fixed_total_number;
    if (draws_repeatedly && rule.multapses == Multapses::allowed) {
      EXPECT_GT(most_of_a_pair, 1);
    } else if (!pairs.empty()) {
      EXPECT_EQ(most_of_a_pair, 1);
    }
    if (rule.kind == Kind::fixed_outdegree) {
      EXPECT_EQ(out_degrees, std::vector<std::uint64_t>(populations.sources, 17));
    }
    if (rule.kind == Kind::fixed_total_number) {
      EXPECT_EQ(total, 5000U);
    }
    const bool has_hole = populations.are_the_same && rule.autapses == Autapses::forbidden;
    const std::size_t candidates =
        populations.sources * populations.targets - (has_hole ? populations.targets : 0);
    if (rule.kind == Kind::all_to_all) {
      EXPECT_EQ(total, candidates);
    }
    if (rule.kind == Kind::pairwise_bernoulli) {
      const double mean = static_cast<double>(candidates) * rule.probability;
      EXPECT_NEAR(static_cast<double>(total), mean, 4 * std::sqrt(mean * (1 - rule.probability)));
    }
    // What was counted before is what is generated.
    std::vector<std::uint64_t> counts(populations.sources);
    const DelayRange delays = generator->count(0, populations.targets, counts.data());
    EXPECT_EQ(counts, out_degrees);
    if (total > 0) {
      EXPECT_EQ(delays.shortest, 5U);
      EXPECT_EQ(delays.longest, 30U);
    }
  }
}

TEST(ConnectionRule, DoesNotDependOnRangesNorInstructionSets) {
  for (const Connected& connected : various()) {
    const auto& [rule, populations] = connected;
    const auto generator = make_generator(rule, populations, varied, 3, 4);
    const auto expected = synapses_of(*generator, populations.targets, 100);
    EXPECT_EQ(synapses_of(*generator, populations.targets, 1), expected) << static_cast<int>(rule.kind);
    in_each_instruction_set([&, targets = connected.populations.targets] {
      EXPECT_EQ(synapses_of(*generator, targets, 3), expected);
    });
    if (rule.kind == Kind::one_to_one && rule.autapses == Autapses::forbidden) continue;  // there are none
    const auto other = make_generator(rule, populations, varied, 3, 5);
    EXPECT_NE(synapses_of(*other, populations.targets, 1), expected) << static_cast<int>(rule.kind);
  }
}

TEST(ConnectionRule, DrawsUniformly) {
  // Each source and each target is drawn equally often, up to its statistics.
  for (const ConnectionRule& rule :
       {rule_of(Kind::fixed_indegree, 500), rule_of(Kind::fixed_outdegree, 1500),
        rule_of(Kind::fixed_total_number, 150'000), rule_of(Kind::pairwise_bernoulli, 0, 0.5)}) {
    const ConnectedPopulations populations{100, 300, false};
    const auto generator = make_generator(rule, populations, constant, 9, 1);
    std::vector<double> of_sources(100);
    std::vector<double> of_targets(300);
    double total = 0;
    generator->generate(0, 300, [&](const SynapseBatch& batch) {
      for (std::size_t i = 0; i < batch.size; ++i) {
        ++of_sources[batch.sources[i]];
        ++of_targets[batch.targets[i]];
        ++total;
        EXPECT_EQ(batch.weights[i], 2);
        EXPECT_EQ(batch.delays[i], 15);
      }
    });
    for (const double drawn : of_sources) EXPECT_NEAR(drawn, total / 100, 5 * std::sqrt(total / 100));
    for (const double drawn : of_targets) EXPECT_NEAR(drawn, total / 300, 5 * std::sqrt(total / 300));
  }
}

TEST(ConnectionRule, WeightsAndDelaysHaveTheirDistributions) {
  const auto generator = make_generator(
      rule_of(Kind::fixed_total_number, 100'000), {500, 500, true},
      {Distribution::normal(-4, 0.5), Distribution::normal(0.75, 0.375).within({0.05, 100}), 0.1}, 1, 1);
  double sum = 0;
  double squares = 0;
  std::vector<double> delays(64);
  generator->generate(0, 500, [&](const SynapseBatch& batch) {
    for (std::size_t i = 0; i < batch.size; ++i) {
      sum += batch.weights[i];
      squares += (batch.weights[i] + 4) * (batch.weights[i] + 4);
      ++delays[batch.delays[i]];
    }
  });
  EXPECT_NEAR(sum / 1e5, -4, 0.01);
  EXPECT_NEAR(std::sqrt(squares / 1e5), 0.5, 0.01);
  // A delay of k steps is drawn between (k - 1/2) and (k + 1/2) steps; below half a step another is drawn.
  const auto cumulative = [](double ms) { return 0.5 * std::erfc(-(ms - 0.75) / 0.375 / std::sqrt(2.0)); };
  EXPECT_EQ(delays[0], 0);
  for (std::size_t k = 1; k < 20; ++k) {
    const double middle = 0.1 * static_cast<double>(k);
    const double expected =
        1e5 * (cumulative(middle + 0.05) - cumulative(middle - 0.05)) / (1 - cumulative(0.05));
    EXPECT_NEAR(delays[k], expected, 5 * std::sqrt(expected) + 1) << k;
  }
}

TEST(ConnectionRule, ListsKeepTheirOrder) {
  const auto generator =
      make_list_generator({{1, 70, 0.5, 3}, {0, 2, 1.5, 1}, {2, 70, -1, 2}, {1, 70, 9, 1}}, {3, 71, false});
  const auto lists = synapses_of(*generator, 71, 1);
  EXPECT_EQ(lists[2], (std::vector<OneSynapse>{{0, 2, 1.5, 1}}));
  EXPECT_EQ(lists[70], (std::vector<OneSynapse>{{1, 70, 0.5, 3}, {2, 70, -1, 2}, {1, 70, 9, 1}}));
}

TEST(ConnectionRule, WhatIsOutOfRangeIsRefused) {
  const auto refusal = [](const ConnectionRule& rule, const ConnectedPopulations& populations) {
    return refusal_of([&] { make_generator(rule, populations, constant, 1, 0); });
  };
  EXPECT_EQ(refusal(rule_of(Kind::one_to_one), {3, 4, false}),
            "one_to_one connects 3 sources with 4 targets: both have to be of one size");
  ConnectionRule once = rule_of(Kind::fixed_indegree, 5);
  once.multapses = Multapses::forbidden;
  EXPECT_EQ(refusal(once, {4, 9, false}),
            "indegree = 5 is out of range: allowed is [0, 4], as each may be connected once");
  once.autapses = Autapses::forbidden;
  EXPECT_EQ(refusal(once, {5, 5, true}),
            "indegree = 5 is out of range: allowed is [0, 4], as each may be connected once");
  once.kind = Kind::fixed_outdegree;
  EXPECT_EQ(refusal(once, {9, 4, false}),
            "outdegree = 5 is out of range: allowed is [0, 4], as each may be connected once");
  once.kind = Kind::fixed_total_number;
  EXPECT_EQ(refusal(once, {9, 4, false}),
            "fixed_total_number may connect a pair more than once: multapses cannot be forbidden");
  ConnectionRule alone = rule_of(Kind::fixed_total_number, 5);
  alone.autapses = Autapses::forbidden;
  EXPECT_EQ(refusal(alone, {1, 1, true}),
            "N = 5 is out of range: allowed is [0, 0], as there is no pair to connect");
  alone.kind = Kind::fixed_indegree;
  EXPECT_EQ(refusal(alone, {1, 1, true}),
            "indegree = 5 is out of range: allowed is [0, 0], as there is no neuron to connect");
  EXPECT_EQ(refusal(rule_of(Kind::pairwise_bernoulli, 0, 1.5), {1, 1, true}),
            "p = 1.5 is out of range: allowed is [0, 1]");
  EXPECT_EQ(
      refusal_of([] { SynapseAttributes(Distribution::constant(1), Distribution::constant(0.01), 0.1); }),
      "delay = 0.01 is 0 steps of 0.1: allowed are 1 to 4096 steps");
  const auto of_list = [](const ListedSynapse& synapse) {
    return refusal_of([&] { make_list_generator({{0, 0, 1, 1}, synapse}, {2, 3, false}); });
  };
  EXPECT_EQ(of_list({2, 0, 1, 1}), "synapse 1: source 2 does not exist: there are 2");
  EXPECT_EQ(of_list({0, 3, 1, 1}), "synapse 1: target 3 does not exist: there are 3");
  EXPECT_EQ(of_list({0, 0, NAN, 1}), "synapse 1: weight = nan: allowed is a finite number");
  EXPECT_EQ(of_list({0, 0, 1, 0}), "synapse 1: delay = 0 is out of range: allowed is [1, 4096] steps");
}

}  // namespace
}  // namespace lif::tests
