// Networks in the SONATA format: a random one does what the same lists do in a network file, and what is not
// supported is refused by its name.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/sonata/sonata.hpp>

#include "support/hdf5_writer.hpp"
#include "support/random_sonata_network.hpp"
#include "support/refusal.hpp"
#include "support/spikes_of_engine.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {
namespace {

class SonataFiles : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return net_.path(name); }
  std::string refusal() const {
    const std::string message = refusal_of([&] { sonata::read_sonata(path("config.json")); });
    const std::string folder = folder_.path().string() + "/";
    std::string text = message;
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
      text.erase(at, folder.size());
    return text;
  }
  void write() const { net_.write(); }

  TemporaryFolder folder_;
  RandomSonataNetwork net_{folder_};
};

std::vector<std::array<std::uint64_t, 3>> spikes_of(const NetworkDescription& network, std::size_t threads) {
  return tests::spikes_of(*build_network<float>(network, every_framework(), threads), 2000);
}

TEST_F(SonataFiles, ARandomNetworkDoesWhatItsListsDo) {
  EXPECT_TRUE(sonata::is_sonata(path("config.json")));
  const sonata::SonataNetwork read = sonata::read_sonata(path("config.json"));
  EXPECT_EQ(read.ignored, std::vector<std::string>{"target_simulator"});
  EXPECT_EQ(read.network.resolution, 0.1);
  EXPECT_EQ(read.network.time, 200);
  EXPECT_EQ(read.network.populations[0].parameters.at("C_m"), "200");
  NetworkDescription same = read_network_file(net_.network_file());
  EXPECT_FALSE(sonata::is_sonata(path("net.json")));
  for (const std::int64_t type : net_.types) {
    same.populations[0].listed_parameters["tau_m"].push_back(type == 101 ? 20 : 10);
    same.populations[0].listed_parameters["V_th"].push_back(type == 101 ? -55 : -54);
  }
  const auto expected = spikes_of(same, 1);
  std::size_t of_cells = 0;
  for (const auto& spike : expected) of_cells += spike[1] == 0 ? 1U : 0U;
  EXPECT_GT(of_cells, 500U);
  for (const std::size_t threads : {1U, 2U, 3U})
    EXPECT_EQ(spikes_of(read.network, threads), expected) << threads;
}

TEST_F(SonataFiles, ACircuitAndASimulationMayBeTwoFiles) {
  const auto both = sonata::read_sonata(path("config.json"));
  folder_.write("circuit.json", R"({"manifest": {"$N": "."}, "components": {"point_neuron_models_dir": "$N",
      "synaptic_models_dir": "$N"}, "networks": {
        "nodes": [{"nodes_file": "$N/cells.h5", "node_types_file": "$N/cell_types.csv"},
                  {"nodes_file": "external.h5", "node_types_file": "external_types.csv"}],
        "edges": [{"edges_file": "internal_edges.h5", "edge_types_file": "internal_types.csv"},
                  {"edges_file": "external_edges.h5", "edge_types_file": "edge_types.csv"}]}})");
  folder_.write("simulation.json", R"({"network": "circuit.json", "run": {"tstop": 50, "dt": 0.1, "dL": 20},
      "output": {"output_dir": "out"}, "inputs": {"s": {"input_file": "spikes.csv", "node_set": "external"}}})");
  std::string table = "timestamps population node_ids\n";
  for (const auto& [step, node] : net_.spikes)
    table += std::to_string(0.1 * static_cast<double>(step + 1)) + " external " + std::to_string(node) + "\n";
  folder_.write("spikes.csv", table);
  const auto apart = sonata::read_sonata(path("simulation.json"));
  EXPECT_EQ(apart.network.time, 50);
  EXPECT_EQ(apart.ignored, (std::vector<std::string>{"output", "run.dL"}));
  EXPECT_EQ(spikes_of(apart.network, 1), spikes_of(both.network, 1));
}

TEST_F(SonataFiles, WhatIsNotSupportedIsRefusedByName) {
  const auto with = [&](const std::string& file, const std::string& text) {
    write();
    folder_.write(file, text);
    return refusal();
  };
  EXPECT_EQ(with("cell_types.csv",
                 "node_type_id model_type model_template dynamics_params\n"
                 "101 biophysical ctdb:Biophys1.hoc NULL\n102 point_neuron nest:iaf_psc_exp NULL\n"),
            "cell_types.csv: type 101: model_type biophysical is not supported: allowed is point_neuron, "
            "point_process or virtual");
  EXPECT_EQ(
      with("cell_types.csv",
           "node_type_id model_type model_template dynamics_params\n"
           "101 point_neuron nrn:IntFire1 NULL\n102 point_neuron nest:iaf_psc_exp NULL\n"),
      "cell_types.csv: type 101: model_template nrn:IntFire1 is not supported: allowed are NEST's, such as "
      "nest:iaf_psc_exp");
  EXPECT_EQ(with("cell_types.csv", "node_type_id model_type\n101 point_neuron\n"),
            "cells.h5: /nodes/cells: node_type_id 102 is not in cell_types.csv");
  EXPECT_EQ(
      with("edge_types.csv", "edge_type_id syn_weight delay model_template\n5 1 1.5 stdp_synapse\n"),
      "edge_types.csv: type 5: model_template stdp_synapse is not supported: allowed is static_synapse");
  EXPECT_EQ(with("edge_types.csv", "edge_type_id syn_weight nsyns\n5 1 3\n"),
            "edge_types.csv: column nsyns is not supported");
  EXPECT_EQ(
      with("edge_types.csv", "edge_type_id syn_weight\n5 1\n"),
      "external_edges.h5: /edges/external_cells: edge 0 has no delay, nor has its type in edge_types.csv");
  EXPECT_EQ(with("edge_types.csv", "edge_type_id syn_weight delay\n5 one 1.5\n"),
            "edge_types.csv: type 5: syn_weight is 'one': allowed is a number");
  EXPECT_EQ(with("static.json", R"({"tau_psc": 2})"),
            "static.json: parameters of synapses are not supported: allowed is an empty object");
  EXPECT_EQ(with("slow.json", R"({"tau_m": 20})"),
            "cell_types.csv: type 101 has no C_m, which other types of the same nodes have");
  EXPECT_EQ(with("cells.h5", "no HDF5"), "cells.h5: it is no HDF5 file, or a broken one");
  EXPECT_EQ(with("config.json", R"({"networks": {}})"), "config.json: networks: \"nodes\" is missing");

  write();
  net_.internal[3].target = 300;
  net_.write_edges("internal_edges.h5", "cells_cells", "cells", net_.internal, 1, true);
  EXPECT_EQ(
      refusal(),
      "internal_edges.h5: /edges/cells_cells/target_node_id is 300: allowed is an integer from 0 to 299");
  net_.internal[3].target = 0;
  net_.write_edges("internal_edges.h5", "cells_cells", "other", net_.internal, 1, true);
  EXPECT_EQ(refusal(), "internal_edges.h5: /edges/cells_cells/source_node_id: there are no nodes 'other'");
  write();
  Hdf5Writer(path("spikes.h5")).numbers("/spikes/external/timestamps", {0.0});
  EXPECT_EQ(refusal(), "spikes.h5: /spikes/external/node_ids is missing");
}

}  // namespace
}  // namespace lif::tests
