// An engine made of a described network does what one does that is made by hand, in any number of threads,
// and refuses what is out of range with its place.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>

#include "support/refusal.hpp"
#include "support/spikes_of_engine.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {
namespace {

NetworkDescription parsed(const std::string& text) { return parse_network(text, "net.json", "."); }

constexpr const char* balanced = R"({
  "resolution": 0.1, "seed": 5,
  "populations": [
    {"name": "exc", "model": "nest.iaf_psc_exp", "count": 400,
     "parameters": {"tau_syn_ex": 0.5, "tau_syn_in": 0.5, "V_th": {"distribution": "uniform", "min": -56, "max": -54}},
     "initial": {"potential": {"distribution": "normal", "mean": -62, "std": 5}}},
    {"name": "inh", "model": "nest.iaf_psc_exp", "count": 100, "weight_unit": 0.25,
     "initial": {"potential": {"distribution": "uniform", "min": -70, "max": -56}}}],
  "projections": [
    {"source": "exc", "target": "exc", "rule": "pairwise_bernoulli", "p": 0.1,
     "weight": {"distribution": "normal", "mean": 20, "std": 4, "min": 0},
     "delay": {"distribution": "normal", "mean": 1.5, "std": 0.7, "min": 0.05}},
    {"source": "exc", "target": "inh", "rule": "fixed_indegree", "indegree": 40,
     "weight": {"distribution": "lognormal", "mean": 3, "std": 0.5}, "delay": 0.8},
    {"source": "inh", "target": "exc", "rule": "fixed_total_number", "N": 4000,
     "weight": {"distribution": "normal", "mean": -80, "std": 8, "max": 0},
     "delay": {"distribution": "uniform", "min": 0.1, "max": 1.6}},
    {"source": "inh", "target": "inh", "rule": "fixed_outdegree", "outdegree": 10, "weight": -80, "delay": 0.4}],
  "drives": [
    {"target": "exc", "type": "poisson_generator", "rate": 9000, "weight": 60},
    {"target": "inh", "type": "poisson_generator", "rate": 8000, "weight": 60},
    {"target": "inh", "type": "dc_generator", "amplitude": 50}]})";

TEST(BuildNetwork, GivesTheSameSpikesInAnyNumberOfThreads) {
  const NetworkDescription network = parsed(balanced);
  const auto one = build_network<float>(network, every_framework());
  EXPECT_GT(one->synapses(), 20'000U);
  const auto expected = spikes_of(*one, 3000);
  EXPECT_GT(expected.size(), 500U);
  for (const std::size_t threads : {2U, 3U}) {
    const auto several = build_network<float>(network, every_framework(), threads);
    EXPECT_EQ(several->synapses(), one->synapses());
    EXPECT_EQ(spikes_of(*several, 3000), expected) << threads;
    EXPECT_EQ(several->synaptic_events(), one->synaptic_events());
    several->reset();
    EXPECT_EQ(spikes_of(*several, 3000), expected) << "after a reset";
  }
  NetworkDescription other = network;
  other.seed = 6;
  EXPECT_NE(spikes_of(*build_network<float>(other, every_framework()), 3000), expected);
  EXPECT_GT(spikes_of(*build_network<double>(network, every_framework()), 3000).size(), 500U);
}

TEST(BuildNetwork, DoesWhatAnEngineMadeByHandDoes) {
  const NetworkDescription network = parsed(R"({"resolution": 0.1,
    "populations": [{"name": "all", "model": "nest.iaf_psc_delta", "count": 200,
                     "parameters": {"tau_m": 20, "E_L": 0, "V_th": 20, "V_reset": 10}}],
    "projections": [{"source": "all", "target": "all", "rule": "all_to_all", "weight": -0.2, "delay": 1.5,
                     "allow_autapses": false}],
    "drives": [{"target": "all", "type": "poisson_generator", "rate": 20000, "weight": 0.1},
               {"target": "all", "type": "dc_generator", "amplitude": 100}]})");
  nest::IafPscDelta<float>::Parameters parameters;
  parameters.tau_m = 20;
  parameters.E_L = 0;
  parameters.V_th = 20;
  parameters.V_reset = 10;
  parameters.I_e = 100;
  SynapticEngine<float> by_hand;
  by_hand.add<nest::IafPscDelta<float>>("all", 200, parameters, 0.1);
  by_hand.drive(0, 2, 0.1);
  std::vector<std::vector<std::uint32_t>> lists(200);
  for (std::uint32_t target = 0; target < 200; ++target) {
    for (std::uint32_t source = 0; source < 200; ++source) {
      if (source != target) lists[target].push_back(source);
    }
  }
  by_hand.connect(0, 0, SourceLists(lists), -0.2, 15);
  const auto expected = spikes_of(by_hand, 2000);
  EXPECT_GT(expected.size(), 100U);
  const auto built = build_network<float>(network, every_framework(), 2);
  EXPECT_EQ(spikes_of(*built, 2000), expected);
  EXPECT_LT(built->synapse_bytes(), 5 * built->synapses());  // stored as synapses of one weight
}

