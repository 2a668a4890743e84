#pragma once

#include <stdexcept>
#include <string>

#include <lif/models/model.hpp>
#include <lif/shell/fixed_point_signals.hpp>
#include <lif/shell/reset_line.hpp>
#include <lif/shell/sc_fixed_traits.hpp>

namespace lif {

/// Registers all variables of a state with a SystemC trace file. The state has to stay where it is.
/// @param scope  before each name: `neuron.`
template <class State>
void trace_state(sc_core::sc_trace_file* file, const State& state, const std::string& scope) {
  using sc_core::sc_trace;  // number types of other namespaces bring their own
  State::describe(state, [&](const QuantityInfo& info, const auto& variable) {
    sc_trace(file, variable, scope + info.name);
  });
}

/// Refuses a state that a neuron cannot take.
/// @throws std::invalid_argument in one sentence: a reset that holds the initial state, a variable that is
/// out of
///         range or not finite, or a value beyond the model's register
template <class Model>
void require_settable(const Model& model, const typename Model::State& state, const ResetLine& reset) {
  if (reset.is_active()) {
    throw std::invalid_argument(std::string(reset.is_active_high() ? "rst is high" : "rst_n is low") +
                                " and holds the initial state: release it first");
  }
  in_range(state);
  const std::string problem = problem_of(model, state);
  if (!problem.empty()) throw std::invalid_argument(problem);
}

}  // namespace lif
