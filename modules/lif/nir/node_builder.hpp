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

/// What a convention needs to know to make neurons of a node.
struct NeuronRequest {
  const NeuronParameters& parameters;
  const BuildOptions& options;
  bool has_recurrent_port;          ///< what comes back from the layer itself arrives apart
  std::vector<std::string>& notes;  ///< takes what was assumed
};

/// What one framework's importer makes of the nodes whose meaning the format leaves open.
class NodeBuilder {
 public:
  virtual ~NodeBuilder() = default;

  /// As users type it.
  virtual const char* name() const = 0;
  /// In which it sums.
  virtual Precision precision() const { return Precision::single_precision; }
  /// The types of nodes without neurons that its importer knows; others are refused.
  virtual bool knows(const std::string& node_type) const = 0;
  /// Whether it knows convolutions in groups.
  virtual bool knows_groups() const { return false; }
  /// A layer of neurons.
  /// @throws nir::Error or std::invalid_argument where the importer refuses
  virtual std::unique_ptr<NeuronLayer> neurons(const NeuronRequest& request) const = 0;
  /// Whether what comes back from the layer itself arrives apart from other inputs.
  virtual bool keeps_recurrence_apart() const { return false; }
  /// How a SumPool2d sums: as PyTorch's LPPool2d, which importers make of it, unless told otherwise.
  virtual Pool sum_pool() const { return Pool::average_times_n; }
  /// Whether its loader loses nodes that several connections reach.
  virtual bool loses_sums() const { return false; }
  /// Whether the dimensions of a Flatten count a batch axis before all others.
  virtual bool counts_batch_axis() const { return false; }
};

/// The builder of a convention.
const NodeBuilder& node_builder(Convention convention);

// One a convention; each in a file of its name.
const NodeBuilder& nir_builder();
const NodeBuilder& snntorch_builder();
const NodeBuilder& norse_builder();
const NodeBuilder& spikingjelly_builder();
const NodeBuilder& sinabs_builder();

/// Neurons of a model in the convention's number type `Real` (a type, or NumberTypes), or in the fixed point
/// that was asked for.
/// @param parameters_of  gives the model's parameters for a set of the node's
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

/// A value as float holds it.
inline double as_float(double value) { return static_cast<double>(static_cast<float>(value)); }

}  // namespace lif::nir
