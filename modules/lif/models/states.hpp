#pragma once

#include <lif/models/parameters.hpp>

namespace lif {

/// The state of a model without a synaptic current.
template <class Potential, class SpikeType = bool>
struct PotentialState {
  Potential potential{};  ///< potential after the reset
  SpikeType spike{};      ///< spike of the last step

  /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"potential", "membrane potential after the step"}, self.potential);
    visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
  }
};

/// The state of a model with one synaptic current.
template <class Potential, class Current, class SpikeType = bool>
struct CurrentState {
  Potential potential{};  ///< potential after the reset
  SpikeType spike{};      ///< spike of the last step
  Current current{};      ///< synaptic current after the step

  /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"potential", "membrane potential after the step"}, self.potential);
    visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
    visit(QuantityInfo{"current", "synaptic current after the step"}, self.current);
  }
};

}  // namespace lif
