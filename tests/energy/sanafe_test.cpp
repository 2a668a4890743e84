// Chips and networks of SANA-FE's files beside what SANA-FE 2.2.9 itself counts for them in each step, and
// bad files.
#include <lif/energy/barrier_steps.hpp>
#include <lif/energy/cost_model.hpp>
#include <lif/energy/read_sanafe.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "support/refusal.hpp"
#include "support/temporary_folder.hpp"

namespace lif::energy::tests {
namespace {

using lif::tests::refusal_of;

const std::filesystem::path golden = GOLDEN_FOLDER "/sanafe_mesh";

std::vector<std::vector<std::string>> cells_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

// Our sums are counts times numbers; SANA-FE adds number by number.
void expect_equal(double ours, const std::string& theirs, const std::string& what) {
  const double expected = std::stod(theirs);
  EXPECT_NEAR(ours, expected, std::abs(expected) * 1e-12) << what;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, HasTheCountsEnergiesAndLatenciesOfEachStep) {
  const auto folder = golden / GetParam();
  const ReadArchitecture chip = read_sanafe_architecture((folder / "arch.yaml").string());
  const ReadNetwork network = read_sanafe_network((folder / "net.yaml").string(), chip.architecture);
  BarrierSteps steps(chip.architecture, network.network);
  const CostModel costs(chip.architecture, network.network);
  const auto perf = cells_of(folder / "perf.csv");
  const auto spikes = cells_of(folder / "spikes.csv");
  const auto potentials = cells_of(folder / "potentials.csv");
  std::map<std::string, std::size_t> number;
  for (std::size_t i = 0; i < network.network.neurons.size(); ++i)
    number[network.network.neurons[i].name] = i;
  std::vector<std::pair<std::string, std::string>> expected, fired;
  for (std::size_t row = 1; row < spikes.size(); ++row) expected.emplace_back(spikes[row][1], spikes[row][0]);
  ASSERT_GT(perf.size(), 10U);
  for (std::size_t row = 1; row < perf.size(); ++row) {
    steps.step();
    const ChipCounts& counts = steps.operations().chip;
    const auto& line = perf[row];
    const std::string where = "step " + line[0];
    EXPECT_EQ(counts.fired, std::stoull(line[1])) << where;
    EXPECT_EQ(counts.updated, std::stoull(line[2])) << where;
    EXPECT_EQ(counts.packets, std::stoull(line[3])) << where;
    EXPECT_EQ(counts.hops, std::stoull(line[4])) << where;
    EXPECT_EQ(counts.synaptic_events, std::stoull(line[5])) << where;
    const ChipEnergy energy = costs.energy(steps.operations());
    expect_equal(costs.step_latency(steps.operations()), line[6], where + " sim_time");
    expect_equal(energy.synapse, line[7], where + " synapse");
    expect_equal(energy.dendrite, line[8], where + " dendrite");
    expect_equal(energy.soma, line[9], where + " soma");
    expect_equal(energy.network, line[10], where + " network");
    expect_equal(energy.total(), line[11], where + " total");
    for (const std::size_t neuron : steps.fired())
      fired.emplace_back(line[0], network.network.neurons[neuron].name);
    if (row >= potentials.size()) continue;
    for (std::size_t column = 1; column < potentials[0].size(); ++column) {
      const std::string name = potentials[0][column].substr(std::string("neuron ").size());
      if (name.empty()) continue;
      // SANA-FE writes six digits.
      const double theirs = std::stod(potentials[row][column]);
      EXPECT_NEAR(steps.potential(number.at(name)), theirs, std::abs(theirs) * 6e-6) << where << " " << name;
    }
  }
  const auto sum = [&](std::size_t column) {
    double all = 0;
    for (std::size_t row = 1; row < perf.size(); ++row) all += std::stod(perf[row][column]);
    return all;
  };
  const ChipEnergy energy = costs.energy(steps.total());
  EXPECT_EQ(static_cast<double>(steps.total().chip.synaptic_events), sum(5));
  EXPECT_NEAR(energy.total(), sum(11), sum(11) * 1e-12);
  EXPECT_NEAR(energy.network, sum(10), sum(10) * 1e-12);
  const auto by_step = [](const auto& a, const auto& b) {
    return std::pair(std::stoi(a.first), a.second) < std::pair(std::stoi(b.first), b.second);
  };
  std::sort(expected.begin(), expected.end(), by_step);
  std::sort(fired.begin(), fired.end(), by_step);
  EXPECT_EQ(fired, expected);
}

INSTANTIATE_TEST_SUITE_P(Networks, Golden, ::testing::Values("pair", "feedforward", "mixed"),
                         [](const auto& one) { return one.param; });

/// The files of `pair`, of which a test changes a part.
class BadFiles : public ::testing::Test {
 protected:
  static std::string text_of(const char* name) {
    std::ifstream file(golden / "pair" / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static std::string changed(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
  }
  std::string of_architecture(const std::string& from, const std::string& to) {
    folder_.write("arch.yaml", changed(text_of("arch.yaml"), from, to));
    return refusal_of([&] { read_sanafe_architecture((folder_.path() / "arch.yaml").string()); });
  }
  std::string of_network(const std::string& from, const std::string& to) {
    const auto chip = read_sanafe_architecture((golden / "pair" / "arch.yaml").string());
    folder_.write("net.yaml", changed(text_of("net.yaml"), from, to));
    return refusal_of(
        [&] { read_sanafe_network((folder_.path() / "net.yaml").string(), chip.architecture); });
  }
  /// Whether the message ends in this, behind file and line.
  void expect_end(const std::string& message, const std::string& end) {
    EXPECT_NE(message.find(".yaml:"), std::string::npos) << message;
    EXPECT_TRUE(message.size() > end.size() && message.substr(message.size() - end.size()) == end) << message;
  }

  lif::tests::TemporaryFolder folder_;
};

TEST_F(BadFiles, OfArchitecturesAreRefusedInASentence) {
  expect_end(of_architecture("energy_message_out: 1.11e-10, ", ""),
             "axon_out has no 'energy_message_out': allowed is a number, 0 or more");
  expect_end(of_architecture("energy_spike_out: 6.93e-11", "energy_spike_out: -1"),
             "energy_spike_out is negative: allowed is a number, 0 or more");
  expect_end(of_architecture("energy_spike_out: 6.93e-11", "energy_spike_out: much"),
             "energy_spike_out is 'much': allowed is a number");
  expect_end(of_architecture("t[0..1]", "t[0..900000]"), "too many tiles: allowed are 65536");
  expect_end(of_architecture("c[0..1]", "c[0..2000000000]"), "too many cores: allowed are 262144");
  expect_end(of_architecture("inp[0..0]", "inp[0..2000000000]"), "too many units: allowed are 4194304");
  expect_end(of_architecture("t[0..1]", "t[0..2]"), "3 tiles: the mesh has 2 places");
  expect_end(of_architecture("topology: mesh", "topology: ring"), "the topology is 'ring': allowed is mesh");
  expect_end(of_architecture("model: leaky_integrate_fire", "model: truenorth"),
             "a soma of the model 'truenorth': allowed is leaky_integrate_fire or input");
  expect_end(of_architecture("energy_update: 0.0", "energy_update: 1e-12"),
             "updates of the dendrite have a cost: allowed is 0, as updates of dendrites are not counted");
  expect_end(of_architecture("name: den, ", "name: 'd[0..4000000]', "),
             "too many units: allowed are 4194304");
  expect_end(of_architecture("1: 0.6e-6", "1: -1"),
             "latency_sync is negative: allowed is a number, 0 or more");
  expect_end(
      of_architecture("model: leaky_integrate_fire, ", "model: leaky_integrate_fire, noise: file.csv, "),
      "a soma with the noise 'file.csv': allowed is none");
  expect_end(of_architecture("width: 2", "width: 0"), "width is '0': allowed is an integer from 1 to 65536");
  expect_end(of_architecture("sync_model: table", "sync_model: none"),
             "sync_model is 'none': allowed is fixed or table");
}

TEST_F(BadFiles, OfNetworksAreRefusedInASentence) {
  expect_end(of_network("in.0 -> out.0:", "in.0 -> out.7:"),
             "'out.7' is outside its group: allowed are neurons below 3");
  expect_end(of_network("in.0 -> out.0:", "in.0 -> nowhere.0:"), "there is no group 'nowhere'");
  expect_end(of_network("in.0 -> out.0:", "in.0:"), "'in.0' is no edge: allowed is SOURCE -> TARGET");
  expect_end(of_network("in.0 -> out.0: {weight: 0.75}", "in -> out: {type: dense, weight: [1, 2]}"),
             "2 weights: needed are 3");
  expect_end(of_network("in.0 -> out.0: {weight: 0.75}", "in -> out: {type: round, weight: [1, 2]}"),
             "an edge between groups of the type 'round': allowed is dense, sparse or conv2d");
  expect_end(of_network("in.0 -> out.0: {weight: 0.75}", "in.0 -> out.0: {weight: 0.75, delay: 2}"),
             "delays are not supported: allowed is 0");
  expect_end(of_network("out.0 -> out.2", "out.0 -> in.0"), "in.0 is an input, and a synapse leads to it");
  expect_end(of_network("core: 1.1", "core: 2.1"),
             "there is no core '2.1': allowed is TILE.CORE with tiles below 2");
  expect_end(of_network("soma: 'inp[0]'", "soma: 'inp[3]'"), "the core has no soma 'inp[3]'");
  expect_end(of_network("  - out.2: {core: 1.1, soma: lif, synapse: dense}", ""),
             "out.2 is not mapped: allowed are neurons with a core");
  expect_end(of_network("- out.2: {core: 1.1", "- out.1: {core: 1.1"), "out.1 is mapped twice");
  expect_end(of_network("- 1: {soma", "- 3: {soma"),
             "neuron 3 of 'out': allowed here is 1, as neurons are numbered in their order");
  expect_end(of_network("threshold: 1.5", "threshold: nan"),
             "threshold = nan is not allowed: allowed is any finite number");
  expect_end(of_network("spikes: [1, 0", "spikes: [2, 0"),
             "spikes is '2': allowed is an integer from 0 to 1");
  expect_end(of_network("in.0 -> out.0: {weight: 0.75}", "in.0 -> out.0: {weight: 0.75, delay: &d [*d]}"),
             "delay has to be one word or number");
  expect_end(of_network("- name: in\n", "- name: 'i,n'\n"),
             "a comma, a quotation mark or a control character: allowed are up to 256 others");
  expect_end(of_network("spikes: [1, 0", "poisson: 0.5, x: [1, 0"),
             "'poisson' is not supported: allowed is a list 'spikes'");
}

TEST_F(BadFiles, ThatAreNoYamlAreNamed) {
  folder_.write("arch.yaml", "architecture: [");
  EXPECT_NE(refusal_of([&] {
              read_sanafe_architecture((folder_.path() / "arch.yaml").string());
            }).find("is no YAML"),
            std::string::npos);
  folder_.write("arch.yaml", "");
  EXPECT_NE(refusal_of([&] {
              read_sanafe_architecture((folder_.path() / "arch.yaml").string());
            }).find("has to be a map of names and values"),
            std::string::npos);
  EXPECT_THROW(read_sanafe_architecture((folder_.path() / "absent.yaml").string()), std::runtime_error);
}

TEST(Ignored, AttributesAreListedOnce) {
  const ReadArchitecture chip = read_sanafe_architecture((golden / "pair" / "arch.yaml").string());
  EXPECT_EQ(chip.ignored,
            (std::vector<std::string>{"architecture: link_buffer_size", "core: buffer_inside_unit"}));
}

}  // namespace
}  // namespace lif::energy::tests
