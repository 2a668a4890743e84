#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include <lif/energy/read_sanafe.hpp>
#include <lif/energy/yaml_text.hpp>

namespace lif::energy {

namespace {

constexpr std::size_t most_tiles = 1U << 16U;
constexpr std::size_t most_cores = 1U << 18U;
constexpr std::size_t most_units = 1U << 22U;

/// The attributes of a unit, from which what is known is taken; the rest is noted.
class Attributes {
 public:
  Attributes(const YamlText& yaml, const YAML::Node& owner, std::string kind)
      : yaml_(yaml), owner_(owner), kind_(std::move(kind)) {
    yaml.for_each(owner["attributes"], "attributes of " + kind_,
                  [&](const std::string& name, const YAML::Node& value, const YAML::Node&) {
                    values_.emplace(name, value);
                  });
  }

  // Nodes are never assigned to each other: that would change the file's tree.
  YAML::Node take(const std::string& name) {
    const auto found = values_.find(name);
    if (found == values_.end()) return YAML::Node(YAML::NodeType::Undefined);
    taken_.insert(name);
    return found->second;
  }
  // What is missing is not 0.
  double cost(const std::string& name) {
    const YAML::Node node = take(name);
    if (!node.IsDefined())
      yaml_.refuse(owner_, kind_ + " has no '" + name + "': allowed is a number, 0 or more");
    return yaml_.positive(node, name);
  }
  Cost both(const std::string& operation) {
    return {cost("energy_" + operation), cost("latency_" + operation)};
  }
  std::string word(const std::string& name, const std::string& otherwise) {
    const YAML::Node node = take(name);
    return node.IsDefined() ? yaml_.text(node, name) : otherwise;
  }
  void ignore_rest(Ignored& ignored) {
    for (const auto& [name, value] : values_) {
      if (taken_.count(name) == 0) ignored.add(kind_ + ": " + name);
    }
  }

 private:
  const YamlText& yaml_;
  YAML::Node owner_;
  std::string kind_;
  std::map<std::string, YAML::Node> values_;
  std::set<std::string> taken_;
};

class ArchitectureReader {
 public:
  explicit ArchitectureReader(const std::string& path) : yaml_(path) {}

  ReadArchitecture read() {
    const YAML::Node root = yaml_.required(yaml_.root(), "architecture");
    chip_.name = yaml_.text(yaml_.required(root, "name"), "name");
    Attributes attributes(yaml_, root, "architecture");
    const std::string topology = attributes.word("topology", "mesh");
    if (topology != "mesh") yaml_.refuse(root, "the topology is '" + topology + "': allowed is mesh");
    chip_.width = extent(attributes, root, "width");
    chip_.height = extent(attributes, root, "height");
    read_barrier(attributes, root);
    attributes.ignore_rest(ignored_);
    const YAML::Node tiles = yaml_.required(root, "tile");
    for (const YAML::Node& tile : entries(tiles, "tile")) read_tiles(tile);
    if (chip_.tiles.empty()) yaml_.refuse(tiles, "there is no tile: allowed is one or more");
    if (chip_.tiles.size() > chip_.width * chip_.height) {
      yaml_.refuse(tiles, std::to_string(chip_.tiles.size()) + " tiles: the mesh has " +
                              std::to_string(chip_.width * chip_.height) + " places");
    }
    return {std::move(chip_), ignored_.take()};
  }

 private:
  std::size_t extent(Attributes& attributes, const YAML::Node& root, const char* name) {
    const YAML::Node node = attributes.take(name);
    if (!node.IsDefined()) yaml_.refuse(root, "the architecture has no '" + std::string(name) + "'");
    return yaml_.integer(node, name, 1, most_tiles);
  }

