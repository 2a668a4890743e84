#include <algorithm>
#include <map>
#include <stdexcept>

#include <lif/energy/read_sanafe.hpp>
#include <lif/energy/yaml_edges.hpp>
#include <lif/energy/yaml_text.hpp>
#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/parse.hpp>

namespace lif::energy {

namespace {

constexpr std::size_t most_neurons = 1U << 22U;

/// A neuron before it is mapped: names of units, "" for the first one of its core.
struct Unmapped {
  MappedNeuron neuron;
  std::string soma, synapse, dendrite;
};

struct Group {
  std::size_t first = 0;
  std::size_t size = 0;
};

class NetworkReader {
 public:
  NetworkReader(const std::string& path, const MeshArchitecture& chip) : yaml_(path), chip_(chip) {}

  ReadNetwork read() {
    const YAML::Node root = yaml_.required(yaml_.root(), "network");
    const YAML::Node groups = yaml_.required(root, "groups");
    if (root["name"].IsDefined()) network_.name = yaml_.text(root["name"], "name");
    if (!groups.IsSequence()) yaml_.refuse(groups, "'groups' has to be a list");
    for (const auto& group : groups) read_group(group);
    yaml_.for_each(yaml_.required(root, "edges"), "edges",
                   [&](const std::string& name, const YAML::Node& value, const YAML::Node& key) {
                     read_edge(name, value, key);
                   });
    map_neurons(yaml_.required(yaml_.root(), "mappings"));
    return {std::move(network_), ignored_.take()};
  }

 private:
  void read_group(const YAML::Node& node) {
    const std::string name = yaml_.name(yaml_.required(node, "name"));
    Unmapped pattern;
    apply(node["attributes"], pattern);
    Group group{unmapped_.size(), 0};
    const YAML::Node neurons = yaml_.required(node, "neurons");
    if (neurons.IsMap()) {
      yaml_.for_each(neurons, "neurons",
                     [&](const std::string& key, const YAML::Node& value, const YAML::Node& at) {
                       add_neurons(key, value, at, pattern, name, group);
                     });
    } else if (neurons.IsSequence()) {
      for (const auto& entry : neurons) {
        if (entry.IsScalar()) {
          add_neurons(entry.Scalar(), YAML::Node(YAML::NodeType::Undefined), entry, pattern, name, group);
          continue;
        }
        yaml_.for_each(entry, "neurons",
                       [&](const std::string& key, const YAML::Node& value, const YAML::Node& at) {
                         add_neurons(key, value, at, pattern, name, group);
                       });
      }
    } else {
      yaml_.refuse(neurons, "'neurons' has to be a list");
    }
    if (group.size == 0)
      yaml_.refuse(node, "the group '" + name + "' has no neurons: allowed is one or more");
    if (!groups_.try_emplace(name, group).second)
      yaml_.refuse(node, "the group '" + name + "' is there twice");
  }

  void add_neurons(const std::string& key, const YAML::Node& attributes, const YAML::Node& at,
                   const Unmapped& pattern, const std::string& name, Group& group) {
    const NumberRange range = parse_numbers(key);
    if (!range.is_range) yaml_.refuse(at, "'" + key + "' is no number of a neuron, nor a range such as 0..9");
    if (range.first != group.size) {
      yaml_.refuse(at, "neuron " + std::to_string(range.first) + " of '" + name + "': allowed here is " +
                           std::to_string(group.size) + ", as neurons are numbered in their order");
    }
    if (unmapped_.size() + (range.last - range.first + 1) > most_neurons)
      yaml_.refuse(at, "too many neurons: allowed are " + std::to_string(most_neurons));
    Unmapped one = pattern;
    apply(attributes, one);
    for (std::size_t i = range.first; i <= range.last; ++i) {
      one.neuron.name = name + "." + std::to_string(i);
      unmapped_.push_back(one);
    }
    group.size = range.last + 1;
  }

  // Attributes of neurons, also those that are meant for one unit.
  void apply(const YAML::Node& attributes, Unmapped& target) {
    const auto apply_to = [&](const std::string& name, const YAML::Node& value, const YAML::Node&) {
      apply_one(name, value, target);
    };
    yaml_.for_each(attributes, "attributes",
                   [&](const std::string& name, const YAML::Node& value, const YAML::Node& key) {
                     is_unit(name) ? yaml_.for_each(value, name, apply_to) : apply_to(name, value, key);
                   });
  }