TEST(BuildNetwork, CurrentsAddToThoseOfTheNeurons) {
  const auto potential_with = [](const std::string& own) {
    const NetworkDescription network = parsed(
        R"({"populations": [{"name": "a", "model": "nest.iaf_psc_exp", "count": 2, "parameters": {"I_e": )" +
        own +
        R"(}}], "drives": [{"target": "a", "type": "dc_generator", "amplitude": 100},
                                  {"target": "a", "type": "dc_generator", "amplitude": 200}]})");
    const auto engine = build_network<float>(network, every_framework());
    engine->visit(64);
    return engine->neurons(0).potential(1);
  };
  const float expected = potential_with("0");
  EXPECT_GT(expected, -69);
  EXPECT_EQ(potential_with(R"({"distribution": "uniform", "min": 0, "max": 0})"), expected);
}

TEST(BuildNetwork, DrivesMayHaveAnyWeights) {
  // The means of the inputs, by a neuron that only sums them.
  const auto mean_with = [](const std::string& drives) {
    const NetworkDescription network = parsed(R"({"resolution": 1, "precision": "double", "populations": [
      {"name": "a", "model": "lif", "count": 2000, "parameters": {"beta": 1, "threshold": 1e9}}], "drives": [)" +
                                              drives + "]}");
    const auto engine = build_network<double>(network, every_framework(), 2);
    while (engine->steps() < 640) engine->visit(64);
    double sum = 0;
    for (std::size_t i = 0; i < 2000; ++i) sum += engine->neurons(0).potential(i);
    return sum / 2000 / 640;
  };
  const auto drive = [](const std::string& rate, const std::string& weight) {
    return R"({"target": "a", "type": "poisson_generator", "rate": )" + rate + R"(, "weight": )" + weight +
           "}";
  };
  EXPECT_NEAR(mean_with(drive("800", "1") + "," + drive("500", "0.7")), 0.8 + 0.35, 0.01);
  EXPECT_NEAR(mean_with(drive("8000", "87.8") + "," + drive("2000", "-12.3")), 8 * 87.8 - 2 * 12.3, 1);
  EXPECT_NEAR(mean_with(drive("40000", "30000") + "," + drive("0", "1")), 40 * 30000.0, 500);
}

TEST(BuildNetwork, ModelsWhoseParametersHaveToBeGivenWork) {
  const NetworkDescription network = parsed(R"({"populations": [
    {"name": "a", "model": "nir.LIF", "count": 2, "parameters": {"dt": 0.0001}}]})");
  EXPECT_EQ(build_network<float>(network, every_framework())->neurons(0).model(), "nir.LIF");
  const NetworkDescription varied = parsed(R"({"populations": [{"name": "a", "model": "nir.LIF", "count": 2,
    "parameters": {"dt": {"distribution": "uniform", "min": 0.0001, "max": 0.0002}}}]})");
  EXPECT_EQ(build_network<float>(varied, every_framework())->neurons(0).model(), "nir.LIF");
}

