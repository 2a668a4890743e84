#pragma once

#include <lif/models/nir/parameters.hpp>
#include <lif/models/nir/synaptic_current.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/euler_membrane.hpp>
#include <lif/models/states.hpp>

namespace lif::nir {

/// Parameters of CubaLIF, with the names of the format. The format has no dt, so the user has to give it.
struct CubaLIFParameters {
  double dt = required;      ///< length of a step
  double tau_syn = 0.005;    ///< synaptic time constant, in the unit of dt
  double tau_mem = 0.01;     ///< membrane time constant, in the unit of dt
  double r = 1.0;            ///< gain of the synaptic current
  double v_leak = 0.0;       ///< potential without input
  double v_threshold = 1.0;  ///< the neuron spikes strictly above it
  double v_reset = 0.0;      ///< potential after a spike
  double w_in = 1.0;         ///< gain of the input

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::dt, self.dt);
    visit(quantity::tau_syn, self.tau_syn);
    visit(quantity::tau_mem, self.tau_mem);
    visit(quantity::r, self.r);
    visit(quantity::v_leak, self.v_leak);
    visit(quantity::v_threshold, self.v_threshold);
    visit(quantity::v_reset, self.v_reset);
    visit(quantity::w_in, self.w_in);
  }
};

/// CubaLIF of the neuromorphic intermediate representation (NIR 1.0.7): tau_syn di/dt = -i + w_in*I and
/// tau_mem dV/dt = (v_leak - V) + r*i, with a spike where V > v_threshold, which sets V to v_reset. The
/// equations are integrated by forward Euler, the current first; its new value drives the potential, as in
/// snnTorch's importer:
///
///     i <- i + (dt/tau_syn) * (w_in*I - i)
///     V <- V + (dt/tau_mem) * ((v_leak - V) + r*i)
///     S <- V > v_threshold
///     V <- v_reset                             if S, in the same step
///
/// Both i and V start at 0.
template <class T = double>
class CubaLIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = CubaLIFParameters;        ///< given in double
  using State = CurrentState<Number, Input>;   ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nir.CubaLIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit CubaLIF(const Parameters& parameters, const Numbers& numbers = {})
      : synapse_(in_range(parameters).dt, parameters.tau_syn, parameters.w_in, numbers),
        membrane_(parameters.dt, parameters.tau_mem, parameters.r, parameters.v_leak, numbers),
        threshold_(numbers.potential("v_threshold", parameters.v_threshold)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)),
        initial_{numbers.potential(0), false, numbers.current(0)} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    synapse_.advance(state.current, input);
    membrane_.advance(state.potential, state.current);
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  SynapticCurrent<T> synapse_;
  EulerMembrane<T> membrane_;
  Number threshold_;
  Number v_reset_;
  State initial_;
};

}  // namespace lif::nir
