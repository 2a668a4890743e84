#include <lif/description/network_file.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include <lif/common/did_you_mean.hpp>
#include <lif/description/at_place.hpp>
#include <lif/description/json_distribution.hpp>
#include <lif/description/json_node.hpp>
#include <lif/description/number_columns.hpp>
#include <lif/description/parse_json.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/poisson_counts.hpp>

namespace lif {

namespace {

constexpr std::uint64_t most_neurons = 0xffffffffU;

// The value of a parameter as users type it.
std::string parameter_text(const JsonNode& node) {
  if (node.value().is_null()) return "none";
  if (node.value().is_boolean()) return node.flag() ? "true" : "false";
  if (node.value().is_number_integer()) return node.value().dump();
  if (node.value().is_number()) return to_text(node.number());
  return node.text();
}

struct NamedRule {
  const char* name;
  ConnectionRuleKind kind;
  const char* number;  // the name of its number, or null
};

constexpr std::array<NamedRule, 6> rules{{
    {"one_to_one", ConnectionRuleKind::one_to_one, nullptr},
    {"all_to_all", ConnectionRuleKind::all_to_all, nullptr},
    {"fixed_indegree", ConnectionRuleKind::fixed_indegree, "indegree"},
    {"fixed_outdegree", ConnectionRuleKind::fixed_outdegree, "outdegree"},
    {"fixed_total_number", ConnectionRuleKind::fixed_total_number, "N"},
    {"pairwise_bernoulli", ConnectionRuleKind::pairwise_bernoulli, nullptr},
}};

class Reader {
 public:
  Reader(std::string name, std::string folder, const ColumnReader& read_columns)
      : name_(std::move(name)), folder_(std::move(folder)), read_columns_(read_columns) {}

  NetworkDescription read(const JsonNode::Value& file) {
    JsonMembers members(JsonNode(name_, file));
    if (members.has("resolution")) network_.resolution = positive(members.at("resolution"));
    if (members.has("time")) network_.time = positive(members.at("time"));
    if (members.has("seed"))
      network_.seed = members.at("seed").integer(0, std::numeric_limits<std::int64_t>::max());
    if (members.has("precision")) network_.is_double = members.at("precision").word({"float", "double"}) == 1;
    if (members.has("description")) members.at("description").text();
    for (const JsonNode& node : members.at("populations").elements()) add_population(node);
    if (network_.populations.empty())
      throw std::invalid_argument(name_ + ": populations: at least one is needed");
    if (members.has("projections")) {
      for (const JsonNode& node : members.at("projections").elements()) add_projection(node);
    }
    if (members.has("drives")) {
      for (const JsonNode& node : members.at("drives").elements()) add_drive(node);
    }
    if (members.has("recorders")) {
      network_.recorded_spikes.emplace();
      for (const JsonNode& node : members.at("recorders").elements()) add_recorder(node);
    }
    members.finish();
    return std::move(network_);
  }

 private:
  static double positive(const JsonNode& node) {
    if (!(node.number() > 0)) node.refuse("a number above 0");
    return node.number();
  }

  std::string path_of(const JsonNode& node) {
    network_.files.push_back((std::filesystem::path(folder_) / node.text()).string());
    return network_.files.back();
  }

  // A population that takes input.
  std::size_t target(const JsonNode& node) const {
    const std::size_t number = population(node);
    for (const SpikeTrainsDescription& trains : network_.spike_trains) {
      if (trains.population == number) node.refuse("a population with a model: these neurons take no input");
    }
    return number;
  }

  void add_population(const JsonNode& node) {
    JsonMembers members(node);
    PopulationDescription population;
    population.place = node.place();
    population.name = members.at("name").text();
    for (const PopulationDescription& other : network_.populations) {
      if (other.name == population.name) members.at("name").refuse("a name that no other population has");
    }
    population.count = static_cast<std::size_t>(members.at("count").integer(1, most_neurons));
    const std::size_t number = network_.populations.size();
    if (members.has("spike_trains")) {
      network_.spike_trains.push_back(
          {node.place(), number, spike_trains(members.at("spike_trains"), population.count)});
    } else {
      population.model = members.at("model").text();
      if (members.has("parameters")) read_parameters(members.at("parameters"), population);
      if (members.has("initial")) {
        const JsonNode initial = members.at("initial");
        JsonMembers values(initial);
        for (const auto& [name, value] : initial.value().items())
          population.initial_state.emplace(name, distribution_of(values.at(name)));
      }
      if (members.has("weight_unit")) population.weight_unit = positive(members.at("weight_unit"));
    }
    members.finish();
    network_.populations.push_back(std::move(population));
  }

