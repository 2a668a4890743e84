#pragma once

#include <cstddef>
#include <string>

#include <lif/layers/shape.hpp>
#include <lif/nir/graph.hpp>

namespace lif::nir {

/// The parameters of a node of neurons: one value for all neurons, or one per neuron.
class NeuronParameters {
 public:
  /// @throws nir::Error if a parameter is neither a single value nor an array with the neurons' shape
  NeuronParameters(const Node& node, const Shape& shape);

  /// The node that the parameters belong to.
  const Node& node() const { return node_; }
  /// The shape of the neurons.
  const Shape& shape() const { return shape_; }
  /// The number of parameter sets: 1 where all neurons have the same parameters, otherwise one per neuron.
  std::size_t sets() const { return sets_; }
  /// A parameter of one set, or `otherwise` if the file does not contain it.
  double get(const std::string& name, std::size_t set, double otherwise = 0) const;
  /// Whether all neurons have the same value.
  bool is_uniform(const std::string& name) const;
  /// The parameter's type in the file; double if the file does not contain the parameter.
  ElementType type(const std::string& name) const;
  /// Whether the file contains a value for each neuron rather than a single one.
  bool is_array(const std::string& name) const;

 private:
  const Array* find(const std::string& name) const;

  const Node& node_;
  const Shape& shape_;
  std::size_t sets_ = 1;
};

}  // namespace lif::nir
