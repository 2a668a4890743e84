#pragma once

#include <memory>
#include <string>
#include <vector>

#include <lif/layers/layer.hpp>
#include <lif/layers/neuron_layer_of.hpp>
#include <lif/layers/pooling.hpp>
#include <lif/nir/build.hpp>
#include <lif/nir/neuron_parameters.hpp>

namespace lif::nir {

/// The data from which a convention makes the neurons of a node.
struct NeuronRequest {
  const NeuronParameters& parameters;  ///< parameters of the node, and the shape of its neurons
  const BuildOptions& options;         ///< settings of the run
  bool has_recurrent_port;             ///< feedback from the layer itself arrives separately
  std::vector<std::string>& notes;     ///< receives the assumptions made
};

/// Builds the nodes whose meaning the format leaves open, in the way of one framework's importer.
class NodeBuilder {
 public:
  virtual ~NodeBuilder() = default;

  /// The convention's name, as users type it.
  virtual const char* name() const = 0;
  /// The precision of sums.
  virtual Precision precision() const { return Precision::single_precision; }
  /// Whether the importer knows this type of node without neurons; unknown types are refused.
  virtual bool knows(const std::string& node_type) const = 0;
  /// Whether the importer knows convolutions in groups.
  virtual bool knows_groups() const { return false; }
  /// Makes a layer of neurons.
  /// @throws nir::Error or std::invalid_argument if the importer refuses the node
  virtual std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const = 0;
  /// Whether feedback from the layer itself arrives separately from other inputs.
  virtual bool keeps_recurrence_apart() const { return false; }
  /// How a SumPool2d computes its sum; the default is PyTorch's LPPool2d, into which importers turn it.
  virtual Pool sum_pool() const { return Pool::average_times_n; }
  /// Whether the importer's loader loses nodes that several connections lead to.
  virtual bool loses_sums() const { return false; }
  /// Whether the dimensions of a Flatten include a batch axis before all others.
  virtual bool counts_batch_axis() const { return false; }
};

/// The builder of a convention.
const NodeBuilder& node_builder(Convention convention);

#define LIF_DECLARE(name, meaning)                                                     \
  /** The builder of the convention of this name, defined in a source of that name. */ \
  const NodeBuilder& name##_builder();
LIF_NIR_CONVENTIONS(LIF_DECLARE)
#undef LIF_DECLARE

/// Makes neurons of a model in the convention's number type `Real` (a type, or NumberTypes), or in fixed
/// point where the options ask for it.
/// @param parameters_of  returns the model's parameters for a set of the node's parameters
template <template <class> class Model, class Real, class ParametersOf>
std::unique_ptr<NeuronLayer> make_neurons(const NeuronRequest& request, ParametersOf&& parameters_of) {
  std::vector<typename Model<Real>::Parameters> sets;
  sets.reserve(request.parameters.sets());
  for (std::size_t set = 0; set < request.parameters.sets(); ++set) sets.push_back(parameters_of(set));
  const Shape& shape = request.parameters.shape();
  if (const auto& state = request.options.quantisation.state) {
    return std::make_unique<NeuronLayerOf<Model<DynamicFixed>>>(shape, sets, *state);
  }
  return std::make_unique<NeuronLayerOf<Model<Real>>>(shape, sets);
}

/// A value rounded to float.
inline double as_float(double value) { return static_cast<double>(static_cast<float>(value)); }

}  // namespace lif::nir
