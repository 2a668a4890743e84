#pragma once

#include <optional>

#include <lif/models/model.hpp>
#include <lif/models/pieces/exponential_decay.hpp>
#include <lif/models/states.hpp>

namespace lif::sinabs {

/// Parameters of ExpLeak, with the names of the framework, which has no default for `tau_mem`.
struct ExpLeakParameters {
  double tau_mem = 10.0;            ///< membrane time constant in steps
  bool norm_input = true;           ///< whether the input is multiplied by 1 - alpha_mem
  std::optional<double> alpha_mem;  ///< share kept per step, instead of exp(-1/tau_mem)

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"tau_mem", "membrane time constant, in steps", Range::above(0)}, self.tau_mem);
    visit(QuantityInfo{"norm_input", "the input is multiplied with 1 - alpha_mem"}, self.norm_input);
    visit(QuantityInfo{"alpha_mem", "share kept per step; none: exp(-1/tau_mem)"}, self.alpha_mem);
  }
};

/// sinabs.layers.ExpLeak of Sinabs 3.1.3: a leaky integrator that never spikes, sinabs.LIF without firing.
///
///     V <- alpha_mem*V + (1 - alpha_mem)*I     or + I without norm_input
template <class T = float>
class ExpLeak {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< always none
  using Parameters = ExpLeakParameters;        ///< given in double
  using State = PotentialState<Number>;        ///< there is no reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "sinabs.ExpLeak"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit ExpLeak(const Parameters& parameters = {}, const Numbers& numbers = {})
      : alpha_mem_(numbers.coefficient(
            "alpha_mem", in_range(parameters).alpha_mem.value_or(kept_after(1 / parameters.tau_mem)))),
        gain_(numbers.coefficient(
            "1 - alpha_mem", 1 - static_cast<RealOf<T>>(NumberTraits<Coefficient>::to_double(alpha_mem_)))),
        initial_{numbers.potential(0), false},
        normalises_(parameters.norm_input) {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }

  /// Advances the state by one step; returns the potential.
  Number step(State& state, const Input& input) const {
    Number drive = initial_.potential;
    assign(drive, input);
    if (normalises_) drive *= gain_;
    state.potential *= alpha_mem_;
    state.potential += drive;
    state.spike = false;
    return state.potential;
  }

 private:
  using Coefficient = typename Numbers::Coefficient;

  Coefficient alpha_mem_;
  Coefficient gain_;
  State initial_;
  bool normalises_;
};

}  // namespace lif::sinabs
