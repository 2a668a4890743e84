// Networks from JSON files: what is read, and what is refused and where.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <lif/description/network_file.hpp>

#include "support/refusal.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {
namespace {

NetworkDescription parsed(const std::string& text) { return parse_network(text, "net.json", "."); }

/// A network of two populations with this further text.
std::string with(const std::string& members) {
  return R"({"populations": [{"name": "a", "model": "lif", "count": 100},
                             {"name": "b", "model": "nest.iaf_psc_exp", "count": 50}])" +
         (members.empty() ? "" : ", " + members) + "}";
}

std::string refusal(const std::string& text) {
  return refusal_of([&] { parsed(text); });
}

TEST(NetworkFile, IsRead) {
  const NetworkDescription network = parsed(with(R"(
    "description": "an example", "resolution": 0.5, "time": 20, "seed": 7, "precision": "double",
    "projections": [
      {"source": "a", "target": "b", "rule": "fixed_total_number", "N": 1234, "weight": 2.5,
       "delay": {"distribution": "normal", "mean": 1.5, "std": 0.5, "min": 0.5, "outside": "clip"},
       "allow_autapses": false},
      {"source": "b", "target": "b", "rule": "pairwise_bernoulli", "p": 0.25, "weight": 1, "delay": 1,
       "allow_multapses": false}],
    "drives": [{"target": "a", "type": "poisson_generator", "rate": 800, "weight": 0.5},
               {"target": "b", "type": "dc_generator", "amplitude": -3}],
    "recorders": [{"type": "spikes", "population": "b"},
                  {"type": "potential", "population": "a", "neurons": [5, 2, 5]},
                  {"type": "rate", "population": "b", "bin": 2.6}])"));
  EXPECT_EQ(network.resolution, 0.5);
  EXPECT_EQ(network.time, 20);
  EXPECT_EQ(network.seed, 7U);
  EXPECT_TRUE(network.is_double);
  ASSERT_EQ(network.populations.size(), 2U);
  EXPECT_EQ(network.populations[1].name, "b");
  EXPECT_EQ(network.populations[1].model, "nest.iaf_psc_exp");
  EXPECT_EQ(network.populations[1].count, 50U);
  ASSERT_EQ(network.projections.size(), 2U);
  const ProjectionDescription& first = network.projections[0];
  EXPECT_EQ(first.place, "net.json: projections[0]");
  EXPECT_EQ(first.from, 0U);
  EXPECT_EQ(first.to, 1U);
  EXPECT_EQ(first.rule.kind, ConnectionRuleKind::fixed_total_number);
  EXPECT_EQ(first.rule.number, 1234U);
  EXPECT_EQ(first.rule.autapses, Autapses::forbidden);
  EXPECT_EQ(first.rule.multapses, Multapses::allowed);
  EXPECT_EQ(first.weight.center(), 2.5);
  EXPECT_EQ(first.delay.lowest(), 0.5);
  EXPECT_EQ(network.projections[1].rule.probability, 0.25);
  EXPECT_EQ(network.projections[1].rule.multapses, Multapses::forbidden);
  EXPECT_EQ(network.poisson[0].rate, 800);
  EXPECT_EQ(network.currents[0].amplitude, -3);
  EXPECT_EQ(*network.recorded_spikes, std::vector<std::size_t>{1});
  EXPECT_EQ(network.recorded_potentials[0].neurons, (std::vector<std::uint32_t>{2, 5}));
  EXPECT_EQ(network.recorded_rates[0].population, 1U);
  EXPECT_EQ(network.recorded_rates[0].bin, 5U);
}

TEST(NetworkFile, HasDefaults) {
  const NetworkDescription network = parsed(with(""));
  EXPECT_EQ(network.resolution, 0.1);
  EXPECT_EQ(network.time, 0);
  EXPECT_EQ(network.seed, 1U);
  EXPECT_FALSE(network.is_double);
  EXPECT_FALSE(network.recorded_spikes);
}

TEST(NetworkFile, ProblemsNameTheirPlace) {
  EXPECT_EQ(refusal("{"),
            "net.json: is not JSON: at line 1, column 2: syntax error while parsing object key - "
            "unexpected end of input; expected string literal");
  EXPECT_EQ(refusal(with(R"("time": 1e999)")), "net.json: the number '1e999' is beyond the range of double");
  EXPECT_EQ(refusal("[]"), "net.json is []: allowed is an object");
  EXPECT_EQ(refusal("{}"), "net.json: \"populations\" is missing");
  EXPECT_EQ(refusal(R"({"populations": []})"), "net.json: populations: at least one is needed");
  EXPECT_EQ(refusal(R"({"populations": [], "populations": []})"), "net.json: \"populations\" is there twice");
  EXPECT_EQ(
      refusal(with(R"("sead": 1)")),
      "net.json: \"sead\" is no member; did you mean 'seed'?; allowed are \"description\", \"drives\", "
      "\"populations\", \"precision\", \"projections\", \"recorders\", \"resolution\", \"seed\" or \"time\"");
  EXPECT_EQ(refusal(with(R"("resolution": 0)")), "net.json: resolution is 0: allowed is a number above 0");
  EXPECT_EQ(refusal(with(R"("precision": "half")")),
            "net.json: precision is \"half\": allowed is \"float\" or \"double\"");
  EXPECT_EQ(refusal(R"({"populations": [{"name": "a", "model": "lif", "count": 0}]})"),
            "net.json: populations[0].count is 0: allowed is an integer from 1 to 4294967295");
  EXPECT_EQ(refusal(R"({"populations": [{"name": "a", "model": "lif", "count": 1},
                                        {"name": "a", "model": "lif", "count": 1}]})"),
            "net.json: populations[1].name is \"a\": allowed is a name that no other population has");
  const auto projection = [](const std::string& members) {
    return refusal(with(R"("projections": [{"source": "a", "target": "b", )" + members + "}]"));
  };
  EXPECT_EQ(
      projection(R"("rule": "fixed_indegre")"),
      "net.json: projections[0].rule is \"fixed_indegre\": allowed is \"one_to_one\", \"all_to_all\", "
      "\"fixed_indegree\", \"fixed_outdegree\", \"fixed_total_number\" or \"pairwise_bernoulli\"; did you "
      "mean 'fixed_indegree'?");
  EXPECT_EQ(projection(R"("rule": "fixed_indegree", "weight": 1, "delay": 1)"),
            "net.json: projections[0]: \"indegree\" is missing");
  EXPECT_EQ(
      projection(R"("rule": "all_to_all", "weight": "1", "delay": 1)"),
      "net.json: projections[0].weight is \"1\": allowed is a number, or an object with a \"distribution\"");
  EXPECT_EQ(
      projection(R"("rule": "all_to_all", "weight": {"distribution": "normal", "mean": 1}, "delay": 1)"),
      "net.json: projections[0].weight: \"std\" is missing");
  EXPECT_EQ(projection(R"("rule": "all_to_all", "delay": 1,
                          "weight": {"distribution": "normal", "mean": 1, "std": -2})"),
            "net.json: projections[0].weight: std = -2 is out of range: allowed is 0 or more");
  EXPECT_EQ(refusal(with(R"("drives": [{"target": "c", "type": "dc_generator", "amplitude": 1}])")),
            "net.json: drives[0].target is \"c\": allowed is the name of a population; did you mean 'a'?");
  EXPECT_EQ(refusal(with(R"("recorders": [{"type": "potential", "population": "a", "neurons": [100]}])")),
            "net.json: recorders[0].neurons[0] is 100: allowed is an integer from 0 to 99");
  EXPECT_EQ(refusal(with(R"("recorders": [{"type": "rate", "population": "a", "bin": 0.01}])")),
            "net.json: recorders[0].bin is 0.01: allowed is 1 to 1e+09 steps of 0.1 ms");
  EXPECT_EQ(
      refusal(with(R"("recorders": [{"type": "rate", "population": "a", "bin": 1},
                                          {"type": "rate", "population": "a", "bin": 2}])")),
      "net.json: recorders[1].population is \"a\": allowed is a population that no other such recorder has");
  EXPECT_EQ(refusal(std::string(200, '[')), "net.json: objects and arrays are nested too deeply");
}

