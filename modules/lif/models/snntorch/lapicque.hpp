#pragma once

#include <cmath>
#include <optional>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/snntorch/parameters.hpp>
#include <lif/models/snntorch/reset.hpp>
#include <lif/models/states.hpp>

namespace lif::snntorch {

/// Parameters of Lapicque, with the names of the framework. Two of `beta`, `R`, `C` determine the third;
/// `beta` alone implies R = 1.
struct LapicqueParameters {
  std::optional<double> beta;                                 ///< share kept per step; sets R or C
  std::optional<double> R = 5.0;                              ///< membrane resistance
  std::optional<double> C = 2.0;                              ///< membrane capacitance
  double time_step = 1.0;                                     ///< in the unit of R*C
  double threshold = 1.0;                                     ///< the neuron spikes strictly above it
  ResetMechanism reset_mechanism = ResetMechanism::subtract;  ///< how a spike resets it, one step later

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(
        QuantityInfo{"beta", "share of the potential kept per step; sets what of R, C is none", {0, 1, true}},
        self.beta);
    visit(QuantityInfo{"R", "membrane resistance", Range::above(0)}, self.R);
    visit(QuantityInfo{"C", "membrane capacitance", Range::above(0)}, self.C);
    visit(QuantityInfo{"time_step", "length of a step, in the unit of R*C", Range::above(0)}, self.time_step);
    visit(quantity::threshold, self.threshold);
    visit(QuantityInfo{"reset_mechanism", "what a spike does to the potential, one step later"},
          self.reset_mechanism);
  }

  /// The reason why the framework refuses this combination of beta, R and C, or "".
  std::string problem() const {
    if (beta && R && C) return "beta, R and C are all given: set one of them to none";
    if (!beta && (!R || !C)) return "two of beta, R and C have to be given, or beta alone";
    if (beta && *beta == 1) return "beta = 1 gives no finite R and C: set R and C themselves";
    return {};
  }
};

/// snntorch.Lapicque of snnTorch 0.9.4 (git 634fc22): an RC circuit, integrated by forward Euler.
///
///     R <- V > threshold
///     U <- ((I*R)*(1/(R*C)))*dt + (1 - dt/(R*C))*V
///     subtract:  U <- U - R*threshold
///     zero:      U <- U - R*U                  this step's input is lost, too
///     S <- U > threshold;  V <- U              the reset is always one step late
///
/// The coefficients are computed in the neuron's number type where that is a floating-point type, otherwise
/// in double. If beta is given, C = dt/(R*ln(1/beta)) needs a logarithm, whose last bit depends on the C
/// library; note that the leak is then 1 - ln(1/beta), not beta.
template <class T = float>
class Lapicque {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LapicqueParameters;       ///< given in double
  using State = PotentialState<Number>;        ///< state before the reset, which is delayed

  /// The model's name, as users type it.
  static constexpr const char* name() { return "snntorch.Lapicque"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit Lapicque(const Parameters& parameters = {}, const Numbers& numbers = {})
      : Lapicque(Circuit(in_range(parameters)), parameters, numbers) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential, which is not reset yet.
  Number step(State& state, const Input& input) const {
    const bool was_above = state.potential > threshold_;
    Number potential(zero_);
    assign(potential, input);
    potential *= resistance_;
    potential *= conductance_per_charge_;
    potential *= time_step_;
    Number kept = state.potential;
    kept *= share_;
    potential += kept;
    if (was_above) apply_reset(mechanism_, potential, threshold_);
    state.spike = strictly_above(potential, threshold_);
    state.potential = potential;
    return potential;
  }

 private:
  using Real = RealOf<T>;

  struct Circuit {
    explicit Circuit(const Parameters& given)
        : dt(static_cast<Real>(given.time_step)),
          R(static_cast<Real>(given.R.value_or(1.0))),
          C(static_cast<Real>(given.C.value_or(1.0))) {
      if (!given.beta) return;
      const Real rate = std::log(1 / static_cast<Real>(*given.beta));
      if (given.C) {
        R = dt / (C * rate);
      } else {
        C = dt / (R * rate);
      }
    }

    Real dt, R, C;
  };

  Lapicque(const Circuit& circuit, const Parameters& parameters, const Numbers& numbers)
      : resistance_(numbers.coefficient("R", circuit.R)),
        conductance_per_charge_(numbers.coefficient("1/(R*C)", 1 / (circuit.R * circuit.C))),
        time_step_(numbers.coefficient("time_step", circuit.dt)),
        share_(numbers.coefficient("1 - time_step/(R*C)", 1 - circuit.dt / (circuit.R * circuit.C))),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        zero_(numbers.potential(0)),
        initial_{zero_, false},
        mechanism_(parameters.reset_mechanism) {}

  typename Numbers::Coefficient resistance_;
  typename Numbers::Coefficient conductance_per_charge_;
  typename Numbers::Coefficient time_step_;
  typename Numbers::Coefficient share_;
  Number threshold_;
  Number zero_;
  State initial_;
  ResetMechanism mechanism_;
};

}  // namespace lif::snntorch
