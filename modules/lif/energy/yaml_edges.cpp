#include <lif/energy/yaml_edges.hpp>

#include <map>

namespace lif::energy {

namespace {

constexpr std::size_t most_size = 1U << 22U;  // of a layer
constexpr std::size_t most_synapses = 1U << 26U;

}  // namespace

bool is_unit(const std::string& name) { return name == "soma" || name == "synapse" || name == "dendrite"; }

void YamlEdges::read(const Neurons& source, const Neurons& target, bool are_groups,
                     const YAML::Node& attributes, const YAML::Node& key) {
  EdgeAttributes read;
  read_edge_attributes(attributes, read);
  if (are_groups) {
    read_hyperedge(source, target, read, key);
  } else {
    add(source.first, target.first, read.weight.IsDefined() ? yaml_.number(read.weight, "weight") : 0, key);
  }
}

void YamlEdges::read_edge_attributes(const YAML::Node& node, EdgeAttributes& attributes) {
  const std::map<std::string, std::size_t Convolution::*> sizes{
      {"input_width", &Convolution::input_width},       {"input_height", &Convolution::input_height},
      {"input_channels", &Convolution::input_channels}, {"kernel_width", &Convolution::kernel_width},
      {"kernel_height", &Convolution::kernel_height},   {"kernel_count", &Convolution::kernel_count},
      {"stride_width", &Convolution::stride_width},     {"stride_height", &Convolution::stride_height}};
  const auto take = [&](const std::string& name, const YAML::Node& value, const YAML::Node&) {
    const auto size = sizes.find(name);
    if (name == "weight" || name == "w") {
      attributes.weight.reset(value);
    } else if (name == "type") {
      attributes.type = yaml_.text(value, name);
    } else if (name == "source_target_pairs") {
      attributes.pairs.reset(value);
    } else if (size != sizes.end()) {
      attributes.convolution.*(size->second) = yaml_.integer(value, name, 1, most_size);
    } else if (name == "delay" || name == "d") {
      require_no_delay(value);
    } else {
      ignored_.add("edge: " + name);
    }
  };
  yaml_.for_each(node, "an edge",
                 [&](const std::string& name, const YAML::Node& value, const YAML::Node& key) {
                   is_unit(name) ? yaml_.for_each(value, name, take) : take(name, value, key);
                 });
}

// A number, or a list of numbers.
void YamlEdges::require_no_delay(const YAML::Node& value) {
  const auto require = [this](const YAML::Node& one) {
    if (yaml_.number(one, "delay") != 0) yaml_.refuse(one, "delays are not supported: allowed is 0");
  };
  if (!value.IsSequence()) return require(value);
  for (const auto& one : value) require(one);
}

void YamlEdges::read_hyperedge(const Neurons& source, const Neurons& target, const EdgeAttributes& attributes,
                               const YAML::Node& key) {
  if (!attributes.weight.IsDefined() || !attributes.weight.IsSequence())
    yaml_.refuse(key, "an edge between groups needs 'weight': a list");
  std::vector<double> weights;
  weights.reserve(attributes.weight.size());
  for (const auto& weight : attributes.weight) weights.push_back(yaml_.number(weight, "weight"));
  if (attributes.type == "dense") {
    const std::size_t targets = target.end - target.first;
    const std::size_t count = (source.end - source.first) * targets;
    require_weights(weights.size(), count, key);
    for (std::size_t i = 0; i < count; ++i)
      add(source.first + i / targets, target.first + i % targets, weights[i], key);
  } else if (attributes.type == "sparse") {
    read_sparse(source, target, attributes.pairs, weights, key);
  } else if (attributes.type == "conv2d") {
    read_convolution(source, target, attributes.convolution, weights, key);
  } else {
    yaml_.refuse(key, "an edge between groups of the type '" + attributes.type +
                          "': allowed is dense, sparse or conv2d");
  }
}

void YamlEdges::require_weights(std::size_t given, std::size_t needed, const YAML::Node& key) {
  if (given >= needed) return;
  yaml_.refuse(key, std::to_string(given) + " weights: needed are " + std::to_string(needed));
}

void YamlEdges::read_sparse(const Neurons& source, const Neurons& target, const YAML::Node& pairs,
                            const std::vector<double>& weights, const YAML::Node& key) {
  if (!pairs.IsDefined() || !pairs.IsSequence())
    yaml_.refuse(key, "a sparse edge needs 'source_target_pairs': a list of pairs");
  require_weights(weights.size(), pairs.size(), key);
  std::size_t place = 0;
  for (const auto& pair : pairs) {
    if (!pair.IsSequence() || pair.size() != 2) yaml_.refuse(pair, "has to be a pair: [source, target]");
    const std::size_t from = yaml_.integer(pair[0], "a source", 0, source.end - source.first - 1);
    const std::size_t to = yaml_.integer(pair[1], "a target", 0, target.end - target.first - 1);
    add(source.first + from, target.first + to, weights[place++], key);
  }
}

// Neurons are numbered by channel, row and column; weights by row, column, input and output channel.
void YamlEdges::read_convolution(const Neurons& source, const Neurons& target, const Convolution& layer,
                                 const std::vector<double>& weights, const YAML::Node& key) {
  for (const std::size_t size :
       {layer.input_width, layer.input_height, layer.input_channels, layer.kernel_width, layer.kernel_height,
        layer.kernel_count, layer.stride_width, layer.stride_height}) {
    if (size == 0) yaml_.refuse(key, "a conv2d edge needs sizes of input, kernel and stride");
  }
  if (layer.kernel_width > layer.input_width || layer.kernel_height > layer.input_height)
    yaml_.refuse(key, "the kernel is larger than the input");
  const std::size_t width = (layer.input_width - layer.kernel_width) / layer.stride_width + 1;
  const std::size_t height = (layer.input_height - layer.kernel_height) / layer.stride_height + 1;
  require_size("sources", source, {layer.input_width, layer.input_height, layer.input_channels}, key);
  require_size("targets", target, {width, height, layer.kernel_count}, key);
  require_weights(weights.size(),
                  layer.kernel_width * layer.kernel_height * layer.input_channels * layer.kernel_count, key);
  for (std::size_t out = 0; out < layer.kernel_count * height * width; ++out) {
    const std::size_t channel = out / (height * width);
    const std::size_t top = out / width % height * layer.stride_height;
    const std::size_t left = out % width * layer.stride_width;
    for (std::size_t in = 0; in < layer.input_channels; ++in) {
      for (std::size_t y = 0; y < layer.kernel_height; ++y) {
        for (std::size_t x = 0; x < layer.kernel_width; ++x) {
          const std::size_t from = (in * layer.input_height + top + y) * layer.input_width + left + x;
          const std::size_t weight =
              ((y * layer.kernel_width + x) * layer.input_channels + in) * layer.kernel_count + channel;
          add(source.first + from, target.first + out, weights[weight], key);
        }
      }
    }
  }
}

void YamlEdges::require_size(const char* what, const Neurons& group, const std::vector<std::size_t>& sizes,
                             const YAML::Node& key) {
  std::size_t needed = 1;
  for (const std::size_t size : sizes) needed = needed > most_size ? needed : needed * size;
  if (needed == group.end - group.first) return;
  yaml_.refuse(key, std::to_string(group.end - group.first) + " " + what + ": the sizes of the edge need " +
                        std::to_string(needed));
}

void YamlEdges::add(std::size_t source, std::size_t target, double weight, const YAML::Node& at) {
  if (synapses_.size() == most_synapses)
    yaml_.refuse(at, "too many synapses: allowed are " + std::to_string(most_synapses));
  synapses_.push_back({source, target, weight});
}

}  // namespace lif::energy
