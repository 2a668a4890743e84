#pragma once

#include <optional>

#include <lif/models/nest/membrane.hpp>

namespace lif::nest {

/// Parameters of iaf_psc_delta, with NEST's names, defaults and units.
struct IafPscDeltaParameters : MembraneParameters {
  std::optional<double> V_min;  ///< lower limit of the potential, mV

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    MembraneParameters::describe(self, visit);
    visit(QuantityInfo{"V_min", "lower limit of the potential, mV, or none"}, self.V_min);
  }
};

/// iaf_psc_delta of NEST 3: an incoming spike changes the potential at once. The input is the sum of the
/// weights of this step's spikes, in mV.
///
///     V <- (P_VI*I_e + P_VV*V) + input         V relative to E_L
///     V <- max(V, V_min)
///     S <- V >= V_th
///     V <- V_reset                             if S; then V rests for t_ref
///
/// Spikes that arrive during the refractory time are lost (NEST's refractory_input = false). The additions
/// have the order of NEST's update().
template <class T = double>
class IafPscDelta {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential, mV
  using Input = typename Numbers::Current;     ///< type of the summed weights of the step's spikes, mV
  using Spike = bool;                          ///< a spike, or none
  using Parameters = IafPscDeltaParameters;    ///< given in double
  using State = MembraneState<Number>;         ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nest.iaf_psc_delta"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IafPscDelta(const Parameters& parameters = {}, const Numbers& numbers = {})
      : membrane_(in_range(parameters), numbers),
        kept_(numbers.coefficient("exp(-resolution/tau_m)", Propagators::of_delta(parameters).kept)),
        constant_drive_(constant_drive(parameters, numbers)),
        lower_limit_(parameters.V_min ? numbers.potential("V_min - E_L", *parameters.V_min - parameters.E_L)
                                      : numbers.potential.least()) {}

  /// The state at start and after a reset.
  State initial_state() const { return membrane_.initial_state(); }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return membrane_.threshold(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    membrane_.adopt(state);
    if (state.refractory_remaining > 0) {
      --state.refractory_remaining;
    } else {
      Number kept = state.relative;
      kept *= kept_;
      state.relative = constant_drive_;
      state.relative += kept;
      state.relative += input;
      if (state.relative < lower_limit_) state.relative = lower_limit_;
    }
    return membrane_.conclude(state);
  }

 private:
  static Number constant_drive(const Parameters& parameters, const Numbers& numbers) {
    Number drive = numbers.potential(0);
    assign(drive, numbers.current("I_e", parameters.I_e));
    drive *= numbers.coefficient("P30", Propagators::of_delta(parameters).current_gain);
    return drive;
  }

  Membrane<T> membrane_;
  typename Numbers::Coefficient kept_;
  Number constant_drive_;
  Number lower_limit_;  // without V_min, the lowest number of the type
};

}  // namespace lif::nest
