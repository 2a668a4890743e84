#pragma once

#include <stdexcept>
#include <string>

#include <lif/models/model.hpp>
#include <lif/shell/fixed_point_signals.hpp>
#include <lif/shell/reset_line.hpp>
#include <lif/shell/sc_fixed_traits.hpp>

namespace lif {

/// Registers all variables of a state with a SystemC trace file. The state has to keep its address.
/// @param scope  prefix of each name, such as `neuron.`
template <class State>
void trace_state(sc_core::sc_trace_file* file, const State& state, const std::string& scope) {
  using sc_core::sc_trace;  // number types from other namespaces bring their own sc_trace
  State::describe(state, [&](const QuantityInfo& info, const auto& variable) {
    sc_trace(file, variable, scope + info.name);
  });
}

/// Checks that a neuron can take this state.
/// @throws std::invalid_argument with a sentence that names the reason: a reset that holds the initial state,
///         a variable that is out of range or not finite, or a value that the model's register cannot hold
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
