#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>

namespace lif::nest {

/// The parameters that iaf_psc_delta and iaf_psc_exp share, with NEST's names, defaults and units. The
/// resolution, which NEST sets for the whole simulation, is a parameter here.
struct MembraneParameters {
  double resolution = 0.1;  ///< length of a step, ms
  double tau_m = 10.0;      ///< membrane time constant, ms
  double C_m = 250.0;       ///< capacitance, pF
  double t_ref = 2.0;       ///< refractory time, ms; rounded up to whole steps
  double E_L = -70.0;       ///< resting potential, mV
  double I_e = 0.0;         ///< constant current, pA
  double V_th = -55.0;      ///< the neuron spikes at it or above it, mV
  double V_reset = -70.0;   ///< potential after a spike, mV

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"resolution", "length of a step, ms", Range::above(0)}, self.resolution);
    visit(QuantityInfo{"tau_m", "membrane time constant, ms", Range::above(0)}, self.tau_m);
    visit(QuantityInfo{"C_m", "membrane capacitance, pF", Range::above(0)}, self.C_m);
    visit(QuantityInfo{"t_ref", "refractory time, ms, rounded up to steps", {0}}, self.t_ref);
    visit(QuantityInfo{"E_L", "resting potential, mV"}, self.E_L);
    visit(QuantityInfo{"I_e", "constant current, pA"}, self.I_e);
    visit(QuantityInfo{"V_th", "spikes when the potential is at it or above, mV"}, self.V_th);
    visit(QuantityInfo{"V_reset", "potential after a spike, mV"}, self.V_reset);
  }

  /// The reason why NEST refuses the parameters, or "".
  std::string problem() const {
    if (!(V_reset < V_th)) {
      return "V_reset = " + to_text(V_reset) + " has to be below V_th = " + to_text(V_th);
    }
    if (refractory_steps() > most_refractory_steps) return "t_ref is more than 2147483647 steps long";
    return {};
  }

  /// t_ref in steps: as NEST does, counts time in tics of 1 us and rounds them up to steps.
  double refractory_steps() const {
    constexpr double tics_per_ms = 1000;
    const double tics = std::floor(t_ref * tics_per_ms + 0.5);
    const double tics_per_step = std::floor(resolution * tics_per_ms + 0.5);
    return tics_per_step > 0 ? std::ceil(tics / tics_per_step) : std::ceil(t_ref / resolution);
  }

 private:
  static constexpr double most_refractory_steps = 2147483647;
};

/// Coefficients of the exact integration of the membrane equation over one step (Rotter and Diesmann,
/// Biological Cybernetics 81, 1999), computed in the order of NEST 3: the share P_VV = exp(-h/tau_m) that the
/// potential keeps, and the gain P_VI of a current that is constant in the step. They are computed in double
/// and rounded once; their last bit depends on the C library.
struct Propagators {
  double kept = 0;          ///< P33 or P22 of NEST's sources
  double current_gain = 0;  ///< P30 or P20 of NEST's sources, mV/pA

  /// The coefficients as iaf_psc_delta computes them.
  static Propagators of_delta(const MembraneParameters& p) {
    const double kept = std::exp(-p.resolution / p.tau_m);
    return {kept, 1 / p.C_m * (1 - kept) * p.tau_m};
  }

  /// The coefficients as iaf_psc_exp computes them.
  static Propagators of_exp(const MembraneParameters& p) {
    const double kept = std::exp(-p.resolution / p.tau_m);
    return {kept, p.tau_m / p.C_m * (1.0 - kept)};
  }
};

/// The membrane's part of the state: NEST integrates the potential relative to E_L and shows it absolute.
template <class Number>
struct MembraneState {
  Number potential{};                     ///< V_m, mV
  bool spike = false;                     ///< spike of the last step
  Number relative{};                      ///< V_m - E_L, mV
  std::int32_t refractory_remaining = 0;  ///< number of steps for which V_m will still rest

  /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"potential", "membrane potential V_m after the step, mV"}, self.potential);
    visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
    visit(QuantityInfo{"relative", "V_m - E_L, mV", {}, Role::bookkeeping}, self.relative);
    visit(QuantityInfo{"refractory_remaining", "steps in which V_m still rests", Range::count(),
                       Role::bookkeeping},
          self.refractory_remaining);
  }
};

/// Threshold, reset and refractory time of NEST's neurons, and the conversion between the absolute potential
/// and the one relative to E_L.
template <class T>
class Membrane {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential

  /// @throws std::invalid_argument naming the potential that does not fit the number type
  Membrane(const MembraneParameters& parameters, const Numbers& numbers)
      : rest_(numbers.potential("E_L", parameters.E_L)),
        threshold_(numbers.potential("V_th", parameters.V_th)),
        relative_threshold_(numbers.potential("V_th - E_L", parameters.V_th - parameters.E_L)),
        relative_reset_(numbers.potential("V_reset - E_L", parameters.V_reset - parameters.E_L)),
        zero_(numbers.potential(0)),
        refractory_steps_(static_cast<std::int32_t>(parameters.refractory_steps())) {}

  /// The state at start and after a reset: the resting potential.
  MembraneState<Number> initial_state() const { return {rest_, false, zero_, 0}; }
  /// V_th, mV.
  const Number& threshold() const { return threshold_; }
  /// Zero, in the potential's format.
  const Number& zero() const { return zero_; }

  /// Called before the step: takes over a potential that was set from outside.
  void adopt(MembraneState<Number>& state) const {
    if (state.potential == shown(state.relative)) return;
    state.relative = state.potential;
    state.relative -= rest_;
  }

  /// Called after the step: applies threshold and reset and updates the potential that is shown; returns the
  /// potential before the reset.
  Number conclude(MembraneState<Number>& state) const {
    const Number before_reset = shown(state.relative);
    state.spike = at_or_above(state.relative, relative_threshold_);
    if (state.spike) {
      state.refractory_remaining = refractory_steps_;
      state.relative = relative_reset_;
    }
    state.potential = shown(state.relative);
    return before_reset;
  }

 private:
  Number shown(const Number& relative) const {
    Number potential = relative;
    potential += rest_;
    return potential;
  }

  Number rest_;
  Number threshold_;
  Number relative_threshold_;
  Number relative_reset_;
  Number zero_;
  std::int32_t refractory_steps_;
};

}  // namespace lif::nest
