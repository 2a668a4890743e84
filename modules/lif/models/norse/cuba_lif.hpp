#pragma once

#include <lif/models/model.hpp>
#include <lif/models/norse/parameters.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/pieces/euler_leak.hpp>
#include <lif/models/states.hpp>

namespace lif::norse {

/// Parameters of CubaLIF: the parameters of its two cells, and the gains between them.
struct CubaLIFParameters {
  double tau_syn_inv = 200.0;  ///< inverse synaptic time constant, 1/s
  double tau_mem_inv = 100.0;  ///< inverse membrane time constant, 1/s
  double dt = 0.001;           ///< length of a step, s
  double w_in = 1.0;           ///< gain of the input
  double r = 1.0;              ///< gain of the synaptic current
  double v_leak = 0.0;         ///< potential without input; also added to the synaptic current
  double v_th = 1.0;           ///< the neuron spikes strictly above it
  double v_reset = 0.0;        ///< potential after a spike

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(norse::tau_syn_inv, self.tau_syn_inv);
    visit(norse::tau_mem_inv, self.tau_mem_inv);
    visit(norse::dt, self.dt);
    visit(QuantityInfo{"w_in", "gain of the input into the synaptic current"}, self.w_in);
    visit(QuantityInfo{"r", "gain of the synaptic current"}, self.r);
    visit(norse::v_leak, self.v_leak);
    visit(norse::v_th, self.v_th);
    visit(norse::v_reset, self.v_reset);
  }
};

/// The neuron that Norse 1.1.0 makes from a CubaLIF of NIR (norse.torch.utils.import_nir.CubaLIF): a
/// LIBoxCell followed by a LIFBoxCell.
///
///     i <- i + (dt*tau_syn_inv) * ((v_leak - i) + w_in*I)
///     V <- V + (dt*tau_mem_inv) * ((r*i + v_leak) - V)      with the new current
///     S <- V - v_th > 0
///     V <- v_reset                             if S, in the same step
///
/// Quirk: the synaptic current leaks to v_leak, too. Both i and V start at v_leak. Each of the two rates is
/// one product in the neuron's floating-point type, or in double for other types.
template <class T = float>
class CubaLIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = CubaLIFParameters;        ///< given in double
  using State = CurrentState<Number, Input>;   ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "norse.CubaLIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit CubaLIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : synaptic_rate_(
            numbers.coefficient("dt*tau_syn_inv", rate(in_range(parameters), parameters.tau_syn_inv))),
        membrane_rate_(numbers.coefficient("dt*tau_mem_inv", rate(parameters, parameters.tau_mem_inv))),
        w_in_(numbers.coefficient("w_in", parameters.w_in)),
        r_(numbers.coefficient("r", parameters.r)),
        current_leak_(numbers.current("v_leak", parameters.v_leak)),
        v_leak_(numbers.potential("v_leak", parameters.v_leak)),
        threshold_(numbers.potential("v_th", parameters.v_th)),
        v_reset_(numbers.potential("v_reset", parameters.v_reset)) {}

  /// The state at start and after a reset.
  State initial_state() const { return {v_leak_, false, current_leak_}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    Input jump = input;
    jump *= w_in_;
    relax_with_current(state.current, current_leak_, jump, synaptic_rate_);
    Input drive = state.current;
    drive *= r_;
    relax_towards_drive(state.potential, v_leak_, drive, membrane_rate_);
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) state.potential = v_reset_;
    return before_reset;
  }

 private:
  static double rate(const Parameters& parameters, double inverse) {
    return static_cast<RealOf<T>>(parameters.dt) * static_cast<RealOf<T>>(inverse);
  }

  typename Numbers::Coefficient synaptic_rate_;
  typename Numbers::Coefficient membrane_rate_;
  typename Numbers::Coefficient w_in_;
  typename Numbers::Coefficient r_;
  Input current_leak_;
  Number v_leak_;
  Number threshold_;
  Number v_reset_;
};

}  // namespace lif::norse
