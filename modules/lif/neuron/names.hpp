#pragma once

#include <lif/neuron/clocked_neuron.hpp>
#include <lif/neuron/event_driven_neuron.hpp>

/// Names the modules of one neuron for a list of models (see frameworks/all.hpp). A model `Leaky` gets
/// `LeakyNeuron`, the model in the clocked shell, and `EventDrivenLeakyNeuron`, in the event-driven one; both
/// are templates over the number type where the model is, with the default of the model.
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
