#pragma once

#include <cstdint>

#include <lif/arrays/neuron_array.hpp>

/// Declares the loops over many neurons of a list of models (see all.hpp) that the library has compiled: for
/// double and float, and for 32-bit integers where a model takes them. Code that includes the list uses these
/// loops and does not compile its own.
#define LIF_DECLARE_LOOPS(MODELS) \
  MODELS(LIF_DECLARE_REAL_LOOPS, LIF_DECLARE_REAL_AND_INTEGER_LOOPS, LIF_DECLARE_INTEGER_LOOPS)

#define LIF_DECLARE_REAL_LOOPS(framework, model, meaning)           \
  extern template class lif::NeuronArray<framework::model<double>>; \
  extern template class lif::NeuronArray<framework::model<float>>;
#define LIF_DECLARE_REAL_AND_INTEGER_LOOPS(framework, model, meaning) \
  LIF_DECLARE_REAL_LOOPS(framework, model, meaning)                   \
  extern template class lif::NeuronArray<framework::model<std::int32_t>>;
#define LIF_DECLARE_INTEGER_LOOPS(framework, model, meaning) \
  extern template class lif::NeuronArray<framework::model>;

/// Compiles the loops that LIF_DECLARE_LOOPS declares for a list of models. The build expands this once for
/// each framework, with the compiler flags for loops.
#define LIF_COMPILE_LOOPS(MODELS) \
  MODELS(LIF_COMPILE_REAL_LOOPS, LIF_COMPILE_REAL_AND_INTEGER_LOOPS, LIF_COMPILE_INTEGER_LOOPS)

#define LIF_COMPILE_REAL_LOOPS(framework, model, meaning)    \
  template class lif::NeuronArray<framework::model<double>>; \
  template class lif::NeuronArray<framework::model<float>>;
#define LIF_COMPILE_REAL_AND_INTEGER_LOOPS(framework, model, meaning) \
  LIF_COMPILE_REAL_LOOPS(framework, model, meaning)                   \
  template class lif::NeuronArray<framework::model<std::int32_t>>;
#define LIF_COMPILE_INTEGER_LOOPS(framework, model, meaning) \
  template class lif::NeuronArray<framework::model>;
