#pragma once

#include <cstddef>
#include <type_traits>

#include <lif/arrays/finite_check.hpp>
#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/state_arrays.hpp>
#include <lif/models/model.hpp>

namespace lif {

/// The arrays from which the neurons read their inputs in one step, and to which they write their spikes.
template <class Model>
struct StepPlan {
  const InputOf<Model>* inputs;         ///< one per neuron
  const typename Model::Spike* before;  ///< spikes of the step before
  typename Model::Spike* spikes;        ///< spikes of this step; written for every neuron of the range
};

/// The loop that everything with many neurons runs: one step of the neurons from `first` up to, but
/// excluding, `end`, to be passed to run_vectorised(). Everything that the loop does not change is first
/// copied to its stack, because a compiler does not vectorise a loop in which storing a spike might change a
/// bound or a parameter.
///
/// Where the input is not finite, or the potential before the reset is no longer finite, the potential is
/// stored as NaN, so that the neuron can be found afterwards.
template <class Model, Refractoriness refractoriness>
struct StepLoop {
  using Number = typename Model::Number;  ///< type of the potential
  using State = typename Model::State;    ///< state of the model

  const Model* models;                              ///< one for all neurons, or one per neuron
  bool is_shared;                                   ///< whether there is one model for all neurons
  typename StateArrays<State>::View states;         ///< states of the neurons
  StepPlan<Model> plan;                             ///< inputs and spikes of the step
  std::size_t first;                                ///< index of the first neuron
  std::size_t end;                                  ///< index behind the last neuron
  FiniteCheck<InputOf<Model>> inputs_are_finite{};  ///< result for all inputs
  FiniteCheck<Number> potentials_are_finite{};      ///< result for all potentials before the reset

  /// Makes the step.
  [[gnu::always_inline]] void operator()() {
    if (is_shared) {
      const Model shared = *models;
      walk([&shared](std::size_t) -> const Model& { return shared; });
    } else {
      const Model* const own = models;
      walk([own](std::size_t i) -> const Model& { return own[i]; });
    }
  }

 private:
  template <class ModelOf>
  [[gnu::always_inline]] void walk(const ModelOf& model_of) {
    const StepPlan<Model> arrays = plan;
    const typename StateArrays<State>::View view = states;
    const State prototype = model_of(first).initial_state();
    const std::size_t last = end;
    FiniteCheck<InputOf<Model>> inputs_check;
    FiniteCheck<Number> potentials_check;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = first; i < last; ++i) {
      State state = prototype;
      view.template load<refractoriness>(i, state);
      state.spike = arrays.before[i];
      const InputOf<Model>& input = arrays.inputs[i];
      const Number before_reset = model_of(i).step(state, input);
      potentials_check.see_and_mark(before_reset, state.potential);
      // If the input always reaches the potential, checking the potential is enough.
      if constexpr (refractoriness == Refractoriness::possible) {
        if constexpr (std::is_same_v<InputOf<Model>, Number>) {
          inputs_check.see_and_mark(input, state.potential);
        } else {
          inputs_check.see(input);
        }
      }
      view.template store<refractoriness>(i, state);
      arrays.spikes[i] = state.spike;
    }
    inputs_are_finite = inputs_check;
    potentials_are_finite = potentials_check;
  }
};

}  // namespace lif
