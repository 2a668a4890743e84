#pragma once

#include <cstddef>
#include <type_traits>

#include <lif/arrays/finite_check.hpp>
#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/state_arrays.hpp>
#include <lif/models/model.hpp>

namespace lif {

/// Where the neurons of an array find the currents of one step and leave its spikes.
template <class Model>
struct StepPlan {
  const InputOf<Model>* inputs;         ///< one a neuron
  const typename Model::Spike* before;  ///< spikes of the step before
  typename Model::Spike* spikes;        ///< written, all of the range
};

/// The loop that everything with many neurons runs: one step of the neurons `first` to `end`, for
/// run_vectorised(). Whatever it does not change is copied to its stack first, since a compiler that has to
/// fear that a store of a spike changes a bound or a parameter does not vectorise.
///
/// Where the input is not finite, or the potential no longer is before the reset, the potential is kept as
/// NaN, so that it can be found afterwards.
template <class Model, Refractoriness refractoriness>
struct StepLoop {
  using Number = typename Model::Number;  ///< of the potential
  using State = typename Model::State;    ///< of the model

  const Model* models;                              ///< one for all, or one a neuron
  bool is_shared;                                   ///< one for all
  typename StateArrays<State>::View states;         ///< of the neurons
  StepPlan<Model> plan;                             ///< of the step
  std::size_t first;                                ///< of the neurons
  std::size_t end;                                  ///< behind the last
  FiniteCheck<InputOf<Model>> inputs_are_finite{};  ///< of all inputs
  FiniteCheck<Number> potentials_are_finite{};      ///< of all potentials before the reset

  /// The step.
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
      // Where it always reaches the potential, that tells enough.
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
