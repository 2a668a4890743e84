#pragma once

#include <cstddef>
#include <string>

#include <lif/layers/shape.hpp>
#include <lif/nir/graph.hpp>

namespace lif::nir {

/// The parameters of a node of neurons: one value for all, or one a neuron.
class NeuronParameters {
 public:
  /// @throws nir::Error if a parameter is neither a single value nor of the neurons' shape
  NeuronParameters(const Node& node, const Shape& shape);

  const Node& node() const { return node_; }
  /// Of the neurons.
  const Shape& shape() const { return shape_; }
  /// How many sets there are: 1 where all neurons have the same, or the number of neurons.
  std::size_t sets() const { return sets_; }
  /// A parameter of one set; `otherwise` where the file does not give it.
  double get(const std::string& name, std::size_t set, double otherwise = 0) const;
  /// Whether all neurons have the same.
  bool is_uniform(const std::string& name) const;
  /// The type in the file; double where it does not give the parameter.
  ElementType type(const std::string& name) const;
  /// Whether the file gives a value for each neuron, and not a single one.
  bool is_array(const std::string& name) const;

 private:
  const Array* find(const std::string& name) const;

  const Node& node_;
  const Shape& shape_;
  std::size_t sets_ = 1;
};

}  // namespace lif::nir
