#pragma once

#include <lif/frameworks/all.hpp>
#include <lif/network/population.hpp>

/// Defines the names of the populations for a list of models (see frameworks/all.hpp). A model `Leaky` gets
/// `LeakyPopulation`, which is a template over the number type where the model is one, with the model's
/// default type.
#define LIF_NAME_POPULATIONS(MODELS) \
  MODELS(LIF_NAME_REAL_POPULATION, LIF_NAME_REAL_POPULATION, LIF_NAME_INTEGER_POPULATION)

// NOLINTBEGIN(bugprone-macro-parentheses): names of types
#define LIF_NAME_REAL_POPULATION(framework, model, meaning) \
  namespace framework {                                     \
  template <class T = typename model<>::Number>             \
  using model##Population = ::lif::Population<model<T>>;    \
  }
#define LIF_NAME_INTEGER_POPULATION(framework, model, meaning) \
  namespace framework {                                        \
  using model##Population = ::lif::Population<model>;          \
  }
// NOLINTEND(bugprone-macro-parentheses)

// `lif::LIFPopulation<T = double>`, `lif::snntorch::LeakyPopulation<float>` ...
LIF_NAME_POPULATIONS(LIF_EVERY_MODEL)