  void apply_one(const std::string& name, const YAML::Node& value, Unmapped& target) {
    MappedNeuron& neuron = target.neuron;
    if (name == "log_spikes") {
      neuron.logs_spikes = yaml_.flag(value, name);
    } else if (name == "log_potential") {
      neuron.logs_potential = yaml_.flag(value, name);
    } else if (name == "soma_hw_name") {
      target.soma = yaml_.text(value, name);
    } else if (name == "synapse_hw_name") {
      target.synapse = yaml_.text(value, name);
    } else if (name == "dendrite_hw_name") {
      target.dendrite = yaml_.text(value, name);
    } else if (name == "force_update" || name == "force_update_every_timestep") {
      neuron.is_updated_always = yaml_.flag(value, name);
    } else if (name == "spikes") {
      if (!value.IsSequence()) yaml_.refuse(value, "'spikes' has to be a list of 0 and 1");
      std::vector<bool> train;
      for (const auto& spike : value) train.push_back(yaml_.integer(spike, name, 0, 1) == 1);
      neuron.spikes = std::make_shared<const std::vector<bool>>(std::move(train));
    } else if (name == "poisson" || name == "rate") {
      if (yaml_.number(value, name) != 0)
        yaml_.refuse(value, "'" + name + "' is not supported: allowed is a list 'spikes'");
    } else if (name == "potential") {
      if (yaml_.number(value, name) != 0)
        yaml_.refuse(value, "an initial 'potential' is not supported: allowed is 0");
    } else if (is_parameter(name)) {
      set_parameter_of(neuron, name, value);
    } else {
      ignored_.add("neuron: " + name);
    }
  }

  static bool is_parameter(const std::string& name) {
    const auto entries = parameter_entries(sanafe::LoihiLIFParameters{});
    return std::any_of(entries.begin(), entries.end(),
                       [&](const ParameterEntry& entry) { return entry.name == name; });
  }

  void set_parameter_of(MappedNeuron& neuron, const std::string& name, const YAML::Node& value) {
    const std::string text = yaml_.text(value, name);
    if (set_parameter(neuron.parameters, name, text, "a neuron")) return;
    const auto entries = parameter_entries(neuron.parameters);
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const ParameterEntry& one) { return one.name == name; });
    yaml_.refuse(value, name + " = " + text + " is not allowed: allowed is " + allowed_text(*entry));
  }

  const Group& group_of(const std::string& name, const YAML::Node& at) {
    const auto found = groups_.find(name);
    if (found == groups_.end()) yaml_.refuse(at, "there is no group '" + name + "'");
    return found->second;
  }

  /// Neurons that a text such as `out`, `out.3` or `out.0..9` names.
  struct Named {
    std::size_t first = 0;
    std::size_t end = 0;
    bool is_group = false;
  };

  Named named(const std::string& text, const YAML::Node& at) {
    const auto whole = groups_.find(text);
    if (whole != groups_.end()) return {whole->second.first, whole->second.first + whole->second.size, true};
    const std::size_t range_dots = text.find("..");
    const std::size_t dot =
        text.rfind('.', range_dots == std::string::npos ? std::string::npos : range_dots - 1);
    if (dot == std::string::npos || dot == 0)
      yaml_.refuse(at, "'" + text + "' names neither a group nor a neuron: allowed is GROUP or GROUP.NUMBER");
    const Group& group = group_of(text.substr(0, dot), at);
    const NumberRange range = parse_numbers(text.substr(dot + 1));
    if (!range.is_range || range.last >= group.size) {
      yaml_.refuse(
          at, "'" + text + "' is outside its group: allowed are neurons below " + std::to_string(group.size));
    }
    return {group.first + range.first, group.first + range.last + 1, false};
  }

  static std::string trimmed(const std::string& text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
  }

  void read_edge(const std::string& name, const YAML::Node& value, const YAML::Node& key) {
    const std::size_t arrow = name.find("->");
    if (arrow == std::string::npos)
      yaml_.refuse(key, "'" + name + "' is no edge: allowed is SOURCE -> TARGET");
    const Named source = named(trimmed(name.substr(0, arrow)), key);
    const Named target = named(trimmed(name.substr(arrow + 2)), key);
    if (source.is_group != target.is_group)
      yaml_.refuse(key, "'" + name + "' joins a group with a neuron: allowed are two of one kind");
    if (!source.is_group && (source.end - source.first != 1 || target.end - target.first != 1))
      yaml_.refuse(key, "'" + name + "' has a range: allowed are single neurons");
    edges_.read({source.first, source.end}, {target.first, target.end}, source.is_group, value, key);
  }

