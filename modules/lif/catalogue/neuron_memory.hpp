#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <lif/models/model.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// The states of many neurons of one model, in the model's own types, which make their steps one after the
/// other, as on a datapath that they share. A neuron may have several rules, such as one for a synaptic event
/// and one for time that passes; they are of the same model and share its state.
///
/// Inputs are integers in a unit: each is multiplied by the unit in double, and then rounded to the model's
/// type of a current.
class NeuronMemory {
 public:
  NeuronMemory() = default;
  virtual ~NeuronMemory() = default;
  NeuronMemory(const NeuronMemory&) = delete;
  NeuronMemory& operator=(const NeuronMemory&) = delete;
  NeuronMemory(NeuronMemory&&) = delete;
  NeuronMemory& operator=(NeuronMemory&&) = delete;

  /// Number of neurons.
  virtual std::size_t size() const = 0;
  /// The neurons from `first` up to, but excluding, `end` return to the initial state of their first rule.
  virtual void reset(std::size_t first, std::size_t end) = 0;
  /// Makes a step, with an input of 0, of each neuron from `first` up to, but excluding, `end`, and stops
  /// after the first one that spikes.
  /// @param rule  which of its rules a neuron follows
  /// @returns the neuron that spiked, or `end`
  virtual std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end) = 0;
  /// The same with an input for each neuron.
  /// @param inputs  of neuron 0, 1, ...
  virtual std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                                       const std::int16_t* inputs, double unit) = 0;
  /// The same with wide inputs.
  virtual std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                                       const std::int64_t* inputs, double unit) = 0;
  /// The same for neurons of a list: from its place `first` up to, but excluding, `end`.
  /// @param neurons  of the list
  /// @param inputs   of place 0, 1, ... of the list
  /// @returns the place of the neuron that spiked, or `end`
  virtual std::size_t step_until_spike(std::size_t rule, const std::uint32_t* neurons, std::size_t first,
                                       std::size_t end, const std::int16_t* inputs, double unit) = 0;
  /// The membrane potential of a neuron.
  virtual double potential(std::size_t neuron) const = 0;
  /// The spike of a neuron's last step: 0 if there was none, else 1, or a number if its model emits numbers.
  virtual double spike(std::size_t neuron) const = 0;
};

/// The memory of a model that is known at compile time.
template <class Model>
class NeuronMemoryOf final : public NeuronMemory {
 public:
  using State = typename Model::State;  ///< state of the model

  /// @param models  by rule and neuron
  NeuronMemoryOf(std::vector<std::vector<Model>> models, const NumbersOf<Model>& numbers)
      : models_(std::move(models)), make_(numbers.current) {
    states_.reserve(models_.front().size());
    for (const Model& model : models_.front()) states_.push_back(model.initial_state());
  }

  std::size_t size() const override { return states_.size(); }
  void reset(std::size_t first, std::size_t end) override {
    for (std::size_t i = first; i < end; ++i) states_[i] = models_.front()[i].initial_state();
  }

  std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end) override {
    const auto nothing = make_(0.0);
    return step(rule, first, end, &itself, [&](std::size_t) { return nothing; });
  }
  std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                               const std::int16_t* inputs, double unit) override {
    return step(rule, first, end, &itself, [&](std::size_t i) { return make_(inputs[i] * unit); });
  }
  std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                               const std::int64_t* inputs, double unit) override {
    return step(rule, first, end, &itself,
                [&](std::size_t i) { return make_(static_cast<double>(inputs[i]) * unit); });
  }
  std::size_t step_until_spike(std::size_t rule, const std::uint32_t* neurons, std::size_t first,
                               std::size_t end, const std::int16_t* inputs, double unit) override {
    return step(
        rule, first, end, [&](std::size_t place) -> std::size_t { return neurons[place]; },
        [&](std::size_t place) { return make_(inputs[place] * unit); });
  }

  double potential(std::size_t neuron) const override {
    return NumberTraits<typename Model::Number>::to_double(states_[neuron].potential);
  }
  double spike(std::size_t neuron) const override { return exact_double(states_[neuron].spike); }

 private:
  static std::size_t itself(std::size_t place) { return place; }

  template <class NeuronAt, class InputAt>
  std::size_t step(std::size_t rule, std::size_t first, std::size_t end, NeuronAt&& neuron_at,
                   InputAt&& input_at) {
    const Model* const models = models_[rule].data();
    for (std::size_t place = first; place < end; ++place) {
      const std::size_t neuron = neuron_at(place);
      models[neuron].step(states_[neuron], input_at(place));
      if (states_[neuron].spike != typename Model::Spike{}) return place;
    }
    return end;
  }

  std::vector<std::vector<Model>> models_;
  NumberMaker<InputOf<Model>> make_;
  std::vector<State> states_;
};

}  // namespace lif