TEST(BuildNetwork, ATrainOfSpikesActsThroughItsSynapses) {
  const TemporaryFolder folder;
  folder.write("in.csv", "step,neuron\n3,1\n10,0\n");
  const NetworkDescription network = parse_network(R"({"resolution": 1,
    "populations": [{"name": "in", "spike_trains": "in.csv", "count": 2}, {"name": "out", "model": "lif", "count": 3}],
    "projections": [{"source": "in", "target": "out", "rule": "all_to_all", "weight": 1.5, "delay": 2}],
    "drives": [{"target": "out", "type": "dc_generator", "amplitude": 0.01}]})",
                                                   "net.json", folder.path().string());
  const auto engine = build_network<double>(network, every_framework());
  const std::size_t probe = engine->probe(1, 2);
  EXPECT_EQ(engine->visit(2), 2U);
  EXPECT_EQ(engine->probed(probe, 0), 0.01);
  EXPECT_EQ(engine->probed(probe, 1), 0.9 * 0.01 + 0.01);
  engine->reset();
  EXPECT_EQ(spikes_of(*engine, 20),
            (std::vector<std::array<std::uint64_t, 3>>{
                {3, 0, 1}, {5, 1, 0}, {5, 1, 1}, {5, 1, 2}, {10, 0, 0}, {12, 1, 0}, {12, 1, 1}, {12, 1, 2}}));
}

TEST(BuildNetwork, ProblemsNameTheirPlace) {
  const auto problem = [](const std::string& text) {
    return refusal_of([&] { build_network<float>(parsed(text), every_framework()); });
  };
  const auto of_population = [&](const std::string& members) {
    return problem(R"({"populations": [{"name": "a", "count": 10, )" + members + "}]}");
  };
  EXPECT_EQ(of_population(R"("model": "lof")"),
            "net.json: populations[0]: unknown model 'lof'; did you mean 'lif'?");
  EXPECT_EQ(of_population(R"("model": "lif", "parameters": {"beta": 2})"),
            "net.json: populations[0]: model lif: beta = '2': allowed is a number within [0, 1]");
  EXPECT_EQ(of_population(
                R"("model": "lif", "parameters": {"beta": {"distribution": "uniform", "min": 2, "max": 3}})")
                .find("net.json: populations[0]: neuron 0: beta = 2."),
            0U);
  EXPECT_EQ(of_population(R"("model": "lif", "initial": {"colour": 1})"),
            "net.json: populations[0]: 'colour' is no state variable of lif that can be set");
  EXPECT_EQ(of_population(R"("model": "sinabs.LIF")"),
            "net.json: populations[0]: sinabs.LIF has graded spikes: allowed is a model whose neurons spike "
            "or not");
  EXPECT_EQ(of_population(R"("model": "nest.iaf_psc_exp", "parameters": {"resolution": 1})"),
            "net.json: populations[0]: resolution = 1 of the neurons differs from 0.1 of the network");
  EXPECT_EQ(of_population(R"("model": "nest.iaf_psc_exp",
                             "parameters": {"resolution": {"distribution": "uniform", "min": 0.1, "max": 1}})"),
            "net.json: populations[0]: resolution is the same for all neurons of a network");
  EXPECT_EQ(
      problem(R"({"populations": [{"name": "a", "model": "lif", "count": 10, "weight_unit": 0.1}],
                        "projections": [{"source": "a", "target": "a", "rule": "all_to_all", "weight": 1e6, "delay": 1}]})"),
      "net.json: projections[0]: weight = 1e+06 is out of range: allowed are up to 32767 of the target's "
      "weight_unit of 0.1");
  const auto of_projection = [&](const std::string& members) {
    return problem(R"({"populations": [{"name": "a", "model": "lif", "count": 10}],
                       "projections": [{"source": "a", "target": "a", )" +
                   members + "}]}");
  };
  EXPECT_EQ(of_projection(R"("rule": "all_to_all", "weight": 1, "delay": 0)"),
            "net.json: projections[0]: delay = 0 is 0 steps of 0.1: allowed are 1 to 4096 steps");
  EXPECT_EQ(of_projection(R"("rule": "all_to_all", "weight": 1e200, "delay": 1)"),
            "net.json: projections[0]: weights are out of the range of float");
  EXPECT_EQ(
      of_projection(
          R"("rule": "fixed_total_number", "N": 5, "weight": 1, "delay": 1, "allow_multapses": false)"),
      "net.json: projections[0]: fixed_total_number may connect a pair more than once: multapses cannot be "
      "forbidden");
}

}  // namespace
}  // namespace lif::tests
