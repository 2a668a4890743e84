#pragma once

#include <lif/models/lif.hpp>
#include <lif/neuron/event_driven_neuron.hpp>

namespace lif {

/// The default neuron as a SystemC module that runs when its input changes: LIF in the event-driven shell.
/// Use it as LIFNeuron.
///
/// @tparam T `double`, `float` or another number type; see NumberTraits
template <class T = double>
using EventDrivenLIFNeuron = EventDrivenNeuron<LIF<T>>;

}  // namespace lif
