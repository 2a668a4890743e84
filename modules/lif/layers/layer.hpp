#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <lif/arrays/frame.hpp>
#include <lif/layers/shape.hpp>
#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/number_events.hpp>

namespace lif {

/// The floating-point type that values are rounded to.
enum class Precision { single_precision, double_precision };

/// The inputs of a layer in one step.
struct LayerInputs {
  const Frame<>& input;      ///< the sum over the connections to the layer's input
  const Frame<>& recurrent;  ///< the sum over connections to its recurrent port; size 0 without any
};

/// One node of a network, in plain C++: neurons, or a layer between neurons. Values travel as doubles
/// whatever type the layer computes in, because a double represents every value of that type.
class Layer {
 public:
  /// Takes the shapes of the values that the layer receives and of those that it emits in a step.
  Layer(Shape input, Shape output) : input_shape_(std::move(input)), output_shape_(std::move(output)) {}
  virtual ~Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  Layer(Layer&&) = delete;
  Layer& operator=(Layer&&) = delete;

  /// The kind of layer, for reports: `Dense`, `Convolution`, or the name of the neurons' model.
  virtual std::string kind() const = 0;

  /// Shape of the values that arrive at each port of the layer in a step.
  const Shape& input_shape() const { return input_shape_; }
  /// Shape of the values that the layer emits in a step.
  const Shape& output_shape() const { return output_shape_; }

  /// Returns to the state before the first step.
  virtual void reset() {}

  /// Makes one step.
  /// @param output  frame of the output's size; it still holds the values of some earlier step
  virtual void step(const LayerInputs& inputs, Frame<>& output) = 0;

  /// The number of synapses: of connections that spikes travel if each input has one; 0 for neurons.
  virtual std::uint64_t synapses() const { return 0; }
  /// The number of synapses that the events of this input travel.
  virtual std::uint64_t synaptic_events(const Frame<>& /*input*/) const { return 0; }

 private:
  Shape input_shape_;
  Shape output_shape_;
};

/// A layer of neurons, whatever their model.
class NeuronLayer : public Layer {
 public:
  /// Takes the shapes of the neurons' inputs and of their outputs.
  using Layer::Layer;

  /// Whether the neurons spike; leaky integrators do not, and emit their potential.
  virtual bool is_spiking() const = 0;
  /// The number of sets of parameters: 1 where the neurons share one, else their number.
  virtual std::size_t parameter_sets() const = 0;
  /// The parameters of a set.
  virtual std::vector<ParameterEntry> parameters(std::size_t set) const = 0;
  /// The potential of one neuron after the step.
  virtual double potential(std::size_t neuron) const = 0;
  /// The narrowest precision that represents all potentials; double for fixed point.
  virtual Precision potential_precision() const = 0;
  /// The threshold of one neuron; NaN for neurons that do not spike.
  virtual double threshold(std::size_t neuron) const = 0;
  /// Saturations, wraps and exact hits of the threshold in all steps so far.
  virtual const NumberEvents& events() const = 0;
};

}  // namespace lif
