#pragma once

#include <lif/arrays/neuron_array.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/state_difference.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {

/// Does what a NeuronArray has to do, with nothing but the rule.
template <class Model>
struct PlainLoop {
  explicit PlainLoop(std::vector<Model> one_a_neuron) : models(std::move(one_a_neuron)) { reset(); }

  void reset() {
    states.clear();
    for (const Model& model : models) states.push_back(model.initial_state());
  }

  void step(const std::vector<InputOf<Model>>& inputs) {
    const NumberEvents before = number_events();
    for (std::size_t i = 0; i < models.size(); ++i) models[i].step(states[i], inputs[i]);
    events += number_events() - before;
  }

  std::vector<Model> models;
  std::vector<typename Model::State> states;
  NumberEvents events;
};

/// Makes one model for each neuron.
template <class Model>
std::vector<Model> models_of(const std::vector<typename Model::Parameters>& parameters) {
  std::vector<Model> models;
  for (const auto& own : parameters) models.push_back(make_model<Model>(own, NumbersOf<Model>{}));
  return models;
}

/// Returns "" if array and loop are in the same state, otherwise which neuron differs and in what.
template <class Model>
std::string disagreement(const NeuronArray<Model>& array, const PlainLoop<Model>& loop) {
  for (std::size_t i = 0; i < loop.states.size(); ++i) {
    const std::string neuron = "neuron " + std::to_string(i) + ": ";
    const std::string found = difference(array.state(i), loop.states[i]);
    if (!found.empty()) return neuron + found;
    if (!are_same(array.potentials()[i], loop.states[i].potential)) return neuron + "potentials()";
    if (array.spikes()->values()[i] != loop.states[i].spike) return neuron + "spikes()";
  }
  const NumberEvents& events = array.events();
  if (events.saturations != loop.events.saturations) return "saturations";
  if (events.wraps != loop.events.wraps) return "wraps";
  if (events.exact_threshold_hits != loop.events.exact_threshold_hits) return "exact hits";
  return {};
}

template <class Model>
std::vector<InputOf<Model>> random_inputs(std::size_t count, double size, std::mt19937_64& engine) {
  std::vector<InputOf<Model>> inputs;
  for (std::size_t i = 0; i < count; ++i)
    inputs.push_back(random_input<Model>(NumbersOf<Model>{}, size, engine));
  return inputs;
}

}  // namespace lif::tests
