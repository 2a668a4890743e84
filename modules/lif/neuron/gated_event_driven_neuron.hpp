#pragma once

#include <lif/neuron/event_driven_neuron.hpp>

namespace lif {

/// An EventDrivenNeuron with the port `enable`: while that is low, an edge makes no step, and state and
/// outputs hold. Neurons on the same clock, reset and enable form a group.
///
/// The port is not one of EventDrivenNeuron, as designs have 100 000 of those and a port has its price.
///
/// @tparam Model see lif::is_model
template <class Model>
class GatedEventDrivenNeuron : public EventDrivenNeuron<Model> {
 public:
  OptionalIn<bool> enable{"enable"};  ///< while low, no step is made; may stay unbound

  using EventDrivenNeuron<Model>::EventDrivenNeuron;

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::GatedEventDrivenNeuron"; }

 protected:
  EnableLine enable_line() const override { return EnableLine(enable); }
};

}  // namespace lif