  static void read_parameters(const JsonNode& node, PopulationDescription& population) {
    JsonMembers members(node);
    for (const auto& [name, value] : node.value().items()) {
      const JsonNode parameter = members.at(name);
      if (value.is_object()) {
        population.varied_parameters.emplace(name, distribution_of(parameter));
      } else {
        population.parameters.emplace(name, parameter_text(parameter));
      }
    }
  }

  std::vector<std::pair<std::uint64_t, std::uint32_t>> spike_trains(const JsonNode& node, std::size_t count) {
    const std::string path = path_of(node);
    const NumberColumns table = at_place(node.place(), [&] {
      return read_columns_(path, {"step", "neuron"});
    });
    std::vector<std::pair<std::uint64_t, std::uint32_t>> spikes;
    spikes.reserve(table.rows());
    constexpr std::uint64_t most_steps = 1'000'000'000'000'000;
    for (std::size_t i = 0; i < table.rows(); ++i) {
      spikes.emplace_back(table.integer(0, i, 0, most_steps),
                          static_cast<std::uint32_t>(table.integer(1, i, 0, count - 1)));
    }
    std::sort(spikes.begin(), spikes.end());
    const auto twice = std::adjacent_find(spikes.begin(), spikes.end());
    if (twice != spikes.end()) {
      throw std::invalid_argument(path + ": neuron " + std::to_string(twice->second) +
                                  " spikes twice in step " + std::to_string(twice->first));
    }
    return spikes;
  }

  std::size_t population(const JsonNode& node) const {
    const std::string name = node.text();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < network_.populations.size(); ++i) {
      if (network_.populations[i].name == name) return i;
      names.push_back(network_.populations[i].name);
    }
    node.refuse("the name of a population" + did_you_mean(name, names));
  }

  void add_projection(const JsonNode& node) {
    JsonMembers members(node);
    ProjectionDescription projection;
    projection.place = node.place();
    projection.from = population(members.at("source"));
    projection.to = target(members.at("target"));
    if (members.has("file")) {
      projection.list = listed_synapses(members.at("file"), projection);
    } else {
      read_rule(members, projection.rule);
      projection.weight = distribution_of(members.at("weight"));
      projection.delay = distribution_of(members.at("delay"));
    }
    members.finish();
    network_.projections.push_back(std::move(projection));
  }

  static void read_rule(JsonMembers& members, ConnectionRule& rule) {
    std::vector<std::string> names;
    names.reserve(rules.size());
    for (const NamedRule& known : rules) names.emplace_back(known.name);
    const NamedRule& named = rules[members.at("rule").word(names)];
    rule.kind = named.kind;
    if (named.number != nullptr) rule.number = members.at(named.number).integer(0, std::uint64_t{1} << 48U);
    if (rule.kind == ConnectionRuleKind::pairwise_bernoulli) {
      rule.probability = members.at("p").number();
      if (!(rule.probability >= 0 && rule.probability <= 1)) members.at("p").refuse("a number from 0 to 1");
    }
    if (members.has("allow_autapses") && !members.at("allow_autapses").flag())
      rule.autapses = Autapses::forbidden;
    if (members.has("allow_multapses") && !members.at("allow_multapses").flag())
      rule.multapses = Multapses::forbidden;
  }

