#include <lif/sonata/sonata_edges.hpp>

#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

#include <lif/description/parse_json.hpp>
#include <lif/nir/hdf5_file.hpp>
#include <lif/numbers/text.hpp>
#include <lif/sonata/type_table.hpp>

namespace lif::sonata {

namespace {

// A population of edges in a file.
class EdgesReader {
 public:
  EdgesReader(const std::string& path, nir::Hdf5File& file, const std::string& name)
      : path_(path), file_(file), group_("/edges/" + name) {}

  std::string place() const { return path_ + ": " + group_; }

  // The population that a dataset's attribute names, as one of the nodes.
  std::size_t population(const std::string& dataset, const std::vector<Nodes>& nodes) {
    const std::string name =
        from_file(path_, [&] { return file_.text_attribute(group_ + "/" + dataset, "node_population"); });
    return find_nodes(nodes, name, place() + "/" + dataset);
  }

  std::vector<double> column(const std::string& name) {
    return from_file(path_, [&] { return file_.numbers(group_ + "/" + name).values; });
  }
  std::optional<std::vector<double>> column_of_group(const std::string& name) {
    const std::string path = group_ + "/0/" + name;
    return from_file(path_, [&]() -> std::optional<std::vector<double>> {
      if (!file_.has(path)) return std::nullopt;
      return file_.numbers(path).values;
    });
  }

  void require_supported() {
    const std::vector<std::string> members = from_file(path_, [&] { return file_.members(group_); });
    for (const std::string& member : members) {
      const bool is_group_of_edges =
          !member.empty() && member.find_first_not_of("0123456789") == std::string::npos;
      if (is_group_of_edges && member != "0")
        throw std::invalid_argument(place() + "/" + member + ": several groups of edges are not supported");
    }
    if (!from_file(path_, [&] { return file_.has(group_ + "/0"); })) return;
    for (const std::string& member : from_file(path_, [&] { return file_.members(group_ + "/0"); })) {
      if (member != "syn_weight" && member != "delay")
        throw std::invalid_argument(place() + "/0/" + member +
                                    " is not supported: allowed is syn_weight or delay");
    }
  }

 private:
  std::string path_;
  nir::Hdf5File& file_;
  std::string group_;
};

void require_static(const TypeTable& types, const Config& config) {
  for (const std::string& column : types.columns()) {
    for (const char* unknown : {"nsyns", "weight_function", "weight_sigma", "receptor_type"}) {
      if (column != unknown) continue;
      for (const std::uint64_t type : types.types()) {
        if (types.entry(type, column))
          throw std::invalid_argument(types.path() + ": column " + column + " is not supported");
      }
    }
  }
  for (const std::uint64_t type : types.types()) {
    const std::string place = types.path() + ": type " + std::to_string(type) + ": ";
    const std::string model = types.entry(type, "model_template").value_or("static_synapse");
    if (model != "static_synapse" && model != "nest:static_synapse")
      throw std::invalid_argument(place + "model_template " + model +
                                  " is not supported: allowed is static_synapse");
    const auto name = types.entry(type, "dynamics_params");
    if (!name) continue;
    const JsonNode components = config.section("components");
    JsonMembers members(components);
    const std::string path = config.path(members.at("synaptic_models_dir")) + "/" + *name;
    const JsonNode::Value file = parse_json(text_of_file(path), path);
    if (!file.is_object() || !file.empty())
      throw std::invalid_argument(path +
                                  ": parameters of synapses are not supported: allowed is an empty object");
  }
}

// A column as an index below `end`.
std::uint32_t index(double value, std::size_t end, const std::string& place) {
  if (value >= 0 && value < static_cast<double>(end) && value == std::floor(value))
    return static_cast<std::uint32_t>(value);
  throw std::invalid_argument(place + " is " + to_text(value) + ": allowed is an integer from 0 to " +
                              std::to_string(end - 1));
}

void read_population(EdgesReader& edges, const TypeTable& types, const std::vector<Nodes>& nodes,
                     NetworkDescription& network) {
  edges.require_supported();
  ProjectionDescription projection;
  projection.place = edges.place();
  projection.from = edges.population("source_node_id", nodes);
  projection.to = edges.population("target_node_id", nodes);
  if (nodes[projection.to].is_virtual)
    throw std::invalid_argument(edges.place() + ": its targets are virtual nodes");
  const std::vector<double> sources = edges.column("source_node_id");
  const std::vector<double> targets = edges.column("target_node_id");
  const std::vector<double> type_ids = edges.column("edge_type_id");
  const auto weights = edges.column_of_group("syn_weight");
  const auto delays = edges.column_of_group("delay");
  for (const std::vector<double>* column :
       {&targets, &type_ids, weights ? &*weights : &targets, delays ? &*delays : &targets}) {
    if (column->size() != sources.size())
      throw std::invalid_argument(edges.place() + ": its columns have different numbers of edges");
  }
  struct OfType {
    std::optional<double> weight;
    std::optional<double> delay;
  };
  std::map<double, OfType> of_types;
  for (const std::uint64_t type : types.types())
    of_types[static_cast<double>(type)] = {types.number(type, "syn_weight"), types.number(type, "delay")};
  std::vector<ListedSynapse>& list = projection.list.emplace(sources.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto type = of_types.find(type_ids[i]);
    if (type == of_types.end())
      throw std::invalid_argument(edges.place() + ": edge_type_id " + to_text(type_ids[i]) + " is not in " +
                                  types.path());
    const std::optional<double> weight = weights ? (*weights)[i] : type->second.weight;
    const std::optional<double> delay = delays ? (*delays)[i] : type->second.delay;
    if (!weight || !delay) {
      throw std::invalid_argument(edges.place() + ": edge " + std::to_string(i) + " has no " +
                                  (weight ? "delay" : "syn_weight") + ", nor has its type in " +
                                  types.path());
    }
    const double steps = std::floor(*delay / network.resolution + 0.5);
    list[i] = {index(sources[i], nodes[projection.from].count, edges.place() + "/source_node_id"),
               index(targets[i], nodes[projection.to].count, edges.place() + "/target_node_id"), *weight,
               static_cast<std::uint16_t>(
                   index(steps, largest_delay + 1, edges.place() + ": the delay of an edge in steps"))};
  }
  network.projections.push_back(std::move(projection));
}

}  // namespace

void read_edges(const Config& config, const JsonNode& section, const std::vector<Nodes>& nodes,
                NetworkDescription& network) {
  for (const JsonNode& entry : section.elements()) {
    JsonMembers members(entry);
    const std::string edges_path = config.path(members.at("edges_file"));
    const std::string types_path = config.path(members.at("edge_types_file"));
    members.finish();
    const TypeTable types(types_path, "edge_type_id");
    require_static(types, config);
    nir::Hdf5File file = from_file(edges_path, [&] { return nir::Hdf5File(edges_path); });
    for (const std::string& name : from_file(edges_path, [&] { return file.members("/edges"); })) {
      EdgesReader edges(edges_path, file, name);
      read_population(edges, types, nodes, network);
    }
  }
}

}  // namespace lif::sonata
