#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <lif/energy/mapped_network.hpp>
#include <lif/energy/yaml_text.hpp>

namespace lif::energy {

/// Whether the attributes of this name are meant for one kind of unit.
bool is_unit(const std::string& name);

/// Reads the edges of a network of SANA-FE: between two neurons, or `dense`, `sparse` or `conv2d` between two
/// groups.
class YamlEdges {
 public:
  /// Neurons by their numbers, one behind the other.
  struct Neurons {
    std::size_t first = 0;  ///< first number
    std::size_t end = 0;    ///< number behind the last one
  };

  /// @param synapses  takes what the edges stand for; all have to outlive the object
  YamlEdges(const YamlText& yaml, Ignored& ignored, std::vector<MappedSynapse>& synapses)
      : yaml_(yaml), ignored_(ignored), synapses_(synapses) {}

  /// Reads an edge.
  /// @param are_groups  whether it joins groups, and not one neuron with another
  /// @param attributes  of the edge
  /// @param key         where the edge is named
  /// @throws std::invalid_argument naming file, line and what is wrong
  void read(const Neurons& source, const Neurons& target, bool are_groups, const YAML::Node& attributes,
            const YAML::Node& key);

 private:
  /// The layer of a hyperedge `conv2d`; names are SANA-FE's.
  struct Convolution {
    std::size_t input_width = 0, input_height = 0, input_channels = 0;
    std::size_t kernel_width = 0, kernel_height = 0, kernel_count = 0;
    std::size_t stride_width = 0, stride_height = 0;
  };

  struct EdgeAttributes {
    YAML::Node weight{YAML::NodeType::Undefined};
    std::string type;
    Convolution convolution;
    YAML::Node pairs{YAML::NodeType::Undefined};
  };
  void read_edge_attributes(const YAML::Node& node, EdgeAttributes& attributes);
  void require_no_delay(const YAML::Node& value);
  void read_hyperedge(const Neurons& source, const Neurons& target, const EdgeAttributes& attributes,
                      const YAML::Node& key);
  void require_weights(std::size_t given, std::size_t needed, const YAML::Node& key);
  void read_sparse(const Neurons& source, const Neurons& target, const YAML::Node& pairs,
                   const std::vector<double>& weights, const YAML::Node& key);
  void read_convolution(const Neurons& source, const Neurons& target, const Convolution& layer,
                        const std::vector<double>& weights, const YAML::Node& key);
  void require_size(const char* what, const Neurons& group, const std::vector<std::size_t>& sizes,
                    const YAML::Node& key);
  void add(std::size_t source, std::size_t target, double weight, const YAML::Node& at);

  const YamlText& yaml_;
  Ignored& ignored_;
  std::vector<MappedSynapse>& synapses_;
};

}  // namespace lif::energy
