#pragma once

#include <lif/neuron/clocked_neuron.hpp>
#include <lif/neuron/event_driven_neuron.hpp>

/// Defines the names of the single-neuron modules for a list of models (see frameworks/all.hpp). A model
/// `Leaky` gets `LeakyNeuron`, the clocked module, and `EventDrivenLeakyNeuron`, the event-driven module.
/// Both are templates over the number type where the model is one, with the model's default type.
#define LIF_NAME_NEURONS(MODELS) \
  MODELS(LIF_NAME_REAL_NEURONS, LIF_NAME_REAL_NEURONS, LIF_NAME_INTEGER_NEURONS)

// NOLINTBEGIN(bugprone-macro-parentheses): names of types
#define LIF_NAME_REAL_NEURONS(framework, model, meaning)                 \
  namespace framework {                                                  \
  template <class T = typename model<>::Number>                          \
  using model##Neuron = ::lif::ClockedNeuron<model<T>>;                  \
  template <class T = typename model<>::Number>                          \
  using EventDriven##model##Neuron = ::lif::EventDrivenNeuron<model<T>>; \
  }
#define LIF_NAME_INTEGER_NEURONS(framework, model, meaning)           \
  namespace framework {                                               \
  using model##Neuron = ::lif::ClockedNeuron<model>;                  \
  using EventDriven##model##Neuron = ::lif::EventDrivenNeuron<model>; \
  }
// NOLINTEND(bugprone-macro-parentheses)
