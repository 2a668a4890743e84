#pragma once

#include <algorithm>
#include <cstdint>

#include <lif/models/model.hpp>

/// A model of one's own: the neuron of github.com/tapeoutcutm/lif-neuron-accelerator (at a9c87d0), as its RTL
/// behaves. The leak was meant as (current - V)/8. A carry makes it 32 too large as soon as V is above 0, so
/// that the neuron never leaks: no parameter of a general model should have to describe that.
///
///     S <- counter = 0 and V >= threshold      from the registers, as they are after the step
///     V <- 0 if S or counter > 0, else min(255, V + ((current + (-V mod 256)) mod 512 >> 3))
///     threshold <- threshold + 30 (mod 256) if S, else threshold - 1 if it is above 50
///     counter <- 3 if S, else counter - 1 down to 0
class AdaptiveNeuron {
 public:
  using Number = std::int32_t;
  using Spike = bool;

  struct Parameters {
    template <class Self, class Visitor>
    static void describe(Self&, Visitor&&) {}  // the RTL has constants alone
  };

  struct State {
    Number potential = 0;
    Spike spike = false;
    std::int32_t threshold = 50;
    std::int32_t counter = 0;

    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      visit(lif::QuantityInfo{"potential", "membrane, 8 bits", {0, 255}}, self.potential);
      visit(lif::QuantityInfo{"spike", "the comparison of the registers"}, self.spike);
      visit(lif::QuantityInfo{"threshold", "adaptive threshold, 8 bits", {0, 255}}, self.threshold);
      visit(lif::QuantityInfo{"counter", "refractory steps to come", {0, 3}}, self.counter);
    }
  };

  static constexpr const char* name() { return "adaptive"; }
  explicit AdaptiveNeuron(const Parameters& = {}) {}
  State initial_state() const { return {}; }
  lif::Range input_range() const { return {0, 255}; }

  Number step(State& state, const Number& current) const {
    const Number before = state.potential;
    const Number delta = (current + (256 - before) % 256) % 512 >> 3;
    state.potential = state.spike || state.counter > 0 ? 0 : std::min(255, before + delta);
    state.threshold = state.spike ? (state.threshold + 30) % 256 : state.threshold - (state.threshold > 50);
    state.counter = state.spike ? 3 : std::max(0, state.counter - 1);
    state.spike = state.counter == 0 && state.potential >= state.threshold;
    return before;
  }
};