  void map_neurons(const YAML::Node& mappings) {
    std::vector<std::size_t> order;
    std::vector<bool> is_mapped(unmapped_.size());
    std::vector<std::size_t> on_core(chip_.cores.size());
    yaml_.for_each(
        mappings, "mappings", [&](const std::string& name, const YAML::Node& value, const YAML::Node& key) {
          const Named neurons = named(name, key);
          for (std::size_t i = neurons.first; i < neurons.end; ++i) {
            if (is_mapped[i]) yaml_.refuse(key, unmapped_[i].neuron.name + " is mapped twice");
            is_mapped[i] = true;
            place(unmapped_[i], value, key);
            const std::size_t core = unmapped_[i].neuron.core;
            if (++on_core[core] > chip_.cores[core].most_neurons && chip_.cores[core].most_neurons != 0) {
              yaml_.refuse(key, "there is no room for " + unmapped_[i].neuron.name + ": its core holds " +
                                    std::to_string(chip_.cores[core].most_neurons) + " neurons");
            }
            order.push_back(i);
          }
        });
    const auto left_out = std::find(is_mapped.begin(), is_mapped.end(), false);
    if (left_out != is_mapped.end()) {
      yaml_.refuse(mappings, unmapped_[static_cast<std::size_t>(left_out - is_mapped.begin())].neuron.name +
                                 " is not mapped: allowed are neurons with a core");
    }
    // Neurons stand in the order in which their cores work on them.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return unmapped_[a].neuron.core < unmapped_[b].neuron.core;
    });
    std::vector<std::size_t> number(order.size());
    network_.neurons.reserve(order.size());
    for (const std::size_t i : order) {
      number[i] = network_.neurons.size();
      network_.neurons.push_back(std::move(unmapped_[i].neuron));
    }
    for (MappedSynapse& synapse : network_.synapses) {
      synapse.source = number[synapse.source];
      synapse.target = number[synapse.target];
      const MappedNeuron& target = network_.neurons[synapse.target];
      if (chip_.cores[target.core].somas[target.soma].is_input)
        yaml_.refuse(mappings, target.name + " is an input, and a synapse leads to it");
    }
  }

  void place(Unmapped& one, const YAML::Node& value, const YAML::Node& key) {
    std::string core;
    yaml_.for_each(value, "a mapping",
                   [&](const std::string& name, const YAML::Node& unit, const YAML::Node&) {
                     const std::string text = yaml_.text(unit, name);
                     if (name == "core") {
                       core = text;
                     } else if (name == "soma") {
                       one.soma = text;
                     } else if (name == "synapse") {
                       one.synapse = text;
                     } else if (name == "dendrite") {
                       one.dendrite = text;
                     } else {
                       ignored_.add("mapping: " + name);
                     }
                   });
    MappedNeuron& neuron = one.neuron;
    neuron.core = core_of(core, key);
    const MeshCore& place = chip_.cores[neuron.core];
    neuron.soma = unit_of(place.somas, one.soma, "soma", key);
    neuron.synapse = unit_of(place.synapses, one.synapse, "synapse", key);
    const std::size_t dendrite = unit_of(place.dendrites, one.dendrite, "dendrite", key);
    if (!place.dendrites[dendrite].is_accumulator) {
      yaml_.refuse(key, neuron.name + " is mapped to the dendrite '" + place.dendrites[dendrite].name +
                            "': allowed are those of the model accumulator");
    }
    if (!place.somas[neuron.soma].is_input) return;
    if (!inputs_.insert({neuron.core, neuron.soma}).second) {
      yaml_.refuse(key, neuron.name + " shares the input unit '" + place.somas[neuron.soma].name +
                            "': allowed is one neuron, as the unit holds one spike train");
    }
  }

  // `TILE.CORE`, where cores are numbered in each tile.
  std::size_t core_of(const std::string& text, const YAML::Node& key) {
    const std::size_t dot = text.find('.');
    const auto tile = parse_integer(text.substr(0, dot));
    const auto core = dot == std::string::npos ? decltype(tile){} : parse_integer(text.substr(dot + 1));
    if (!tile || !core || *tile < 0 || *core < 0 || static_cast<std::size_t>(*tile) >= chip_.tiles.size() ||
        static_cast<std::size_t>(*core) >= chip_.tiles[static_cast<std::size_t>(*tile)].cores) {
      yaml_.refuse(key, "there is no core '" + text + "': allowed is TILE.CORE with tiles below " +
                            std::to_string(chip_.tiles.size()));
    }
    return chip_.tiles[static_cast<std::size_t>(*tile)].first_core + static_cast<std::size_t>(*core);
  }

  // The unit of this name; without a name, the first one.
  template <class Unit>
  std::size_t unit_of(const std::vector<Unit>& units, const std::string& name, const char* kind,
                      const YAML::Node& key) {
    if (name.empty()) return 0;
    const auto found =
        std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.name == name; });
    if (found == units.end()) yaml_.refuse(key, "the core has no " + std::string(kind) + " '" + name + "'");
    return static_cast<std::size_t>(found - units.begin());
  }

  YamlText yaml_;
  const MeshArchitecture& chip_;
  std::vector<Unmapped> unmapped_;
  std::map<std::string, Group> groups_;
  std::set<std::pair<std::size_t, std::size_t>> inputs_;  // units that hold a spike train
  MappedNetwork network_;
  Ignored ignored_;
  YamlEdges edges_{yaml_, ignored_, network_.synapses};
};

}  // namespace

ReadNetwork read_sanafe_network(const std::string& path, const MeshArchitecture& architecture) {
  return told(path, [&] { return NetworkReader(path, architecture).read(); });
}

}  // namespace lif::energy
