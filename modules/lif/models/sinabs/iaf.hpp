#pragma once

#include <cstdint>
#include <optional>

#include <lif/models/model.hpp>
#include <lif/models/sinabs/firing.hpp>
#include <lif/models/states.hpp>

namespace lif::sinabs {

/// Parameters of IAF, with the names and defaults of the framework.
struct IAFParameters {
  double spike_threshold = 1.0;                   ///< at it or above it spikes
  SpikeFunction spike_fn = SpikeFunction::multi;  ///< how many spikes a step may have
  ResetFunction reset_fn = ResetFunction::sub;    ///< what spikes do to the potential
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

/// sinabs.layers.IAF of Sinabs 3.1.3, without a synaptic current: no leak. Spikes, reset and lower limit are
/// those of sinabs.LIF.
///
///     V <- V + I
template <class T = float>
class IAF {
 public:
  using Numbers = NumberSystem<T>;              ///< of its quantities
  using Number = typename Numbers::Potential;   ///< of the potential
  using Input = typename Numbers::Current;      ///< of the input current
  using Spike = std::int32_t;                   ///< spikes in the step
  using Parameters = IAFParameters;             ///< given in double
  using State = PotentialState<Number, Spike>;  ///< after the reset

  /// As users type it.
  static constexpr const char* name() { return "sinabs.IAF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit IAF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : firing_(in_range(parameters), numbers.potential) {}

  /// At start and after a reset.
  State initial_state() const { return {firing_.zero(), 0}; }
  /// What the potential is compared with.
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
