#include <lif/sonata/sonata_nodes.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include <lif/common/did_you_mean.hpp>
#include <lif/description/parse_json.hpp>
#include <lif/nir/hdf5_file.hpp>
#include <lif/numbers/text.hpp>
#include <lif/sonata/type_table.hpp>

namespace lif::sonata {

namespace {

constexpr const char* template_prefix = "nest:";

// The parameters of a type, from the JSON file that its dynamics_params names.
std::map<std::string, double> parameters_of(const Config& config, const TypeTable& types,
                                            std::uint64_t type) {
  const auto name = types.entry(type, "dynamics_params");
  std::map<std::string, double> parameters;
  if (!name) return parameters;
  const JsonNode components = config.section("components");
  JsonMembers members(components);
  const std::string path = config.path(members.at("point_neuron_models_dir")) + "/" + *name;
  const JsonNode::Value file = parse_json(text_of_file(path), path);
  if (!file.is_object()) JsonNode(path, file).refuse("an object");
  for (const auto& [parameter, value] : file.items())
    parameters[parameter] = JsonNode(path + ": " + parameter, value).number();
  return parameters;
}

class NodesReader {
 public:
  NodesReader(const Config& config, NetworkDescription& network) : config_(config), network_(network) {}

  void read(const JsonNode& entry) {
    JsonMembers members(entry);
    const std::string nodes_path = config_.path(members.at("nodes_file"));
    const std::string types_path = config_.path(members.at("node_types_file"));
    members.finish();
    const TypeTable types(types_path, "node_type_id");
    nir::Hdf5File file = from_file(nodes_path, [&] { return nir::Hdf5File(nodes_path); });
    for (const std::string& name : from_file(nodes_path, [&] { return file.members("/nodes"); }))
      read_population(nodes_path, file, name, types);
  }

  std::vector<Nodes> nodes() && { return std::move(nodes_); }

 private:
  void read_population(const std::string& path, nir::Hdf5File& file, const std::string& name,
                       const TypeTable& types) {
    const std::string place = path + ": /nodes/" + name;
    for (const Nodes& other : nodes_) {
      if (other.name == name)
        throw std::invalid_argument(place + ": there is another population of this name");
    }
    const nir::Array ids = from_file(path, [&] { return file.numbers("/nodes/" + name + "/node_type_id"); });
    std::vector<std::uint64_t> type_of_node;
    for (const double id : ids.values) {
      if (!(id >= 0) || id != std::floor(id) || !types.has(static_cast<std::uint64_t>(id)))
        throw std::invalid_argument(place + ": node_type_id " + to_text(id) + " is not in " + types.path());
      type_of_node.push_back(static_cast<std::uint64_t>(id));
    }
    if (type_of_node.empty()) throw std::invalid_argument(place + " has no nodes");
    PopulationDescription population;
    population.place = place;
    population.name = name;
    population.count = type_of_node.size();
    const std::set<std::uint64_t> used(type_of_node.begin(), type_of_node.end());
    const bool is_virtual = has_virtual_nodes(types, used);
    if (is_virtual) {
      network_.spike_trains.push_back({place, network_.populations.size(), {}});
    } else {
      population.model = model_of(types, used);
      read_parameters(types, used, type_of_node, population);
    }
    nodes_.push_back({name, population.count, is_virtual});
    network_.populations.push_back(std::move(population));
  }

  static bool has_virtual_nodes(const TypeTable& types, const std::set<std::uint64_t>& used) {
    std::set<std::string> kinds;
    for (const std::uint64_t type : used) {
      const std::string kind = types.entry(type, "model_type").value_or("NULL");
      if (kind != "virtual" && kind != "point_neuron" && kind != "point_process") {
        throw std::invalid_argument(types.path() + ": type " + std::to_string(type) + ": model_type " + kind +
                                    " is not supported: allowed is point_neuron, point_process or virtual");
      }
      kinds.insert(kind == "virtual" ? kind : "point");
    }
    if (kinds.size() > 1)
      throw std::invalid_argument(types.path() + ": a population has both virtual nodes and neurons");
    return *kinds.begin() == "virtual";
  }

  static std::string model_of(const TypeTable& types, const std::set<std::uint64_t>& used) {
    std::set<std::string> models;
    for (const std::uint64_t type : used) {
      const std::string named = types.entry(type, "model_template").value_or("NULL");
      if (named.rfind(template_prefix, 0) != 0) {
        throw std::invalid_argument(types.path() + ": type " + std::to_string(type) + ": model_template " +
                                    named +
                                    " is not supported: allowed are NEST's, such as nest:iaf_psc_exp");
      }
      models.insert("nest." + named.substr(std::string(template_prefix).size()));
    }
    if (models.size() > 1) {
      throw std::invalid_argument(
          types.path() + ": the nodes of a population are of several models, such as " + *models.begin() +
          " and " + *std::next(models.begin()) + ": allowed is one model for each population");
    }
    return *models.begin();
  }

  void read_parameters(const TypeTable& types, const std::set<std::uint64_t>& used,
                       const std::vector<std::uint64_t>& type_of_node,
                       PopulationDescription& population) const {
    std::map<std::uint64_t, std::map<std::string, double>> of_types;
    std::set<std::string> names;
    for (const std::uint64_t type : used) {
      of_types[type] = parameters_of(config_, types, type);
      for (const auto& [name, value] : of_types[type]) names.insert(name);
    }
    for (const std::string& name : names) {
      std::set<double> values;
      for (const auto& [type, parameters] : of_types) {
        const auto value = parameters.find(name);
        if (value == parameters.end()) {
          throw std::invalid_argument(types.path() + ": type " + std::to_string(type) + " has no " + name +
                                      ", which other types of the same nodes have");
        }
        values.insert(value->second);
      }
      if (values.size() == 1) {
        population.parameters[name] = to_text(*values.begin());
        continue;
      }
      std::vector<double>& listed = population.listed_parameters[name];
      listed.reserve(type_of_node.size());
      for (const std::uint64_t type : type_of_node) listed.push_back(of_types.at(type).at(name));
    }
  }

  const Config& config_;
  NetworkDescription& network_;
  std::vector<Nodes> nodes_;
};

}  // namespace

std::vector<Nodes> read_nodes(const Config& config, const JsonNode& section, NetworkDescription& network) {
  NodesReader reader(config, network);
  for (const JsonNode& entry : section.elements()) reader.read(entry);
  std::vector<Nodes> nodes = std::move(reader).nodes();
  if (nodes.empty()) section.refuse("an array with the files of nodes");
  return nodes;
}

std::size_t find_nodes(const std::vector<Nodes>& nodes, const std::string& name, const std::string& place) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].name == name) return i;
    names.push_back(nodes[i].name);
  }
  throw std::invalid_argument(place + ": there are no nodes '" + name + "'" + did_you_mean(name, names));
}

}  // namespace lif::sonata
