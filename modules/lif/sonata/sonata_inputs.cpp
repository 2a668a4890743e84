#include <lif/sonata/sonata_inputs.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <stdexcept>

#include <lif/nir/hdf5_file.hpp>
#include <lif/numbers/parse.hpp>
#include <lif/numbers/text.hpp>

namespace lif::sonata {

namespace {

struct Spikes {
  std::vector<double> times;  // ms
  std::vector<double> nodes;
};

// Spikes of all populations that a file knows, by name; "" where it does not tell populations apart.
std::map<std::string, Spikes> spikes_in_hdf5(const std::string& path) {
  return from_file(path, [&] {
    nir::Hdf5File file(path);
    std::map<std::string, Spikes> spikes;
    const auto read = [&](const std::string& group, const char* nodes) {
      return Spikes{file.numbers(group + "/timestamps").values, file.numbers(group + "/" + nodes).values};
    };
    if (file.has("/spikes/timestamps")) {
      spikes[""] = read("/spikes", file.has("/spikes/gids") ? "gids" : "node_ids");
      return spikes;
    }
    for (const std::string& name : file.members("/spikes"))
      spikes[name] = read("/spikes/" + name, "node_ids");
    return spikes;
  });
}

// A table with the columns timestamps, population and node_ids, separated by blanks.
std::map<std::string, Spikes> spikes_in_csv(const std::string& path) {
  std::istringstream lines(text_of_file(path));
  std::map<std::string, Spikes> spikes;
  std::string line;
  std::getline(lines, line);
  std::istringstream header(line);
  std::vector<std::string> names;
  for (std::string name; header >> name;) names.push_back(name);
  for (const char* needed : {"timestamps", "node_ids"}) {
    if (std::find(names.begin(), names.end(), needed) == names.end())
      throw std::invalid_argument(path + ":1: there is no column '" + needed + "'");
  }
  for (std::size_t number = 2; std::getline(lines, line); ++number) {
    std::istringstream fields(line);
    std::map<std::string, std::string> row;
    std::size_t column = 0;
    for (std::string field; fields >> field && column < names.size(); ++column) row[names[column]] = field;
    if (row.empty()) continue;
    const auto time = parse_number<double>(row["timestamps"]);
    const auto node = parse_number<double>(row["node_ids"]);
    if (column != names.size() || !time || !node)
      throw std::invalid_argument(path + ":" + std::to_string(number) + ": is no row of " +
                                  std::to_string(names.size()) + " fields with a time and a node");
    Spikes& of_population = spikes[row.count("population") > 0 ? row["population"] : ""];
    of_population.times.push_back(*time);
    of_population.nodes.push_back(*node);
  }
  return spikes;
}

SpikeTrainsDescription& trains_of(NetworkDescription& network, std::size_t population) {
  return *std::find_if(network.spike_trains.begin(), network.spike_trains.end(),
                       [&](const auto& trains) { return trains.population == population; });
}

void add_spikes(const std::string& path, const Spikes& spikes, const Nodes& nodes, double resolution,
                SpikeTrainsDescription& trains) {
  if (spikes.times.size() != spikes.nodes.size())
    throw std::invalid_argument(path + ": there are more times than nodes, or fewer");
  for (std::size_t i = 0; i < spikes.times.size(); ++i) {
    const double step = std::floor(spikes.times[i] / resolution + 0.5) - 1;
    const double node = spikes.nodes[i];
    if (!(step >= 0 && step <= 1e15)) {
      throw std::invalid_argument(path + ": a spike at " + to_text(spikes.times[i]) +
                                  " ms: allowed are times from " + to_text(resolution) + " ms on");
    }
    if (!(node >= 0 && node < static_cast<double>(nodes.count) && node == std::floor(node))) {
      throw std::invalid_argument(path + ": a spike of node " + to_text(node) + ": '" + nodes.name +
                                  "' has " + std::to_string(nodes.count));
    }
    trains.spikes.emplace_back(static_cast<std::uint64_t>(step), static_cast<std::uint32_t>(node));
  }
}

void read_input(const Config& config, const JsonNode& input, const std::vector<Nodes>& nodes,
                NetworkDescription& network) {
  JsonMembers members(input);
  if (members.has("input_type")) members.at("input_type").word({"spikes"});
  if (members.has("module")) members.at("module").word({"h5", "sonata", "csv", "synapse_replay"});
  for (const char* unused : {"delay", "duration", "enabled"}) (void)members.has(unused);
  if (members.has("enabled") && !members.at("enabled").flag()) return;
  const std::string path = config.path(members.at("input_file"));
  const JsonNode set = members.at("node_set");
  const std::string name = set.text();
  members.finish();
  const std::size_t population = find_nodes(nodes, name, set.place());
  if (!nodes[population].is_virtual)
    throw std::invalid_argument(set.place() + ": '" + name + "' are neurons: allowed are virtual nodes");
  const bool is_csv = path.size() > 4 && path.compare(path.size() - 4, 4, ".csv") == 0;
  const auto spikes = is_csv ? spikes_in_csv(path) : spikes_in_hdf5(path);
  for (const auto& [of, found] : spikes) {
    if (of.empty() || of == name)
      add_spikes(path, found, nodes[population], network.resolution, trains_of(network, population));
  }
}

}  // namespace

void read_inputs(const Config& config, const JsonNode& section, const std::vector<Nodes>& nodes,
                 NetworkDescription& network) {
  if (!section.value().is_object()) section.refuse("an object");
  for (const auto& [name, value] : section.value().items())
    read_input(config, JsonNode(section.place() + "." + name, value), nodes, network);
  for (SpikeTrainsDescription& trains : network.spike_trains) {
    std::sort(trains.spikes.begin(), trains.spikes.end());
    const auto twice = std::adjacent_find(trains.spikes.begin(), trains.spikes.end());
    if (twice == trains.spikes.end()) continue;
    throw std::invalid_argument(section.place() + ": node " + std::to_string(twice->second) + " of '" +
                                nodes[trains.population].name + "' spikes twice in the step that ends at " +
                                to_text(static_cast<double>(twice->first + 1) * network.resolution) + " ms");
  }
}

}  // namespace lif::sonata
