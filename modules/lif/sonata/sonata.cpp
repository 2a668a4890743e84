#include <lif/sonata/sonata.hpp>

#include <stdexcept>

#include <lif/description/parse_json.hpp>
#include <lif/nir/hdf5_file.hpp>
#include <lif/sonata/sonata_config.hpp>
#include <lif/sonata/sonata_edges.hpp>
#include <lif/sonata/sonata_inputs.hpp>
#include <lif/sonata/sonata_nodes.hpp>

namespace lif::sonata {

namespace {

void read_run(const Config& config, SonataNetwork& read) {
  if (!config.has("run")) return;
  const JsonNode run = config.section("run");
  JsonMembers members(run);
  const auto positive = [&](const char* name) {
    const JsonNode node = members.at(name);
    if (!(node.number() > 0)) node.refuse("a number above 0");
    return node.number();
  };
  if (members.has("dt")) read.network.resolution = positive("dt");
  if (members.has("tstop")) read.network.time = positive("tstop");
  if (members.has("tstart") && members.at("tstart").number() != 0)
    members.at("tstart").refuse("0: a run begins there");
  for (const auto& [name, value] : run.value().items()) {
    if (name != "dt" && name != "tstop" && name != "tstart") read.ignored.push_back("run." + name);
  }
}

}  // namespace

SonataNetwork read_sonata(const std::string& path) {
  const Config config(path);
  SonataNetwork read;
  for (const char* section : {"output", "reports", "conditions", "target_simulator"}) {
    if (config.has(section)) read.ignored.emplace_back(section);
  }
  read_run(config, read);
  if (!config.has("networks")) throw std::invalid_argument(path + ": \"networks\" is missing");
  JsonMembers networks(config.section("networks"));
  const std::vector<Nodes> nodes = read_nodes(config, networks.at("nodes"), read.network);
  if (networks.has("edges")) read_edges(config, networks.at("edges"), nodes, read.network);
  networks.finish();
  if (config.has("inputs")) read_inputs(config, config.section("inputs"), nodes, read.network);
  return read;
}

bool is_sonata(const std::string& path) {
  try {
    const JsonNode::Value file = parse_json(text_of_file(path), path);
    return file.is_object() && !file.contains("populations") &&
           (file.contains("networks") || file.contains("network") || file.contains("manifest"));
  } catch (const std::invalid_argument&) {
    return false;
  }
}

}  // namespace lif::sonata