  std::vector<ListedSynapse> listed_synapses(const JsonNode& node, const ProjectionDescription& projection) {
    const std::string path = path_of(node);
    const NumberColumns table = at_place(node.place(), [&] {
      return read_columns_(path, {"source", "target", "weight", "delay"});
    });
    std::vector<ListedSynapse> synapses(table.rows());
    for (std::size_t i = 0; i < synapses.size(); ++i) {
      const double steps = std::floor(table.value(3, i) / network_.resolution + 0.5);
      if (!(steps >= 1 && steps <= largest_delay)) {
        table.refuse(
            3, i,
            "1 to " + std::to_string(largest_delay) + " steps of " + to_text(network_.resolution) + " ms");
      }
      if (!network_.is_double && !std::isfinite(static_cast<float>(table.value(2, i))))
        table.refuse(2, i, "a number in the range of float");
      synapses[i] = {
          static_cast<std::uint32_t>(table.integer(0, i, 0, network_.populations[projection.from].count - 1)),
          static_cast<std::uint32_t>(table.integer(1, i, 0, network_.populations[projection.to].count - 1)),
          table.value(2, i), static_cast<std::uint16_t>(steps)};
    }
    return synapses;
  }

  void add_drive(const JsonNode& node) {
    JsonMembers members(node);
    const std::size_t to = target(members.at("target"));
    if (members.at("type").word({"poisson_generator", "dc_generator"}) == 0) {
      const JsonNode rate = members.at("rate");
      const double most_rate = PoissonCounts::largest_mean * 1000 / network_.resolution;
      if (!(rate.number() >= 0 && rate.number() <= most_rate))
        rate.refuse("a number from 0 to " + to_text(most_rate) + ", which is " +
                    to_text(PoissonCounts::largest_mean) + " events a step");
      const double weight = members.at("weight").number();
      if (rate.number() > 0) network_.poisson.push_back({node.place(), to, rate.number(), weight});
    } else {
      network_.currents.push_back({node.place(), to, members.at("amplitude").number()});
    }
    members.finish();
  }

  void add_recorder(const JsonNode& node) {
    JsonMembers members(node);
    const std::size_t of = population(members.at("population"));
    const std::size_t type = members.at("type").word({"spikes", "potential", "rate"});
    if (type == 0) {
      network_.recorded_spikes->push_back(of);
    } else if (type == 2) {
      const JsonNode bin = members.at("bin");
      const double steps = std::floor(bin.number() / network_.resolution + 0.5);
      constexpr double most = 1e9;
      if (!(steps >= 1 && steps <= most))
        bin.refuse("1 to " + to_text(most) + " steps of " + to_text(network_.resolution) + " ms");
      for (const RatesDescription& other : network_.recorded_rates) {
        if (other.population == of)
          members.at("population").refuse("a population that no other such recorder has");
      }
      network_.recorded_rates.push_back({of, static_cast<std::uint64_t>(steps)});
    } else {
      std::set<std::uint32_t> neurons;
      for (const JsonNode& neuron : members.at("neurons").elements())
        neurons.insert(static_cast<std::uint32_t>(neuron.integer(0, network_.populations[of].count - 1)));
      for (const PotentialsDescription& other : network_.recorded_potentials) {
        if (other.population == of)
          members.at("population").refuse("a population that no other such recorder has");
      }
      network_.recorded_potentials.push_back({of, {neurons.begin(), neurons.end()}});
    }
    members.finish();
  }

  std::string name_;
  std::string folder_;
  const ColumnReader& read_columns_;
  NetworkDescription network_;
};

}  // namespace

NetworkDescription parse_network(const std::string& text, const std::string& name, const std::string& folder,
                                 const ColumnReader& read_columns) {
  return Reader(name, folder, read_columns).read(parse_json(text, name));
}

NetworkDescription read_network_file(const std::string& path, const ColumnReader& read_columns) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  std::array<char, 65536> piece{};
  std::size_t size = 0;
  if (std::filesystem::is_directory(path)) throw std::invalid_argument(path + ": is a folder");
  if (!file) throw std::invalid_argument(path + ": cannot be opened");
  while (file.read(piece.data(), piece.size()) || file.gcount() > 0) {
    size += static_cast<std::size_t>(file.gcount());
    if (size > largest_network_file) {
      throw std::invalid_argument(path + ": a network file has at most " +
                                  std::to_string(largest_network_file) + " bytes");
    }
    text.write(piece.data(), file.gcount());
  }
  if (size == 0) throw std::invalid_argument(path + ": is empty");
  return parse_network(text.str(), path, std::filesystem::path(path).parent_path().string(), read_columns);
}

}  // namespace lif
