#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/models/model.hpp>
#include <lif/network/state_arrays.hpp>
#include <lif/numbers/number_events.hpp>

namespace lif {

/// Many neurons of one model, stepped together: plain C++, what Population and Network put into a
/// module. Parameters are shared, or each neuron has its own. Every neuron does what the model
/// does, bit for bit.
template <class Model>
class NeuronArray {
  static_assert(is_model<Model>());

 public:
  using Number = typename Model::Number;          ///< of the potential
  using Input = InputOf<Model>;                   ///< of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< of the output
  using Parameters = typename Model::Parameters;  ///< of the model
  using State = typename Model::State;            ///< of the model

  /// `count` neurons that share their parameters.
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  NeuronArray(std::size_t count, const Parameters& parameters, const Numbers& numbers = {})
      : models_{make_model<Model>(parameters, numbers)}, states_(count, models_.front().initial_state()) {
    if (count == 0) throw std::invalid_argument("a population needs one neuron at least");
  }

  /// One neuron for each element of `parameters`.
  /// @throws std::invalid_argument naming the neuron, the parameter, its value and the allowed range
  explicit NeuronArray(const std::vector<Parameters>& parameters, const Numbers& numbers = {})
      : models_(models_of(parameters, numbers)), states_(models_.size(), models_.front().initial_state()) {
    reset();
  }

  std::size_t size() const { return states_.size(); }

  /// The model of one neuron.
  const Model& model(std::size_t neuron) const { return models_[models_.size() == 1 ? 0 : neuron]; }

  /// The state of one neuron after the last step.
  State state(std::size_t neuron) const { return states_.load(neuron); }
  /// Replaces it.
  void set_state(std::size_t neuron, const State& state) { states_.store(neuron, state); }

  /// All neurons return to their initial state.
  void reset() {
    for (std::size_t i = 0; i < size(); ++i) states_.store(i, model(i).initial_state());
  }

  /// One step of all neurons.
  ///
  /// @param input_of  gives the input of a neuron by its index
  /// @param take      called for each neuron in ascending order with its index, its state after the
  ///                  step, and the potential before a reset
  template <class InputFor, class Take>
  void step(InputFor&& input_of, Take&& take) {
    const NumberEvents events_before = number_events();
    const typename StateArrays<State>::View states = states_.view();
    const std::size_t count = size();
    State state = states_.load(0);
    if (models_.size() == 1) {
      const Model& shared = models_.front();
      for (std::size_t i = 0; i < count; ++i) step_one(shared, i, states, state, input_of, take);
    } else {
      const Model* own = models_.data();
      for (std::size_t i = 0; i < count; ++i) step_one(own[i], i, states, state, input_of, take);
    }
    events_ += number_events() - events_before;
  }

  /// Saturations, wraps and exact hits of the threshold in all steps so far.
  const NumberEvents& events() const { return events_; }

 private:
  static std::vector<Model> models_of(const std::vector<Parameters>& parameters, const Numbers& numbers) {
    if (parameters.empty()) throw std::invalid_argument("a population needs one neuron at least");
    std::vector<Model> models;
    models.reserve(parameters.size());
    for (const Parameters& own : parameters) {
      try {
        models.push_back(make_model<Model>(own, numbers));
      } catch (const std::invalid_argument& error) {
        throw std::invalid_argument("neuron " + std::to_string(models.size()) + ": " + error.what());
      }
    }
    return models;
  }

  template <class InputFor, class Take>
  static void step_one(const Model& model, std::size_t i, const typename StateArrays<State>::View& states,
                       State& state, InputFor& input_of, Take& take) {
    states.load(i, state);
    const Number before_reset = model.step(state, input_of(i));
    states.store(i, state);
    take(i, std::as_const(state), before_reset);
  }

  std::vector<Model> models_;  // one for all, or one a neuron
  StateArrays<State> states_;
  NumberEvents events_;
};

}  // namespace lif
