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
  /// All neurons return to the initial state of their first rule.
  virtual void reset() = 0;
  /// Makes a step of each neuron from `first` up to, but excluding, `end`, and stops after the first one that
  /// spikes.
  /// @param rule    which of its rules a neuron follows
  /// @param inputs  of neuron 0, 1, ..., in units of the memory; null: all are 0
  /// @returns the neuron that spiked, or `end`
  virtual std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                                       const std::int16_t* inputs) = 0;
  /// The membrane potential of a neuron.
  virtual double potential(std::size_t neuron) const = 0;
};

/// The memory of a model that is known at compile time.
template <class Model>
class NeuronMemoryOf final : public NeuronMemory {
 public:
  using State = typename Model::State;  ///< state of the model

  /// @param models  by rule and neuron
  /// @param unit    value of an input of 1
  NeuronMemoryOf(std::vector<std::vector<Model>> models, const NumbersOf<Model>& numbers, double unit)
      : models_(std::move(models)), make_(numbers.current), unit_(unit) {
    reset();
  }

  std::size_t size() const override { return states_.size(); }
  void reset() override {
    states_.clear();
    for (const Model& model : models_.front()) states_.push_back(model.initial_state());
  }

  std::size_t step_until_spike(std::size_t rule, std::size_t first, std::size_t end,
                               const std::int16_t* inputs) override {
    const Model* const models = models_[rule].data();
    const auto nothing = make_(0.0);
    for (std::size_t i = first; i < end; ++i) {
      models[i].step(states_[i], inputs != nullptr ? make_(inputs[i] * unit_) : nothing);
      if (states_[i].spike != typename Model::Spike{}) return i;
    }
    return end;
  }

  double potential(std::size_t neuron) const override {
    return NumberTraits<typename Model::Number>::to_double(states_[neuron].potential);
  }

 private:
  std::vector<std::vector<Model>> models_;
  NumberMaker<InputOf<Model>> make_;
  double unit_;
  std::vector<State> states_;
};

}  // namespace lif
