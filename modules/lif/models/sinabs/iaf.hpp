#pragma once

#include <cstdint>
#include <optional>

#include <lif/models/model.hpp>
#include <lif/models/sinabs/firing.hpp>
#include <lif/models/states.hpp>

namespace lif::sinabs {

/// Parameters of IAF, with the names and defaults of the framework.
struct IAFParameters {
  double spike_threshold = 1.0;                   ///< the neuron spikes at it or above it
  SpikeFunction spike_fn = SpikeFunction::multi;  ///< number of spikes that a step may have
  ResetFunction reset_fn = ResetFunction::sub;    ///< how spikes reset the potential
  std::optional<double> min_v_mem;                ///< lower limit of the potential

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(quantity::spike_threshold, self.spike_threshold);
    visit(quantity::spike_fn, self.spike_fn);
    visit(quantity::reset_fn, self.reset_fn);
    visit(quantity::min_v_mem, self.min_v_mem);
  }
};

/// sinabs.layers.IAF of Sinabs 3.1.3, without a synaptic current: a neuron without leak. Spikes, reset and
/// lower limit are computed as in sinabs.LIF.
///
///     V <- V + I
template <class T = float>
class IAF {
 public:
  using Numbers = NumberSystem<T>;              ///< number types of its quantities
  using Number = typename Numbers::Potential;   ///< type of the potential
  using Input = typename Numbers::Current;      ///< type of the input current
  using Spike = std::int32_t;                   ///< number of spikes in the step
  using Parameters = IAFParameters;             ///< given in double
  using State = PotentialState<Number, Spike>;  ///< state after the reset

  /// The model's name, as users type it.
  static constexpr const char* name() { return "sinabs.IAF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IAF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : firing_(in_range(parameters), numbers.potential) {}

  /// The state at start and after a reset.
  State initial_state() const { return {firing_.zero(), 0}; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return firing_.threshold(); }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.potential += input;
    const Number before_reset = state.potential;
    state.spike = firing_.fire(state.potential);
    return before_reset;
  }

 private:
  Firing<Number> firing_;
};

}  // namespace lif::sinabs
