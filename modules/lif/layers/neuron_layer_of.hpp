#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <lif/arrays/neuron_array.hpp>
#include <lif/layers/layer.hpp>
#include <lif/models/pieces/with_recurrence.hpp>

namespace lif {

/// Converts the values of frames into a model's input.
template <class Input>
class InputMaker {
 public:
  /// Makes inputs in the number formats of `numbers`, which is the NumberSystem of the model.
  template <class Numbers>
  explicit InputMaker(const Numbers& numbers) : make_(numbers.current) {}

  /// An input of zero, in the number formats of `numbers`.
  template <class Numbers>
  static Input zero(const Numbers& numbers) {
    return numbers.current(0);
  }
  /// The input of one neuron in a step, rounded to the model's number type.
  Input operator()(const LayerInputs& inputs, std::size_t neuron) const {
    return make_(inputs.input.values()[neuron]);
  }

 private:
  NumberMaker<Input> make_;
};

/// Converts the values of frames into the input of models that take recurrent currents apart.
template <class Current>
class InputMaker<WithRecurrence<Current>> {
 public:
  /// Makes inputs in the number formats of `numbers`, which is the NumberSystem of the model.
  template <class Numbers>
  explicit InputMaker(const Numbers& numbers) : make_(numbers.current) {}

  /// Input and feedback of zero, in the number formats of `numbers`.
  template <class Numbers>
  static WithRecurrence<Current> zero(const Numbers& numbers) {
    return {numbers.current(0), numbers.current(0)};
  }
  /// Input and feedback of one neuron in a step; no connection to the recurrent port means feedback 0.
  WithRecurrence<Current> operator()(const LayerInputs& inputs, std::size_t neuron) const {
    const bool is_open = inputs.recurrent.size() == 0;
    return {make_(inputs.input.values()[neuron]), make_(is_open ? 0.0 : inputs.recurrent.values()[neuron])};
  }

 private:
  NumberMaker<Current> make_;
};

/// A layer of neurons of one model. It emits the neurons' spikes; a model without a threshold is a leaky
/// integrator and emits its potential instead.
///
/// @throws std::domain_error from step(), naming neuron and value, when a potential is no longer finite
template <class Model>
class NeuronLayerOf : public NeuronLayer {
 public:
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Parameters = typename Model::Parameters;  ///< parameters of the model

  /// @param parameters  one for all neurons, or one per neuron
  /// @throws std::invalid_argument naming the neuron, the parameter, its value and the allowed range
  NeuronLayerOf(const Shape& shape, std::vector<Parameters> parameters, const Numbers& numbers = {})
      : NeuronLayer(shape, shape),
        make_input_(numbers),
        parameters_(std::move(parameters)),
        neurons_(parameters_.size() == 1 ? Neurons(size_of(shape), parameters_.front(), numbers)
                                         : Neurons(parameters_, numbers)),
        inputs_(neurons_.size(), InputMaker<InputOf<Model>>::zero(numbers)) {
    if (neurons_.size() == size_of(shape)) return;
    throw std::invalid_argument(std::to_string(parameters_.size()) + " sets of parameters for " +
                                lif::to_text(shape) + " neurons: allowed is one for all, or one per neuron");
  }

  std::string kind() const override { return Model::name(); }
  void reset() override { neurons_.reset(); }

  void step(const LayerInputs& inputs, Frame<>& output) override {
    for (std::size_t i = 0; i < inputs_.size(); ++i) inputs_[i] = make_input_(inputs, i);
    if (const auto fault = neurons_.step(inputs_.data())) {
      throw std::domain_error("the membrane potential of neuron " + std::to_string(fault->neuron) +
                              " is no longer finite: the input drives it out of the number type's range");
    }
    if constexpr (has_threshold<Model>) {
      const Frame<typename Model::Spike>& spikes = *neurons_.spikes();
      output.clear();
      for (const std::uint32_t i : spikes.events()) output.append(i, exact_double(spikes.values()[i]));
    } else {
      output.fill([&](std::size_t i) { return exact_double(neurons_.potentials()[i]); });
    }
  }

  bool is_spiking() const override { return has_threshold<Model>; }
  std::size_t parameter_sets() const override { return parameters_.size(); }
  std::vector<ParameterEntry> parameters(std::size_t set) const override {
    return parameter_entries(parameters_[set]);
  }
  double potential(std::size_t neuron) const override {
    return NumberTraits<typename Model::Number>::to_double(neurons_.state(neuron).potential);
  }
  Precision potential_precision() const override {
    return std::is_same_v<typename Model::Number, float> ? Precision::single_precision
                                                         : Precision::double_precision;
  }
  double threshold([[maybe_unused]] std::size_t neuron) const override {
    if constexpr (has_threshold<Model>) {
      return NumberTraits<typename Model::Number>::to_double(neurons_.model(neuron).threshold());
    } else {
      return std::numeric_limits<double>::quiet_NaN();
    }
  }
  const NumberEvents& events() const override { return neurons_.events(); }

 private:
  using Neurons = NeuronArray<Model>;

  InputMaker<InputOf<Model>> make_input_;
  std::vector<Parameters> parameters_;
  Neurons neurons_;
  AlignedArray<InputOf<Model>> inputs_;
};

}  // namespace lif