  void read_barrier(Attributes& attributes, const YAML::Node& root) {
    const std::string model = attributes.word("sync_model", "fixed");
    const YAML::Node latency = attributes.take("latency_sync");
    if (model == "fixed") {
      if (!latency.IsDefined()) yaml_.refuse(root, "the architecture has no 'latency_sync'");
      chip_.barrier[1] = yaml_.positive(latency, "latency_sync");
      return;
    }
    if (model != "table") yaml_.refuse(root, "sync_model is '" + model + "': allowed is fixed or table");
    if (!latency.IsDefined() || !latency.IsMap())
      yaml_.refuse(root, "'latency_sync' has to be a map of numbers of tiles and seconds");
    for (const auto& entry : latency)
      chip_.barrier[yaml_.integer(entry.first, "latency_sync", 0, most_tiles)] =
          yaml_.positive(entry.second, "latency_sync");
  }

  // The entries of a list, or the only one.
  std::vector<YAML::Node> entries(const YAML::Node& node, const std::string& kind) {
    if (node.IsMap()) return {node};
    if (!node.IsSequence()) yaml_.refuse(node, "'" + kind + "' has to be a list");
    std::vector<YAML::Node> all;
    for (const auto& one : node) {
      if (!one.IsMap()) yaml_.refuse(one, "an entry of '" + kind + "' has to be a map");
      all.push_back(one);
    }
    return all;
  }

  std::size_t copies(const NumberRange& range) const {
    return range.is_range ? range.last - range.first + 1 : 1;
  }

  NumberRange name_of(const YAML::Node& node) {
    return parse_copies(yaml_.name(yaml_.required(node, "name")));
  }

  void read_tiles(const YAML::Node& node) {
    const std::size_t count = copies(name_of(node));
    if (chip_.tiles.size() + count > most_tiles)
      yaml_.refuse(node, "too many tiles: allowed are " + std::to_string(most_tiles));
    Attributes attributes(yaml_, node, "tile");
    MeshTile tile;
    tile.hop = {attributes.both("north_hop"), attributes.both("east_hop"), attributes.both("south_hop"),
                attributes.both("west_hop")};
    attributes.ignore_rest(ignored_);
    std::vector<MeshCore> cores;
    const YAML::Node list = yaml_.required(node, "core");
    for (const YAML::Node& core : entries(list, "core")) {
      const std::size_t of_core = copies(name_of(core));
      if (of_core > most_cores || (cores.size() + of_core) * count + chip_.cores.size() > most_cores)
        yaml_.refuse(core, "too many cores: allowed are " + std::to_string(most_cores));
      copies_of_core_ = of_core * count;
      const MeshCore read = read_core(core);
      cores.insert(cores.end(), of_core, read);
    }
    for (std::size_t i = 0; i < count; ++i) {
      tile.x = chip_.tiles.size() / chip_.height;
      tile.y = chip_.tiles.size() % chip_.height;
      tile.first_core = chip_.cores.size();
      tile.cores = cores.size();
      for (MeshCore& core : cores) {
        core.tile = chip_.tiles.size();
        chip_.cores.push_back(core);
      }
      chip_.tiles.push_back(tile);
    }
  }

  MeshCore read_core(const YAML::Node& node) {
    MeshCore core;
    Attributes attributes(yaml_, node, "core");
    const std::string buffer = attributes.word("buffer_position", "soma");
    if (buffer != "soma") yaml_.refuse(node, "buffer_position is '" + buffer + "': allowed is soma");
    const YAML::Node most = attributes.take("max_neurons_supported");
    if (most.IsDefined()) core.most_neurons = yaml_.integer(most, "max_neurons_supported", 1, most_units);
    attributes.ignore_rest(ignored_);
    core.message_in = only_axon(node, "axon_in", "message_in");
    core.message_out = only_axon(node, "axon_out", "message_out");
    for (const YAML::Node& unit : entries(yaml_.required(node, "synapse"), "synapse"))
      read_synapse(unit, core);
    for (const YAML::Node& unit : entries(yaml_.required(node, "dendrite"), "dendrite"))
      read_dendrite(unit, core);
    for (const YAML::Node& unit : entries(yaml_.required(node, "soma"), "soma")) read_soma(unit, core);
    if (core.synapses.empty() || core.dendrites.empty() || core.somas.empty())
      yaml_.refuse(node,
                   "a core without units for synapses, dendrites or somas: allowed is one or more of each");
    return core;
  }

