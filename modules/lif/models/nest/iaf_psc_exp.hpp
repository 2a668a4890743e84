#pragma once

#include <cmath>

#include <lif/models/nest/membrane.hpp>

namespace lif::nest {

/// Parameters of iaf_psc_exp, with NEST's names, defaults and units.
struct IafPscExpParameters : MembraneParameters {
  double tau_syn_ex = 2.0;  ///< time constant of the excitatory current, ms
  double tau_syn_in = 2.0;  ///< time constant of the inhibitory current, ms

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    MembraneParameters::describe(self, visit);
    visit(QuantityInfo{"tau_syn_ex", "time constant of the exciting current, ms", Range::above(0)},
          self.tau_syn_ex);
    visit(QuantityInfo{"tau_syn_in", "time constant of the inhibiting current, ms", Range::above(0)},
          self.tau_syn_in);
  }
};

/// iaf_psc_exp of NEST 3: an incoming spike starts a current that decays exponentially. The input is the sum
/// of the weights of this step's spikes, in pA: above 0 it is added to the excitatory current, below 0 to the
/// inhibitory current.
///
///     V <- ((P_VV*V + P_ex*i_ex) + P_in*i_in) + P_VI*I_e     V relative to E_L; not while refractory
///     i_ex <- exp(-h/tau_syn_ex)*i_ex + input  even while refractory
///     i_in <- exp(-h/tau_syn_in)*i_in + input
///     S <- V >= V_th
///     V <- V_reset                             if S; then V rests for t_ref
///
/// So a spike that arrives in this step changes the potential from the next step on. The threshold is
/// deterministic (NEST's delta = 0). The additions have the order of NEST's update().
template <class T = double>
class IafPscExp {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential, mV
  using Input = typename Numbers::Current;     ///< type of the summed weights of the step's spikes, pA
  using Spike = bool;                          ///< a spike, or none
  using Parameters = IafPscExpParameters;      ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State : MembraneState<Number> {
    Input syn_exc{};  ///< excitatory synaptic current, pA
    Input syn_inh{};  ///< inhibitory synaptic current, pA, negative

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      MembraneState<Number>::describe(self, visit);
      visit(QuantityInfo{"syn_exc", "exciting synaptic current after the step, pA"}, self.syn_exc);
      visit(QuantityInfo{"syn_inh", "inhibiting synaptic current after the step, pA"}, self.syn_inh);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "nest.iaf_psc_exp"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IafPscExp(const Parameters& parameters = {}, const Numbers& numbers = {})
      : membrane_(in_range(parameters), numbers),
        initial_{membrane_.initial_state(), numbers.current(0), numbers.current(0)},
        kept_(numbers.coefficient("exp(-resolution/tau_m)", Propagators::of_exp(parameters).kept)),
        exciting_(parameters, parameters.tau_syn_ex, numbers),
        inhibiting_(parameters, parameters.tau_syn_in, numbers),
        constant_drive_(constant_drive(parameters, numbers)) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return membrane_.threshold(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    membrane_.adopt(state);
    if (state.refractory_remaining > 0) {
      --state.refractory_remaining;
    } else {
      state.relative *= kept_;
      state.relative += exciting_.drive(state.syn_exc, membrane_.zero());
      state.relative += inhibiting_.drive(state.syn_inh, membrane_.zero());
      state.relative += constant_drive_;
    }
    state.syn_exc *= exciting_.kept;
    state.syn_inh *= inhibiting_.kept;
    if (input < initial_.syn_inh) {
      state.syn_inh += input;
    } else {
      state.syn_exc += input;
    }
    return membrane_.conclude(state);
  }

 private:
  using Coefficient = typename Numbers::Coefficient;

  // The share that a synaptic current keeps per step, and the factor by which it acts on the potential.
  struct Synapse {
    Synapse(const Parameters& p, double tau_syn, const Numbers& numbers)
        : kept(numbers.coefficient("exp(-resolution/tau_syn)", std::exp(-p.resolution / tau_syn))),
          gain(numbers.coefficient("P21", propagator(p.resolution, tau_syn, p.tau_m, p.C_m))) {}

    Number drive(const Input& current, const Number& zero) const {
      Number drive = zero;
      assign(drive, current);
      drive *= gain;
      return drive;
    }

    // NEST's IAFPropagatorExp: the closed form, or its limit where tau_syn and tau_m are too close.
    static double propagator(double h, double tau_syn, double tau_m, double c_m) {
      const double beta = tau_syn * tau_m / (tau_m - tau_syn);
      const double inverse_beta = (tau_m - tau_syn) / (tau_syn * tau_m);
      const double regular = beta / c_m * std::exp(-h * (1 / tau_syn)) * std::expm1(h * inverse_beta);
      if (std::isnormal(regular) && regular > 0) return regular;
      return h * (1 / c_m) * std::exp(-h * (1 / tau_m));
    }

    Coefficient kept;
    Coefficient gain;
  };

  static Number constant_drive(const Parameters& parameters, const Numbers& numbers) {
    Number drive = numbers.potential(0);
    assign(drive, numbers.current("I_e", parameters.I_e));
    drive *= numbers.coefficient("P20", Propagators::of_exp(parameters).current_gain);
    return drive;
  }

  Membrane<T> membrane_;
  State initial_;
  Coefficient kept_;
  Synapse exciting_;
  Synapse inhibiting_;
  Number constant_drive_;
};

}  // namespace lif::nest
