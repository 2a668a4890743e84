#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include <lif/arrays/frame.hpp>
#include <lif/layers/shape.hpp>
#include <lif/numbers/number_events.hpp>

namespace lif {

/// The floating-point type that values were rounded to.
enum class Precision { single_precision, double_precision };

/// What reaches a layer in a step.
struct LayerInputs {
  const Frame<>& input;      ///< the sum over the connections to it
  const Frame<>& recurrent;  ///< the sum over those to its recurrent port; size 0 where there are none
};

/// One node of a network, in plain C++: neurons, or what lies between them. Its values travel as
/// doubles, whatever type it computes in: that type's values are all doubles.
class Layer {
 public:
  Layer(Shape input, Shape output) : input_shape_(std::move(input)), output_shape_(std::move(output)) {}
  virtual ~Layer() = default;
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;
  Layer(Layer&&) = delete;
  Layer& operator=(Layer&&) = delete;

  /// What it is, for reports: `Dense`, `Convolution`, the name of the neurons' model.
  virtual std::string kind() const = 0;

  const Shape& input_shape() const { return input_shape_; }
  const Shape& output_shape() const { return output_shape_; }

  /// Back to the state before the first step.
  virtual void reset() {}

  /// One step.
  /// @param output  of the output's size; it holds what some earlier step left
  virtual void step(const LayerInputs& inputs, Frame<>& output) = 0;

  /// Synapses, counted as the connections that a spike of each input would travel; 0 for neurons.
  virtual std::uint64_t synapses() const { return 0; }
  /// Synapses that these events travel.
  virtual std::uint64_t synaptic_events(const Frame<>& /*input*/) const { return 0; }

 private:
  Shape input_shape_;
  Shape output_shape_;
};

/// A layer of neurons, whatever their model.
class NeuronLayer : public Layer {
 public:
  using Layer::Layer;

  /// Whether they spike; leaky integrators emit their potential.
  virtual bool is_spiking() const = 0;
  /// The potential of one neuron after the step.
  virtual double potential(std::size_t neuron) const = 0;
  /// The narrower of the types that hold all potentials; double for fixed point.
  virtual Precision potential_precision() const = 0;
  /// What it is compared with; NaN for neurons that do not spike.
  virtual double threshold(std::size_t neuron) const = 0;
  /// What limited numbers did in all steps so far.
  virtual const NumberEvents& events() const = 0;
};

}  // namespace lif
