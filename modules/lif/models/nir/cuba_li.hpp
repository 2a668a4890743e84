#pragma once

#include <lif/models/nir/parameters.hpp>
#include <lif/models/nir/synaptic_current.hpp>
#include <lif/models/pieces/euler_membrane.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of CubaLI, with the names of the format. The format has no dt, so the user has to give it.
struct CubaLIParameters {
  double dt = required;    ///< length of a step
  double tau_syn = 0.005;  ///< synaptic time constant, in the unit of dt
  double tau_mem = 0.01;   ///< membrane time constant, in the unit of dt
  double r = 1.0;          ///< gain of the synaptic current
  double v_leak = 0.0;     ///< potential without input
  double w_in = 1.0;       ///< gain of the input

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::tau_syn, self.tau_syn);
    visit(quantity::tau_mem, self.tau_mem);
    visit(quantity::r, self.r);
    visit(quantity::v_leak, self.v_leak);
    visit(quantity::w_in, self.w_in);
  }
};

/// CubaLI of the neuromorphic intermediate representation (NIR 1.0.7): a current-based leaky integrator that
/// never spikes. It is nir.CubaLIF without threshold and reset.
///
///     i <- i + (dt/tau_syn) * (w_in*I - i)
///     V <- V + (dt/tau_mem) * ((v_leak - V) + r*i)
///
/// Both i and V start at 0.
template <class T = double>
class CubaLI {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< always none
  using Parameters = CubaLIParameters;         ///< given in double
  using State = CurrentState<Number, Input>;   ///< there is no reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.CubaLI"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit CubaLI(const Parameters& parameters, const Numbers& numbers = {})
      : synapse_(in_range(parameters).dt, parameters.tau_syn, parameters.w_in, numbers),
        membrane_(parameters.dt, parameters.tau_mem, parameters.r, parameters.v_leak, numbers),
        initial_{numbers.potential(0), false, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }

  /// Advances the state by one step; returns the potential.
  Number step(State& state, const Input& input) const {
    synapse_.advance(state.current, input);
    membrane_.advance(state.potential, state.current);
    state.spike = false;
    return state.potential;
  }

 private:
  SynapticCurrent<T> synapse_;
  EulerMembrane<T> membrane_;
  State initial_;
};

}  // namespace lif::nir