  // SANA-FE counts the energy of one axon unit alone where a core has several.
  Cost only_axon(const YAML::Node& node, const char* kind, const char* operation) {
    const auto all = entries(yaml_.required(node, kind), kind);
    if (all.size() != 1)
      yaml_.refuse(node,
                   "a core with " + std::to_string(all.size()) + " units '" + kind + "': allowed is one");
    Attributes attributes(yaml_, all.front(), kind);
    const Cost cost = attributes.both(operation);
    attributes.ignore_rest(ignored_);
    return cost;
  }

  template <class Add>
  void for_each_copy(const YAML::Node& unit, const Add& add) {
    const NumberRange range = name_of(unit);
    if (copies(range) > (most_units - units_) / copies_of_core_)
      yaml_.refuse(unit, "too many units: allowed are " + std::to_string(most_units));
    units_ += copies(range) * copies_of_core_;
    if (!range.is_range) {
      add(range.name);
      return;
    }
    for (std::size_t i = range.first; i <= range.last; ++i) add(range.name + "[" + std::to_string(i) + "]");
  }

  void read_synapse(const YAML::Node& unit, MeshCore& core) {
    Attributes attributes(yaml_, unit, "synapse");
    const std::string model = attributes.word("model", "current_based");
    if (model != "current_based")
      yaml_.refuse(unit, "a synapse of the model '" + model + "': allowed is current_based");
    SynapseUnit read{"", attributes.both("process_spike")};
    attributes.ignore_rest(ignored_);
    for_each_copy(unit, [&](const std::string& name) {
      read.name = name;
      core.synapses.push_back(read);
    });
  }

  // A network may leave units of other models alone; the reader of the network sees to that.
  void read_dendrite(const YAML::Node& unit, MeshCore& core) {
    Attributes attributes(yaml_, unit, "dendrite");
    const bool is_accumulator = attributes.word("model", "accumulator") == "accumulator";
    for_each_copy(unit, [&](const std::string& name) { core.dendrites.push_back({name, is_accumulator}); });
    const Cost cost = attributes.both("update");
    if (cost.energy != 0 || cost.latency != 0)
      yaml_.refuse(
          unit, "updates of the dendrite have a cost: allowed is 0, as updates of dendrites are not counted");
    attributes.ignore_rest(ignored_);
  }

  void read_soma(const YAML::Node& unit, MeshCore& core) {
    Attributes attributes(yaml_, unit, "soma");
    const std::string model = attributes.word("model", "");
    const bool is_input = model == "input";
    const std::string noise = attributes.word("noise", "none");
    if (noise != "none") yaml_.refuse(unit, "a soma with the noise '" + noise + "': allowed is none");
    if (!is_input && model != "leaky_integrate_fire")
      yaml_.refuse(unit, "a soma of the model '" + model + "': allowed is leaky_integrate_fire or input");
    SomaUnit read{"", is_input, attributes.both("access_neuron"), attributes.both("update_neuron"),
                  attributes.both("spike_out")};
    attributes.ignore_rest(ignored_);
    for_each_copy(unit, [&](const std::string& name) {
      read.name = name;
      core.somas.push_back(read);
    });
  }

  YamlText yaml_;
  MeshArchitecture chip_;
  Ignored ignored_;
  std::size_t units_ = 0;           // of all cores so far
  std::size_t copies_of_core_ = 1;  // of the core that is read
};

}  // namespace

ReadArchitecture read_sanafe_architecture(const std::string& path) {
  return told(path, [&] { return ArchitectureReader(path).read(); });
}

}  // namespace lif::energy
