#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <lif/models/pieces/with_recurrence.hpp>
#include <lif/network/layer.hpp>
#include <lif/network/neuron_array.hpp>

namespace lif {

/// Turns the values of frames into a model's input.
template <class Input>
class InputMaker {
 public:
  template <class Numbers>
  explicit InputMaker(const Numbers& numbers) : make_(numbers.current) {}

  Input operator()(const LayerInputs& inputs, std::size_t neuron) const {
    return make_(inputs.input.values()[neuron]);
  }

 private:
  NumberMaker<Input> make_;
};

template <class Current>
class InputMaker<WithRecurrence<Current>> {
 public:
  template <class Numbers>
  explicit InputMaker(const Numbers& numbers) : make_(numbers.current) {}

  WithRecurrence<Current> operator()(const LayerInputs& inputs, std::size_t neuron) const {
    const bool is_open = inputs.recurrent.size() == 0;
    return {make_(inputs.input.values()[neuron]), make_(is_open ? 0.0 : inputs.recurrent.values()[neuron])};
  }

 private:
  NumberMaker<Current> make_;
};

/// A layer of neurons of one model. It emits their spikes; a model without a threshold is a leaky
/// integrator and emits its potential.
///
/// @throws std::domain_error from step(), naming neuron and value, when a potential is no longer finite
template <class Model>
class ModelLayer : public NeuronLayer {
 public:
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Parameters = typename Model::Parameters;  ///< of the model

  /// @param parameters  one for all, or one a neuron
  /// @throws std::invalid_argument naming the neuron, the parameter, its value and the allowed range
  ModelLayer(const Shape& shape, const std::vector<Parameters>& parameters, const Numbers& numbers = {})
      : NeuronLayer(shape, shape),
        make_input_(numbers),
        neurons_(parameters.size() == 1 ? Neurons(size_of(shape), parameters.front(), numbers)
                                        : Neurons(parameters, numbers)) {
    if (neurons_.size() == size_of(shape)) return;
    throw std::invalid_argument(std::to_string(parameters.size()) + " parameters for " + lif::to_text(shape) +
                                " neurons");
  }

  std::string kind() const override { return Model::name(); }
  void reset() override { neurons_.reset(); }

  void step(const LayerInputs& inputs, Frame<>& output) override {
    std::size_t not_finite = none;
    output.clear();
    neurons_.step([&](std::size_t i) { return make_input_(inputs, i); },
                  [&](std::size_t i, const auto& state, const auto& before_reset) {
                    using Number = typename Model::Number;
                    if (!NumberTraits<Number>::is_finite(before_reset) && not_finite == none) not_finite = i;
                    const double value = emitted(state);
                    if (value != 0) output.append(i, value);
                  });
    if (not_finite != none) {
      throw std::domain_error("the membrane potential of neuron " + std::to_string(not_finite) +
                              " is no longer finite: the input drives it out of the number type's range");
    }
  }

  bool is_spiking() const override { return has_threshold<Model>; }
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
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  static double emitted(const typename Model::State& state) {
    if constexpr (has_threshold<Model>) {
      if constexpr (std::is_same_v<typename Model::Spike, bool>)
        return state.spike ? 1.0 : 0.0;
      else
        return NumberTraits<typename Model::Spike>::to_double(state.spike);
    } else {
      return NumberTraits<typename Model::Number>::to_double(state.potential);
    }
  }

  InputMaker<InputOf<Model>> make_input_;
  Neurons neurons_;
};

}  // namespace lif