TEST(NetworkFile, ReadsSynapsesAndSpikeTrainsFromTables) {
  const TemporaryFolder folder;
  folder.write("list.csv", "source,target,weight,delay\r\n0,3,0.5,1.25\r\n1,2,-4e-1,0.5\r\n");
  folder.write("in.csv", "\xef\xbb\xbfneuron,more,step\n1,\"x,z\",7\n0,y,3\n\n");
  folder.write("net.json", R"({"resolution": 0.5,
    "populations": [{"name": "in", "spike_trains": "in.csv", "count": 2}, {"name": "out", "model": "lif", "count": 4}],
    "projections": [{"source": "in", "target": "out", "file": "list.csv"}]})");
  const NetworkDescription network = read_network_file((folder.path() / "net.json").string());
  const std::vector<ListedSynapse>& list = *network.projections[0].list;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].target, 3U);
  EXPECT_EQ(list[0].delay, 3);  // 2.5 steps are rounded up
  EXPECT_EQ(list[1].weight, -0.4);
  EXPECT_EQ(network.spike_trains[0].spikes,
            (std::vector<std::pair<std::uint64_t, std::uint32_t>>{{3, 0}, {7, 1}}));

  const auto refusal_with = [&](const std::string& name, const std::string& text) {
    folder.write(name, text);
    const std::string message = refusal_of([&] { read_network_file((folder.path() / "net.json").string()); });
    return message.substr(message.find(name));
  };
  EXPECT_EQ(refusal_with("in.csv", "step,neuron\n1,2\n"),
            "in.csv:2: column 'neuron' is 2: allowed is an integer from 0 to 1");
  EXPECT_EQ(refusal_with("in.csv", "step,neuron\n1,1\n1,1\n"), "in.csv: neuron 1 spikes twice in step 1");
  EXPECT_EQ(refusal_with("in.csv", "step,neuron\n1\n"), "in.csv:2: 1 fields: the header has 2");
  EXPECT_EQ(refusal_with("in.csv", "step,neuron\n1,nan\n"),
            "in.csv:2: column 'neuron': 'nan' is not a number");
  EXPECT_EQ(refusal_with("in.csv", "step,neuron\n1 2,0\n"), "in.csv:2: column 'step': '1 2' is not a number");
  EXPECT_EQ(refusal_with("in.csv", std::string("step,neuron\n1,0\0\n", 17)), "in.csv:2: there is a NUL byte");
  EXPECT_EQ(refusal_with("in.csv", "step\n1\n"), "in.csv:1: there is no column 'neuron'");
  EXPECT_EQ(refusal_with("in.csv", ""), "in.csv: is empty");
}

}  // namespace
}  // namespace lif::tests
