#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/hdf5_writer.hpp"
#include "support/temporary_folder.hpp"

namespace lif::tests {

struct Edge {
  std::int64_t source;
  std::int64_t target;
  double weight;
  double delay;
};

/// A network of 300 neurons of two types, and 40 virtual nodes that drive them.
class RandomSonataNetwork {
 public:
  /// @param folder  where the files are written, config.json among them
  explicit RandomSonataNetwork(const TemporaryFolder& folder) : folder_(folder) {
    std::mt19937 engine(1);
    const auto any = [&](std::int64_t below) {
      return static_cast<std::int64_t>(engine() % static_cast<unsigned>(below));
    };
    for (int i = 0; i < 6000; ++i)
      internal.push_back(
          {any(300), any(300), i % 5 == 0 ? -40.0 : 10.0, 0.1 * static_cast<double>(1 + any(30))});
    for (int i = 0; i < 4000; ++i) external.push_back({any(40), any(300), 60, 1.5});
    for (int i = 0; i < 300; ++i) types.push_back(i % 3 == 0 ? 102 : 101);
    for (std::int64_t node = 0; node < 40; ++node) {
      for (std::int64_t step = any(20); step < 2000; step += 5 + any(40)) spikes.emplace_back(step, node);
    }
    write();
  }

  void write() const {
    folder_.write("config.json", R"({
      "target_simulator": "NEST",
      "manifest": {"$BASE_DIR": "${configdir}", "$NETWORK_DIR": "$BASE_DIR", "$COMPONENTS": "$BASE_DIR"},
      "components": {"point_neuron_models_dir": "$COMPONENTS", "synaptic_models_dir": "$COMPONENTS"},
      "networks": {
        "nodes": [{"nodes_file": "$NETWORK_DIR/cells.h5", "node_types_file": "$NETWORK_DIR/cell_types.csv"},
                  {"nodes_file": "$NETWORK_DIR/external.h5", "node_types_file": "$NETWORK_DIR/external_types.csv"}],
        "edges": [{"edges_file": "$NETWORK_DIR/internal_edges.h5", "edge_types_file": "$NETWORK_DIR/internal_types.csv"},
                  {"edges_file": "$NETWORK_DIR/external_edges.h5", "edge_types_file": "$NETWORK_DIR/edge_types.csv"}]},
      "inputs": {"spikes": {"input_type": "spikes", "module": "h5", "input_file": "$BASE_DIR/spikes.h5",
                            "node_set": "external"}},
      "run": {"tstop": 200, "dt": 0.1}})");
    folder_.write("cell_types.csv",
                  "node_type_id model_type model_template dynamics_params pop_name\n"
                  "101 point_neuron nest:iaf_psc_exp slow.json \"the slow\"\n"
                  "102 point_process nest:iaf_psc_exp fast.json fast\n");
    folder_.write("slow.json", R"({"tau_m": 20.0, "C_m": 200.0, "V_th": -55.0})");
    folder_.write("fast.json", R"({"tau_m": 10.0, "C_m": 200.0, "V_th": -54.0})");
    folder_.write("external_types.csv", "node_type_id model_type\n7 virtual\n");
    folder_.write("internal_types.csv",
                  "edge_type_id model_template dynamics_params\n1 static_synapse static.json\n");
    folder_.write("edge_types.csv",
                  "edge_type_id syn_weight delay model_template dynamics_params\n"
                  "5 60.0 1.5 nest:static_synapse NULL\n");
    folder_.write("static.json", "{}");
    Hdf5Writer(path("cells.h5")).integers("/nodes/cells/node_type_id", types);
    Hdf5Writer(path("external.h5"))
        .integers("/nodes/external/node_type_id", std::vector<std::int64_t>(40, 7));
    write_edges("internal_edges.h5", "cells_cells", "cells", internal, 1, true);
    write_edges("external_edges.h5", "external_cells", "external", external, 5, false);
    Hdf5Writer file(path("spikes.h5"));
    std::vector<double> times;
    std::vector<std::int64_t> nodes;
    for (const auto& [step, node] : spikes) {
      times.push_back(0.1 * static_cast<double>(step + 1));
      nodes.push_back(node);
    }
    file.numbers("/spikes/external/timestamps", times);
    file.integers("/spikes/external/node_ids", nodes);
  }

  void write_edges(const std::string& file, const std::string& name, const std::string& source,
                   const std::vector<Edge>& edges, std::int64_t type, bool has_own) const {
    Hdf5Writer writer(path(file));
    const std::string group = "/edges/" + name;
    std::vector<std::int64_t> sources;
    std::vector<std::int64_t> targets;
    std::vector<double> weights;
    std::vector<double> delays;
    for (const Edge& edge : edges) {
      sources.push_back(edge.source);
      targets.push_back(edge.target);
      weights.push_back(edge.weight);
      delays.push_back(edge.delay);
    }
    writer.integers(group + "/source_node_id", sources);
    writer.integers(group + "/target_node_id", targets);
    writer.integers(group + "/edge_type_id", std::vector<std::int64_t>(edges.size(), type));
    writer.attribute(group + "/source_node_id", "node_population", source, has_own);
    writer.attribute(group + "/target_node_id", "node_population", "cells", has_own);
    if (has_own) {
      writer.numbers(group + "/0/syn_weight", weights);
      writer.numbers(group + "/0/delay", delays);
    } else {
      writer.group(group + "/0");
    }
  }

  std::string path(const std::string& name) const { return folder_ / name; }
  /// The same network as a network file with lists.
  std::string network_file() const {
    const auto table = [&](const std::string& name, const std::vector<Edge>& edges) {
      std::string text = "source,target,weight,delay\n";
      for (const Edge& edge : edges) {
        text += std::to_string(edge.source) + "," + std::to_string(edge.target) + "," +
                std::to_string(edge.weight) + "," + std::to_string(edge.delay) + "\n";
      }
      folder_.write(name, text);
    };
    table("internal.csv", internal);
    table("external.csv", external);
    std::string trains = "step,neuron\n";
    for (const auto& [step, node] : spikes)
      trains += std::to_string(step) + "," + std::to_string(node) + "\n";
    folder_.write("spikes.csv", trains);
    folder_.write("net.json", R"({"resolution": 0.1, "populations": [
      {"name": "cells", "model": "nest.iaf_psc_exp", "count": 300, "parameters": {"C_m": 200}},
      {"name": "external", "spike_trains": "spikes.csv", "count": 40}],
      "projections": [{"source": "cells", "target": "cells", "file": "internal.csv"},
                      {"source": "external", "target": "cells", "file": "external.csv"}]})");
    return path("net.json");
  }

  std::vector<Edge> internal;
  std::vector<Edge> external;
  std::vector<std::int64_t> types;
  std::vector<std::pair<std::int64_t, std::int64_t>> spikes;  // step and node

 private:
  const TemporaryFolder& folder_;
};

}  // namespace lif::tests
